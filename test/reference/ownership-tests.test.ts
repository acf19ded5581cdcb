import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntitySource } from '../../src/reference/reference-schema.ts'
import type { Edge, OwnershipAnswer, OwnershipTest, Snapshot } from '../../src/reference/snapshot.ts'
import { rulebook } from '../support/shipped.ts'
import { CASES } from './ownership-cases.ts'
import { company, snapshotOf } from './small-reference.ts'

type EdgeSource = NonNullable<EntitySource['edges']>[number]

/** "a owned-by b 60 from 2020-01-01 until 2022-01-01 ?": a dated tie, `?` for one from general knowledge. */
function parseTie(text: string): { readonly from: string; readonly edge: EdgeSource } {
  const words = text.split(' ')
  const [from = '', type, to = '', share] = words
  const after = (word: string) => words[words.indexOf(word) + 1] ?? ''
  return {
    from,
    edge: {
      type: type as EdgeSource['type'],
      to,
      ...(share !== undefined && /^[\d.]+$/.test(share) ? { share: Number(share) } : {}),
      ...(words.includes('from') ? { since: after('from') } : {}),
      ...(words.includes('until') ? { until: after('until') } : {}),
      confidence: words.includes('?') ? 'knowledge' : 'verified-in-source',
    },
  }
}

/** Kinds are told by the id: `fund-x`, `state-x`, `agency-x`, `person-x`, `brand-x`; `doubtful-x` is uncertain. */
function graphOf(ties: readonly string[]): Snapshot {
  const parsed = ties.map(parseTie)
  const ids = [...new Set(parsed.flatMap(({ from, edge }) => [from, edge.to]))].sort()
  const entities = ids.map((id) => {
    const kind = /^(fund|state|agency|person|brand)-/.exec(id)?.[1] as EntitySource['kind'] | undefined
    return company(id, {
      edges: parsed.filter((tie) => tie.from === id).map((tie) => tie.edge),
      ...(kind === undefined ? {} : { kind }),
      ...(id.startsWith('doubtful-') ? { confidence: 'uncertain' } : {}),
    })
  })
  return snapshotOf(entities, [])
}

function ask(
  snapshot: Snapshot,
  test: OwnershipTest,
  [entity, ...targets]: readonly [string, ...string[]],
  asOf = '2026-01-01',
): OwnershipAnswer {
  return snapshot.ownership({ entity, test, targets: new Set(targets), asOf })
}

/** The way as the organisations that it passes. */
function wayText(start: string, path: readonly Edge[]): string {
  const passed = [start]
  for (const edge of path) passed.push(edge.from === passed.at(-1) ? edge.to : edge.from)
  return passed.join(' > ')
}

function answerText(entity: string, answer: OwnershipAnswer): string {
  const ways = answer.ways.map((way) => {
    const doubts = [...new Set(way.doubts.map((doubt) => doubt.because))]
    return `${wayText(entity, way.path)}${doubts.length === 0 ? '' : ` (${doubts.join(', ')})`}`
  })
  const share = answer.share === undefined ? [] : [`${answer.share} %`]
  const shown = answer.shown.map((edge) => `shown ${edge.type}`)
  return [answer.result, ...share, ...new Set(ways), ...shown].join('; ')
}

describe('testOwnership', () => {
  it('has at least forty cases', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(40)
  })

  it.each(CASES.map((one) => [one[0], one] as const))('%s', (_, one) => {
    const [, test, ties, question, expected, asOf] = one
    expect(answerText(question[0], ask(graphOf(ties), test, question, asOf))).toBe(expected)
  })

  it('says the days on which a way holds', () => {
    const graph = graphOf([
      'a subsidiary-of b from 2019-01-01 until 2027-01-01',
      'b subsidiary-of c from 2020-06-01',
    ])
    expect(ask(graph, 'subsidiary', ['a', 'c']).ways).toMatchObject([
      { since: '2020-06-01', until: '2027-01-01' },
    ])
  })
})

