import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDayQueue } from '../../src/decision/day-queue.ts'
import { shiftDay } from '../../src/policy/shift-day.ts'

it('gives what is due day by day, soonest first, in the order in which it was added', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), (offsets) => {
      const queue = createDayQueue<number>()
      const days = offsets.map((days) => shiftDay('2026-11-24', { days }))
      days.forEach((day, index) => {
        queue.add(day, index)
      })
      const taken: [string, number][] = []
      for (let next = queue.next(); next !== null; next = queue.next())
        for (const one of queue.take()) taken.push([next, one])
      const sorted = days
        .map((day, index): [string, number] => [day, index])
        .sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j))
      expect(taken).toEqual(sorted)
      expect(queue.take()).toEqual([])
    }),
  )
})
