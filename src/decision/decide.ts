import type { Facts } from '../facts/fact.ts'
import { TRUE, triName } from '../facts/tri.ts'
import type { Assumption, Environment } from '../policy/environment.ts'
import { childrenOf, openAddress, type Open } from '../policy/explanation.ts'
import { statusOn, type CompiledPack, type PolicySet } from '../policy/policy-set.ts'
import type { Day } from '../reference/snapshot.ts'
import { type Body, type Finding, type GroupedAssumption, type ItemOutcome, type Outcome } from './body.ts'
import { evaluate, type Evaluated, type Evaluation } from './evaluate.ts'
import { groundsOf, type Grounded } from './grounds.ts'
import { missingOf } from './missing.ts'
import { weigh, type Cover, type Outcomes, type Weighed } from './outcome.ts'
import { weighAll } from './scopes.ts'
import { packOutcomes } from './pack-outcomes.ts'
import { stepsOf } from './steps.ts'

/**
 * Names the semantics that made a body. The golden corpus fails when bytes change while this does not (design 2.9).
 */
export const EVALUATOR = 'sekisho-1'

/**
 * Decides one revision of a purchase: pure, the same for the same arguments.
 *
 * `asOf` is the day of the act, `decidedOn` the day that list ages are judged by; a recorded decision has both equal.
 * @see design 2.6 for verdicts, outcomes, missing and steps
 */
export function decide(facts: Facts, policySet: PolicySet, asOf: Day, decidedOn: Day): Body {
  const evaluation = evaluate(facts, policySet, asOf, decidedOn)
  const grounded = [
    ...bindingQuestions(evaluation),
    ...groundsOf(evaluation.all, evaluation.environment, (one) => isExplained(one, asOf)),
  ]
  const isBinding = ({ evaluated: { rule, pack } }: Grounded): boolean =>
    statusOn(rule.status, pack, asOf) === 'binding'
  const binding = grounded.filter(isBinding)
  const advisory = grounded.filter((one) => !isBinding(one))
  const cover = coverOf(evaluation, ['binding'])
  const weighing = weighAll(facts, binding, cover)
  const missing = missingOf({ facts, grounded: binding, cover, environment: evaluation.environment })
  const findings = binding.map(toFinding(evaluation))
  // Members are in the order of canonical JSON, here and below: what is in order need not be copied to be written.
  return {
    advisory: {
      assumptions: groupAssumptions(assumptionsOf(evaluation, false)),
      findings: advisory.map(toFinding(evaluation)),
      outcome: weighOwn(advisory, coverOf(evaluation, ['advisory', 'proposal'])).outcome,
    },
    asOf,
    assumptions: groupAssumptions(assumptionsOf(evaluation, true)),
    best: weighing.purchase.best,
    covers: facts.coverage,
    evaluator: EVALUATOR,
    faults: grounded.filter((one) => one.verdict === 'fault').length,
    findings,
    items: facts.items.map((item) => toItemOutcome(item.item ?? '', weighing.items, findings)),
    missing,
    notChecked: notCheckedOf(evaluation),
    outcome: weighing.purchase.outcome,
    packs: packOutcomes(policySet, evaluation, (pack) => ownOf(pack, grounded)),
    schema: 'sekisho/decision/1',
    snapshot: snapshotState(facts, policySet, evaluation),
    steps: stepsOf(findings, missing),
    worst: weighing.purchase.worst,
  }
}

/** Whether some regime pack of these statuses binds the buyer; house packs and watchlists never cover (design 2.6). */
export function coverOf(evaluation: Pick<Evaluation, 'binds'>, statuses: readonly string[]): Cover {
  const regimes = evaluation.binds.filter(
    ({ pack }) => pack.source.kind === 'regime' && statuses.includes(pack.source.status),
  )
  return {
    certain: regimes.some(({ binds }) => binds === TRUE),
    possible: regimes.some(({ binds }) => triName(binds) !== 'false'),
  }
}

