import type { Facts, ListFacts, PartyFacts, Path, Subject } from '../facts/fact.ts'
import type { Day } from '../reference/snapshot.ts'
import type { Acting } from './acts.ts'
import type { Validity } from './validity.ts'

export type ListHealth = 'healthy' | 'partial' | 'stale' | 'not-loaded'

/** A closing of an open question that a rule's standard or a screening allows; every one is named in the decision. */
export interface Assumption {
  readonly kind:
    | 'screened-distinct'
    | 'identity-confirmed'
    | 'ownership-not-examined'
    | 'makers-closed'
    | 'components-closed'
    | 'uses-closed'
    | 'certificate-version'
  readonly at: Path
  readonly list: string | null
  readonly pack: string
}

/** What a condition is tested against. One object is reused for many tests; conditions never keep it. */
export interface Environment {
  readonly facts: Facts
  /** The day of the act; fixes which dated values hold. */
  readonly asOf: Day
  readonly listHealth: ReadonlyMap<string, ListHealth>
  /** Where assumptions are gathered; null when only the verdict is wanted. */
  readonly assumed: Assumption[] | null
  /** Open leaves that are taken as answered, by address: `mild` helps the purchase, `harsh` does not. */
  forced: ReadonlyMap<string, 'mild' | 'harsh'> | null
  /** Acts taken as done, when remedies are looked for; null otherwise. */
  readonly acting: Acting | null
  /** Where it is noted until when results hold, when the horizon is looked at; null otherwise. */
  readonly validity: Validity | null
  subject: Subject
  /** The line that the subject belongs to; the subject itself when it is one. */
  item: Subject | null
  /** Members bound by quantifiers, outermost first. */
  readonly bound: (Subject | PartyFacts | null)[]
  /** Leaves tested so far, over all rules of one decision. */
  steps: number
}

/** No decision tests more leaves than this; a purchase that needs more is a fault, never a pass. */
export const MAX_STEPS = 20_000_000

/** Thrown when a decision runs out of steps; the rule it happens in becomes a `fault`. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'
}

/**
 * Judges a list by its edition on the day of the decision. Statutory lists have no age limit (design 2.10). A list of
 * which only selected rows are held is `partial`: a hit counts, a miss does not.
 */
export function toListHealth(list: ListFacts, on: Day): ListHealth {
  const isStale = list.maxAgeDays !== null && daysBetween(list.edition, on) > list.maxAgeDays
  if (isStale) return 'stale'
  return list.coverage === 'selected' ? 'partial' : 'healthy'
}

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
