import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/audit/canonical-json.ts'
import { knownTo } from '../../src/operations/deployment.ts'
import { compilePack } from '../../src/policy/compile-pack.ts'
import { implies, isImplied } from '../../src/policy/implied.ts'
import { mutantsOf, refusalOf, type Mutant } from '../../src/policy/mutate.ts'
import { sampleOf } from '../../src/policy/sample.ts'
import { survivorName } from '../../src/policy/survivors.ts'
import { COMPLETE, packFolder } from '../support/complete-pack.ts'
import { rulebook } from '../support/shipped.ts'

const known = knownTo(rulebook.snapshot)
const lists = [...known.lists]
const shipped = rulebook.policySet.packs.map((pack) => [pack.source.id, pack.written] as const)

function mutantsWith(from: string, to: string): Mutant[] {
  const folder = packFolder(COMPLETE.replace(from, to))
  folder.remove()
  return mutantsOf(folder.pack.written, lists)
}

function alterationsAt(mutants: readonly Mutant[], rule: string, pointer: string): string[] {
  return mutants
    .filter((one) => one.rule === rule && one.pointer.startsWith(pointer))
    .map((one) => `${one.pointer.slice(pointer.length)} ${one.alteration}`.trim())
}

const SCOPE = 'scope: { fact: item.category, within: router }'