/** A pack of which nobody knows whether it binds asks for just that: one undetermined `require` at the buyer. */
function bindingQuestions(evaluation: Evaluation): Grounded[] {
  const questions = evaluation.binds.flatMap(({ pack, binds }) => {
    const rule = pack.bindsRule
    if (triName(binds) !== 'unknown') return []
    const placed = { subject: evaluation.environment.facts.purchase, item: null }
    return [{ pack, rule, binds, placed, verdict: 'undetermined' as const, fault: null }]
  })
  return groundsOf(questions, evaluation.environment)
}

function weighOwn(grounded: readonly Grounded[], cover: Cover): Outcomes {
  return weigh(grounded.map(toWeighed), cover)
}

/** A rule of a weaker status than its pack says nothing of what the pack as a whole comes to. */
function ownOf(pack: CompiledPack, grounded: readonly Grounded[]): Weighed[] {
  return grounded
    .filter(({ evaluated }) => evaluated.pack === pack && evaluated.rule.status === pack.source.status)
    .map(toWeighed)
}

function toWeighed(one: Grounded): Weighed {
  return { effect: one.evaluated.rule.source.effect, verdict: one.verdict, isSuppliable: one.isSuppliable }
}

function toFinding(evaluation: Evaluation): (one: Grounded) => Finding {
  return (one) => {
    const { rule, placed } = one.evaluated
    const contradicted = contradictionOf(one, evaluation)
    const finding: Mutable<Finding> = {
      because: isExplained(one.evaluated, evaluation.environment.asOf) ? one.because : {},
      citation: rule.citation,
      concern: rule.source.concern,
      effect: rule.source.effect,
      item: placed.subject.item,
      missing: addressesOf(one.open),
      pack: rule.pack,
      rule: rule.source.id,
      subject: placed.subject.path,
      verdict: one.verdict,
      witnesses: one.witnesses,
    }
    // Set one by one: an object put together from optional parts costs several times as much.
    if (rule.source.ask !== undefined) finding.ask = rule.source.ask
    if (contradicted !== undefined) finding.contradicted = [contradicted]
    if (one.verdict === 'excepted') finding.excepted = exceptionsOf(one)
    if (rule.source.authority !== undefined) finding.refer = referralOf(one, rule.source.authority)
    if (rule.waivableBy.length > 0) finding.waivable = rule.waivableBy
    return finding
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function addressesOf(open: readonly Open[]): string[] {
  return [...new Set(open.map(openAddress))]
}

/**
 * What a house policy that nobody has adopted says of every line would be most of a body, so its trees are left to the
 * trace, which is made on request. All else explains itself.
 */
function isExplained({ rule, pack }: Evaluated, asOf: Day): boolean {
  return statusOn(rule.status, pack, asOf) === 'binding' || pack.source.kind !== 'house'
}

function referralOf({ evaluated, needs }: Grounded, whom: readonly string[]): NonNullable<Finding['refer']> {
  const { lead } = evaluated.rule.source
  return {
    whom,
    needs: addressesOf(needs),
    ...(lead?.days === undefined ? {} : { lead: lead.days }),
  }
}

/** A representation about the whole offer that a triggered finding belies (design 2.6). */
function contradictionOf(one: Grounded, evaluation: Evaluation): string | undefined {
  const { belied } = one.evaluated.rule
  if (belied === null || one.verdict !== 'triggered') return undefined
  const fact = belied.access.read(evaluation.environment)
  return fact?.value === belied.is ? fact.at : undefined
}

/** The exceptions that hold, by their id in the pack; a waiver is named as such. */
function exceptionsOf(one: Grounded): string[] {
  const unless = one.because.unless
  return (unless === undefined ? [] : childrenOf(unless)).flatMap((part) => {
    if (part.result !== 'true' || !('expected' in part)) return []
    const expected = part.expected as { readonly exception?: string }
    return [expected.exception ?? part.op]
  })
}

function toItemOutcome(
  id: string,
  outcomes: ReadonlyMap<string, Outcomes>,
  findings: readonly Finding[],
): ItemOutcome {
  const own = outcomes.get(id)
  if (own === undefined) throw new Error(`no outcome for item ${id}`)
  const concerned = findings.filter((finding) => finding.item === id || finding.item === null)
  return {
    best: own.best,
    decisive: [...new Set(concerned.filter(isDecisive(own.outcome)).map((finding) => finding.rule))],
    id,
    outcome: own.outcome,
    worst: own.worst,
  }
}

/** Whether a finding by itself brings about the outcome. */
function isDecisive(outcome: Outcome): (finding: Finding) => boolean {
  return (finding) => {
    switch (outcome) {
      case 'reject':
        return finding.effect === 'prohibit' && finding.verdict === 'triggered'
      case 'incomplete':
        return (
          finding.verdict === 'fault' ||
          (finding.verdict === 'undetermined' &&
            finding.effect !== 'note' &&
            finding.effect !== 'condition') ||
          (finding.verdict === 'triggered' && finding.effect === 'require')
        )
      case 'refer':
        return finding.effect === 'refer' && finding.verdict === 'triggered'
      case 'approve-with-conditions':
        return finding.effect === 'condition' || finding.verdict === 'excepted'
      case 'not-covered':
      case 'approve':
        return false
    }
  }
}

/** What the packs in force rest on, or those that bind nobody: their assumptions are no part of the decision. */
function assumptionsOf(evaluation: Evaluation, inForce: boolean): Assumption[] {
  const binding = new Set(bindingPacks(evaluation).map(({ pack }) => pack.source.id))
  return (evaluation.environment.assumed ?? []).filter(({ pack }) => binding.has(pack) === inForce)
}

function bindingPacks({ binds, environment }: Evaluation): Evaluation['binds'] {
  return binds.filter(({ pack }) => statusOn(pack.source.status, pack, environment.asOf) === 'binding')
}

/** What the binding packs leave unchecked that bind the buyer, or may. */
function notCheckedOf(evaluation: Evaluation): { pack: string; id: string }[] {
  return bindingPacks(evaluation)
    .filter(({ binds }) => triName(binds) !== 'false')
    .flatMap(({ pack }) =>
      (pack.source.notChecked ?? []).map((one) => ({ id: one.id, pack: pack.source.id })),
    )
}

/** How the lists stand that packs in force test, by the set and by how all lists stand on the day. */
const LIST_STATES = new WeakMap<PolicySet, WeakMap<Environment['listHealth'], Body['snapshot']>>()

/** Of the lists held only those that a pack in force tests: the others decide nothing. Most decisions share it. */
function snapshotState(facts: Facts, policySet: PolicySet, { environment }: Evaluation): Body['snapshot'] {
  const kept = LIST_STATES.get(policySet) ?? new WeakMap<Environment['listHealth'], Body['snapshot']>()
  LIST_STATES.set(policySet, kept)
  const known = kept.get(environment.listHealth)
  if (known?.digest === facts.snapshot) return known
  const lists = new Set(policySet.packs.flatMap((pack) => [...pack.lists]))
  const tested = facts.lists.filter((list) => lists.has(list.id))
  const state = {
    digest: facts.snapshot,
    lists: tested.map((list) => ({
      edition: list.edition,
      entries: list.entries,
      health: environment.listHealth.get(list.id) ?? 'not-loaded',
      id: list.id,
    })),
  }
  kept.set(environment.listHealth, state)
  return state
}

function groupAssumptions(assumed: readonly Assumption[]): GroupedAssumption[] {
  const groups = new Map<
    string,
    { kind: Assumption['kind']; list: string | null; pack: string; at: Set<string> }
  >()
  for (const { kind, list, pack, at } of assumed) {
    const key = `${kind}|${list ?? ''}|${pack}`
    const group = groups.get(key) ?? { kind, list, pack, at: new Set<string>() }
    group.at.add(at)
    groups.set(key, group)
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { at, kind, list, pack }]) => ({ at: [...at].sort(), kind, list, pack }))
}
