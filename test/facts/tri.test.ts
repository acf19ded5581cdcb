import { describe, expect, it } from 'vitest'
import { and, FALSE, not, or, TRUE, triName, UNKNOWN, type Tri } from '../../src/facts/tri.ts'

const F = FALSE
const U = UNKNOWN
const T = TRUE

/** Kleene's strong tables: a, b, a and b, a or b. */
const TABLE: readonly (readonly [Tri, Tri, Tri, Tri])[] = [
  [F, F, F, F],
  [F, U, F, U],
  [F, T, F, T],
  [U, F, F, U],
  [U, U, U, U],
  [U, T, U, T],
  [T, F, F, T],
  [T, U, U, T],
  [T, T, T, T],
]

describe('Kleene logic', () => {
  it.each(TABLE)('%i, %i: and %i, or %i', (a, b, conjunction, disjunction) => {
    expect([and(a, b), or(a, b)]).toEqual([conjunction, disjunction])
  })

  it('negates the known and leaves the unknown', () => {
    expect([not(F), not(U), not(T)].map(triName)).toEqual(['true', 'unknown', 'false'])
  })
})
