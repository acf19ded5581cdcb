import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntitySource } from '../../src/reference/reference-schema.ts'
import { EDGE_TYPES } from '../../src/reference/reference-schema.ts'
import { rulebook } from '../support/shipped.ts'
import { company, edge, snapshotOf } from './small-reference.ts'

/** Each link as "listed test certainty", for a list that names `listed`. */
function linksOf(entity: string, entities: readonly EntitySource[]): string[] {
  return snapshotOf(entities, ['listed'])
    .links(entity)
    .map((link) => `${link.listed} ${link.test} ${link.verified ? 'verified' : 'doubt'}`)
}

const listed = company('listed')

describe('linksOf: self and subsidiary', () => {
  it('finds the listed organisation itself, with no path', () => {
    expect(snapshotOf([listed], ['listed']).links('listed')).toMatchObject([{ test: 'self', path: [] }])
  })

  it.each([
    ['subsidiary-of', edge('subsidiary-of', 'listed'), 'verified'],
    ['controlled-by', edge('controlled-by', 'listed'), 'verified'],
    ['state-owned-by', edge('state-owned-by', 'listed'), 'verified'],
    ['owned-by 50.1 %', edge('owned-by', 'listed', { share: 50.1 }), 'verified'],
    ['owned-by, share not known', edge('owned-by', 'listed'), 'doubt'],
    ['subsidiary-of from knowledge', edge('subsidiary-of', 'listed', { confidence: 'knowledge' }), 'doubt'],
  ])('%s makes a subsidiary', (_, tie, certainty) => {
    expect(linksOf('unit', [listed, company('unit', { edges: [tie] })])).toEqual([
      `listed subsidiary ${certainty}`,
    ])
  })

  it('walks up through several owners and says the way', () => {
    const entities = [
      listed,
      company('middle', { edges: [edge('subsidiary-of', 'listed')] }),
      company('unit', { edges: [edge('owned-by', 'middle', { share: 60 })] }),
    ]
    const [link] = snapshotOf(entities, ['listed']).links('unit')
    expect(link?.path.map((one) => `${one.from} ${one.type} ${one.to}`)).toEqual([
      'unit owned-by middle',
      'middle subsidiary-of listed',
    ])
  })

  it('takes a brand for its owner of the day, and for the owner of its owner', () => {
    const brand = company('brand', { kind: 'brand', edges: [edge('brand-of', 'unit')] })
    const unit = company('unit', { edges: [edge('subsidiary-of', 'listed')] })
    expect(
      linksOf('brand', [listed, company('unit'), { ...brand, edges: [edge('brand-of', 'listed')] }]),
    ).toEqual(['listed self verified'])
    expect(linksOf('brand', [listed, unit, brand])).toEqual(['listed subsidiary verified'])
  })

  it('does not go down: who owns a listed firm is not its subsidiary', () => {
    const owner = company('owner')
    const below = { ...listed, edges: [edge('subsidiary-of', 'owner')] }
    expect(linksOf('owner', [owner, below])).toEqual(['listed common-control verified'])
  })
})

describe('linksOf: doubts and days', () => {
  it('is verified only when entry and every edge are', () => {
    const unit = company('unit', { edges: [edge('subsidiary-of', 'listed')] })
    const [link] = snapshotOf([listed, unit], ['listed'], { confidence: 'knowledge' }).links('unit')
    expect(link?.verified).toBe(false)
  })

  it('doubts what the data says of an uncertain organisation', () => {
    const unit = company('unit', { confidence: 'uncertain', edges: [edge('subsidiary-of', 'listed')] })
    expect(linksOf('unit', [listed, unit])).toEqual(['listed subsidiary doubt'])
  })

  it('holds on the days on which entry and every edge hold', () => {
    const unit = company('unit', {
      edges: [edge('subsidiary-of', 'listed', { since: '2021-05-01', until: '2024-01-01' })],
    })
    const small = snapshotOf([listed, unit], ['listed'], { removed: '2023-06-01' })
    expect(small.links('unit')).toMatchObject([{ since: '2021-05-01', until: '2023-06-01' }])
  })

  it('is none when the days do not meet', () => {
    const unit = company('unit', { edges: [edge('subsidiary-of', 'listed', { until: '2020-01-01' })] })
    expect(linksOf('unit', [listed, unit])).toEqual([])
  })
})

describe('linksOf: common control', () => {
  const parent = company('parent')
  const below = { ...listed, edges: [edge('subsidiary-of', 'parent')] }

  it('goes up, then down', () => {
    const sister = company('sister', { edges: [edge('subsidiary-of', 'parent')] })
    const niece = company('niece', { edges: [edge('subsidiary-of', 'sister')] })
    expect(linksOf('sister', [parent, below, sister])).toEqual(['listed common-control verified'])
    expect(linksOf('niece', [parent, below, sister, niece])).toEqual(['listed common-control verified'])
  })

  it.each(['agency', 'state', 'fund', 'person'] as const)('never goes through a body of kind %s', (kind) => {
    const sister = company('sister', { edges: [edge('state-owned-by', 'parent')] })
    expect(linksOf('sister', [{ ...parent, kind }, below, sister])).toEqual([])
  })

  it.each([
    ['written here', listed, company('friend', { edges: [edge('affiliate-of', 'listed')] })],
    ['written there', { ...listed, edges: [edge('affiliate-of', 'friend')] }, company('friend')],
  ])('counts an affiliation %s', (_, one, other) => {
    expect(linksOf('friend', [one, other])).toEqual(['listed common-control verified'])
  })

  it('leaves out what a closer tie says for the same days, and keeps what it does not cover', () => {
    const both = (until?: string) =>
      company('unit', {
        edges: [
          edge('subsidiary-of', 'listed', until === undefined ? {} : { until }),
          edge('affiliate-of', 'listed'),
        ],
      })
    expect(linksOf('unit', [listed, both()])).toEqual(['listed subsidiary verified'])
    expect(linksOf('unit', [listed, both('2022-01-01')])).toEqual([
      'listed common-control verified',
      'listed subsidiary verified',
    ])
  })

  it('is not hidden by a former tie that is only shown', () => {
    const unit = company('unit', {
      edges: [
        edge('former-subsidiary-of', 'listed', { until: '2019-01-01' }),
        edge('affiliate-of', 'listed'),
      ],
    })
    expect(linksOf('unit', [listed, unit])).toEqual([
      'listed common-control verified',
      'listed shown verified',
    ])
  })
})

