import type { Day } from '../reference/snapshot.ts'

interface Shift {
  readonly years?: number
  readonly months?: number
  readonly days?: number
}

/**
 * Moves a day by whole years and months, clamped to the end of the month it lands in, then by days.
 * 2028-02-29 plus a year is 2029-02-28; 2026-01-31 plus a month is 2026-02-28.
 */
export function shiftDay(day: Day, shift: Shift): Day {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const months = year * 12 + (month - 1) + (shift.years ?? 0) * 12 + (shift.months ?? 0)
  const [toYear, toMonth] = [Math.floor(months / 12), months - Math.floor(months / 12) * 12]
  const lastDate = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  const moved = new Date(Date.UTC(toYear, toMonth, Math.min(date, lastDate) + (shift.days ?? 0)))
  return moved.toISOString().slice(0, 10)
}
