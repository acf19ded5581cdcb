import { describe, expect, it } from 'vitest'
import { deploymentWith, head, horizonUnder, inLines, rule } from '../support/horizon.ts'

const US = '{ fact: buyer.jurisdiction, is: US }'
const MAKERS = 'makers: [manufacturer, producer, brand, designer]'
const CHIPS = 'when: { fact: component.makers, some: { listed: us-ndaa-5949, reach: [self, subsidiary] } }'

/** As NDAA FY2023 s.5949 reads: from 2027-12-23 nothing more is to be acquired; what was bought before is not caught. */
const CHIP_BAN = deploymentWith([
  head('chips', US) +
    rule('CHIP-BAN', [
      'for: component',
      MAKERS,
      'catches: [acquire, renew, extend, option, call-off]',
      'effective: { from: 2027-12-23, by: act }',
      'standard: reasonable-inquiry',
      CHIPS,
      'effect: prohibit',
    ]) +
    rule('CHIP-NOTE', [
      'for: component',
      MAKERS,
      'catches: [hold]',
      'effective: { from: 2027-12-23, by: act }',
      'standard: reasonable-inquiry',
      CHIPS,
      'effect: note',
    ]),
])

/** As the UK direction on designated vendors has it: in use until the end of 2027, and no longer. */
const REMOVAL = deploymentWith([
  head('removal', '{ fact: buyer.jurisdiction, is: US }') +
    rule('REMOVE', [
      'for: item',
      MAKERS,
      'catches: [hold]',
      'effective: { from: 2028-01-01, by: act }',
      'scope: { fact: item.category, within: telecommunications-equipment }',
      'when: { fact: item.makersNamed, some: { listed: uk-designated-vendor, reach: [self, subsidiary] } }',
      'effect: prohibit',
    ]),
])

/** As BOD 26-02 has it: edge devices past their support are to be taken out of use from a day on. */
const DECOMMISSIONING = deploymentWith([
  head('edge', US) +
    rule('DECOMMISSION', [
      'for: item',
      'catches: [hold]',
      'effective: { from: 2027-02-05, by: act }',
      'scope: { fact: item.category, within: router }',
      'when: { fact: item.endOfSupport, before: asOf }',
      'effect: prohibit',
    ]),
])

const buyer = { jurisdiction: 'US', type: 'civilian-agency' }

function laptop(contract: object): object {
  return {
    schema: 'sekisho/purchase/1',
    buyer,
    procurement: { action: 'new', contract: { deliveries: [{ date: '2026-12-15' }], ...contract } },
    items: [
      {
        id: '1',
        kind: 'hardware',
        category: 'laptop',
        plannedEndOfUse: '2029-12-31',
        support: { endOfSupport: '2029-12-31' },
        components: [
          {
            id: 'm',
            kind: 'memory',
            category: 'memory-chip',
            parties: [{ role: 'manufacturer', name: 'Yangtze Memory Technologies Co., Ltd.' }],
          },
        ],
      },
    ],
    statements: [{ about: '/items', says: 'complete', by: 'buyer' }],
  }
}

function router(more: object, procurement: object = {}): object {
  return {
    schema: 'sekisho/purchase/1',
    buyer,
    procurement: { action: 'new', ...procurement },
    items: [
      {
        id: '1',
        kind: 'hardware',
        category: 'router',
        parties: [{ role: 'manufacturer', name: 'Huawei Technologies Co., Ltd.' }],
        ...more,
      },
    ],
    statements: [{ about: '/items', says: 'complete', by: 'buyer' }],
  }
}

describe('a ban on buying is not a ban on having', () => {
  it('leaves a laptop bought before it alone: nothing but a note', () => {
    const { body, horizon } = horizonUnder(CHIP_BAN, laptop({}))
    expect(body.outcome).toBe('approve')
    expect(inLines(horizon)).toEqual([
      '2027-12-23 in-use 1: CHIP-NOTE - > triggered, approve > approve, rule-begins 2027-12-23',
    ])
    expect(horizon.acts.map(({ day, kind, outcome }) => [day, kind, outcome])).toEqual([
      ['2026-12-15', 'delivery', 'approve'],
    ])
    expect(horizon.looked).toEqual([{ until: '2029-12-31', because: 'planned-end-of-use', items: ['1'] }])
  })

  it('reaches an option to come, while the base purchase stands', () => {
    const { body, horizon } = horizonUnder(CHIP_BAN, laptop({ options: [{ id: 'O1', date: '2028-01-01' }] }))
    expect(body.outcome).toBe('approve')
    expect(inLines(horizon)).toEqual([
      '2027-12-23 in-use 1: CHIP-NOTE - > triggered, approve > approve, rule-begins 2027-12-23',
      '2028-01-01 option O1 1: CHIP-BAN - > triggered, approve > reject, rule-begins 2027-12-23',
    ])
    expect(horizon.acts.at(-1)).toEqual({
      kind: 'option',
      id: 'O1',
      day: '2028-01-01',
      items: null,
      outcome: 'reject',
    })
  })

  it.each([
    ['options', 'option'],
    ['renewals', 'renewal'],
    ['callOffs', 'call-off'],
  ])('judges each of the %s at its own day', (list, kind) => {
    const acts = [{ date: '2027-12-22' }, { date: '2027-12-23', items: ['1'] }]
    const { horizon } = horizonUnder(CHIP_BAN, laptop({ [list]: acts }))
    expect(horizon.acts.slice(1).map(({ day, outcome, ...act }) => [day, act.kind, outcome])).toEqual([
      ['2027-12-22', kind, 'approve'],
      ['2027-12-23', kind, 'reject'],
    ])
  })
})

