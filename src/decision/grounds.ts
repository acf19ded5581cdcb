import { TRUE } from '../facts/tri.ts'
import { gatherOpen, isScreening, type Condition } from '../policy/compiled.ts'
import { evaluateRule, isSuppliable, type CompiledRule } from '../policy/compile-rule.ts'
import type { Environment } from '../policy/environment.ts'
import {
  childrenOf,
  isChoice,
  openAddress,
  openLeaves,
  type Explanation,
  type Open,
  type Screened,
} from '../policy/explanation.ts'
import type { Because, Witness } from './body.ts'
import { standAt, type Evaluated } from './evaluate.ts'

/** A finding in the making: a rule on a subject with its grounds and everything that is open about it. */
export interface Grounded {
  readonly evaluated: Evaluated
  readonly verdict: 'triggered' | 'undetermined' | 'excepted' | 'fault'
  readonly because: Because
  readonly open: readonly Open[]
  /** What a triggered referral still needs before the authority can be asked. */
  readonly needs: readonly Open[]
  readonly witnesses: readonly Witness[]
  readonly isSuppliable: boolean
}

/** What is tested to find what is open was tested already; it is not counted against the budget once more. */
const UNCOUNTED = Number.NEGATIVE_INFINITY

/**
 * Grounds every evaluation that is a finding: triggered, undetermined, excepted or faulted.
 * @param isExplained whether the trees of a finding are wanted; without them an open question is found several times
 * as fast
 */
export function groundsOf(
  all: readonly Evaluated[],
  environment: Environment,
  isExplained: (evaluated: Evaluated) => boolean = () => true,
): Grounded[] {
  const plain: Environment = { ...environment, assumed: null, forced: null, steps: UNCOUNTED }
  return all.flatMap((evaluated) => {
    const { verdict } = evaluated
    if (verdict === 'not-applicable' || verdict === 'clear') return []
    return [ground(evaluated, verdict, plain, isExplained(evaluated))]
  })
}

function ground(
  evaluated: Evaluated,
  verdict: Grounded['verdict'],
  environment: Environment,
  isExplained: boolean,
): Grounded {
  if (verdict === 'fault') {
    const because: Because = { fault: evaluated.fault ?? 'Error' }
    return { evaluated, verdict, because, open: [], needs: [], witnesses: [], isSuppliable: false }
  }
  standAt(environment, evaluated.placed)
  if (!isExplained && verdict === 'undetermined' && !namesParties(evaluated.rule)) {
    const open = openQuestions(evaluated, environment)
    return { evaluated, verdict, because: {}, open, needs: [], witnesses: [], isSuppliable: false }
  }
  const because = explainParts(evaluated, environment)
  return {
    evaluated,
    verdict,
    because,
    open: openIn(evaluated, verdict, because),
    needs: verdict === 'triggered' && because.needs !== undefined ? unmetLeaves(because.needs) : [],
    witnesses: witnessesOf(because),
    isSuppliable: verdict === 'triggered' && because.demand !== undefined && isSuppliable(because.demand),
  }
}

function explainParts(evaluated: Evaluated, environment: Environment): Because {
  const { rule, pack, binds } = evaluated
  const unknown = (part: Condition | null): part is Condition =>
    part !== null && part.test(environment) !== TRUE
  const forPurchase: Environment = { ...environment, subject: environment.facts.purchase, item: null }
  return {
    ...(binds === TRUE ? {} : { binds: pack.binds.explain(forPurchase) }),
    ...(unknown(rule.effective) ? { effective: rule.effective.explain(environment) } : {}),
    ...(unknown(rule.caught) ? { act: rule.caught.explain(environment) } : {}),
    ...(rule.scope === null ? {} : { scope: rule.scope.explain(environment) }),
    ...adversePart(rule, environment),
    ...(rule.unless === null ? {} : { unless: rule.unless.explain(environment) }),
    ...(rule.answered === null ? {} : { answered: rule.answered.explain(environment) }),
    ...(rule.needs === null ? {} : { needs: rule.needs.explain(environment) }),
  }
}

function adversePart(rule: CompiledRule, environment: Environment): Pick<Because, 'when' | 'demand'> {
  if (rule.demand !== null) return { demand: rule.demand.explain(environment) }
  return rule.adverse === null ? {} : { when: rule.adverse.explain(environment) }
}

/** Whether the grounds of a finding may show a party that was screened. */
function namesParties({ scope, adverse }: CompiledRule): boolean {
  return (scope !== null && isScreening(scope)) || (adverse !== null && isScreening(adverse))
}

