import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OUTCOMES } from '../../src/decision/body.ts'
import { FILE_TRUSTED, type CaseFacts } from '../../src/facts/case-facts.ts'
import { withProfiles, type HeldProfile } from '../../src/facts/party-profiles.ts'
import { settle } from '../../src/facts/settle-identity.ts'
import { assess, onlyPacks } from '../../src/operations/assess.ts'
import type { Identification } from '../../src/reference/snapshot.ts'
import { example, parsed, rulebook as shipped } from '../support/shipped.ts'

const { snapshot } = shipped
/** One pack alone: what other packs ask of a router is nothing to the identity of its maker. */
const rulebook = { ...shipped, policySet: onlyPacks(shipped.policySet, ['us-ndaa-889']) }
const TODAY = '2026-11-24'

/** Routers whose maker has the name given. */
function purchaseOf(name: string) {
  const text = JSON.stringify(example('us-unlisted-maker'))
    .replaceAll(MAKER, name)
    .replace('"printer"', '"router"')
  const purchase = parsed(JSON.parse(text))
  if (purchase === undefined) throw new Error('the example cannot be read')
  return purchase
}

const MAKER = makerOf(example('us-unlisted-maker'))

function makerOf(input: unknown): string {
  const name = /"role":"manufacturer"[^}]*?"name":"([^"]+)"/.exec(JSON.stringify(input))?.[1]
  if (name === undefined) throw new Error('no maker in the example')
  return name
}

const LIKE_ZTE = 'ZTE Systems'
const NOT_ZTE: HeldProfile = {
  id: 'p1',
  party: partyOf(LIKE_ZTE),
  answer: { isNot: ['zte'] },
  until: '2027-11-24',
  state: 'confirmed',
}

/** The maker as the example names it, under another name. */
function partyOf(name: string): HeldProfile['party'] {
  const found = /\{[^{}]*"role":"manufacturer"[^{}]*\}/.exec(JSON.stringify(example('us-unlisted-maker')))
  const { country, legalName } = JSON.parse(found?.[0] ?? '{}') as HeldProfile['party']
  return {
    name,
    ...(country === undefined ? {} : { country }),
    ...(legalName === undefined ? {} : { legalName }),
  }
}

function outcomeWith(profiles: readonly HeldProfile[], name = LIKE_ZTE, asOf = TODAY): string {
  const purchase = purchaseOf(name)
  const caseFacts = withProfiles(FILE_TRUSTED, purchase, profiles, { snapshot, asOf })
  return outcomeOf(caseFacts, name, asOf)
}

function outcomeOf(caseFacts: CaseFacts, name: string, asOf: string): string {
  return assess(purchaseOf(name), caseFacts, rulebook, { asOf, isHypothetical: false }).body.outcome
}

describe('withProfiles', () => {
  it('asks who it is until a second person has confirmed that it is somebody else', () => {
    expect(outcomeWith([])).toBe('incomplete')
    expect(outcomeWith([{ ...NOT_ZTE, state: 'proposed' }])).toBe('incomplete')
    expect(outcomeWith([NOT_ZTE])).toBe('approve')
  })

  it('rejects who was confirmed to be a listed maker', () => {
    expect(outcomeWith([{ ...NOT_ZTE, answer: { is: 'zte' } }])).toBe('reject')
  })

  it('serves until its end and for the party as it was named only', () => {
    expect(outcomeWith([NOT_ZTE], LIKE_ZTE, '2027-11-23')).toBe('approve')
    expect(outcomeWith([NOT_ZTE], LIKE_ZTE, '2027-11-24')).toBe('incomplete')
    expect(outcomeWith([NOT_ZTE], 'ｚｔｅ　ＳＹＳＴＥＭＳ')).toBe('approve')
    expect(outcomeWith([NOT_ZTE], 'ZTE Networks')).toBe('incomplete')
    const elsewhere = { ...NOT_ZTE, party: { ...NOT_ZTE.party, country: 'AQ' } }
    const numbered = { ...NOT_ZTE, party: { ...NOT_ZTE.party, identifiers: { lei: 'X' } } }
    expect([outcomeWith([elsewhere]), outcomeWith([numbered])]).toEqual(['incomplete', 'incomplete'])
  })

  it('takes the newest answer that was ever confirmed, and nothing older once that has ended', () => {
    const newer: HeldProfile = { ...NOT_ZTE, id: 'p2', answer: { is: 'zte' }, until: '2027-01-01' }
    expect(outcomeWith([NOT_ZTE, newer])).toBe('reject')
    expect(outcomeWith([NOT_ZTE, newer], LIKE_ZTE, '2027-02-01')).toBe('incomplete')
    expect(outcomeWith([NOT_ZTE, { ...newer, state: 'withdrawn' }])).toBe('incomplete')
    expect(outcomeWith([NOT_ZTE, { ...newer, state: 'rejected' }])).toBe('approve')
  })

  it('names parties by their path, never by name', () => {
    const caseFacts = withProfiles(FILE_TRUSTED, purchaseOf(LIKE_ZTE), [NOT_ZTE], { snapshot, asOf: TODAY })
    expect(caseFacts.profiles?.length).toBeGreaterThan(0)
    expect(JSON.stringify(caseFacts)).not.toContain('ZTE Systems')
    expect(withProfiles(FILE_TRUSTED, purchaseOf(MAKER), [NOT_ZTE], { snapshot, asOf: TODAY })).toBe(
      FILE_TRUSTED,
    )
  })
})