describe('the mutants of a pack', () => {
  it.each(shipped)('%s: each differs from it and from the others, and has a name of its own', (_, pack) => {
    const mutants = mutantsOf(pack, lists)
    const written = mutants.map((one) => JSON.stringify(one.source))
    expect(written).not.toContain(JSON.stringify(pack))
    expect(new Set(written).size).toBe(mutants.length)
    expect(new Set(mutants.map(survivorName)).size).toBe(mutants.length)
  })

  it('each compiles or is refused with its place', () => {
    const all = shipped.flatMap(([, pack]) => mutantsOf(pack, lists))
    fc.assert(
      fc.property(fc.constantFrom(...all), (mutant) => {
        const refusals = refusalOf(mutant, known)
        if (refusals.length === 0) compilePack(mutant.source, digestOf)
        expect(refusals.every((one) => one.pointer.startsWith('/') && one.message !== '')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('are the same every time', () => {
    const [, pack] = shipped[0]!
    expect(mutantsOf(pack, lists)).toEqual(mutantsOf(structuredClone(pack), [...lists].reverse()))
  })

  it('alter a rule in every way', () => {
    const mutants = mutantsWith('', '')
    expect(alterationsAt(mutants, 'binds', '')).toEqual(['dropped', 'not'])
    expect(alterationsAt(mutants, 'EX-1', '')).toEqual([
      '/answers/sealed dropped',
      '/answers/sealed is false',
    ])
    expect(alterationsAt(mutants, 'ROUTER', '')).toEqual([
      '/scope dropped',
      '/scope not',
      '/when anyOf for allOf',
      '/when/allOf/0 dropped',
      '/when/allOf/0 atMost for moreThan',
      '/when/allOf/0/moreThan 1000 a unit less',
      '/when/allOf/0/moreThan 1000 a unit more',
      '/when/allOf/1 dropped',
      '/when/allOf/1 not',
      '/effect require for prohibit',
      '/effective dropped',
      '/effective/from 2026-04-01 a day earlier',
      '/effective/from 2026-04-01 a day later',
      '/unless/0 without EX-1',
    ])
  })

  it.each([
    ['{ fact: item.kind, in: [hardware] }', ['dropped', 'not']],
    ['{ not: { fact: item.kind, is: hardware } }', ['/not dropped', '/not without not']],
    [
      '{ fact: contract.end, after: { fact: contract.start, plus: { months: 12 } } }',
      [
        'dropped',
        'onOrBefore for after',
        '/after contract.start a day earlier',
        '/after contract.start a day later',
      ],
    ],
    [
      '{ fact: item.components, every: { fact: component.essential, is: true } }',
      ['some for every', '/every dropped', '/every is false'],
    ],
    [
      '{ allOf: [{ fact: item.kind, in: [hardware] }, { fact: item.kind, in: [hardware, software] }] }',
      ['anyOf for allOf', '/allOf/0 dropped', '/allOf/0 not', '/allOf/1 not'],
    ],
    ['{ allOf: [{ always: true }] }', []],
  ])('alter %s', (scope, expected) => {
    expect(alterationsAt(mutantsWith(SCOPE, `scope: ${scope}`), 'ROUTER', '/scope')).toEqual(expected)
  })

  it('move an amount by the last digit that it is written with', () => {
    const at = (amount: string): unknown[] =>
      mutantsWith("amount: '1000'", `amount: '${amount}'`)
        .filter((one) => one.pointer === '/when/allOf/0/moreThan')
        .map((one) => one.source.rules[0]?.when?.allOf?.[0]?.moreThan)
    expect(at('0.05')).toMatchObject([{ amount: '0.04' }, { amount: '0.06' }])
    expect(at('0.00')).toMatchObject([{ amount: '-0.01' }, { amount: '0.01' }])
    expect(at('1.00')).toMatchObject([{ amount: '0.99' }, { amount: '1.01' }])
  })

  it('turn round what an authority needs to know, but not that a fact is given at all', () => {
    const folder = packFolder(COMPLETE)
    folder.remove()
    const { rules, ...rest } = folder.pack.written
    const needs = [
      { fact: 'item.model', given: true as const },
      { fact: 'item.kind', in: ['hardware'] },
    ]
    const mutants = mutantsOf({ ...rest, rules: rules.map((rule) => ({ ...rule, needs })) }, lists)
    expect(alterationsAt(mutants, 'ROUTER', '/needs')).toEqual(['/0 dropped', '/1 dropped', '/1 not'])
  })

  it('put another list in the place of one', () => {
    const when = '{ fact: item.makers, some: { listed: us-ndaa-889, reach: [self] } }'
    const mutants = mutantsWith(SCOPE, `makers: [manufacturer]\n    scope: ${when}`)
    const [other] = mutants.filter((one) => one.alteration.startsWith('list '))
    expect(other?.pointer).toBe('/scope/some')
    expect(other?.alteration).not.toBe('list us-ndaa-889')
    expect(refusalOf(other!, known)).toEqual([])
  })
})

describe('what follows from the words', () => {
  const [a, b] = [
    { fact: 'item.kind', is: 'hardware' },
    { fact: 'item.kind', in: ['hardware', 'software'] },
  ]

  it.each([
    [a, b, true],
    [b, a, false],
    [a, { always: true as const }, true],
    [{ not: b }, { not: a }, true],
    [{ allOf: [a, { fact: 'item.model', given: true as const }] }, b, true],
    [a, { anyOf: [{ fact: 'buyer.type', is: 'defense' }, b] }, true],
    [
      { fact: 'item.category', within: 'router' },
      { fact: 'item.category', within: ['router', 'switch'] },
      true,
    ],
    [a, { fact: 'item.model', is: 'hardware' }, false],
  ])('%j implies %j: %s', (one, other, expected) => {
    expect(implies(one, other)).toBe(expected)
  })

  it('of two that say the same only the later adds nothing', () => {
    expect([0, 1].map((index) => isImplied({ allOf: [a, a] }, index))).toEqual([false, true])
    expect([0, 1].map((index) => isImplied({ allOf: [a, b] }, index))).toEqual([false, true])
    expect([0, 1].map((index) => isImplied({ anyOf: [a, b] }, index))).toEqual([true, false])
  })
})

describe('a sample', () => {
  it('has as many as are wanted, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(250), fc.nat(), (total, size, seed) => {
        const chosen = [...sampleOf(total, size, seed)]
        expect(chosen).toHaveLength(Math.min(total, size))
        expect(chosen.every((index) => index >= 0 && index < total)).toBe(true)
        expect([...sampleOf(total, size, seed)]).toEqual(chosen)
      }),
    )
    expect([...sampleOf(1000, 20, 1)]).not.toEqual([...sampleOf(1000, 20, 2)])
  })
})