describe('a rule about having', () => {
  it('reaches what is in use until its planned end', () => {
    const { body, horizon } = horizonUnder(REMOVAL, router({ plannedEndOfUse: '2030-03-31' }))
    expect(body.outcome).toBe('approve')
    expect(inLines(horizon)).toEqual([
      '2028-01-01 in-use 1: REMOVE - > triggered, approve > reject, rule-begins 2028-01-01',
    ])
  })

  it('does not reach what is out of use by then', () => {
    const { horizon } = horizonUnder(REMOVAL, router({ plannedEndOfUse: '2027-12-31' }))
    expect(horizon.entries).toEqual([])
    expect(horizon.looked[0]?.until).toBe('2027-12-31')
  })

  it('reaches a device on the day after its support ends, not before the rule is in force', () => {
    const ended = router({ plannedEndOfUse: '2030-03-31', support: { endOfSupport: '2025-12-31' } })
    expect(inLines(horizonUnder(DECOMMISSIONING, ended).horizon)).toEqual([
      '2027-02-05 in-use 1: DECOMMISSION - > triggered, approve > reject, rule-begins 2027-02-05',
    ])
    const ending = router({ plannedEndOfUse: '2030-03-31', support: { endOfSupport: '2028-06-30' } })
    const { horizon } = horizonUnder(DECOMMISSIONING, ending)
    expect(inLines(horizon)).toEqual([
      '2028-07-01 in-use 1: DECOMMISSION - > triggered, approve > reject, day-comes 2028-07-01',
    ])
    expect(horizon.entries[0]?.causes).toEqual([
      {
        kind: 'day-comes',
        day: '2028-07-01',
        fact: 'item.endOfSupport',
        at: '/items/@1/support/endOfSupport',
        of: '2028-06-30',
      },
    ])
  })

  it('that holds already is met on the first day in use, as a matter of the act', () => {
    const { body, horizon } = horizonUnder(
      DECOMMISSIONING,
      router(
        { plannedEndOfUse: '2030-03-31', support: { endOfSupport: '2025-12-31' } },
        {
          contract: { start: '2027-04-01' },
        },
      ),
      '2027-03-01',
    )
    expect(body.outcome).toBe('approve')
    expect(inLines(horizon)).toEqual([
      '2027-04-01 in-use 1: DECOMMISSION - > triggered, approve > reject, act 2027-04-01',
    ])
  })
})

describe('the act decided, done later', () => {
  it('is looked at for a year: from when a ban takes effect it may not be done', () => {
    const { body, horizon } = horizonUnder(CHIP_BAN, laptop({ deliveries: [] }), '2027-06-01')
    expect(body.outcome).toBe('approve')
    expect(horizon.later).toBe('2028-06-01')
    expect(inLines(horizon)[0]).toBe(
      '2027-12-23 act-later 1: CHIP-BAN - > triggered, approve > reject, rule-begins 2027-12-23',
    )
  })

  it('is not looked at where it is having it in use', () => {
    const held = router({ plannedEndOfUse: '2030-03-31' }, { action: 'hold' })
    const { horizon } = horizonUnder(REMOVAL, held, '2027-06-01')
    expect(horizon.later).toBe(null)
    expect(inLines(horizon)).toEqual([
      '2028-01-01 in-use 1: REMOVE - > triggered, approve > reject, rule-begins 2028-01-01',
    ])
  })
})

describe('how far is looked', () => {
  it('is said, with the acts that have no day', () => {
    const contract = { options: [{ id: 'O1' }], deliveries: [{ date: null }] }
    const { horizon } = horizonUnder(REMOVAL, router({}, { contract }))
    expect(horizon.looked).toEqual([{ until: '2036-11-24', because: 'no-end-stated', items: ['1'] }])
    expect(horizon.undated).toEqual([
      { kind: 'delivery', id: null },
      { kind: 'option', id: 'O1' },
    ])
    expect(inLines(horizon)).toHaveLength(1)
  })

  it('goes no further than the contract for a service, and nowhere where use is over', () => {
    const contract = { end: '2027-06-30' }
    const service = router({ kind: 'service' }, { contract })
    expect(horizonUnder(REMOVAL, service).horizon).toMatchObject({
      looked: [{ until: '2027-06-30', because: 'contract-end', items: ['1'] }],
      entries: [],
    })
    const over = router({ plannedEndOfUse: '2026-03-31' })
    expect(horizonUnder(REMOVAL, over).horizon.looked).toEqual([
      { until: null, because: 'use-is-over', items: ['1'] },
    ])
  })

  it('does not depend on the order in which acts are written', () => {
    const options = [
      { id: 'A', date: '2028-01-01' },
      { id: 'B', date: '2027-01-01' },
      { id: 'C', date: '2028-01-01' },
    ]
    const there = horizonUnder(CHIP_BAN, laptop({ options })).horizon
    const back = horizonUnder(CHIP_BAN, laptop({ options: options.toReversed() })).horizon
    expect(back.entries).toEqual(there.entries)
  })
})
