import { describe, expect, it } from 'vitest'
import { answerOf, parsePartyProfile } from '../../src/purchase/party-profile.ts'

const RIGHT = {
  party: { name: 'ZTE Systems', country: 'DE' },
  answer: { isNot: ['zte'] },
  evidence: [{ type: 'register-extract', reference: 'HRB 1' }],
  until: '2027-11-24',
}

function faults(change: object): string[] {
  const parsed = parsePartyProfile({ ...RIGHT, ...change }, (id) => id === 'zte', '2026-11-24')
  return parsed.ok ? [] : parsed.issues.map((one) => `${one.pointer} ${one.code}`)
}

describe('parsePartyProfile', () => {
  it('takes a profile with evidence and an end', () => {
    const parsed = parsePartyProfile(RIGHT, (id) => id === 'zte', '2026-11-24')
    expect(parsed).toEqual({ ok: true, value: RIGHT })
    expect(parsed.ok && answerOf(parsed.value)).toEqual({ isNot: ['zte'] })
  })

  it.each([
    ['no evidence', { evidence: [] }, '/evidence '],
    ['no name', { party: { name: ' ' } }, '/party/name shape'],
    ['both answers', { answer: { is: 'zte', isNot: ['zte'] } }, '/answer shape'],
    ['no answer', { answer: {} }, '/answer shape'],
    ['nobody denied', { answer: { isNot: [] } }, '/answer/isNot '],
    ['an organisation that the data has not', { answer: { is: 'nobody' } }, '/answer/is unknown-entity'],
    ['an end in the past', { until: '2026-11-24' }, '/until day'],
    ['an end too far', { until: '2030-01-01' }, '/until day'],
    ['no day', { until: 'soon' }, '/until '],
    ['an unknown member', { colour: 'red' }, '/colour unknown-member'],
    ['half a character', { party: { name: 'a\ud800' } }, '/party/name text'],
  ])('refuses %s', (_, change, expected) => {
    expect(faults(change).join('\n')).toContain(expected)
  })

  it('says all problems at once', () => {
    expect(faults({ answer: { is: 'nobody' }, until: '2020-01-01' })).toHaveLength(2)
  })
})
