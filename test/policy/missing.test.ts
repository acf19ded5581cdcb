import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLeaves } from '../../src/policy/explanation.ts'
import type { ConditionSource } from '../../src/policy/condition.ts'
import { triName } from '../../src/facts/tri.ts'
import {
  booleans,
  BOOLEANS,
  compiled,
  environmentOf,
  fact,
  factsWith,
  itemWith,
} from '../support/conditions.ts'
import { count } from '../support/shipped.ts'

type Values = Record<string, boolean | null>

/** Conditions over boolean facts, repeating none of them. */
const distinct: fc.Arbitrary<ConditionSource> = fc
  .shuffledSubarray([...BOOLEANS], { minLength: 1 })
  .chain((names) => treeOver(names))

function treeOver(names: readonly string[]): fc.Arbitrary<ConditionSource> {
  const [name = ''] = names
  if (names.length === 1) {
    return fc
      .tuple(fc.boolean(), fc.boolean())
      .map(([is, negated]) => (negated ? { not: { fact: name, is } } : { fact: name, is }))
  }
  return fc
    .tuple(fc.integer({ min: 1, max: names.length - 1 }), fc.constantFrom('allOf', 'anyOf'), fc.boolean())
    .chain(([cut, op, negated]) =>
      fc.tuple(treeOver(names.slice(0, cut)), treeOver(names.slice(cut))).map(([left, right]) => {
        const joined: ConditionSource = op === 'allOf' ? { allOf: [left, right] } : { anyOf: [left, right] }
        return negated ? { not: joined } : joined
      }),
    )
}

/** Conditions in which facts may come back. */
const repeating: fc.Arbitrary<ConditionSource> = fc.letrec<{ tree: ConditionSource }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(fc.constantFrom(...BOOLEANS), fc.boolean()).map(([fact, is]) => ({ fact, is })),
    tie('tree').map((not) => ({ not })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
  ),
})).tree

const values: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(BOOLEANS.map((name) => [name, fc.option(fc.boolean(), { nil: null })])),
)

function completions(open: readonly string[], base: Values): Values[] {
  return open.reduce<Values[]>(
    (all, name) =>
      all.flatMap((one) => [
        { ...one, [name]: true },
        { ...one, [name]: false },
      ]),
    [base],
  )
}

/** Facts that, in some completion of the others, change the result: what `missing` has to name. */
function relevant(source: ConditionSource, base: Values): string[] {
  const condition = compiled(source)
  const open = BOOLEANS.filter((name) => base[name] === null)
  return open.filter((name) =>
    completions(
      open.filter((other) => other !== name),
      base,
    ).some((one) => {
      const [yes, no] = [true, false].map((value) => condition.test(booleans({ ...one, [name]: value })))
      return yes !== no
    }),
  )
}

function named(source: ConditionSource, base: Values): string[] {
  return openLeaves(compiled(source).explain(booleans(base))).map((open) => open.fact)
}

describe('missing', () => {
  it('equals brute force where no fact occurs twice', () => {
    fc.assert(
      fc.property(distinct, values, (source, base) => {
        expect([...new Set(named(source, base))].sort()).toEqual(relevant(source, base).sort())
      }),
      { numRuns: count(20_000, 1500), seed: 889 },
    )
  })

  it('contains brute force where facts occur again', () => {
    fc.assert(
      fc.property(repeating, values, (source, base) => {
        expect(named(source, base)).toEqual(expect.arrayContaining(relevant(source, base)))
      }),
      { numRuns: count(20_000, 1500), seed: 890 },
    )
  })
})

describe('generated conditions', () => {
  it('explain exactly what they test', () => {
    fc.assert(
      fc.property(repeating, values, (source, base) => {
        const condition = compiled(source)
        expect(condition.explain(booleans(base)).result).toBe(triName(condition.test(booleans(base))))
      }),
      { numRuns: count(20_000, 1500), seed: 891 },
    )
  })

  it('never change a definite result when an unknown fact gets a value', () => {
    fc.assert(
      fc.property(
        repeating,
        values,
        fc.constantFrom(...BOOLEANS),
        fc.boolean(),
        (source, base, name, value) => {
          const condition = compiled(source)
          const before = triName(condition.test(booleans({ ...base, [name]: null })))
          const after = triName(condition.test(booleans({ ...base, [name]: value })))
          expect(before === 'unknown' ? after : before).toBe(after)
        },
      ),
      { numRuns: count(20_000, 1500), seed: 892 },
    )
  })
})

describe('a day compared with another fact', () => {
  const source = { fact: 'item.endOfSupport', onOrAfter: { fact: 'item.plannedEndOfUse' } }
  const openAt = (values: Readonly<Record<string, string | null>>): string[] => {
    const facts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fact(value)]))
    const environment = environmentOf(factsWith(itemWith(facts)))
    return openLeaves(compiled(source).explain(environment)).map((open) => open.fact)
  }

  it('asks for the one that is not known', () => {
    expect(openAt({ 'item.endOfSupport': '2032-12-31' })).toEqual(['item.plannedEndOfUse'])
    expect(openAt({ 'item.endOfSupport': '2032-12-31', 'item.plannedEndOfUse': null })).toEqual([
      'item.plannedEndOfUse',
    ])
    expect(openAt({ 'item.plannedEndOfUse': '2031-12-31' })).toEqual(['item.endOfSupport'])
    expect(openAt({ 'item.endOfSupport': '2032-12-31', 'item.plannedEndOfUse': '2031-12-31' })).toEqual([])
  })
})
