import type { Day } from '../reference/snapshot.ts'

/** What is to be done on days to come, soonest first. */
export interface DayQueue<T> {
  add(day: Day, one: T): void
  /** The soonest day on which there is something; null where there is nothing. */
  next(): Day | null
  /** Takes out what is due on the soonest day, in the order in which it was added. */
  take(): readonly T[]
}

export function createDayQueue<T>(): DayQueue<T> {
  const due = new Map<Day, T[]>()
  /** Latest first, so that the soonest is taken from the end. */
  const days: Day[] = []
  return {
    add(day, one) {
      const known = due.get(day)
      if (known !== undefined) {
        known.push(one)
        return
      }
      due.set(day, [one])
      days.splice(placeOf(day, days), 0, day)
    },
    next: () => days.at(-1) ?? null,
    take() {
      const day = days.pop()
      if (day === undefined) return []
      const taken = due.get(day) ?? []
      due.delete(day)
      return taken
    },
  }
}

/** Where a day belongs among days that are sorted latest first. */
function placeOf(day: Day, days: readonly Day[]): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? '') > day) low = middle + 1
    else high = middle
  }
  return low
}
