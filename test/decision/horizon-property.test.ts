import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rulebook } from '../../src/operations/deployment.ts'
import { bare, bruteForce, type Line } from '../support/brute-horizon.ts'
import { horizonUnder, type Seen } from '../support/horizon.ts'
import { count, examples, rulebook } from '../support/shipped.ts'
import { turningBook, turningPurchase } from '../support/turning.ts'

const inOrder = (lines: readonly Line[]): string[] =>
  lines.map((line) => JSON.stringify(line, Object.keys(line).concat('kind', 'id').sort())).sort()

function expectSame(seen: Seen, book: Rulebook): void {
  const brute = bruteForce(seen, book)
  expect(inOrder(seen.horizon.entries.map(bare))).toEqual(inOrder(brute.binding))
  expect(inOrder(seen.horizon.advisory.map(bare))).toEqual(inOrder(brute.advisory))
  for (const { causes, day } of [...seen.horizon.entries, ...seen.horizon.advisory]) {
    expect(causes.length).toBeGreaterThan(0)
    for (const cause of causes) expect(cause.day <= day).toBe(true)
  }
}

describe('the horizon by validity intervals is that of deciding on every day', () => {
  it('for generated purchases, under rules that every leaf can turn', () => {
    let met = 0
    fc.assert(
      fc.property(turningPurchase, (document) => {
        const seen = horizonUnder(turningBook, document)
        met += seen.horizon.entries.length
        expectSame(seen, turningBook)
      }),
      { numRuns: count(1500, 60) },
    )
    // A property over purchases on whose horizon nothing stands would hold for anything.
    expect(met).toBeGreaterThan(200)
  }, 600_000)

  it.each(examples)(
    'for the example %s, as it is shipped',
    (_name, document) => {
      expectSame(horizonUnder(rulebook, document), rulebook)
    },
    60_000,
  )

  it.each(examples)(
    'for the example %s, by rules that turn with the day',
    (_name, document) => {
      const seen = horizonUnder(turningBook, {
        ...document,
        buyer: { jurisdiction: 'US', type: 'civilian-agency' },
      })
      expectSame(seen, turningBook)
    },
    60_000,
  )
})
