import type { Day } from '../reference/snapshot.ts'
import { shiftDay } from './day-expression.ts'
import type { Environment } from './environment.ts'

/** What changes on a day: a rule's own dates, a row of a list, a document, or the day itself against a fact. */
export interface Cause {
  readonly kind:
    | 'rule-begins'
    | 'rule-ends'
    | 'list-entry-begins'
    | 'list-entry-ends'
    | 'certificate-ends'
    | 'evidence-begins'
    | 'evidence-ends'
    | 'waiver-ends'
    | 'day-reached'
  /** The list, the path of the document, or the fact; empty for a rule's own dates. */
  readonly what: string
}

/**
 * Until when what was tested holds: the first later day on which some leaf that was looked at may come to another result.
 * What was not looked at did not matter, and matters no earlier.
 */
export interface Validity {
  until: Day | null
  causes: Cause[]
}

/** Says that a leaf may come to another result on a day; a day that is not to come says nothing. */
export function changesOn(
  { asOf, validity }: Pick<Environment, 'asOf' | 'validity'>,
  day: Day,
  cause: Cause,
): void {
  if (validity === null || day <= asOf) return
  if (validity.until === null || day < validity.until) {
    validity.until = day
    validity.causes = [cause]
  } else if (day === validity.until && !validity.causes.some((one) => isSame(one, cause)))
    validity.causes.push(cause)
}

function isSame(a: Cause, b: Cause): boolean {
  return a.kind === b.kind && a.what === b.what
}

/** As `changesOn`, for what holds through its last day. */
export function endsAfter(
  environment: Pick<Environment, 'asOf' | 'validity'>,
  lastDay: Day,
  cause: Cause,
): void {
  if (environment.validity !== null && lastDay >= environment.asOf)
    changesOn(environment, shiftDay(lastDay, { days: 1 }), cause)
}

/** Days that a comparison is followed for: no contract lasts so long. */
const FURTHEST = 36_525

/** Says on which later day a comparison with the day of the act turns; it turns once at the most. */
export function turns(environment: Environment, test: (on: Environment) => unknown, cause: Cause): void {
  if (environment.validity === null) return
  const now = test({ ...environment, validity: null })
  const dayAt = (days: number): Day => shiftDay(environment.asOf, { days })
  const isOther = (days: number): boolean =>
    test({ ...environment, validity: null, asOf: dayAt(days) }) !== now
  if (!isOther(FURTHEST)) return
  let [low, high] = [0, FURTHEST]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (isOther(middle)) high = middle
    else low = middle
  }
  changesOn(environment, dayAt(high), cause)
}
