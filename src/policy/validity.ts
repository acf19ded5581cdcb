import type { Path } from '../facts/fact.ts'
import type { Day } from '../reference/snapshot.ts'
import { shiftDay } from './shift-day.ts'

/** Why a value no longer holds from a day on; `at` is the place in the purchase that says so. */
export type Cause =
  | { readonly kind: 'rule-begins' | 'rule-ends' | 'adoption' }
  /** An entry of a list, or a tie of ownership to whom it names, begins or ends. */
  | {
      readonly kind: 'entry-begins' | 'entry-ends' | 'tie-begins' | 'tie-ends'
      readonly list: string
      readonly listed: string
    }
  | {
      readonly kind: 'certificate-ends' | 'waiver-ends' | 'evidence-ends' | 'evidence-begins'
      readonly at: Path
    }
  /** The confirmed answer who a party is has ended. */
  | { readonly kind: 'profile-ends'; readonly at: Path }
  /** A later reply of the same authority takes the place of the one that stood. */
  | { readonly kind: 'reply-replaced'; readonly at: Path }
  /** A day that evidence names has come: a waiting period is over. */
  | { readonly kind: 'period-ends'; readonly at: Path }
  /** Whoever grants the waiver may do so only until the day before. */
  | { readonly kind: 'waiver-unavailable'; readonly issuer: string }
  /** A day of the purchase, `of`, is compared with the day of the act, and the answer turns. */
  | { readonly kind: 'day-comes'; readonly fact: string; readonly at: Path; readonly of: Day }

/** A cause with the first day on which it counts. */
export type DatedCause = Cause & { readonly day: Day }

/**
 * Until when what was tested holds, gathered while conditions are tested: the first later day on which a leaf that was
 * tested could come out otherwise, and why. Leaves that were not tested do not matter, for which are tested follows from
 * the results of those that were.
 */
export interface Validity {
  /** The first day on which something may be otherwise; null: nothing ever is. */
  until: Day | null
  /** What happens on that day, in the order met, each once. */
  causes: readonly DatedCause[]
  /** Documents and certificates looked through; beside leaves, what looking ahead costs. */
  effort: number
}

/** Notes that a leaf may come out otherwise from a day on; days that are not after `asOf` change nothing any more. */
export function limit(validity: Validity, asOf: Day, day: Day, cause: Cause): void {
  if (day <= asOf || (validity.until !== null && day > validity.until)) return
  const dated = { ...cause, day }
  if (validity.until === null || day < validity.until) {
    validity.until = day
    validity.causes = [dated]
    return
  }
  const key = JSON.stringify(dated)
  if (!validity.causes.some((known) => JSON.stringify(known) === key))
    validity.causes = [...validity.causes, dated]
}

/** The calendar day after. */
export function dayAfter(day: Day): Day {
  const date = Number(day.slice(8))
  // No month is shorter; most days need no calendar.
  if (date < 28) return `${day.slice(0, 8)}${date < 9 ? '0' : ''}${date + 1}`
  return shiftDay(day, { days: 1 })
}

/** Nothing is looked for further ahead; no purchase is in use for so long. */
export const FARTHEST_YEARS = 100

/**
 * The first day after `asOf` on which a test comes out otherwise than on `asOf`, where it does so once and for good.
 * @returns null where it does not within a hundred years
 */
export function firstChange(asOf: Day, test: (day: Day) => boolean): Day | null {
  const now = test(asOf)
  let [same, other] = [0, FARTHEST_YEARS * 366]
  if (test(shiftDay(asOf, { days: other })) === now) return null
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (test(shiftDay(asOf, { days: middle })) === now) same = middle
    else other = middle
  }
  return shiftDay(asOf, { days: other })
}
