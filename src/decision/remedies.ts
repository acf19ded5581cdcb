import type { Facts, Path } from '../facts/fact.ts'
import { UNKNOWN } from '../facts/tri.ts'
import { ACTS, answerTo, requirementKey, type Act, type Requirement, type Wanted } from '../policy/acts.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Day } from '../reference/snapshot.ts'
import { OUTCOMES, type Body, type Outcome } from './body.ts'
import { coverOf } from './decide.ts'
import { statusOn } from '../policy/policy-set.ts'
import { evaluate, type Evaluated, type Evaluation } from './evaluate.ts'
import { createTally, type Cover } from './outcome.ts'
import { resultOf, TESTING, waysOf, type Cleared, type Effort, type Ways } from './remedy-ways.ts'

/** One act with all that it has to bring about, or lines left out. */
export type RemedyAct =
  | { readonly act: Act; readonly at: Path; readonly wants: readonly Wanted[] }
  | { readonly act: 'drop'; readonly items: readonly string[] }

/** What a remedy takes for granted; nothing of it is known (design 2.8). */
export type RemedyAssumption =
  'answer-helps' | 'evidence-confirmed' | 'reply-no-concern' | 'claim-confirmed' | 'rest-unchanged'

/** A smallest set of acts by which a line, or the purchase (null), reaches a better outcome. */
export interface Remedy {
  readonly item: string | null
  readonly from: Outcome
  readonly reaches: Outcome
  readonly acts: readonly RemedyAct[]
  readonly assumes: readonly RemedyAssumption[]
}

export interface Remedies {
  readonly sets: readonly Remedy[]
  /** Lines that were not looked at because the work is bounded. */
  readonly notLookedAt: readonly string[]
}

/** Of one line and one outcome so many are shown. */
const MOST_SETS = 3
/** So many sets in the making are kept while the ways of several findings are put together. */
const MOST_PARTIAL = 24
/** So much work at the most, by count and not by time; lines that come after are named as not looked at. */
const MOST_EFFORT = 160_000

/**
 * The smallest sets of acts that reach a better outcome, line by line and for the purchase, smallest first, leaving out a
 * line last. Each is verified by evaluating its findings again with the acts taken as done; none changes a fact of the
 * world. Pure: the same for the same arguments.
 * @param body what was decided on the facts
 */
export function remediesOf(body: Body, facts: Facts, policySet: PolicySet): Remedies {
  const { asOf } = body
  const evaluation = evaluate(facts, policySet, asOf, asOf)
  const own = [...evaluation.all, ...openBindings(evaluation)].filter((one) => counts(one, asOf))
  const search: Looking = {
    evaluation,
    cover: coverAssumed(coverOf(evaluation, ['binding'])),
    known: new Map(),
    effort: { spent: 0 },
  }
  const sets: Remedy[] = []
  const notLookedAt: string[] = []
  const lines = sortToLines(own)
  const ofPurchase = lines.get(null) ?? []
  for (const item of body.items) {
    if (search.effort.spent > MOST_EFFORT) notLookedAt.push(item.id)
    else
      sets.push(
        ...remediesOfLine(item.id, item.outcome, [...(lines.get(item.id) ?? []), ...ofPurchase], search),
      )
  }
  sets.push(...completing(facts, body), ...remediesOfPurchase(body, ofPurchase, search))
  return { sets, notLookedAt }
}

/** A pack of which nobody knows whether it binds is taken to bind, here and in the rules that it has. */
function coverAssumed({ possible }: Cover): Cover {
  return { certain: possible, possible }
}

interface Looking {
  readonly evaluation: Evaluation
  readonly cover: Cover
  readonly known: Map<Evaluated, Known>
  readonly effort: Effort
}

function counts({ rule, pack, verdict }: Evaluated, asOf: Day): boolean {
  return (
    rule.source.effect !== 'note' && verdict !== 'clear' && statusOn(rule.status, pack, asOf) === 'binding'
  )
}

/** As `decide` asks whether a pack binds of which nobody knows it. */
function openBindings({ binds, environment }: Evaluation): Evaluated[] {
  return binds.flatMap(({ pack, binds: bound }) =>
    bound !== UNKNOWN
      ? []
      : [
          {
            pack,
            rule: pack.bindsRule,
            binds: bound,
            placed: { subject: environment.facts.purchase, item: null },
            verdict: 'undetermined' as const,
            fault: null,
          },
        ],
  )
}

