import { describe, expect, it } from 'vitest'
import { coverPacks, type PackCoverage } from '../../src/operations/cover-pack.ts'
import { COMPLETE, COMPLETE_TESTS, packFolder } from '../support/complete-pack.ts'

function cover(yaml: string, tests = Object.values(COMPLETE_TESTS), survivors?: string): PackCoverage {
  const folder = packFolder(yaml, tests)
  try {
    if (survivors !== undefined) folder.write('survivors.yaml', survivors)
    const [report] = coverPacks(folder.rulebook, [folder.pack], folder.path, { mutate: false })
    return report!
  } finally {
    folder.remove()
  }
}

const without = (...names: string[]): string[] =>
  Object.entries(COMPLETE_TESTS).flatMap(([name, text]) => (names.includes(name) ? [] : [text]))

const EXPLAINED = `schema: sekisho/survivors/1
survivors:
  - rule: ROUTER
    pointer: /scope
    alteration: never unknown
    why: The office always says what it buys.
`

describe('coverage', () => {
  it('finds nothing lacking where tests show every leaf every way', () => {
    // binds, scope, two of when, unless: three ways each; effective by act is never unknown.
    expect(cover(COMPLETE)).toEqual({
      pack: 'complete',
      faults: [],
      results: 17,
      gaps: [],
      explainedGaps: [],
    })
  })

  it.each([
    ['day before', 'ROUTER', '/effective', 'never false'],
    ['not above', 'ROUTER', '/when/allOf/0', 'never false'],
    ['value unsaid', 'ROUTER', '/when/allOf/0', 'never unknown'],
    ['used', 'ROUTER', '/when/allOf/1', 'never false'],
    ['condition unsaid', 'ROUTER', '/when/allOf/1', 'never unknown'],
    ['no router', 'ROUTER', '/scope', 'never false'],
    ['category unsaid', 'ROUTER', '/scope', 'never unknown'],
    ['abroad', 'binds', '', 'never false'],
    ['buyer unsaid', 'binds', '', 'never unknown'],
    ['excused', 'ROUTER', '/unless/0', 'never true'],
    ['seal unsaid', 'ROUTER', '/unless/0', 'never unknown'],
  ])('without the test %s says of %s %s: %s', (name, rule, pointer, alteration) => {
    const { gaps } = cover(COMPLETE, without(name))
    expect(gaps.map((one) => [one.rule, one.pointer, one.alteration])).toEqual([[rule, pointer, alteration]])
  })

  it('says the line in the pack and the leaf as it is written', () => {
    const [gap] = cover(COMPLETE, without('no router')).gaps
    expect(gap).toMatchObject({ line: 26, leaf: '{fact: item.category, within: router}' })
    expect(COMPLETE.split('\n')[25]).toContain('scope:')
  })

  it('does not count what stands in a part that the rule never comes to', () => {
    const { gaps } = cover(COMPLETE, [COMPLETE_TESTS['abroad']!])
    expect(gaps.filter((one) => one.rule === 'ROUTER')).toHaveLength(14)
  })

  it('counts a condition with a name where it is written and where it is used', () => {
    const named = COMPLETE.replace(
      'scope: { fact: item.category, within: router }',
      'scope: { condition: r }',
    )
    const yaml = named.replace(
      'exceptions:',
      'conditions:\n  r: { fact: item.category, within: router }\nexceptions:',
    )
    expect(cover(yaml).results).toBe(20)
    expect(cover(yaml, without('no router')).gaps.map((one) => `${one.rule} ${one.pointer}`)).toEqual([
      'conditions/r ',
      'ROUTER /scope',
    ])
  })

  it('knows what can never be unknown or never be false', () => {
    const yaml = COMPLETE.replace(
      'within: router }',
      'within: router }\n    catches: [acquire, renew, extend, option, call-off, modify, substitute, maintain, accept, hold]',
    ).replace('{ fact: item.condition, is: new }', '{ fact: item.kind, is: hardware }')
    const gaps = cover(yaml).gaps.map((one) => `${one.pointer} ${one.alteration}`)
    expect(gaps).toEqual(['/catches never unknown', '/when/allOf/1 never false'])
  })

  it('lists a gap that the survivors file explains as explained', () => {
    const { faults, gaps, explainedGaps } = cover(COMPLETE, without('category unsaid'), EXPLAINED)
    expect(faults).toEqual([])
    expect(gaps).toEqual([])
    expect(explainedGaps.map((one) => one.why)).toEqual(['The office always says what it buys.'])
  })

  it('finds fault with an explanation of nothing, at its place', () => {
    const { faults } = cover(COMPLETE, Object.values(COMPLETE_TESTS), EXPLAINED)
    expect(faults).toMatchObject([
      { line: 3, message: expect.stringMatching(/nothing of the kind/) as string },
    ])
  })

  it('says that a test fails', () => {
    const wrong = COMPLETE_TESTS['used']!.replace('clear', 'triggered')
    const { faults } = cover(COMPLETE, [...without('used'), wrong])
    expect(faults.map((one) => one.message).join()).toContain('ROUTER: expected triggered, found clear')
  })
})
