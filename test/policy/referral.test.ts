import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import { NOTHING_CONFIRMED } from '../../src/facts/case-facts.ts'
import { agreement, digestOfLine, lineOf, offer } from '../support/agreement.ts'
import { bodyUnder } from '../support/pack.ts'

function advice(lines: readonly object[], more: object = {}): Record<string, unknown> {
  return {
    id: 'a1',
    type: 'advice-received',
    issuerCode: 'office',
    date: '2026-11-20',
    subjects: ['/items'],
    lines,
    state: 'confirmed',
    ...more,
  }
}

function outcomes(body: Body): Record<string, string> {
  return Object.fromEntries(body.items.map((item) => [item.id, item.outcome]))
}

const A = lineOf('1', 'A')
const B = lineOf('2', 'B')

describe('a line that an authority has to be asked about', () => {
  it('is referred, and can be asked about now', () => {
    const body = bodyUnder(agreement, offer([A, B]))
    expect(outcomes(body)).toEqual({ 1: 'refer', 2: 'refer' })
    expect(body.steps).toEqual([
      { kind: 'ask', whom: ['office'], items: ['1', '2'], rules: ['ASK'], needs: [], lead: 14 },
    ])
  })

  it('waits for what is needed to ask, by itself', () => {
    const body = bodyUnder(agreement, offer([A, lineOf('2', 'B', { category: null })]))
    expect(outcomes(body)).toEqual({ 1: 'refer', 2: 'refer' })
    expect(
      body.steps.filter((step) => step.kind === 'ask').map(({ items, needs }) => [items, needs]),
    ).toEqual([
      [['1'], []],
      [['2'], ['value:/items/@2/category']],
    ])
    expect(body.missing.map(({ pointer, decides }) => [pointer, decides])).toEqual([
      ['/items/1/category', 'later'],
    ])
  })

  it('is cleared line by line', () => {
    const reply = advice([{ item: '1', outcome: 'no-concern', lineDigest: digestOfLine([A, B], '1') }])
    expect(outcomes(bodyUnder(agreement, offer([A, B], [reply])))).toEqual({ 1: 'approve', 2: 'refer' })
  })

  it('is not cleared by advice that nobody has confirmed', () => {
    const reply = advice([{ item: '1', outcome: 'no-concern', lineDigest: digestOfLine([A], '1') }])
    const body = bodyUnder(agreement, offer([A], [reply]), '2026-11-24', NOTHING_CONFIRMED)
    expect(outcomes(body)).toEqual({ 1: 'incomplete' })
    expect(body.missing.map((one) => [one.pointer, one.who])).toEqual([['/evidence/0/state', 'buyer']])
  })

  it.each([
    ['more of them', { quantity: 400 }, 'approve'],
    ['another price', { unitPrice: { amount: '1', currency: 'JPY' } }, 'approve'],
    ['its maker in wide letters', { parties: [{ name: ' 例示社　', role: 'manufacturer' }] }, 'approve'],
    ['another model', { model: 'A2' }, 'refer'],
    ['another maker', { parties: [{ role: 'manufacturer', name: '見本社' }] }, 'refer'],
    [
      'a further maker',
      {
        parties: [
          { role: 'manufacturer', name: '例示社' },
          { role: 'oem', name: 'X' },
        ],
      },
      'refer',
    ],
    ['a component named', { components: [{ id: 'c', kind: 'soc' }] }, 'refer'],
  ])('with %s: %j is %s', (_what, change, expected) => {
    const reply = advice([{ item: '1', outcome: 'no-concern', lineDigest: digestOfLine([A], '1') }])
    expect(outcomes(bodyUnder(agreement, offer([{ ...A, ...change }], [reply])))).toEqual({ 1: expected })
  })

  it('cannot be told to be the one that was seen while somebody at the top may have made it', () => {
    const reply = advice([{ item: '1', outcome: 'no-concern', lineDigest: digestOfLine([A], '1') }])
    const parties = [
      { id: 'P1', role: 'bidder', name: 'B' },
      { id: 'P2', role: 'manufacturer', name: 'C' },
    ]
    const body = bodyUnder(agreement, { ...offer([A], [reply]), parties })
    expect(outcomes(body)).toEqual({ 1: 'incomplete' })
    expect(body.missing.map((one) => one.pointer)).toEqual(['/parties/1/role'])
  })

  it('is the only one to ask again when it is added or changed, whatever the lines are called', () => {
    const lines = [A, B].map((one) => ({
      outcome: 'no-concern',
      item: String(one['id']),
      lineDigest: digestOfLine([A, B], String(one['id'])),
    }))
    const callOff = [lineOf('10', 'B'), lineOf('11', 'C'), lineOf('12', 'A')]
    const body = bodyUnder(agreement, offer(callOff, [advice(lines)]))
    expect(outcomes(body)).toEqual({ 10: 'approve', 11: 'refer', 12: 'approve' })
  })
})