describe('testOwnership: the data that ships', () => {
  const { snapshot } = rulebook
  const SHIPPED: readonly (readonly [
    OwnershipTest,
    readonly [string, ...string[]],
    string,
    OwnershipAnswer['result'],
    string,
  ])[] = [
    ['subsidiary', ['lorex', 'dahua'], '2021-06-01', 'true', 'lorex > dahua'],
    ['subsidiary', ['lorex', 'dahua'], '2023-06-01', 'false', ''],
    ['self', ['honor', 'huawei'], '2020-11-16', 'true', 'honor > huawei'],
    ['self', ['honor', 'huawei'], '2020-11-17', 'false', ''],
    ['subsidiary', ['sepura', 'hytera'], '2021-01-01', 'true', 'sepura > hytera'],
    ['subsidiary', ['sepura', 'hytera'], '2026-11-24', 'false', ''],
    ['subsidiary', ['teltronic', 'hytera'], '2026-11-24', 'unknown', 'teltronic > hytera'],
    ['subsidiary', ['powertrunk', 'hytera'], '2026-11-24', 'unknown', 'powertrunk > teltronic > hytera'],
    ['subsidiary', ['dahua-usa', 'dahua'], '2026-11-24', 'false', ''],
    ['self', ['lexar', 'longsys'], '2026-11-24', 'unknown', 'lexar > longsys'],
    ['self', ['lexar', 'micron'], '2016-01-01', 'unknown', 'lexar > micron'],
    ['subsidiary', ['lexmark', 'ninestar'], '2024-01-01', 'true', 'lexmark > ninestar'],
    ['subsidiary', ['nec-pc', 'lenovo'], '2026-11-24', 'unknown', 'nec-pc > lenovo-nec-holdings > lenovo'],
    ['subsidiary', ['nec-pc', 'nec'], '2026-11-24', 'false', ''],
    ['state-controlled', ['ale'], '2026-11-24', 'true', 'ale > china-huaxin > sasac'],
    ['state-controlled', ['china-mobile'], '2026-11-24', 'true', 'china-mobile > china-mobile-group > sasac'],
    ['common-control', ['ale', 'hikvision', 'china-mobile'], '2026-11-24', 'false', ''],
    ['parent', ['huawei-holding', 'huawei'], '2026-11-24', 'true', 'huawei-holding > huawei'],
  ]

  it.each(SHIPPED.map((one) => [one.join(' '), one] as const))('%s', (_, one) => {
    const [test, question, asOf, result, way] = one
    const answer = ask(snapshot, test, question, asOf)
    expect(answer.result).toBe(result)
    expect(answer.ways.map(({ path }) => wayText(question[0], path)).join('; ')).toBe(way)
  })
})

const IDS = ['a', 'b', 'c', 'state-s', 'fund-f', 'x']
const anyTies = fc.array(
  fc
    .record({
      from: fc.constantFrom(...IDS),
      to: fc.constantFrom(...IDS),
      type: fc.constantFrom(
        'subsidiary-of',
        'owned-by',
        'affiliate-of',
        'minority-stake-by',
        'state-owned-by',
        'former-subsidiary-of',
      ),
      share: fc.constantFrom('', ' 20', ' 50', ' 70'),
      until: fc.constantFrom('', ' until 2025-01-01', ' until 2027-01-01'),
    })
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, type, share, until }) => `${from} ${type} ${to}${share}${until}`),
  { maxLength: 10 },
)
const TESTS: readonly OwnershipTest[] = [
  'self',
  'subsidiary',
  'parent',
  'common-control',
  'state-controlled',
  'fifty-percent',
  'effective-interest',
]

describe('testOwnership: any graph', () => {
  it('neither the order of edges nor an edge written twice changes anything', () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...TESTS), (ties, test) => {
        const all = [...ties, 'a oem-supplied-by x']
        const answer = ask(graphOf(all), test, ['a', 'x'])
        expect(ask(graphOf(all.toReversed()), test, ['a', 'x'])).toEqual(answer)
        expect(ask(graphOf([...all, ...all]), test, ['a', 'x'])).toEqual(answer)
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it('no answer is certain by a way with a doubt, and no share is more than all', () => {
    fc.assert(
      fc.property(anyTies, fc.constantFrom(...TESTS), (ties, test) => {
        const answer = ask(graphOf([...ties, 'a oem-supplied-by x']), test, ['a', 'x'])
        if (answer.result === 'true') {
          expect(answer.ways.some((way) => way.doubts.length === 0)).toBe(true)
        }
        if (answer.result === 'unknown')
          expect(answer.ways.length + (answer.share === undefined ? 0 : 1)).toBeGreaterThan(0)
        for (const { path } of answer.ways) expect(new Set(path).size).toBe(path.length)
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  it('another tie never makes a certain subsidiary less certain', () => {
    fc.assert(
      fc.property(anyTies, anyTies, (ties, more) => {
        const before = ask(graphOf([...ties, 'a oem-supplied-by x']), 'subsidiary', ['a', 'x'])
        const after = ask(graphOf([...ties, ...more, 'a oem-supplied-by x']), 'subsidiary', ['a', 'x'])
        if (before.result === 'true') expect(after.result).toBe('true')
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})
