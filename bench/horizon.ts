import { FILE_TRUSTED } from '../src/facts/case-facts.ts'
import { horizonOf } from '../src/decision/horizon.ts'
import { loadRulebook } from '../src/load-rulebook.ts'
import { assess } from '../src/operations/assess.ts'
import { digestOf } from '../src/audit/canonical-json.ts'
import type { Rulebook } from '../src/operations/deployment.ts'
import { readPurchase } from '../src/operations/read-purchase.ts'
import { compilePack, toPolicySet } from '../src/policy/compile-pack.ts'
import type { PackSource } from '../src/policy/pack.ts'
import { shiftDay } from '../src/policy/shift-day.ts'

const LINES = 1000
/** Milliseconds of CPU for so many lines, each with an expiry date of its own. */
const CEILING = 200
const ROUNDS = 9
const TODAY = '2026-11-24'

/** Beside the shipped policies, which say nothing of having a thing in use: what has lost its support or certificate goes. */
const HOLDING: PackSource = {
  schema: 'sekisho/pack/1',
  id: 'holding',
  version: '1.0.0',
  kind: 'regime',
  status: 'binding',
  title: { en: 'What is in use', ja: '使用中の機器' },
  authority: { en: 'Benchmark', ja: 'ベンチマーク' },
  reviewed: TODAY,
  citation: 'own',
  citations: { own: { ref: 'Benchmark', confidence: 'knowledge' } },
  binds: { always: true },
  rules: [
    {
      id: 'SUPPORTED',
      title: { en: 'Support', ja: 'サポート' },
      concern: 'service-interruption',
      for: 'item',
      catches: ['hold'],
      when: { fact: 'item.endOfSupport', before: 'asOf' },
      effect: 'prohibit',
      rationale: { en: 'Out of support.', ja: 'サポートが終了した。' },
      citation: 'own',
    },
    {
      id: 'CERTIFIED',
      title: { en: 'Certificate', ja: '認証' },
      concern: 'malicious-function',
      for: 'item',
      catches: ['hold', 'option'],
      demand: { certificate: ['common-criteria'] },
      effect: 'require',
      rationale: { en: 'No certificate.', ja: '認証がない。' },
      citation: 'own',
    },
  ],
}

/** The horizon of a thousand lines with as many expiry dates, without and with an option; fails above the ceiling. */
export function benchHorizon(print: (line: string) => void): boolean {
  const shipped = loadRulebook()
  const packs = [...shipped.policySet.packs, compilePack(HOLDING, digestOf)]
  const rulebook: Rulebook = { ...shipped, policySet: toPolicySet(packs, digestOf) }
  return [[], [{ id: 'O1', date: shiftDay(TODAY, { days: 700 }) }]]
    .map((options) => {
      const parsed = readPurchase(document(options), rulebook)
      if (!parsed.ok) throw new Error(`the purchase does not parse: ${JSON.stringify(parsed.issues[0])}`)
      const purchase = parsed.value
      const day = { asOf: TODAY, isHypothetical: false }
      const { body, facts } = assess(purchase, FILE_TRUSTED, rulebook, day)
      const times: number[] = []
      let found = horizonOf(body, facts, rulebook.policySet, purchase)
      for (let round = 0; round < ROUNDS; round++) {
        const begin = process.cpuUsage()
        found = horizonOf(body, facts, rulebook.policySet, purchase)
        times.push(process.cpuUsage(begin).user / 1000)
      }
      const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
      const entries = found.entries.length + found.more
      print(
        `horizon of ${LINES} lines with ${LINES} expiry dates, ${options.length} options: ${median.toFixed(0)} ms of CPU, ${entries} entries, stopped ${found.stopped ?? 'nowhere'} (ceiling ${CEILING} ms)`,
      )
      return median <= CEILING && entries >= LINES && found.stopped === null
    })
    .every(Boolean)
}

function document(options: readonly object[]): unknown {
  const items = Array.from({ length: LINES }, (_, index) => ({
    id: `L${index}`,
    kind: 'hardware',
    category: 'router',
    model: 'M-1',
    plannedEndOfUse: '2032-12-31',
    // Every other line loses its support on a day of its own, the rest their certificate.
    support: { endOfSupport: index % 2 === 0 ? shiftDay(TODAY, { days: 2 * index + 1 }) : '2033-12-31' },
    parties: [{ role: 'manufacturer', name: 'Example Networks GmbH', country: 'DE' }],
    certifications: [
      {
        scheme: 'common-criteria',
        id: `C${index}`,
        subject: { product: 'M-1' },
        holder: 'Example Networks GmbH',
        status: 'valid',
        validUntil: index % 2 === 0 ? '2033-12-31' : shiftDay(TODAY, { days: 2 * index + 1 }),
      },
    ],
  }))
  return {
    schema: 'sekisho/purchase/1',
    buyer: { jurisdiction: 'US', type: 'civilian-agency' },
    procurement: { action: 'new', contract: { options } },
    items,
    statements: [{ about: '/items', says: 'complete', by: 'buyer' }],
  }
}