describe('a reply', () => {
  const bound = (outcome: string, more: object = {}): Record<string, unknown> =>
    advice([{ item: '1', outcome, lineDigest: digestOfLine([A], '1') }], more)

  it.each([
    ['no-concern', 'approve', []],
    ['measures', 'approve-with-conditions', ['MEASURES']],
    ['concern-remains', 'refer', ['ASK', 'REMAINS']],
    ['need-information', 'refer', ['ASK']],
    ['no-such-outcome', 'refer', ['ASK']],
  ])('of %s makes the line %s', (outcome, expected, decisive) => {
    const body = bodyUnder(agreement, offer([A], [bound(outcome)]))
    expect([body.items[0]?.outcome, body.items[0]?.decisive]).toEqual([expected, decisive])
  })

  it('that a concern remains goes to the responsible officer and prohibits nothing', () => {
    const body = bodyUnder(agreement, offer([A], [bound('concern-remains', { state: 'received' })]))
    expect(body.steps.map((step) => step.kind === 'ask' && step.whom)).toContainEqual(['responsible-officer'])
    expect(body.worst).toBe('refer')
  })

  it.each([
    ['without its digest', { lines: [{ item: '1', outcome: 'no-concern' }] }, 'incomplete'],
    ['without an outcome', { lines: [{ item: '1', lineDigest: digestOfLine([A], '1') }] }, 'incomplete'],
    ['without lines', { lines: null }, 'incomplete'],
    ['on another line only', { lines: [{ item: '2', outcome: 'no-concern' }] }, 'refer'],
    ['about other lines only', { subjects: ['/parties'] }, 'refer'],
    ['of nobody in particular', { issuerCode: null }, 'incomplete'],
    ['of somebody else', { issuerCode: 'responsible-officer' }, 'refer'],
    ['of tomorrow', { date: '2026-11-25' }, 'refer'],
    ['that has run out', { validUntil: '2026-11-23' }, 'refer'],
    ['that was rejected', { state: 'rejected' }, 'refer'],
  ])('%s leaves the line %s', (_what, more, expected) => {
    expect(outcomes(bodyUnder(agreement, offer([A], [{ ...bound('no-concern'), ...more }])))).toEqual({
      1: expected,
    })
  })

  it('gives way to a later one of the same authority', () => {
    const earlier = (outcome: string): object => bound(outcome, { id: 'a0', date: '2026-10-01' })
    const decided = (first: string, second: object): string | undefined =>
      bodyUnder(agreement, offer([A], [earlier(first), second])).items[0]?.outcome
    expect(decided('concern-remains', bound('no-concern'))).toBe('approve')
    expect(decided('concern-remains', bound('no-concern', { state: 'received' }))).not.toBe('approve')
    expect(decided('no-concern', bound('concern-remains'))).toBe('refer')
    expect(decided('no-concern', bound('need-information', { state: 'received' }))).toBe('refer')
    expect(decided('no-concern', bound('need-information', { date: null }))).toBe('incomplete')
  })
})
