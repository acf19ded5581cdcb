import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { remediesOf } from '../src/decision/remedies.ts'
import { FILE_TRUSTED } from '../src/facts/case-facts.ts'
import { loadRulebook, PROJECT } from '../src/load-rulebook.ts'
import { assess } from '../src/operations/assess.ts'
import { readPurchase } from '../src/operations/read-purchase.ts'

const LINES = 1000
/** Milliseconds for a purchase of so many lines; lines not come to by then are named. */
const CEILING = 300
const ROUNDS = 7

const EXAMPLES = ['us-39-computers-and-a-camera', 'us-courthouse-cameras', 'jp-ministry-wan'] as const

/** Remedies of a thousand lines, each example's own lines over and over; fails above the ceiling, stopped or not. */
export function benchRemedies(print: (line: string) => void): boolean {
  const rulebook = loadRulebook()
  return EXAMPLES.map((name) => {
    const parsed = readPurchase(multiplied(name), rulebook)
    if (!parsed.ok) throw new Error(`${name} times over does not parse: ${JSON.stringify(parsed.issues[0])}`)
    const { body, facts } = assess(parsed.value, FILE_TRUSTED, rulebook, {
      asOf: '2026-11-01',
      isHypothetical: false,
    })
    const times: number[] = []
    let found = remediesOf(body, facts, rulebook.policySet)
    for (let round = 0; round < ROUNDS; round++) {
      const begin = process.cpuUsage()
      found = remediesOf(body, facts, rulebook.policySet)
      times.push(process.cpuUsage(begin).user / 1000)
    }
    const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
    const stop = found.notLookedAt.length
    print(
      `remedies of ${name}, ${body.items.length} lines: ${median.toFixed(0)} ms of CPU, ${found.sets.length} sets, stopped before ${stop} lines (ceiling ${CEILING} ms)`,
    )
    return median <= CEILING
  }).every(Boolean)
}

/** The example with its lines repeated under new ids until there are a thousand. */
function multiplied(name: string): unknown {
  const document = JSON.parse(readFileSync(join(PROJECT, `data/examples/${name}.json`), 'utf8')) as {
    items: Record<string, unknown>[]
    procurement: Record<string, unknown>
  }
  const items = Array.from({ length: LINES }, (_, index) => {
    const line = document.items[index % document.items.length]
    return { ...line, maintains: null, id: `L${index}` }
  })
  // What a contract delivers names lines that are not here under their ids.
  const procurement = { ...document.procurement, contract: null }
  return { ...document, procurement, items, evidence: [], claims: [], statements: [] }
}