const anyProfile = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3'),
  party: fc.constantFrom(partyOf(LIKE_ZTE), partyOf(MAKER), partyOf('Huawei Technologies Co., Ltd.')),
  answer: fc.constantFrom({ isNot: ['zte'] }, { isNot: ['huawei', 'zte'] }, { is: 'cisco' }, { is: 'zte' }),
  until: fc.constantFrom('2020-01-01', TODAY, '2027-11-24'),
  state: fc.constantFrom('proposed', 'confirmed', 'rejected', 'withdrawn'),
})
const anyName = fc.constantFrom(LIKE_ZTE, MAKER, 'Huawei Technologies Co., Ltd.')

describe('withProfiles: what is not in force', () => {
  it('never makes an outcome milder, alone or beside others', () => {
    fc.assert(
      fc.property(fc.array(anyProfile, { maxLength: 4 }), anyName, (profiles, name) => {
        const serves = ({ state, until }: HeldProfile) => state === 'confirmed' && until > TODAY
        const rank = (outcome: string) => OUTCOMES.findIndex((one) => one === outcome)
        const all = outcomeWith(profiles, name)
        const inForce = outcomeWith(profiles.filter(serves), name)
        const none = outcomeWith([], name)
        if (!profiles.some(serves)) expect(all).toBe(none)
        const least = Math.min(rank(inForce), rank(none))
        const most = Math.max(rank(inForce), rank(none))
        expect(rank(all)).toBeGreaterThanOrEqual(least)
        expect(rank(all)).toBeLessThanOrEqual(most)
      }),
      { seed: 4, numRuns: 60 },
    )
  })
})

describe('settle', () => {
  const same = (by: 'identifier' | 'strong-name'): Identification => ({
    result: 'same',
    entity: 'zte',
    by,
    matched: 'ZTE Corporation',
  })
  const near: Identification = {
    result: 'possible',
    candidates: ['dahua', 'zte'].map((entity) => ({ entity, because: 'shared-token', matched: entity })),
  }
  const answer = <T>(more: T) => ({ at: '/parties/@P', profile: 'p1', ...more })

  it('a name can be argued away, a number cannot', () => {
    expect(settle(same('strong-name'), answer({ isNot: ['zte'] }), snapshot)).toEqual({ result: 'distinct' })
    expect(settle(same('identifier'), answer({ isNot: ['zte'] }), snapshot)).toEqual(same('identifier'))
    expect(settle(same('identifier'), answer({ is: 'cisco' }), snapshot)).toMatchObject({
      result: 'possible',
      candidates: [{ entity: 'cisco' }, { entity: 'zte' }],
    })
  })

  it('takes away only whom it names, so whoever comes to resemble the name later is asked about', () => {
    expect(settle(near, answer({ isNot: ['zte'] }), snapshot)).toMatchObject({
      candidates: [{ entity: 'dahua' }],
    })
    expect(settle(near, answer({ isNot: ['dahua', 'zte'] }), snapshot)).toEqual({ result: 'distinct' })
  })

  it('says who somebody is when the data could not, and nothing of whom the data no longer has', () => {
    const unscreened: Identification = { result: 'unscreened', because: 'too-weak' }
    expect(settle(unscreened, answer({ is: 'cisco' }), snapshot)).toMatchObject({
      result: 'same',
      entity: 'cisco',
      by: 'confirmed',
    })
    expect(settle(unscreened, answer({ isNot: ['zte'] }), snapshot)).toEqual(unscreened)
    expect(settle(near, answer({ is: 'nobody-any-more' }), snapshot)).toEqual(near)
    expect(settle(near, undefined, snapshot)).toBe(near)
  })
})
