import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { digestOf } from '../src/audit/canonical-json.ts'
import { FILE_TRUSTED } from '../src/facts/case-facts.ts'
import { loadRulebook, PROJECT } from '../src/load-rulebook.ts'
import { assess } from '../src/operations/assess.ts'
import type { Rulebook } from '../src/operations/deployment.ts'
import { readAndPrepare } from '../src/operations/read-and-prepare.ts'
import { readPurchase } from '../src/operations/read-purchase.ts'
import { compilePack, toPolicySet } from '../src/policy/compile-pack.ts'
import type { PackSource } from '../src/policy/pack.ts'
import type { CompiledPack } from '../src/policy/policy-set.ts'
import type { Purchase } from '../src/purchase/purchase.ts'

/** What a decision may cost with every pack loaded, against the packs that bind its buyer alone. */
const CEILING = 1.3
/** What a rule more may cost, against the rule before it, where all can apply. */
const LINEAR = 1.25
const TODAY = '2026-11-24'
const ROUNDS = 9

/** Fails where packs that do not bind cost more than the ceiling, or rules more than their number. */
export function benchPacks(print: (line: string) => void): boolean {
  const shipped = loadRulebook()
  return [benchLoaded(shipped, print), benchGrowth(shipped, print)].every(Boolean)
}

/** The first purchase of each pack's tests that no other regime binds: with its own packs alone, and with all; from bytes on. */
function benchLoaded(shipped: Rulebook, print: (line: string) => void): boolean {
  const ratios = shipped.policySet.packs.flatMap((pack) => {
    const purchase = firstPurchase(pack.source.id, shipped)
    const bound = purchase === undefined ? [] : packsThatMayBind(purchase, shipped)
    if (purchase === undefined || bound.filter(({ source }) => source.kind === 'regime').length !== 1)
      return []
    const alone = { ...shipped, policySet: { ...shipped.policySet, packs: bound } }
    const [few = Number.NaN, all = Number.NaN] = sideBySide(
      () =>
        often(() => {
          prepare(purchase, alone)
        }),
      () =>
        often(() => {
          prepare(purchase, shipped)
        }),
    )
    print(
      `  ${pack.source.id}: ${few.toFixed(0)} µs alone, ${all.toFixed(0)} µs with all ${shipped.policySet.packs.length}, ${(all / few).toFixed(2)} ×`,
    )
    return [all / few]
  })
  const worst = Math.max(...ratios)
  print(
    `all packs loaded: at most ${worst.toFixed(2)} × the packs that bind (${ratios.length} purchases, ceiling ${CEILING})`,
  )
  return ratios.length > 0 && worst <= CEILING
}

function firstPurchase(id: string, rulebook: Rulebook): Purchase | undefined {
  const folder = join(PROJECT, 'policies', id, 'tests')
  for (const file of readdirSync(folder)) {
    const { purchases } = parse(readFileSync(join(folder, file), 'utf8')) as {
      purchases: Record<string, unknown>
    }
    for (const purchase of Object.values(purchases)) {
      // As it comes over REST: texts cut out of a YAML file are slower to write.
      const parsed = readPurchase(JSON.parse(JSON.stringify(purchase)), rulebook)
      if (parsed.ok) return parsed.value
    }
  }
  return undefined
}

function packsThatMayBind(purchase: Purchase, rulebook: Rulebook): CompiledPack[] {
  const { body } = assess(purchase, FILE_TRUSTED, rulebook, { asOf: TODAY, isHypothetical: false })
  const bound = new Set(body.packs.filter(({ binds }) => binds !== 'false').map(({ id }) => id))
  return rulebook.policySet.packs.filter(({ source }) => bound.has(source.id))
}

const COUNTS = [100, 1000, 10_000] as const

