import { FALSE, TRUE, UNKNOWN, and, not, or, triName, type Tri } from '../facts/tri.ts'
import { acted, answerTo, type Requirement } from './acts.ts'
import { BudgetError, MAX_STEPS, type Environment } from './environment.ts'
import { openAddress, openLeaves, type Explanation, type Open } from './explanation.ts'

/**
 * A condition ready to run. `test` answers; `explain` gives the same answer with its grounds, for an environment that
 * gathers no assumptions and forces no answers.
 */
export interface Condition {
  test(environment: Environment): Tri
  explain(environment: Environment): Explanation
  /**
   * Adds the open leaves that `explain` would show, without making the tree; called only where `test` says unknown.
   * Where absent they are read from the tree.
   */
  gatherOpen?(environment: Environment, into: Open[]): void
  /** Of a false condition the part that suffices for it; where absent the whole does. See `decisivePart`. */
  decisive?(environment: Environment): Condition
  /** Whether a party is screened somewhere in it, so that its tree may name witnesses. */
  readonly screens?: boolean
}

/**
 * Adds what would have to be answered before the condition is decided; nothing where it is. For an environment that
 * gathers no assumptions and forces no answers.
 */
export function gatherOpen(condition: Condition, environment: Environment, into: Open[]): void {
  if (condition.test(environment) !== UNKNOWN) return
  if (condition.gatherOpen !== undefined) condition.gatherOpen(environment, into)
  else into.push(...openLeaves(condition.explain(environment)))
}

/** What suffices for a condition that is false: of parts that had all to hold the first that does not. */
export function decisivePart(condition: Condition, environment: Environment): Condition {
  return condition.decisive?.(environment) ?? condition
}

/** Whether a true leaf weighs against the purchase (1) or for it (-1): the way around in which unknown is not mild. */
export type Polarity = 1 | -1

/** Holds whatever the purchase says. */
export const ALWAYS: Condition = {
  test: () => TRUE,
  explain: () => ({ op: 'allOf', result: 'true', of: [] }),
}

export function allOf(parts: readonly Condition[]): Condition {
  return {
    screens: parts.some(isScreening),
    test(environment) {
      let result: Tri = TRUE
      for (const part of parts) {
        result = and(result, part.test(environment))
        if (result === FALSE) return FALSE
      }
      return result
    },
    explain: (environment) => junction('allOf', parts, environment),
    decisive(environment) {
      const first = parts.find((part) => part.test(environment) === FALSE)
      return first === undefined ? this : decisivePart(first, environment)
    },
    gatherOpen(environment, into) {
      for (const part of parts) gatherOpen(part, environment, into)
    },
  }
}

export function anyOf(parts: readonly Condition[]): Condition {
  return {
    screens: parts.some(isScreening),
    test(environment) {
      let result: Tri = FALSE
      for (const part of parts) {
        result = or(result, part.test(environment))
        if (result === TRUE) return TRUE
      }
      return result
    },
    explain: (environment) => junction('anyOf', parts, environment),
    gatherOpen(environment, into) {
      for (const part of parts) gatherOpen(part, environment, into)
    },
  }
}

export function negate(part: Condition): Condition {
  return {
    screens: isScreening(part),
    test: (environment) => not(part.test(environment)),
    explain: (environment) => junction('not', [part], environment),
    gatherOpen(environment, into) {
      gatherOpen(part, environment, into)
    },
  }
}

/** Whether a party is screened somewhere in the condition. */
export function isScreening(condition: Condition): boolean {
  return condition.screens === true
}

function junction(
  op: 'allOf' | 'anyOf' | 'not',
  parts: readonly Condition[],
  environment: Environment,
): Explanation {
  const of = parts.map((part) => part.explain(environment))
  return { of, op, result: junctionResult(op, of) }
}

function junctionResult(
  op: 'allOf' | 'anyOf' | 'not',
  of: readonly Explanation[],
): 'false' | 'unknown' | 'true' {
  const results = of.map((part) => part.result)
  if (op === 'not') return results[0] === 'true' ? 'false' : results[0] === 'false' ? 'true' : 'unknown'
  const decisive = op === 'allOf' ? 'false' : 'true'
  if (results.includes(decisive)) return decisive
  if (results.includes('unknown')) return 'unknown'
  return op === 'allOf' ? 'true' : 'false'
}

/** What a leaf has to say for itself; the rest (budget, forced answers, naming of the result) is the same for all. */
export interface LeafParts {
  readonly polarity: Polarity
  result(environment: Environment): Tri
  /** What would decide it; asked only when the result is unknown. */
  open(environment: Environment): Open
  describe(environment: Environment, result: 'false' | 'unknown' | 'true'): Explanation
  /** What somebody could do for a leaf that weighs against the purchase; absent, and undefined, where nobody can. */
  requirement?(environment: Environment, result: Tri): Requirement | undefined
}

export function leaf(parts: LeafParts): Condition {
  return {
    test(environment) {
      if (++environment.steps > MAX_STEPS)
        throw new BudgetError('the purchase needs more leaf tests than are allowed')
      const result = parts.result(environment)
      if (environment.acting !== null) {
        return acted(result, parts.polarity, environment.acting, () =>
          requirementOf(parts, environment, result),
        )
      }
      if (result !== UNKNOWN || environment.forced === null) return result
      return forcedResult(environment, parts.open(environment), parts.polarity)
    },
    explain(environment) {
      const result = triName(parts.result(environment))
      const described = parts.describe(environment, result)
      return result === 'unknown' ? { ...described, open: [parts.open(environment)] } : described
    },
    gatherOpen(environment, into) {
      into.push(parts.open(environment))
    },
  }
}

/** An open leaf is answered; one that is known needs an act that changes it. */
function requirementOf(parts: LeafParts, environment: Environment, result: Tri): Requirement | undefined {
  const own = parts.requirement?.(environment, result)
  if (own !== undefined || result !== UNKNOWN) return own
  const open = parts.open(environment)
  return environment.facts.closedQuestions[open.at] === undefined ? answerTo(open) : undefined
}

/** The result of an open leaf when its answer is taken as given; unknown where nobody forces it. */
export function forcedResult(environment: Environment, open: Open, polarity: Polarity): Tri {
  const answer = environment.forced?.get(openAddress(open))
  if (answer === undefined) return UNKNOWN
  return (answer === 'harsh') === (polarity === 1) ? TRUE : FALSE
}