/** Findings by the line they concern; those of the purchase (null) concern every line. */
function sortToLines(findings: readonly Evaluated[]): Map<string | null, Evaluated[]> {
  const lines = new Map<string | null, Evaluated[]>()
  for (const finding of findings) {
    const { item } = finding.placed.subject
    const known = lines.get(item)
    if (known === undefined) lines.set(item, [finding])
    else known.push(finding)
  }
  return lines
}

function remediesOfLine(
  item: string | null,
  from: Outcome,
  findings: readonly Evaluated[],
  search: Looking,
): Remedy[] {
  const found = new Map<string, Remedy>()
  for (const target of OUTCOMES.slice(OUTCOMES.indexOf(from) + 1).toReversed()) {
    for (const taken of setsFor(target, findings, search)) {
      const reaches = outcomeWith(findings, taken, search)
      if (isBetter(reaches, from)) found.set(keyOf(taken), toRemedy({ item, from, reaches }, taken))
    }
  }
  return [...found.values()]
}

/** Smallest sets with which the findings come to the outcome or a better one. */
function setsFor(
  target: Outcome,
  findings: readonly Evaluated[],
  search: Looking,
): readonly (readonly Requirement[])[] {
  const inTheWay = findings.filter((one) => isBetter(target, alone(one, search)))
  let partial: (readonly Requirement[])[] = [[]]
  for (const finding of inTheWay) {
    const { ways } = knownOf(finding, search)
    const next = partial.flatMap((taken) =>
      resultWith(finding, taken, search) === undefined
        ? ways.map(({ requirements }) => union(taken, requirements))
        : [taken],
    )
    partial = smallestFirst(next).slice(0, MOST_PARTIAL)
  }
  const reaching = partial
    .filter((taken) => taken.length > 0 && !isBetter(target, outcomeWith(findings, taken, search)))
    .map((taken) => shrunk(taken, target, findings, search))
    .filter((taken) => taken.length > 0)
  return smallestFirst(reaching).slice(0, MOST_SETS)
}

/** Without what is not needed: findings that weigh nothing beside others need not be cleared. */
function shrunk(
  taken: readonly Requirement[],
  target: Outcome,
  findings: readonly Evaluated[],
  search: Looking,
): readonly Requirement[] {
  let kept = taken
  for (const one of taken.toReversed()) {
    const without = kept.filter((other) => other !== one)
    if (!isBetter(target, outcomeWith(findings, without, search))) kept = without
  }
  return kept
}

/** What was tested before costs about a tenth of a test. */
const LOOKING_UP = 1

interface Known extends Ways {
  /** What it comes to with some of its keys taken, by those keys; a finding of the purchase is met at every line. */
  readonly results: Map<string, Cleared | undefined>
}

const FAULT: Ways = { ways: [], keys: new Set() }

function knownOf(finding: Evaluated, search: Looking): Known {
  const known = search.known.get(finding)
  if (known !== undefined) return known
  const { environment } = search.evaluation
  const ways = finding.verdict === 'fault' ? FAULT : waysOf(finding, environment, search.effort)
  const found = { ...ways, results: new Map<string, Cleared | undefined>() }
  search.known.set(finding, found)
  return found
}

function resultWith(finding: Evaluated, taken: readonly Requirement[], search: Looking): Cleared | undefined {
  const { keys, results } = knownOf(finding, search)
  search.effort.spent += LOOKING_UP
  const relevant = taken.filter((one) => keys.has(requirementKey(one)))
  if (relevant.length === 0) return finding.verdict === 'excepted' ? 'excepted' : undefined
  const key = keyOf(relevant)
  if (results.has(key)) return results.get(key)
  search.effort.spent += TESTING
  const result = resultOf(finding, search.evaluation.environment, { taken: relevant, seen: null })
  results.set(key, result)
  return result
}

function outcomeWith(
  findings: readonly Evaluated[],
  taken: readonly Requirement[],
  search: Looking,
): Outcome {
  const tally = createTally(search.cover)
  for (const finding of findings) {
    const result = resultWith(finding, taken, search)
    const verdict = result === undefined ? weighty(finding) : result
    if (verdict !== 'clear') tally.add(finding.rule.source.effect, verdict, false)
  }
  return tally.outcome()
}

/** What a finding comes to with nothing else beside it. */
function alone(finding: Evaluated, { cover }: Looking): Outcome {
  const tally = createTally({ certain: true, possible: cover.possible })
  tally.add(finding.rule.source.effect, weighty(finding), false)
  return tally.outcome()
}

function weighty({ verdict }: Evaluated): 'triggered' | 'undetermined' | 'excepted' | 'fault' {
  if (verdict === 'clear' || verdict === 'not-applicable') throw new Error('not a finding')
  return verdict
}

