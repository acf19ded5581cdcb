import { findFact } from '../facts/catalogue.ts'
import type { Facts, Path } from '../facts/fact.ts'
import type { Environment } from '../policy/environment.ts'
import { openAddress, type Open } from '../policy/explanation.ts'
import { findingKey, type Missing } from './body.ts'
import { reconsider, type Grounded } from './grounds.ts'
import type { Cover } from './outcome.ts'
import { weighAll, type Verdicts, type Weighing } from './scopes.ts'

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
  const current = question.grounded.map((one) => one.verdict)
  const before = weighed(question, current)
  const mild = allMild(wanted)
  const ifMild = question.grounded.map((one) => reconsider(one, mild, question.environment))
  const found = [...wanted.entries()].map(([address, one]) => {
    const decides = decidesNow(question, { address, one, current, before, mild, ifMild })
    return toMissing(one, question, decides)
  })
  if (!question.facts.itemsWhole) found.push(toMissing({ open: ITEMS, findings: [] }, question, true))
  return found
}

function gather(grounded: readonly Grounded[]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  grounded.forEach((one, index) => {
    for (const open of one.open) {
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

function weighed(question: Question, verdicts: Verdicts): Weighing {
  return weighAll(question.facts, question.grounded, verdicts, question.cover)
}

interface Candidate {
  readonly address: string
  readonly one: Wanted
  readonly current: Verdicts
  readonly before: Weighing
  readonly mild: ReadonlyMap<string, 'mild' | 'harsh'>
  readonly ifMild: Verdicts
}

/** `now` when the answer alone can move an outcome, or its lack alone holds one that all else would free. */
function decidesNow(question: Question, candidate: Candidate): boolean {
  for (const answer of ['harsh', 'mild'] as const) {
    const forced = new Map([[candidate.address, answer]])
    if (
      differs(
        question,
        candidate,
        reconsidered(question, candidate, candidate.current, forced),
        candidate.before,
      )
    )
      return true
  }
  const others = new Map(candidate.mild)
  others.delete(candidate.address)
  const held = reconsidered(question, candidate, candidate.ifMild, others)
  return differs(question, candidate, held, weighed(question, candidate.ifMild))
}

/** The verdicts with those findings considered anew that wait for the candidate. */
function reconsidered(
  question: Question,
  candidate: Candidate,
  verdicts: Verdicts,
  forced: ReadonlyMap<string, 'mild' | 'harsh'>,
): Verdicts {
  const next = [...verdicts]
  for (const index of candidate.one.findings) {
    const finding = question.grounded[index]
    if (finding !== undefined) next[index] = reconsider(finding, forced, question.environment)
  }
  return next
}

function differs(question: Question, candidate: Candidate, verdicts: Verdicts, before: Weighing): boolean {
  if (candidate.one.findings.every((index) => verdicts[index] === candidate.current[index])) {
    if (before === candidate.before) return false
  }
  const after = weighed(question, verdicts)
  if (after.purchase.outcome !== before.purchase.outcome) return true
  for (const [id, outcomes] of after.items)
    if (before.items.get(id)?.outcome !== outcomes.outcome) return true
  return false
}

function toMissing(one: Wanted, question: Question, isNow: boolean): Missing {
  const { open } = one
  const closed = closedAt(question.facts, open.at)
  return {
    id: openAddress(open),
    ...open,
    who: whoAnswers(open),
    unlocks: one.findings.flatMap((index) => {
      const finding = question.grounded[index]?.evaluated
      return finding === undefined
        ? []
        : [findingKey({ rule: finding.rule.source.id, subject: finding.placed.subject.path })]
    }),
    decides: isNow ? 'now' : 'later',
    ...(closed === undefined ? {} : { closed }),
  }
}

function closedAt(facts: Facts, at: Path): 'refused' | 'unobtainable' | undefined {
  return facts.closedQuestions[at] ?? facts.closedQuestions[at.replace(/\/-$/, '')]
}

/** Who can answer: the catalogue's word for facts; for the rest whoever makes the offer. */
function whoAnswers(open: Open): string {
  return findFact(open.fact)?.fact.answeredBy ?? (open.fact === 'list.health' ? 'operator' : 'bidder')
}