describe('linksOf: shown', () => {
  const counting = [
    'affiliate-of',
    'brand-of',
    'controlled-by',
    'owned-by',
    'state-owned-by',
    'subsidiary-of',
  ]
  it.each(EDGE_TYPES.filter((type) => !counting.includes(type) && !type.startsWith('former-')))(
    '%s counts for none',
    (type) => {
      expect(linksOf('unit', [listed, company('unit', { edges: [edge(type, 'listed')] })])).toEqual([
        'listed shown verified',
      ])
    },
  )

  it.each([
    ['former-subsidiary-of', 'subsidiary'],
    ['former-brand-of', 'self'],
    ['former-affiliate-of', 'common-control'],
  ] as const)('%s counted as %s until it ended and is shown since', (type, test) => {
    const unit = company('unit', { edges: [edge(type, 'listed', { until: '2022-12-01' })] })
    expect(
      snapshotOf([listed, unit], ['listed'])
        .links('unit')
        .map(({ test: one, since, until }) => [one, since, until])
        .sort(),
    ).toEqual(
      [
        [test, '2020-01-01', '2022-12-01'],
        ['shown', '2022-12-01', undefined],
      ].sort(),
    )
  })

  it('a former tie whose end is not known stays a doubt', () => {
    const unit = company('unit', { edges: [edge('former-subsidiary-of', 'listed')] })
    expect(linksOf('unit', [listed, unit])).toEqual(['listed shown doubt', 'listed subsidiary doubt'])
  })

  it('half of the shares or less counts for none', () => {
    const unit = company('unit', { edges: [edge('owned-by', 'listed', { share: 50 })] })
    expect(linksOf('unit', [listed, unit])).toEqual(['listed shown verified'])
  })

  it('is for direct ties only', () => {
    const middle = company('middle', { edges: [edge('minority-stake-by', 'listed')] })
    const unit = company('unit', { edges: [edge('subsidiary-of', 'middle')] })
    expect(linksOf('unit', [listed, middle, unit])).toEqual([])
  })
})

describe('linksOf: any graph', () => {
  const ids = ['a', 'b', 'c', 'd', 'listed']
  const anyEdges = fc.array(
    fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      type: fc.constantFrom('subsidiary-of', 'owned-by', 'affiliate-of', 'brand-of', 'controlled-by'),
      share: fc.constantFrom(undefined, 30, 70),
    }),
    { maxLength: 12 },
  )

  it('ends in circles, never passes an organisation twice, and does not depend on the order of edges', () => {
    fc.assert(
      fc.property(anyEdges, (all) => {
        const build = (edges: typeof all) =>
          ids.map((id) =>
            company(id, {
              edges: edges
                .filter((one) => one.from === id && one.to !== id)
                .map(({ type, to, share }) => edge(type, to, share === undefined ? {} : { share })),
            }),
          )
        const links = snapshotOf(build(all), ['listed']).links('a')
        for (const { path } of links) {
          const passed = ['a', ...path.map((one, at) => (path[at - 1]?.to === one.to ? one.from : one.to))]
          expect(new Set(path.map((one) => JSON.stringify(one))).size).toBe(path.length)
          expect(passed.length).toBeLessThanOrEqual(ids.length)
        }
        expect(linksOf('a', build(all.toReversed()))).toEqual(linksOf('a', build(all)))
      }),
      { seed: 4 },
    )
  })
})

describe('linksOf: the data that ships', () => {
  const { snapshot } = rulebook
  const links889 = (entity: string) => snapshot.links(entity).filter((link) => link.list === 'us-ndaa-889')

  it.each([
    ['huawei', ['huawei self verified']],
    ['hisilicon', ['huawei subsidiary doubt']],
    ['chengdu-dahua-wisdom', ['dahua subsidiary verified']],
    ['hilook', ['hikvision self doubt']],
    ['huawei-holding', ['huawei common-control verified']],
    ['norsat', ['hytera subsidiary doubt']],
    ['honor', ['huawei self verified', 'huawei shown verified']],
    ['lorex', ['dahua shown verified', 'dahua subsidiary verified']],
    ['teltronic', ['hytera shown doubt', 'hytera subsidiary doubt']],
    ['luminys', []],
    ['cisco', []],
  ])('%s: %j', (entity, expected) => {
    const found = links889(entity)
    expect(
      found.map((link) => `${link.listed} ${link.test} ${link.verified ? 'verified' : 'doubt'}`),
    ).toEqual(expected)
  })

  it.each([
    'ale',
    'china-huaxin',
    'china-mobile',
    'china-mobile-group',
    'china-mobile-usa',
    'sasac',
    'shenzhen-sasac',
  ])('no path of s.889 reaches %s through the state', (entity) => {
    expect(links889(entity)).toEqual([])
  })

  it('ends a tie with its edge', () => {
    expect(links889('honor')).toMatchObject([
      { test: 'self', since: '2018-08-13', until: '2020-11-17' },
      { test: 'shown', since: '2020-11-17' },
    ])
  })
})
