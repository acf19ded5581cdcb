import { describe, expect, it } from 'vitest'
import type { Body, Finding, Outcome } from '../../src/decision/body.ts'
import { DEPARTURES, parseDetermination, RESULTS, type Result } from '../../src/operations/determination.ts'
import { decided, example } from '../support/shipped.ts'

const OUTCOMES: readonly (readonly [Outcome, Result])[] = [
  ['reject', 'stop'],
  ['incomplete', 'hold'],
  ['refer', 'hold'],
  ['not-covered', 'hold'],
  ['approve-with-conditions', 'go-ahead'],
  ['approve', 'go-ahead'],
]

/** A decision on one line that came out so, with a finding that makes it so. */
function bodyWith(outcome: Outcome, findings: readonly Partial<Finding>[] = []): Body {
  const real = decided(example('us-office-laptops'))?.body
  const [line] = real?.items ?? []
  if (real === undefined || line === undefined) throw new Error('no decision')
  return { ...real, items: [{ ...line, id: '1', outcome }], findings: findings as readonly Finding[] }
}

function codes(item: object, body: Body): string[] {
  const parsed = parseDetermination({ revision: 1, items: [item], interests: 'none' }, body)
  return parsed.ok ? [] : parsed.issues.map(({ pointer }) => pointer)
}

describe('a determination', () => {
  it.each(OUTCOMES)('of a line that is %s: %s follows without more', (outcome, follows) => {
    for (const result of RESULTS) {
      const isFollowed = result === follows
      expect(codes({ item: '1', result }, bodyWith(outcome)).length === 0).toBe(isFollowed)
    }
  })

  it.each(OUTCOMES)(
    'of a line that is %s: anything else takes reasons, going ahead a departure too',
    (outcome, follows) => {
      for (const result of RESULTS.filter((one) => one !== follows)) {
        const reasons = 'Considered and recorded.'
        const wants = result === 'go-ahead' ? ['/items/0/departure'] : []
        expect(codes({ item: '1', result, reasons }, bodyWith(outcome))).toEqual(wants)
        if (result !== 'go-ahead') continue
        for (const departure of DEPARTURES) {
          expect(codes({ item: '1', result, departure }, bodyWith(outcome))).toEqual(['/items/0/reasons'])
          expect(codes({ item: '1', result, departure, reasons }, bodyWith(outcome))).toEqual([])
        }
      }
    },
  )

  it('accepts no risk where a prohibition stands on the line or cannot be ruled out', () => {
    const item = { item: '1', result: 'go-ahead', departure: 'risk-acceptance', reasons: 'Considered.' }
    for (const verdict of ['triggered', 'undetermined'] as const) {
      const findings = [{ effect: 'prohibit' as const, verdict, item: null }]
      expect(codes(item, bodyWith('reject', findings))).toEqual(['/items/0/departure'])
      expect(codes({ ...item, departure: 'waiver' }, bodyWith('reject', findings))).toEqual([])
    }
    expect(codes(item, bodyWith('refer', [{ effect: 'refer', verdict: 'triggered', item: '1' }]))).toEqual([])
  })

  it('departs only where a line goes ahead that was held back', () => {
    const departure = 'emergency'
    expect(codes({ item: '1', result: 'go-ahead', departure }, bodyWith('approve'))).toEqual([
      '/items/0/departure',
    ])
    expect(codes({ item: '1', result: 'stop', departure }, bodyWith('reject'))).toEqual([
      '/items/0/departure',
    ])
  })

  it('names every line once and no other', () => {
    const body = bodyWith('approve')
    const two = { ...body, items: [...body.items, ...body.items.map((line) => ({ ...line, id: '2' }))] }
    const determined = (items: readonly string[]): unknown => ({
      revision: 1,
      items: items.map((item) => ({ item, result: 'go-ahead' })),
      interests: 'none',
    })
    const pointers = (items: readonly string[]): string[] => {
      const parsed = parseDetermination(determined(items), two)
      return parsed.ok ? [] : parsed.issues.map(({ pointer }) => pointer)
    }
    expect(pointers(['1', '2'])).toEqual([])
    expect(pointers(['1'])).toEqual(['/items'])
    expect(pointers(['1', '2', '1'])).toEqual(['/items/2/item'])
    expect(pointers(['1', '2', '3'])).toEqual(['/items/2/item'])
  })

  it('declares interests, or says that there are none', () => {
    const parsed = parseDetermination(
      { revision: 1, items: [{ item: '1', result: 'go-ahead' }] },
      bodyWith('approve'),
    )
    expect(parsed.ok ? [] : parsed.issues.map(({ pointer }) => pointer)).toEqual(['/interests'])
  })
})
