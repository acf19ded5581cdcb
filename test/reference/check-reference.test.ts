import { describe, expect, it } from 'vitest'
import { faultsOf, RIGHT } from './reference-folder.ts'

const LIST = RIGHT['lists/watch.yaml'] ?? ''

/** Three firms with the ties given, each as "from type to, more". */
function firms(...ties: readonly string[]): string {
  const tie = (text: string) => {
    const [from, type, to, ...more] = text.split(' ')
    return {
      from,
      text: `    - { type: ${type}, to: ${to}${more.length === 0 ? '' : `, ${more.join(' ')}`} }\n`,
    }
  }
  return ['a', 'b', 'c']
    .map((id) => {
      const edges = ties.map(tie).filter(({ from }) => from === id)
      const lines = edges.map((edge) => edge.text).join('')
      return `- id: ${id}\n  name: Firm ${id}\n  kind: company\n  confidence: knowledge\n${lines === '' ? '' : `  edges:\n${lines}`}`
    })
    .join('')
}

function tieFaults(...ties: readonly string[]): string[] {
  return faultsOf({ 'entities/two.yaml': firms(...ties) })
}

function listFaults(change: (list: string) => string): string[] {
  return faultsOf({ 'lists/watch.yaml': change(LIST) })
}

const K = 'confidence: knowledge'

describe('checkReference: ties', () => {
  it.each([
    [
      'a source that is claimed and not given',
      ['a subsidiary-of b confidence: verified-in-source'],
      'entities/two.yaml:6:37: /0/edges/0/confidence: found verified-in-source without a source, expected the source, or a weaker confidence',
    ],
    [
      'a majority of one another',
      [`a subsidiary-of b ${K}`, `b owned-by a share: 60, ${K}`],
      'entities/two.yaml:6:30: /0/edges/0/to: found b, which a itself controls on the same days, expected no circle of control',
    ],
    [
      'a longer circle',
      [`a subsidiary-of b ${K}`, `b subsidiary-of c ${K}`, `c controlled-by a ${K}`],
      'entities/two.yaml:6:30: /0/edges/0/to: found b, which a itself controls on the same days, expected no circle of control',
    ],
    [
      'the same tie twice',
      [`a subsidiary-of b ${K}`, `a subsidiary-of b since: 2020-01-01, ${K}`],
      'entities/two.yaml:7:9: /0/edges/1/type: subsidiary-of b is given twice for the same days, expected once',
    ],
    [
      'a tie that is over and not over',
      [`a former-subsidiary-of b until: 2022-01-01, ${K}`, `a subsidiary-of b ${K}`],
      'entities/two.yaml:7:9: /0/edges/1/type: found subsidiary-of and former-subsidiary-of b on the same days, expected one of them to end before',
    ],
    [
      'two parents at a time',
      [`a subsidiary-of b until: 2022-02-01, ${K}`, `a subsidiary-of c since: 2022-01-01, ${K}`],
      'entities/two.yaml:7:30: /0/edges/1/to: found subsidiary-of both b and c on the same days, expected one owner at a time',
    ],
    [
      'more shares than there are',
      [`a owned-by b share: 60, ${K}`, `a minority-stake-by c share: 40.1, since: 2020-01-01, ${K}`],
      'entities/two.yaml:7:41: /0/edges/1/share: found shares of 100.1 together on one day, expected at most 100',
    ],
    [
      'a minority of most',
      [`a minority-stake-by b share: 51, ${K}`],
      'entities/two.yaml:6:41: /0/edges/0/share: found 51, expected at most 50 for a minority',
    ],
  ])('%s', (_, ties, expected) => {
    expect(tieFaults(...ties)).toEqual([expected])
  })

  it.each([
    [
      'a sale from one to another',
      [`a former-subsidiary-of b until: 2022-01-01, ${K}`, `a subsidiary-of c since: 2022-01-01, ${K}`],
    ],
    ['cross holdings below half', [`a owned-by b share: 30, ${K}`, `b owned-by a share: 30, ${K}`]],
    [
      'a circle that no day knows',
      [`a subsidiary-of b until: 2020-01-01, ${K}`, `b subsidiary-of a since: 2020-01-01, ${K}`],
    ],
    [
      'shares of different days',
      [
        `a owned-by b share: 100, until: 2020-01-01, ${K}`,
        `a owned-by c share: 100, since: 2020-01-01, ${K}`,
      ],
    ],
  ])('allows %s', (_, ties) => {
    expect(tieFaults(...ties)).toEqual([])
  })
})

