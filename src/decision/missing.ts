import { findFact } from '../facts/catalogue.ts'
import { evidenceType } from '../facts/evidence-types.ts'
import type { Facts, Path } from '../facts/fact.ts'
import type { Environment } from '../policy/environment.ts'
import { openAddress, type Open } from '../policy/explanation.ts'
import { findingKey, type Missing } from './body.ts'
import { reconsider, type Grounded } from './grounds.ts'
import type { Cover } from './outcome.ts'
import { createScales, type Scales, type Verdicts } from './scopes.ts'

interface Wanted {
  readonly open: Open
  /** Index of every finding that waits for it. */
  readonly findings: number[]
}

interface Question {
  readonly facts: Facts
  readonly grounded: readonly Grounded[]
  readonly cover: Cover
  readonly environment: Environment
}

const ITEMS: Open = { type: 'completeness', at: '/items', pointer: '/items', fact: 'purchase.items' }

/** Everything that somebody has to answer, once each, in the order of the findings (design 2.6). */
export function missingOf(question: Question): Missing[] {
  const wanted = gather(question.grounded)
  const mild = allMild(wanted)
  const scales = createScales(question)
  const answering: Environment = { ...question.environment, assumed: null }
  const asked: Asked = {
    question,
    scales,
    answering,
    current: question.grounded.map((one) => one.verdict),
    mild,
    ifMild: question.grounded.map((one) => reconsider(one, mild, answering)),
  }
  const found = [...wanted.values()].map((one) => toMissing(one, question, decidesNow(asked, one)))
  if (!question.facts.itemsWhole) found.push(toMissing({ open: ITEMS, findings: [] }, question, true))
  return found
}

interface Asked {
  readonly question: Question
  readonly scales: Scales
  /** Where findings are considered anew; one for all of them. */
  readonly answering: Environment
  readonly current: Verdicts
  /** Every answer as the purchase would want it; one at a time is taken out and put back. */
  readonly mild: Map<string, 'mild' | 'harsh'>
  readonly ifMild: Verdicts
}

function gather(grounded: readonly Grounded[]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  grounded.forEach((one, index) => {
    for (const open of [...one.open, ...one.needs]) {
      const known = wanted.get(openAddress(open))
      if (known === undefined) wanted.set(openAddress(open), { open, findings: [index] })
      else if (!known.findings.includes(index)) known.findings.push(index)
    }
  })
  return wanted
}

function allMild(wanted: ReadonlyMap<string, Wanted>): Map<string, 'mild' | 'harsh'> {
  return new Map([...wanted.keys()].map((address) => [address, 'mild']))
}

/** `now` when the answer alone can move an outcome, or its lack alone holds one that all else would free. */
function decidesNow(asked: Asked, one: Wanted): boolean {
  const address = openAddress(one.open)
  for (const answer of ['harsh', 'mild'] as const) {
    if (moves(asked, one, asked.current, new Map([[address, answer]]))) return true
  }
  asked.mild.delete(address)
  const isHeld = moves(asked, one, asked.ifMild, asked.mild)
  asked.mild.set(address, 'mild')
  return isHeld
}

/** Whether considering the findings anew that wait for the answer changes the outcome of a line they concern. */
function moves(
  { question, scales, answering }: Asked,
  one: Wanted,
  verdicts: Verdicts,
  forced: ReadonlyMap<string, 'mild' | 'harsh'>,
): boolean {
  let changed: Map<number, Verdicts[number]> | undefined
  for (const index of one.findings) {
    const finding = question.grounded[index]
    const verdict = finding === undefined ? undefined : reconsider(finding, forced, answering)
    if (verdict !== undefined && verdict !== verdicts[index]) (changed ??= new Map()).set(index, verdict)
  }
  if (changed === undefined) return false
  const answered = changed
  const now = (index: number): Verdicts[number] | undefined => answered.get(index) ?? verdicts[index]
  const before = (index: number): Verdicts[number] | undefined => verdicts[index]
  return scales
    .linesOf([...answered.keys()])
    .some((line) => scales.outcome(line, now) !== scales.outcome(line, before))
}

function toMissing(one: Wanted, question: Question, isNow: boolean): Missing {
  const { open } = one
  const closed = closedAt(question.facts, open.at)
  return {
    at: open.at,
    ...(open.candidates === undefined ? {} : { candidates: open.candidates }),
    ...(closed === undefined ? {} : { closed }),
    decides: isNow ? 'now' : 'later',
    fact: open.fact,
    id: openAddress(open),
    pointer: open.pointer,
    ...(open.template === undefined ? {} : { template: open.template }),
    type: open.type,
    unlocks: one.findings.flatMap((index) => {
      const finding = question.grounded[index]?.evaluated
      return finding === undefined
        ? []
        : [findingKey({ rule: finding.rule.source.id, subject: finding.placed.subject.path })]
    }),
    who: whoAnswers(open),
  }
}

function closedAt(facts: Facts, at: Path): 'refused' | 'unobtainable' | undefined {
  return facts.closedQuestions[at] ?? facts.closedQuestions[at.replace(/\/-$/, '')]
}

/** Who can answer: the catalogue's word for facts and types of evidence; for the rest whoever makes the offer. */
function whoAnswers(open: Open): string {
  const known = findFact(open.fact)?.fact.answeredBy ?? evidenceType(open.fact.replace('evidence.', ''))?.from
  // What a document in the file leaves out is filled in by who keeps the file.
  if (known === undefined && open.type === 'value' && open.at.startsWith('/evidence/@')) return 'buyer'
  return known ?? (open.fact === 'list.health' ? 'operator' : 'bidder')
}
