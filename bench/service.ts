import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { renderTexts } from '../src/decision/texts.ts'
import { canonicalJson } from '../src/audit/canonical-json.ts'
import { detach } from '../src/audit/commitment.ts'
import { decide } from '../src/decision/decide.ts'
import { NOTHING_CONFIRMED } from '../src/facts/case-facts.ts'
import { factsDocument } from '../src/facts/facts-document.ts'
import { resolve } from '../src/facts/resolve.ts'
import { loadRulebook, PROJECT } from '../src/load-rulebook.ts'
import { readPurchase } from '../src/operations/read-purchase.ts'
import { erasablePlaces } from '../src/purchase/erasable-places.ts'
import { parseJson } from '../src/purchase/parse-json.ts'
import { openSqliteReader } from '../src/store/sqlite/sqlite-store.ts'
import type { Load, LoadPlan } from './load.ts'

const CONNECTIONS = 64
/** How long is measured: the echo and the decisions in turn, so often and so long each. */
interface Effort {
  readonly rounds: number
  readonly seconds: number
}
const FULL: Effort = { rounds: 5, seconds: 4 }
/** Durable decisions a second, as a share of what an echo of the same length answers. */
const FLOOR = 0.4

const here = fileURLToPath(new URL('.', import.meta.url))
const run = promisify(execFile)

interface Served {
  readonly process: ChildProcess
  readonly port: number
  readonly printed: string
}

async function start(args: readonly string[], environment: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  return new Promise((done, fail) => {
    child.once('exit', () => {
      fail(new Error(`ended: ${printed}`))
    })
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const port = /listens at http:\/\/127\.0\.0\.1:(\d+)\n/.exec(printed)?.[1]
      if (port !== undefined && (environment['PORT'] === undefined || printed.includes('sk_')))
        done({ process: child, port: Number(port), printed })
    })
  })
}

async function load(plan: Omit<LoadPlan, 'connections' | 'path'>): Promise<Load> {
  const { stdout } = await run(process.execPath, [
    join(here, 'load-main.js'),
    JSON.stringify({ ...plan, connections: CONNECTIONS, path: '/v1/decisions' }),
  ])
  return JSON.parse(stdout) as Load
}

/** POST of the courthouse example, durable, against an echo; fails below the floor. */
export async function benchService(print: (line: string) => void, effort: Effort = FULL): Promise<boolean> {
  const body = readFileSync(join(PROJECT, 'data/examples/us-courthouse-cameras.json'), 'utf8')
  stages(body, print)
  const directory = mkdtempSync(join(tmpdir(), 'sekisho-bench-'))
  const sekisho = await start([join(PROJECT, 'dist/main.js')], {
    PORT: '0',
    SEKISHO_DATA_DIR: directory,
    LOG_LEVEL: 'warn',
  })
  const headers = { authorization: `Bearer ${/sk_\S+/.exec(sekisho.printed)?.[0] ?? ''}` }
  const length = await answerLength(sekisho.port, headers, body)
  const echo = await start([join(here, 'echo-main.js'), String(length)], {})
  const ratios: number[] = []
  // Both are warm before anything counts.
  await load({ port: sekisho.port, seconds: effort.seconds * 2, headers, body })
  await load({ port: echo.port, seconds: effort.seconds, headers, body })
  for (let round = 1; round <= effort.rounds; round++) {
    const theirs = await load({ port: echo.port, seconds: effort.seconds, headers, body })
    const ours = await load({ port: sekisho.port, seconds: effort.seconds, headers, body })
    if (ours.notOk + theirs.notOk > 0) throw new Error('an answer was not 201')
    ratios.push(ours.requestsPerSecond / theirs.requestsPerSecond)
    print(
      `round ${round}: echo ${describe(theirs)}; decisions ${describe(ours)}; ratio ${(ratios.at(-1) ?? 0).toFixed(2)}`,
    )
  }
  sekisho.process.kill('SIGKILL')
  echo.process.kill('SIGKILL')
  await printRecord(directory, print)
  rmSync(directory, { recursive: true, force: true })
  const median = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  print(
    `durable decisions reach ${median.toFixed(2)} of an Express 5 echo of ${length} bytes (floor ${FLOOR}, aim 0.6)`,
  )
  return median >= FLOOR
}

async function answerLength(port: number, headers: Record<string, string>, body: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/decisions`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  })
  return (await response.text()).length
}

function describe(one: Load): string {
  return `${one.requestsPerSecond.toFixed(0)}/s (p50 ${one.p50Ms.toFixed(1)} ms, p99 ${one.p99Ms.toFixed(1)} ms)`
}

/** What the record holds after the load: bytes a decision and decisions a commit. */
async function printRecord(directory: string, print: (line: string) => void): Promise<void> {
  const reader = openSqliteReader(directory)
  const size = (await reader.commitRoots()).at(-1)?.size ?? 0
  const commits = (await reader.commitRoots()).length
  reader.close()
  const bytes = readdirSync(directory)
    .filter((name) => name.endsWith('.sqlite'))
    .reduce((sum, name) => sum + statSync(join(directory, name)).size, 0)
  print(
    `${size} events in ${commits} commits: ${(size / commits).toFixed(1)} decisions a commit, ${Math.round(bytes / size)} bytes each in the database`,
  )
}

/** Each step of deciding by itself, warm, in one thread. */
function stages(body: string, print: (line: string) => void): void {
  const rulebook = loadRulebook()
  const bytes = Buffer.from(body)
  const json = parseJson(bytes)
  const parsed = readPurchase(json.ok ? json.value : null, rulebook)
  if (!parsed.ok) throw new Error('the example does not parse')
  const purchase = parsed.value
  const facts = resolve(purchase, NOTHING_CONFIRMED, rulebook.snapshot)
  const decided = decide(facts, rulebook.policySet, '2026-11-24', '2026-11-24')
  const places = erasablePlaces(purchase)
  const salts = Buffer.alloc(places.length * 32, 7)
  const steps: readonly (readonly [string, () => unknown])[] = [
    ['parse JSON', () => parseJson(bytes)],
    ['validate purchase', () => readPurchase(json.ok ? json.value : null, rulebook)],
    ['resolve facts', () => resolve(purchase, NOTHING_CONFIRMED, rulebook.snapshot)],
    ['decide', () => decide(facts, rulebook.policySet, '2026-11-24', '2026-11-24')],
    ['canonical body', () => canonicalJson(decided)],
    ['canonical facts', () => canonicalJson(factsDocument(facts))],
    ['detach erasable', () => detach(purchase, places, salts)],
    ['render texts', () => renderTexts(decided, { ...rulebook, purchase })],
    ['write answer', () => JSON.stringify(decided)],
  ]
  for (const [name, step] of steps)
    print(`${name.padEnd(20)} ${medianMicroseconds(step).toFixed(0).padStart(5)} µs`)
}

function medianMicroseconds(step: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < 30; round++) {
    const begin = performance.now()
    for (let index = 0; index < 50; index++) step()
    if (round >= 10) times.push(((performance.now() - begin) * 1000) / 50)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