/** What is open about an undetermined finding, in the order in which its trees would show it. */
function openQuestions(evaluated: Evaluated, environment: Environment): readonly Open[] {
  const { rule, pack, binds, placed } = evaluated
  if (placed.subject.path.endsWith('/-')) return [whoOrWhat(evaluated)]
  if (rule.source.effect === 'note') return []
  const found: Open[] = []
  const add = (part: Condition | null): void => {
    if (part !== null) gatherOpen(part, environment, found)
  }
  if (binds !== TRUE) {
    standAt(environment, { subject: environment.facts.purchase, item: null })
    add(pack.binds)
    standAt(environment, placed)
  }
  for (const part of [rule.effective, rule.caught, rule.scope]) add(part)
  if (rule.demand === null) add(rule.adverse)
  for (const part of [rule.unless, rule.answered, rule.demand]) add(part)
  return found
}

function openIn(evaluated: Evaluated, verdict: Grounded['verdict'], because: Because): readonly Open[] {
  const { subject } = evaluated.placed
  if (subject.path.endsWith('/-') && verdict !== 'excepted') return [whoOrWhat(evaluated)]
  if (verdict === 'excepted' || evaluated.rule.source.effect === 'note') return []
  if (verdict === 'triggered') return because.demand === undefined ? [] : unmetLeaves(because.demand)
  const parts = [
    because.binds,
    because.effective,
    because.act,
    because.scope,
    because.when,
    because.unless,
    because.answered,
  ]
  const open = parts.flatMap((part) => (part === undefined ? [] : openLeaves(part)))
  return because.demand === undefined ? open : [...open, ...openLeaves(because.demand)]
}

/** For a subject that nobody has named yet, the one question is who or what it is. */
function whoOrWhat(evaluated: Evaluated): Open {
  const { subject } = evaluated.placed
  const isBidder = subject.kind === 'bidder'
  return {
    type: isBidder ? 'identity' : 'completeness',
    at: subject.path,
    pointer: subject.pointer,
    fact: isBidder ? 'purchase.bidder' : `item.${subject.kind}s`,
    ...(isBidder ? { template: { role: 'bidder', name: null } } : {}),
  }
}

/** What is to be handed in for a demand that is not met; of alternatives the first, which the pack names as the usual. */
function unmetLeaves(explanation: Explanation): readonly Open[] {
  if (explanation.result === 'true') return []
  if ('open' in explanation) return explanation.open
  const unmet = childrenOf(explanation).map(unmetLeaves)
  return isChoice(explanation) ? (unmet.find((open) => open.length > 0) ?? []) : unmet.flat()
}

function witnessesOf(because: Because): Witness[] {
  const found = new Map<string, Witness>()
  for (const part of [because.scope, because.when]) {
    if (part !== undefined)
      for (const node of screenedParties(part)) found.set(`${node.at}|${node.list}`, toWitness(node))
  }
  return [...found.values()]
}

/** Screenings that match or are open, wherever the condition as a whole still stands. */
function screenedParties(explanation: Explanation): Screened[] {
  if (explanation.result === 'false') return []
  return 'screening' in explanation ? [explanation] : childrenOf(explanation).flatMap(screenedParties)
}

function toWitness(node: Screened): Witness {
  const candidates = node.open?.[0]?.candidates
  return {
    at: node.at,
    list: node.list,
    ...(node.entity === undefined ? {} : { entity: node.entity }),
    ...(node.listed === undefined ? {} : { listed: node.listed }),
    ...(node.test === undefined ? {} : { test: node.test }),
    ...(node.by === undefined ? {} : { by: node.by }),
    ...(node.result === 'true' ? {} : { isOpen: true as const }),
    ...(candidates === undefined ? {} : { near: candidates }),
  }
}

/**
 * The verdict of a finding with some open leaves taken as answered. A demand on evidence counts as met when all it
 * wants is answered mildly.
 * @param answering an environment that gathers no assumptions; it is left standing at the finding
 */
export function reconsider(
  grounded: Grounded,
  forced: ReadonlyMap<string, 'mild' | 'harsh'>,
  answering: Environment,
): Grounded['verdict'] | 'clear' {
  if (grounded.verdict === 'triggered' && grounded.open.length > 0) {
    const isMet = grounded.open.every((open) => forced.get(openAddress(open)) === 'mild')
    return isMet ? 'clear' : 'triggered'
  }
  if (grounded.verdict !== 'undetermined') return grounded.verdict
  const { rule, placed, binds } = grounded.evaluated
  if (placed.subject.path.endsWith('/-')) return unnamedVerdict(grounded, forced)
  answering.forced = forced
  const bound =
    binds === TRUE
      ? binds
      : grounded.evaluated.pack.binds.test(
          standAt(answering, { subject: answering.facts.purchase, item: null }),
        )
  const verdict = evaluateRule(rule, bound, standAt(answering, placed))
  return verdict === 'not-applicable' ? 'clear' : verdict
}

function unnamedVerdict(
  grounded: Grounded,
  forced: ReadonlyMap<string, 'mild' | 'harsh'>,
): 'clear' | 'triggered' | 'undetermined' {
  const answer = grounded.open.map((open) => forced.get(openAddress(open)))[0]
  return answer === undefined ? 'undetermined' : answer === 'mild' ? 'clear' : 'triggered'
}
