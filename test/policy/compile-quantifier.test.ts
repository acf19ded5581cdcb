import { describe, expect, it } from 'vitest'
import type { PartyFacts, RoleHolder } from '../../src/facts/fact.ts'
import { slotOf } from '../../src/facts/catalogue.ts'
import { FALSE, triName, TRUE, UNKNOWN, type Tri } from '../../src/facts/tri.ts'
import { compiled, environmentOf, fact, factsWith, itemWith } from '../support/conditions.ts'

/** A maker whose country makes the element condition true, false or unknown. */
function maker(index: number, value: Tri): PartyFacts {
  const values: PartyFacts['values'] = []
  const country = value === UNKNOWN ? undefined : fact(value === TRUE ? 'AA' : 'BB')
  const slots = [...values]
  slots[slotOf('party.country')] = country
  return {
    path: `/parties/@P${index}`,
    pointer: `/parties/${index}`,
    named: true,
    identification: { result: 'distinct' },
    links: [],
    candidates: [],
    candidateLinks: [],
    blindLists: [],
    owners: [],
    ownersWhole: false,
    profile: null,
    values: slots,
  }
}

function quantified(
  op: 'some' | 'every' | 'none',
  members: readonly Tri[],
  whole: boolean,
  roles: readonly string[] | null = ['manufacturer'],
): string {
  const parties = members.map((value, index) => maker(index, value))
  const holders: RoleHolder[] = parties.map((party, index) => ({ party: index, roles, at: party.path }))
  const environment = environmentOf(factsWith(itemWith({}, { holders, holdersWhole: whole }), { parties }))
  const condition = compiled({ fact: 'item.makers', [op]: { fact: 'party.country', is: 'AA' } })
  const result = triName(condition.test(environment))
  expect(condition.explain(environment).result).toBe(result)
  return result
}

describe('some, every, none over a whole list', () => {
  it.each([
    [[], 'false', 'true', 'true'],
    [[TRUE], 'true', 'true', 'false'],
    [[FALSE], 'false', 'false', 'true'],
    [[UNKNOWN], 'unknown', 'unknown', 'unknown'],
    [[TRUE, FALSE], 'true', 'false', 'false'],
    [[TRUE, UNKNOWN], 'true', 'unknown', 'false'],
    [[FALSE, UNKNOWN], 'unknown', 'false', 'unknown'],
  ] satisfies [Tri[], string, string, string][])('%j', (members, some, every, none) => {
    expect([
      quantified('some', members, true),
      quantified('every', members, true),
      quantified('none', members, true),
    ]).toEqual([some, every, none])
  })
})

describe('some, every, none over an open list', () => {
  it.each([
    [[], 'unknown', 'unknown', 'unknown'],
    [[TRUE], 'true', 'unknown', 'false'],
    [[FALSE], 'unknown', 'false', 'unknown'],
    [[UNKNOWN], 'unknown', 'unknown', 'unknown'],
  ] satisfies [Tri[], string, string, string][])(
    '%j is decided by a witness or a counter-example only',
    (members, some, every, none) => {
      expect([
        quantified('some', members, false),
        quantified('every', members, false),
        quantified('none', members, false),
      ]).toEqual([some, every, none])
    },
  )
})

describe('a member whose role nobody says', () => {
  it('can neither witness nor be passed over', () => {
    expect(quantified('some', [TRUE], true, null)).toBe('unknown')
    expect(quantified('some', [FALSE], true, null)).toBe('false')
    expect(quantified('every', [FALSE], true, null)).toBe('unknown')
  })
})
