import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasValidCheckDigit } from '../../src/reference/check-digits.ts'

describe('hasValidCheckDigit', () => {
  it.each([
    ['jpCorporateNumber', '1020001071491'],
    ['lei', 'FRDRIPF3EKNDJ2CQJL29'],
    ['ticker', 'TSE:6702'],
  ])('accepts %s %s', (scheme, value) => {
    expect(hasValidCheckDigit(scheme, value)).toBe(true)
  })

  it.each([
    ['jpCorporateNumber', '102000107149'],
    ['jpCorporateNumber', '１０２０００１０７１４９１'],
    ['lei', 'FRDRIPF3EKNDJ2CQJL2'],
    ['lei', 'frdripf3ekndj2cqjl29'],
  ])('refuses %s %s, which is not of the scheme', (scheme, value) => {
    expect(hasValidCheckDigit(scheme, value)).toBe(false)
  })

  // One digit of a corporate number weighs 1 or 2 modulo 9, so 0 and 9 are the one pair that it cannot tell apart.
  it('finds every single wrong digit of a corporate number but 0 for 9', () => {
    fc.assert(
      fc.property(fc.nat({ max: 11 }), fc.integer({ min: 1, max: 8 }), (at, by) => {
        const digits = Array.from('1020001071491', Number)
        const old = digits[at + 1] ?? 0
        const changed = (old + by) % 10
        fc.pre(Math.abs(old - changed) !== 9)
        digits[at + 1] = changed
        expect(hasValidCheckDigit('jpCorporateNumber', digits.join(''))).toBe(false)
      }),
      { seed: 4 },
    )
  })

  it('finds every single wrong digit at the end of an LEI', () => {
    const wrong = ['28', '19', '92', '00'].map((end) => `FRDRIPF3EKNDJ2CQJL${end}`)
    expect(wrong.filter((value) => hasValidCheckDigit('lei', value))).toEqual([])
  })
})
