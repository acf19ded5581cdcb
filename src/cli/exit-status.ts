import type { Outcome } from '../decision/body.ts'

/** Exit status of `check` for one purchase (design 6). */
export const STATUS_OF: Readonly<Record<Outcome, number>> = {
  approve: 0,
  'approve-with-conditions': 7,
  'not-covered': 6,
  refer: 3,
  incomplete: 4,
  reject: 5,
}

/** Of several files the first of these that occurred. */
const WORST_FIRST = [70, 2, 5, 4, 3, 6, 7, 0]

export function worstStatus(statuses: readonly number[]): number {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? 0
}
