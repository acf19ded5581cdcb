import { describe, expect, it } from 'vitest'
import type { ConditionSource } from '../../src/policy/condition.ts'
import { notationOf } from '../../src/policy/notation.ts'
import { rulebook } from '../support/shipped.ts'

describe('notationOf', () => {
  it.each<[string, ConditionSource]>([
    ['always', { always: true }],
    ['<covered>', { condition: 'covered' }],
    [
      'buyer.jurisdiction is US and not (item.critical is true or item.model given)',
      {
        allOf: [
          { fact: 'buyer.jurisdiction', is: 'US' },
          {
            not: {
              anyOf: [
                { fact: 'item.critical', is: true },
                { fact: 'item.model', given: true },
              ],
            },
          },
        ],
      },
    ],
    ['buyer.type in {defense, intelligence}', { fact: 'buyer.type', in: ['defense', 'intelligence'] }],
    [
      'contract.end after contract.start + 1 years + 6 months',
      { fact: 'contract.end', after: { fact: 'contract.start', plus: { years: 1, months: 6 } } },
    ],
    [
      'procurement.value at least USD 100000',
      { fact: 'procurement.value', atLeast: { amount: '100000', currency: 'USD' } },
    ],
    [
      'item.makers some on list us-ndaa-889 (limb f3-a; reach self, subsidiary)',
      { fact: 'item.makers', some: { listed: 'us-ndaa-889', limb: 'f3-a', reach: ['self', 'subsidiary'] } },
    ],
    [
      'item.uses every use: use.category within router',
      { fact: 'item.uses', every: { fact: 'use.category', within: 'router' }, as: 'use' },
    ],
    [
      'evidence sam-search (from bidder; answers found = false; current true)',
      { evidence: ['sam-search'], from: 'bidder', answers: { found: 'false' }, current: true },
    ],
    [
      'certificate {jc-star, eucc} (level 2; runs out before asOf)',
      { certificate: ['jc-star', 'eucc'], level: 2, lapses: 'asOf' },
    ],
  ])('%s', (text, source) => {
    expect(notationOf(source)).toBe(text)
  })

  it('says something of every condition of every pack, and no word of an object', () => {
    const texts = rulebook.policySet.packs.flatMap(({ written }) => [
      notationOf(written.binds),
      ...Object.values(written.conditions ?? {}).map(notationOf),
      ...written.rules.flatMap((rule) =>
        [rule.scope, rule.when, rule.demand].flatMap((one) => (one === undefined ? [] : [notationOf(one)])),
      ),
    ])
    expect(texts.filter((text) => text.trim() === '' || /object|undefined|\(\)/.test(text))).toEqual([])
    expect(texts.length).toBeGreaterThan(100)
  })
})
