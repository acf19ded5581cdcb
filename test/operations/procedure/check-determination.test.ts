import { describe, expect, it } from 'vitest'
import type { Body } from '../../../src/decision/body.ts'
import { NOTHING_CONFIRMED } from '../../../src/facts/case-facts.ts'
import { assess } from '../../../src/operations/assess.ts'
import { determinationIssues } from '../../../src/operations/procedure/check-determination.ts'
import type { DepartureSaid } from '../../../src/operations/procedure/determination.ts'
import { rulebookWith } from '../../support/pack.ts'
import { parsed } from '../../support/shipped.ts'

const text = '{ en: one two three, ja: 一二三 }'

/** A prohibition of every line; `extra` is said of the rule beside it. */
function packWith(extra: string): string {
  return `
schema: sekisho/pack/1
id: house
version: 1.0.0
kind: regime
status: binding
title: ${text}
authority: ${text}
reviewed: 2026-11-24
citation: text
citations: { text: { ref: somewhere, confidence: knowledge } }
binds: { fact: buyer.jurisdiction, is: JP }
rules:
  - id: NONE-OF-THESE
    title: ${text}
    concern: vendor-origin
    for: item
    effect: prohibit
${extra}    scope: { fact: item.category, within: router }
    rationale: ${text}
    citation: text
`
}

const PURCHASE = {
  schema: 'sekisho/purchase/1',
  buyer: { jurisdiction: 'JP' },
  procurement: { action: 'new' },
  items: [{ id: '1', kind: 'hardware', category: 'router', quantity: 1 }],
}

function codes(
  extra: string,
  kind: DepartureSaid['kind'],
  hasAftermath = false,
  hypothetical = false,
): string[] {
  const rulebook = rulebookWith(packWith(extra))
  const purchase = parsed(PURCHASE)
  if (purchase === undefined) throw new Error('not a purchase')
  const day = { asOf: '2026-11-24', isHypothetical: hypothetical }
  const body: Body = assess(purchase, NOTHING_CONFIRMED, rulebook, day).body
  const stored = { id: 'd', case: 'c' } as never
  const said = {
    decision: 'd',
    items: [
      {
        item: '1',
        decides: 'approve' as const,
        departures: [{ kind, findings: ['NONE-OF-THESE@/items/@1'], reasons: 'because' }],
      },
    ],
    reasons: 'because',
    interests: { any: false },
  }
  return determinationIssues(said, {
    decided: { stored, body, purchase, isErased: false, rulebook, today: '2026-11-24' },
    accepted: new Set(),
    hasAftermath,
    waivers: [],
  }).map((one) => one.code)
}

const ACCEPTABLE = '    riskAcceptable: true\n'

describe('a prohibition', () => {
  it('yields to the organisation’s own acceptance where its rule allows it, and nowhere else', () => {
    expect(codes('', 'risk-acceptance')).toEqual(['departure-not-allowed'])
    expect(codes(ACCEPTABLE, 'risk-acceptance')).toEqual([])
  })

  it('yields to an emergency where its rule allows it, with something owed afterwards', () => {
    expect(codes('', 'emergency', true)).toEqual(['departure-not-allowed'])
    expect(codes(ACCEPTABLE, 'emergency', true)).toEqual([])
    expect(codes(ACCEPTABLE, 'emergency')).toEqual(['duties-afterwards'])
  })

  it('that applies for certain is no unanswered question', () => {
    expect(codes(ACCEPTABLE, 'unanswerable')).toEqual(['departure-not-allowed'])
  })

  it('is not determined on as of another day', () => {
    expect(codes(ACCEPTABLE, 'risk-acceptance', false, true)).toEqual(['hypothetical'])
  })
})