/** What concerns the purchase alone, and leaving out the lines that hold it back, which comes last. */
function remediesOfPurchase(body: Body, findings: readonly Evaluated[], search: Looking): Remedy[] {
  const from = outcomeWith(findings, [], search)
  const acts = findings.length === 0 ? [] : remediesOfLine(null, from, findings, search)
  const dropping = droppingOf(body, from)
  return dropping === undefined ? acts : [...acts, dropping]
}

/** Where lines may be missing, that there are none more is what an approval of the purchase waits for. */
function completing({ itemsWhole }: Facts, body: Body): Remedy[] {
  const reaches = body.items.reduce<Outcome>(
    (so, { outcome }) => (isBetter(so, outcome) ? outcome : so),
    'approve',
  )
  if (itemsWhole || body.outcome !== 'incomplete' || !isBetter(reaches, body.outcome)) return []
  const open = { type: 'completeness', at: '/items', fact: 'purchase.items' }
  return [toRemedy({ item: null, from: body.outcome, reaches }, [answerTo(open)])]
}

/** The lines of the worst outcome left out, where something is left and comes to more. */
function droppingOf(body: Body, own: Outcome): Remedy | undefined {
  const worst = body.items.filter((item) => item.outcome === body.outcome)
  const rest = body.items.filter((item) => item.outcome !== body.outcome)
  const reaches = rest.reduce<Outcome>((so, { outcome }) => (isBetter(so, outcome) ? outcome : so), own)
  if (worst.length === 0 || rest.length === 0 || !isBetter(reaches, body.outcome)) return undefined
  return {
    item: null,
    from: body.outcome,
    reaches,
    acts: [{ act: 'drop', items: worst.map((item) => item.id) }],
    assumes: ['rest-unchanged'],
  }
}

function isBetter(one: Outcome, other: Outcome): boolean {
  return OUTCOMES.indexOf(one) > OUTCOMES.indexOf(other)
}

function union(a: readonly Requirement[], b: readonly Requirement[]): readonly Requirement[] {
  const keys = new Set(a.map(requirementKey))
  return [...a, ...b.filter((one) => !keys.has(requirementKey(one)))]
}

/** Sorted requirements as one text. */
function keyOf(taken: readonly Requirement[]): string {
  return taken.map(requirementKey).sort().join('\n')
}

/** Fewer acts first, then fewer things wanted, then what an officer would rather do; each set once. */
function smallestFirst(sets: readonly (readonly Requirement[])[]): readonly (readonly Requirement[])[] {
  if (sets.length < 2) return sets
  const byKey = new Map(sets.map((taken) => [keyOf(taken), taken] as const))
  return [...byKey.entries()]
    .map(([key, taken]) => ({ key, taken, acts: countActs(taken), weight: weight(taken) }))
    .sort(
      (a, b) =>
        a.acts - b.acts || a.taken.length - b.taken.length || a.weight - b.weight || (a.key < b.key ? -1 : 1),
    )
    .map(({ taken }) => taken)
}

function countActs(taken: readonly Requirement[]): number {
  return new Set(taken.map(({ act, at }) => `${act}|${at}`)).size
}

function weight(taken: readonly Requirement[]): number {
  return taken.reduce((sum, { act }) => sum + ACTS.indexOf(act), 0)
}

/** Requirements of one act on one thing go together. */
function actsOf(taken: readonly Requirement[]): { act: Act; at: Path; wants: Wanted[] }[] {
  const acts = new Map<string, { act: Act; at: Path; wants: Wanted[] }>()
  for (const { act, at, wants } of taken) {
    const key = `${act}|${at}`
    const known = acts.get(key)
    if (known === undefined) acts.set(key, { act, at, wants: [wants] })
    else known.wants.push(wants)
  }
  return [...acts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

const ASSUMED: Readonly<Record<Act, RemedyAssumption>> = {
  supply: 'answer-helps',
  'obtain-evidence': 'evidence-confirmed',
  'add-clause': 'rest-unchanged',
  'ask-authority': 'reply-no-concern',
  'invoke-exception': 'claim-confirmed',
  'change-method': 'rest-unchanged',
  'choose-product': 'rest-unchanged',
  'request-waiver': 'claim-confirmed',
}

function toRemedy(line: Pick<Remedy, 'item' | 'from' | 'reaches'>, taken: readonly Requirement[]): Remedy {
  const acts = actsOf(taken).sort((a, b) => ACTS.indexOf(a.act) - ACTS.indexOf(b.act))
  return { ...line, acts, assumes: [...new Set(acts.map(({ act }) => ASSUMED[act]))].sort() }
}
