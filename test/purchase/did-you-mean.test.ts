import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { didYouMean } from '../../src/purchase/did-you-mean.ts'
import { rulebook } from '../support/shipped.ts'

const categories = [...rulebook.categories]

describe('did you mean', () => {
  it.each([
    ['routr', '; did you mean router?'],
    ['Router', '; did you mean router?'],
    ['switch', '; did you mean layer-2-switch or layer-3-switch?'],
    ['two-way-radio', '; did you mean radio-module or radio-terminal?'],
    ['telecomsOperator', ''],
    ['xyzzy', ''],
    ['', ''],
  ])('a category %j%s', (word, expected) => {
    expect(didYouMean(word, categories)).toBe(expected)
  })

  it('reads parts of names in either spelling', () => {
    expect(didYouMean('telecom-operator', ['private-operator', 'ministry'])).toBe(
      '; did you mean private-operator?',
    )
    expect(didYouMean('endOfUse', ['plannedEndOfUse', 'reference'])).toBe('')
    expect(didYouMean('securityUpdates', ['endOfSecurityUpdates'])).toBe(
      '; did you mean endOfSecurityUpdates?',
    )
  })

  it('names what there is, three at the most, and is quick on the longest words', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (word) => {
        const meant = didYouMean(word, categories).replace(/^; did you mean |\?$/g, '')
        const named = meant === '' ? [] : meant.split(/, | or /)
        expect(named.length).toBeLessThanOrEqual(3)
        expect(named.filter((one) => !categories.includes(one))).toEqual([])
      }),
    )
    expect(didYouMean('-'.repeat(1_000_000), categories)).toBe('')
  })
})
