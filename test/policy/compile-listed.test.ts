import { describe, expect, it } from 'vitest'
import type { ListFacts, PartyFacts } from '../../src/facts/fact.ts'
import { triName } from '../../src/facts/tri.ts'
import { compiled, environmentOf, factsWith, itemWith } from '../support/conditions.ts'

const WATCH: ListFacts = {
  id: 'watch',
  edition: '2026-11-01',
  entries: 1,
  maxAgeDays: 90,
  coverage: 'whole',
}

const DISTINCT: PartyFacts = {
  path: '/parties/@P',
  pointer: '/parties/0',
  named: true,
  identification: { result: 'distinct' },
  links: [],
  candidates: [],
  candidateLinks: [],
  blindLists: [],
  owners: [],
  ownersWhole: true,
  profile: null,
  values: [],
}

const NAMED: PartyFacts = {
  ...DISTINCT,
  identification: { result: 'same', entity: 'maker', by: 'strong-name', matched: 'Maker' },
  links: [{ list: 'watch', listed: 'maker', test: 'self', path: [], since: '2020-01-01', verified: true }],
}

/** Whether the party is on the list, as far as the list can tell. */
function screened(party: PartyFacts, list: Partial<ListFacts> = {}): string {
  const holders = [{ party: 0, roles: ['manufacturer'], at: party.path }]
  const facts = factsWith(itemWith({}, { holders, holdersWhole: true }), {
    parties: [party],
    lists: [{ ...WATCH, ...list }],
  })
  const condition = compiled({ fact: 'item.makers', some: { listed: 'watch' } })
  return triName(condition.test(environmentOf(facts)))
}

describe('listed: what a list can tell', () => {
  it('a whole and healthy list tells both ways', () => {
    expect([screened(NAMED), screened(DISTINCT)]).toEqual(['true', 'false'])
  })

  it('of selected rows a hit counts and a miss does not', () => {
    const selected = { coverage: 'selected' } as const
    expect([screened(NAMED, selected), screened(DISTINCT, selected)]).toEqual(['true', 'unknown'])
  })

  it('a stale list tells nothing, however much of it is held', () => {
    const stale = { edition: '2026-01-01' }
    expect([screened(NAMED, stale), screened(DISTINCT, stale)]).toEqual(['unknown', 'unknown'])
  })

  it('a list without names in the script of the party is no screening, other lists are', () => {
    expect(screened({ ...DISTINCT, blindLists: ['watch'] })).toBe('unknown')
    expect(screened({ ...DISTINCT, blindLists: ['other'] })).toBe('false')
  })
})
