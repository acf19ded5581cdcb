import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { buildRegister } from '../src/reference/names/name-register.ts'
import { readName } from '../src/reference/names/read-name.ts'
import {
  createSearchRegister,
  scanRegister,
  type SearchRegister,
} from '../src/reference/names/search-register.ts'
import { madeUpName, mistyped, seeded } from './made-up-names.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Targets for a million names on one core of a machine left alone. */
const LOAD_SECONDS = 60
const MEMORY_MB = 1536
const P50_MS = 1
const P99_MS = 10
const RECALL = 0.995
const QUERIES = 2000
const SCANNED = 300
const PEER_QUERIES = 50
const ANSWERS = 10

interface Query {
  readonly text: string
  readonly meant: string
}

function main(): void {
  const sizes = process.argv.slice(2).map(Number)
  let holds = true
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) holds = benchSize(size) && holds
  print(holds ? 'all targets of names hold' : 'a target of names does not hold')
  process.exitCode = holds ? 0 : 1
}

function benchSize(size: number): boolean {
  const random = seeded(7)
  const names = Array.from({ length: size }, () => madeUpName(random))
  const queries = Array.from({ length: QUERIES }, () => {
    const meant = names[Math.floor(random() * size)] ?? ''
    return { text: mistyped(meant, random), meant }
  })
  print(`${size} names`)
  const started = performance.now()
  const register = buildRegister(names.map((text, bearer) => ({ text, bearer })))
  const seconds = (performance.now() - started) / 1000
  const memory = process.memoryUsage().rss / 2 ** 20
  const search = createSearchRegister(register)
  const times = timesOf(queries, (text) => ours(search, text))
  print(
    `  load ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB in all; p50 ${at(times.ms, 0.5)} ms, p99 ${at(times.ms, 0.99)} ms, found ${(times.found * 100).toFixed(1)} %`,
  )
  let holds =
    seconds <= LOAD_SECONDS &&
    memory <= MEMORY_MB &&
    Number(at(times.ms, 0.5)) <= P50_MS &&
    Number(at(times.ms, 0.99)) <= P99_MS
  if (size <= 100_000) {
    benchPeers(names, queries.slice(0, PEER_QUERIES), size)
    if (size === 100_000)
      holds =
        recallOf(
          queries.slice(0, SCANNED),
          search,
          (text) => scanRegister(register, readName(text).whole)[0]?.comparison.score,
        ) >= RECALL && holds
  }
  return holds
}

function ours(search: SearchRegister, text: string): readonly string[] {
  return search(readName(text), ANSWERS).map((found) => found.text)
}

function timesOf(
  queries: readonly Query[],
  find: (text: string) => readonly string[],
): { readonly ms: readonly number[]; readonly found: number } {
  const ms: number[] = []
  let found = 0
  for (const { text, meant } of queries) {
    const started = performance.now()
    const names = find(text)
    ms.push(performance.now() - started)
    if (names.includes(meant)) found += 1
  }
  return { ms: ms.sort((a, b) => a - b), found: found / queries.length }
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3)
}

/** Share of the queries whose best name of all is found, or another as good. */
function recallOf(
  queries: readonly Query[],
  search: SearchRegister,
  best: (text: string) => number | undefined,
): number {
  let [found, all] = [0, 0]
  for (const { text } of queries) {
    const score = best(text)
    if (score === undefined) continue
    all += 1
    const [first] = search(readName(text), 1)
    if (first !== undefined && first.comparison.score >= score) found += 1
  }
  print(`  recall against a look at every name: ${(found / all).toFixed(4)} of ${all}`)
  return found / all
}

/** The same queries by two libraries of fuzzy search, as their documentation sets them up. */
function benchPeers(names: readonly string[], queries: readonly Query[], size: number): void {
  const fuse = new Fuse(names, { includeScore: true, threshold: 0.4, ignoreLocation: true })
  const byFuse = timesOf(queries, (text) => fuse.search(text, { limit: ANSWERS }).map((one) => one.item))
  print(
    `  fuse.js     p50 ${at(byFuse.ms, 0.5)} ms, p99 ${at(byFuse.ms, 0.99)} ms, found ${(byFuse.found * 100).toFixed(1)} %`,
  )
  const mini = new MiniSearch<{ id: number; name: string }>({
    fields: ['name'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  })
  const started = performance.now()
  mini.addAll(names.map((name, id) => ({ id, name })))
  const byMini = timesOf(queries, (text) =>
    mini
      .search(text)
      .slice(0, ANSWERS)
      .map((one) => names[Number(one.id)] ?? ''),
  )
  print(
    `  minisearch  load ${((performance.now() - started) / 1000).toFixed(1)} s with queries, p50 ${at(byMini.ms, 0.5)} ms, p99 ${at(byMini.ms, 0.99)} ms, found ${(byMini.found * 100).toFixed(1)} % (${size} names)`,
  )
}

main()
