import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { horizonOf } from '../src/decision/horizon.ts'
import { FILE_TRUSTED } from '../src/facts/case-facts.ts'
import { loadRulebook, PROJECT } from '../src/load-rulebook.ts'
import { assess } from '../src/operations/assess.ts'
import { readPurchase } from '../src/operations/read-purchase.ts'
import { shiftDay } from '../src/policy/day-expression.ts'
import { plannedActs } from '../src/purchase/planned-acts.ts'

const LINES = 1000
/** Milliseconds of CPU for a thousand lines with a thousand dates. */
const CEILING = 200
const ROUNDS = 7

/** The horizon of a thousand cameras, each with a label that ends on a day of its own, before or after an option. */
export function benchHorizon(print: (line: string) => void): boolean {
  const rulebook = loadRulebook()
  const parsed = readPurchase(thousandDates(), rulebook)
  if (!parsed.ok) throw new Error(`the purchase does not parse: ${JSON.stringify(parsed.issues[0])}`)
  const day = { asOf: '2026-11-01', isHypothetical: false }
  const { body, facts } = assess(parsed.value, FILE_TRUSTED, rulebook, day)
  const plan = { policySet: rulebook.policySet, acts: plannedActs(parsed.value) }
  const times: number[] = []
  let found = horizonOf(body, facts, plan)
  for (let round = 0; round < ROUNDS; round++) {
    const begin = process.cpuUsage()
    found = horizonOf(body, facts, plan)
    times.push(process.cpuUsage(begin).user / 1000)
  }
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
  print(
    `horizon of ${LINES} lines with as many dates: ${median.toFixed(0)} ms of CPU, ${found.entries.length + found.more} changes (ceiling ${CEILING} ms)`,
  )
  return median <= CEILING
}

function thousandDates(): unknown {
  const document = JSON.parse(
    readFileSync(join(PROJECT, 'data/examples/jp-lobby-camera-without-label.json'), 'utf8'),
  ) as {
    items: Record<string, unknown>[]
    procurement: { contract: object }
    evidence: { subjects: string[] }[]
  }
  const [camera] = document.items
  const items = Array.from({ length: LINES }, (_, index) => ({
    ...camera,
    id: String(index + 1),
    certifications: [
      {
        scheme: 'jc-star',
        level: 1,
        subject: { product: 'VC-200' },
        holder: '示例影像技术有限公司',
        status: 'valid',
        validUntil: shiftDay('2026-11-02', { days: index }),
      },
    ],
  }))
  const contract = { ...document.procurement.contract, options: [{ date: '2028-04-01' }] }
  // What was handed in for the one camera holds for all.
  const evidence = document.evidence.map((one) => ({
    ...one,
    subjects: one.subjects.map((subject) => (subject === '/items/@1' ? '/items' : subject)),
  }))
  return { ...document, items, evidence, procurement: { ...document.procurement, contract } }
}
