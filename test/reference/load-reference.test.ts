import { describe, expect, it } from 'vitest'
import { loadReference } from '../../src/reference/load-reference.ts'
import { faultsOf, folderWith, RIGHT } from './reference-folder.ts'

function entitiesWith(lines: string): string[] {
  return faultsOf({ 'entities/one.yaml': `${RIGHT['entities/one.yaml'] ?? ''}${lines}` })
}

describe('loadReference', () => {
  it('reads a folder, entities and lists ordered by id', () => {
    const reference = loadReference(
      folderWith({
        'entities/another.yaml': '- { id: aaa, name: AAA, kind: company, confidence: uncertain }\n',
      }),
    )
    expect(reference.entities.map((entity) => entity.id)).toEqual(['aaa', 'maker'])
    expect(reference.lists.map((list) => list.entries.length)).toEqual([1])
  })

  it.each([
    ['broken syntax', '  edges: [\n', /^entities\/one\.yaml:\d+:\d+: .*flow/i],
    ['a key given twice', '  kind: brand\n', /^entities\/one\.yaml:5:3: .*unique/i],
    ['an unknown member', '  colour: red\n', /^entities\/one\.yaml:5:3: .*colour/],
    [
      'a missing confidence',
      '  edges:\n    - { type: subsidiary-of, to: maker2 }\n',
      /^entities\/one\.yaml:6:7: .*confidence/,
    ],
    [
      'an edge into nothing',
      '  edges:\n    - { type: subsidiary-of, to: nobody, confidence: knowledge }\n',
      /^entities\/one\.yaml:6:30: .*unknown entity nobody/,
    ],
    [
      'an edge to itself',
      '  edges:\n    - { type: subsidiary-of, to: maker, confidence: knowledge }\n',
      /^entities\/one\.yaml:6:30: .*maker cannot own itself/,
    ],
    [
      'a day that is none',
      '  edges:\n    - { type: subsidiary-of, to: maker, since: 2022-02-30, confidence: knowledge }\n',
      /^entities\/one\.yaml:6:41: .*2022-02-30/,
    ],
    [
      'a source that is not listed',
      '  edges:\n    - { type: subsidiary-of, to: maker, confidence: knowledge, source: rumour }\n',
      /unknown source rumour/,
    ],
    [
      'a wrong check digit',
      "  identifiers:\n    lei: ['FRDRIPF3EKNDJ2CQJL28']\n",
      /^entities\/one\.yaml:6:11: .*found FRDRIPF3EKNDJ2CQJL28, expected a lei with a right check digit/,
    ],
    [
      'a number given twice',
      "  identifiers:\n    ticker: ['A:1', 'A:1']\n",
      /^entities\/one\.yaml:6:21: .*given twice/,
    ],
    [
      'a name both strong and weak',
      '  weakNames: [MAKER ltd]\n',
      /^entities\/one\.yaml:5:15: .*strong name too/,
    ],
  ])('says where: %s', (_, lines, expected) => {
    expect(entitiesWith(lines).join('\n')).toMatch(expected)
  })

  it('refuses an id in two files, at the second', () => {
    expect(faultsOf({ 'entities/two.yaml': RIGHT['entities/one.yaml'] })).toEqual([
      'entities/two.yaml:1:3: /0/id: the id maker is given twice, expected once',
    ])
  })

  it('refuses an edge or entry that ends before it begins', () => {
    const two =
      '- id: unit\n  name: Unit\n  kind: company\n  confidence: knowledge\n  edges:\n' +
      '    - { type: subsidiary-of, to: maker, since: 2022-01-02, until: 2022-01-02, confidence: knowledge }\n'
    expect(faultsOf({ 'entities/two.yaml': two })).toEqual([
      'entities/two.yaml:6:60: /0/edges/0/until: found 2022-01-02, expected a day after 2022-01-02, when it begins',
    ])
    const list = (RIGHT['lists/watch.yaml'] ?? '').replace(
      'added: 2020-01-01',
      'added: 2020-01-01, removed: 2019-01-01',
    )
    expect(faultsOf({ 'lists/watch.yaml': list })).toEqual([
      'lists/watch.yaml:11:41: /entries/0/removed: found 2019-01-01, expected a day after 2020-01-01, when it was added',
    ])
  })

  it('refuses a category twice, or before its parent', () => {
    const twice = `${RIGHT['categories.yaml'] ?? ''}- { code: router, en: Router, ja: ルータ }\n`
    expect(faultsOf({ 'categories.yaml': twice })).toEqual([
      'categories.yaml:3:5: /2/code: the code router is given twice, expected once',
    ])
    const early =
      '- { code: router, parent: hardware, en: Router, ja: ルータ }\n- { code: hardware, en: H, ja: 機 }\n'
    expect(faultsOf({ 'categories.yaml': early })).toEqual([
      'categories.yaml:1:19: /0/parent: found hardware, expected the code of a category given above it',
    ])
  })

  it('lists the faults of all files at once', () => {
    const faults = faultsOf({
      'categories.yaml': '- [\n',
      'sources.yaml': '- { id: law }\n',
      'lists/watch.yaml': undefined,
    })
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['lists', 'categories.yaml', 'sources.yaml']),
    )
  })

  it('says which file is missing', () => {
    expect(faultsOf({ 'sources.yaml': undefined })).toEqual([
      expect.stringMatching(/^sources\.yaml:1:1: cannot be read/) as string,
    ])
  })
})