describe('checkReference: organisations', () => {
  const numbered = (name: string) =>
    faultsOf({
      'entities/two.yaml': `- id: other
  name: Other Ltd
  kind: company
  identifiers: { jpCorporateNumber: ['7010401022916'] }
  confidence: knowledge
- id: third
  name: Third Ltd
  kind: company
  names: { en: ['${name}'] }
  confidence: knowledge
`,
    })

  it('the number of another in a name', () => {
    expect(numbered('Third 7010401022916')).toEqual([
      'entities/two.yaml:9:17: /1/names/en/0: found 7010401022916, the number of other, expected a name of third',
    ])
    expect(numbered('Third 7010401022917')).toEqual([])
  })

  it('a number of two organisations, an unknown category, a former name without a day', () => {
    const text = `- id: other
  name: Other Ltd
  kind: company
  identifiers: { ticker: ['A:1'] }
  categories: [rooter]
  confidence: knowledge
- id: third
  name: Third Ltd
  kind: company
  formerNames: [{ name: Old, since: 2020-01-01, until: 2019-01-01 }]
  identifiers: { ticker: ['A:1'] }
  confidence: knowledge
`
    expect(faultsOf({ 'entities/two.yaml': text })).toEqual([
      'entities/two.yaml:11:27: /1/identifiers/ticker/0: the number ticker A:1 is given twice, expected once',
      'entities/two.yaml:5:16: /0/categories/0: found rooter, expected a code of categories.yaml',
      'entities/two.yaml:10:49: /1/formerNames/0/until: found 2019-01-01, expected a day after 2020-01-01',
    ])
  })
})

describe('checkReference: lists', () => {
  it.each([
    [
      'an unknown entity',
      '{ entity: maker,',
      '{ entity: nobody,',
      'entity: found unknown entity nobody, expected an id of entities/',
    ],
    [
      'an unknown source',
      'source: law, confidence: knowledge',
      'source: rumour, confidence: knowledge',
      'source: found unknown source rumour, expected an id of sources.yaml',
    ],
    [
      'nothing named',
      '{ entity: maker,',
      '{',
      ': found 0 of entity, category and territory, expected exactly one',
    ],
    [
      'a category without a place',
      '{ entity: maker,',
      '{ category: router,',
      'place: found a category without place, expected a category with its place of production',
    ],
    [
      'a place without countries',
      '{ entity: maker,',
      '{ category: router, place: { of: [manufacture] },',
      'place: found no countries, expected in or notIn',
    ],
    [
      'an unknown category',
      '{ entity: maker,',
      '{ category: rooter, place: { of: [manufacture], notIn: [US] },',
      'category: found rooter, expected a code of categories.yaml',
    ],
    [
      'a limb that the list has not',
      '{ entity: maker,',
      '{ entity: maker, limb: leg,',
      'limb: found leg, expected a limb of watch',
    ],
    [
      'an entry after the edition',
      'added: 2020-01-01',
      'added: 2020-01-02',
      'added: found 2020-01-02, expected a day not after the edition, 2020-01-01',
    ],
    [
      'a published list that never ages',
      'kind: statutory',
      'kind: published',
      '/kind: found published without maxAgeDays, expected after how many days it is stale',
    ],
    [
      'a statutory list that ages',
      'kind: statutory',
      'kind: statutory\nmaxAgeDays: 9',
      '/maxAgeDays: found 9, expected none: a list of kind statutory does not age',
    ],
    [
      'selected rows without their gaps',
      'coverage: whole',
      'coverage: selected',
      '/coverage: found selected without gaps, expected gaps that say what is not carried',
    ],
    [
      'an unknown issuer',
      'kind: statutory',
      'kind: statutory\nissuer: nobody',
      '/issuer: found unknown entity nobody, expected an id of entities/',
    ],
  ])('%s', (_, right, wrong, expected) => {
    const faults = listFaults((list) => list.replace(right, wrong))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^lists\/watch\.yaml:\d+:\d+: \//)
    expect(faults[0]).toContain(expected)
  })

  it('a row twice for the same days', () => {
    const row = '  - { entity: maker, added: 2020-01-01, source: law, confidence: knowledge }\n'
    expect(listFaults((list) => list + row)).toEqual([
      'lists/watch.yaml:12:7: /entries/1/entity: maker is listed twice for the same days, expected once',
    ])
  })

  it('takes categories by place of production and territories', () => {
    const rows =
      '  - { category: router, place: { of: [design], notIn: [US] }, added: 2020-01-01, source: law, confidence: knowledge }\n' +
      '  - { territory: Somewhere, added: 2020-01-01, source: law, confidence: knowledge }\n'
    expect(listFaults((list) => list + rows)).toEqual([])
  })
})

it('says the faults of ties, organisations and lists all at once', () => {
  const faults = faultsOf({
    'entities/two.yaml': firms(`a subsidiary-of nobody ${K}`, `b subsidiary-of b ${K}`),
    'lists/watch.yaml': LIST.replace('entity: maker', 'entity: nobody'),
  })
  expect(faults.map((fault) => fault.split(':')[0])).toEqual([
    'entities/two.yaml',
    'entities/two.yaml',
    'lists/watch.yaml',
  ])
})