/** Generated rules of which all, and of which ten, can apply to the line. */
function benchGrowth(shipped: Rulebook, print: (line: string) => void): boolean {
  const parsed = readPurchase(LINE, shipped)
  if (!parsed.ok) throw new Error(`the purchase does not parse: ${JSON.stringify(parsed.issues[0])}`)
  const purchase = parsed.value
  const timesOf = (applying: (count: number) => number): number[] => {
    const books = COUNTS.map((count) => withRules(shipped, count, applying(count)))
    return sideBySide(
      ...books.map(
        (book) => () =>
          often(() => {
            decide(purchase, book)
          }),
      ),
    )
  }
  const all = timesOf((count) => count)
  const ten = timesOf(() => 10)
  const shown = (times: readonly number[]): string =>
    COUNTS.map((count, at) => `${count}: ${(times[at] ?? Number.NaN).toFixed(0)} µs`).join(', ')
  print(`rules that can all apply: ${shown(all)}; ten of them can: ${shown(ten)}`)
  const [, thousand = Number.NaN, most = Number.NaN] = all
  const [few = Number.NaN, , tenOfMost = Number.NaN] = ten
  print(
    `growth from 1,000 to 10,000: ${(most / thousand).toFixed(2)} × (ceiling ${10 * LINEAR}); 10,000 of which ten can apply cost ${(tenOfMost / few).toFixed(2)} × 100 of which ten can (ceiling ${CEILING})`,
  )
  return most / thousand <= 10 * LINEAR && tenOfMost / few <= CEILING
}

const LINE = {
  schema: 'sekisho/purchase/1',
  buyer: { jurisdiction: 'JP', type: 'ministry', timeZone: 'Asia/Tokyo' },
  procurement: { action: 'new' },
  parties: [{ id: 'P1', role: 'bidder', name: 'Example Integrators LLC' }],
  items: [
    {
      id: '1',
      kind: 'hardware',
      category: 'router',
      quantity: 1,
      parties: [{ role: 'manufacturer', name: 'Example Routers Inc.', country: 'JP' }],
    },
  ],
  statements: [{ about: '/items', says: 'complete', by: 'P1' }],
}

function withRules(shipped: Rulebook, count: number, applying: number): Rulebook {
  const pack: PackSource = {
    schema: 'sekisho/pack/1',
    id: 'generated',
    version: '1.0.0',
    kind: 'regime',
    status: 'binding',
    title: { en: 'Generated', ja: '生成' },
    authority: { en: 'Benchmark', ja: 'ベンチマーク' },
    reviewed: TODAY,
    citation: 'own',
    citations: { own: { ref: 'Benchmark', confidence: 'knowledge' } },
    binds: { fact: 'buyer.jurisdiction', is: 'JP' },
    rules: Array.from({ length: count }, (_, index) => ({
      id: `R${index}`,
      title: { en: 'Made', ja: '作成' },
      concern: 'vendor-origin' as const,
      for: 'item' as const,
      scope: { fact: 'item.category', within: index < applying ? 'router' : 'printer' },
      when: { fact: 'item.kind', is: index % 2 === 0 ? 'software' : 'service' },
      effect: 'prohibit' as const,
      rationale: { en: 'Made.', ja: '作成。' },
      citation: 'own',
    })),
  }
  return { ...shipped, policySet: toPolicySet([compilePack(pack, digestOf)], digestOf) }
}

/** What a deciding thread does with the bytes of a purchase: all but the commit. */
function prepare(purchase: Purchase, rulebook: Rulebook): void {
  const bytes = Buffer.from(JSON.stringify(purchase))
  readAndPrepare(rulebook, { bytes, time: `${TODAY}T12:00:00.000Z`, timeZone: 'UTC' }, randomBytes)
}

function decide(purchase: Purchase, rulebook: Rulebook): void {
  assess(purchase, FILE_TRUSTED, rulebook, { asOf: TODAY, isHypothetical: false })
}

/** Microseconds of CPU for each time. */
function often(run: () => void): number {
  const begin = process.cpuUsage()
  let count = 0
  do {
    for (let one = 0; one < 20; one++) run()
    count += 20
  } while (process.cpuUsage(begin).user < 50_000)
  return process.cpuUsage(begin).user / count
}

/** Medians of microseconds of CPU a decision, the contenders taking turns. */
function sideBySide(...contenders: (() => number)[]): number[] {
  const times = contenders.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round++)
    contenders.forEach((run, at) => {
      const time = run()
      if (round > 0) times[at]?.push(time)
    })
  return times.map((found) => found.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN)
}
