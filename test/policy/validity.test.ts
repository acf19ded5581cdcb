import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftDay } from '../../src/policy/shift-day.ts'
import { dayAfter, firstChange, limit, type Validity } from '../../src/policy/validity.ts'

const TODAY = '2026-11-24'
const later = (days: number): string => shiftDay(TODAY, { days })

describe('the first change', () => {
  it('is the one that going from day to day finds', () => {
    const shift = fc.record({
      years: fc.integer({ min: -3, max: 3 }),
      months: fc.integer({ min: -14, max: 14 }),
      days: fc.integer({ min: -40, max: 40 }),
    })
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), shift, (days, by) => {
        const test = (day: string): boolean => later(days) < shiftDay(day, by)
        let walked: string | null = null
        for (let ahead = 1; ahead < 4000 && walked === null; ahead++)
          if (test(later(ahead)) !== test(TODAY)) walked = later(ahead)
        expect(firstChange(TODAY, test)).toBe(walked)
      }),
      { numRuns: 200 },
    )
  })

  it('is none where nothing changes within a hundred years', () => {
    expect(firstChange(TODAY, (day) => day > '9000-01-01')).toBe(null)
    expect(firstChange(TODAY, () => true)).toBe(null)
  })
})

describe('a limit', () => {
  const fresh = (): Validity => ({ until: null, causes: [], effort: 0 })

  it('is the soonest of the days noted after today, with all that happens on it, once', () => {
    const validity = fresh()
    limit(validity, TODAY, TODAY, { kind: 'rule-begins' })
    expect(validity).toEqual(fresh())
    for (const day of ['2028-01-01', '2027-01-01', '2027-01-01', '2029-01-01'])
      limit(validity, TODAY, day, { kind: 'rule-begins' })
    limit(validity, TODAY, '2027-01-01', { kind: 'rule-ends' })
    expect(validity).toEqual({
      until: '2027-01-01',
      causes: [
        { kind: 'rule-begins', day: '2027-01-01' },
        { kind: 'rule-ends', day: '2027-01-01' },
      ],
      effort: 0,
    })
  })

  it('knows the day after, over months and years', () => {
    expect(dayAfter('2028-02-28')).toBe('2028-02-29')
    expect(dayAfter('2027-12-31')).toBe('2028-01-01')
  })
})
