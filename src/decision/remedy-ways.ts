import { TRUE, FALSE } from '../facts/tri.ts'
import { ACTS, requirementKey, type Acting, type Requirement } from '../policy/acts.ts'
import { evaluateRule, type CompiledRule } from '../policy/compile-rule.ts'
import type { Environment } from '../policy/environment.ts'
import { standAt, type Evaluated } from './evaluate.ts'

/** What a finding comes to once acts are taken as done. */
export type Cleared = 'clear' | 'excepted'

/** A smallest set of requirements by which a finding no longer stands in the way. */
export interface Way {
  /** In the order of `ACTS`, then of keys. */
  readonly requirements: readonly Requirement[]
  readonly result: Cleared
}

/** So many different ways are looked for at the most for one finding. */
const MOST_WAYS = 6
/** A finding that would take more things at once than this has no remedy that anybody would read. */
const MOST_REQUIREMENTS = 24
/** A finding is tested so often at the most; what is found until then is kept. */
const MOST_TESTS = 400

/** All that was found out about one finding. */
export interface Ways {
  readonly ways: readonly Way[]
  /** Keys of requirements that it depends on; others make no difference to it. */
  readonly keys: ReadonlySet<string>
}

/** Counts work, so that a search ends after the same work on every machine. */
export interface Effort {
  spent: number
}

/** What testing a rule once costs, in the units that work is counted in. */
export const TESTING = 10

/**
 * The smallest sets of requirements that clear a finding, by leaving out of all that would help one after the other.
 * Conditions are monotone in what is taken as done, so what cannot be left out now cannot be left out later.
 */
export function waysOf(evaluated: Evaluated, environment: Environment, effort: Effort): Ways {
  const search: Search = { evaluated, environment, effort, limit: effort.spent + MOST_TESTS * TESTING }
  const all = everything(search)
  const keys = new Set(all.map(requirementKey))
  if (all.length === 0 || all.length > MOST_REQUIREMENTS) return { ways: [], keys }
  const found = new Map<string, Way>()
  // Each further way has to do without something of an earlier one (a hitting-set tree, breadth first).
  const queue: (readonly Requirement[])[] = [all]
  const tried = new Set<string>()
  for (let next = queue.shift(); next !== undefined && found.size < MOST_WAYS; next = queue.shift()) {
    const way = smallest(next, search)
    if (way === undefined) continue
    found.set(keyOf(way.requirements), way)
    for (const left of way.requirements) {
      const rest = next.filter((one) => one !== left)
      if (tried.has(keyOf(rest))) continue
      tried.add(keyOf(rest))
      queue.push(rest)
    }
  }
  return { ways: [...found.values()], keys }
}

interface Search {
  readonly evaluated: Evaluated
  readonly environment: Environment
  readonly effort: Effort
  /** The work at which this finding has had its share. */
  readonly limit: number
}

/** All that would help; taking some as done may let a test reach more. */
function everything(search: Search): readonly Requirement[] {
  const seen = new Map<string, Requirement>()
  for (let before = -1; seen.size > before && seen.size <= MOST_REQUIREMENTS;) {
    before = seen.size
    test([...seen.values()], search, seen)
  }
  return [...seen.entries()]
    .sort(([a, one], [b, other]) => rank(one) - rank(other) || (a < b ? -1 : 1))
    .map(([, one]) => one)
}

function smallest(from: readonly Requirement[], search: Search): Way | undefined {
  let result = test(from, search)
  if (result === undefined) return undefined
  let kept = from
  // What an officer would rather not do is left out first.
  for (const one of from.toReversed()) {
    if (search.effort.spent > search.limit) return undefined
    const without = kept.filter((other) => other !== one)
    const still = test(without, search)
    if (still === undefined) continue
    kept = without
    result = still
  }
  return { requirements: kept, result }
}

function test(
  taken: readonly Requirement[],
  { evaluated, environment, effort }: Search,
  seen: Map<string, Requirement> | null = null,
): Cleared | undefined {
  effort.spent += TESTING
  return resultOf(evaluated, environment, { taken, seen })
}

/** The verdict of a finding with requirements taken as met; undefined where it still stands in the way. */
export function resultOf(
  { rule, binds, placed }: Evaluated,
  environment: Environment,
  { taken, seen }: { readonly taken: readonly Requirement[]; readonly seen: Map<string, Requirement> | null },
): Cleared | undefined {
  const acting: Acting = { taken: new Set(taken.map(requirementKey)), seen, allows: 'acts' }
  const acted: Environment = { ...environment, acting, assumed: null, forced: null, steps: 0 }
  standAt(acted, placed)
  // Whether a pack binds is not for anybody to choose: while it is open, it is taken to bind.
  const verdict = evaluateRule(rule, binds === FALSE ? FALSE : TRUE, acted)
  if (verdict === 'excepted') return verdict
  if (verdict !== 'clear' && verdict !== 'not-applicable') return undefined
  return verdict === 'clear' && isReplyWithoutQuestion(rule, acted) ? undefined : 'clear'
}

/** An authority replies only once it has what it needs to be asked. */
function isReplyWithoutQuestion(rule: CompiledRule, environment: Environment): boolean {
  if (rule.needs === null || rule.answered === null) return false
  const isAnswered = rule.adverse === null || rule.adverse.test(environment) !== FALSE
  return isAnswered && rule.needs.test(environment) !== TRUE
}

function rank({ act }: Requirement): number {
  return ACTS.indexOf(act)
}

function keyOf(requirements: readonly Requirement[]): string {
  return requirements.map(requirementKey).join('\n')
}
