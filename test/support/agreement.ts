import { lineDigest } from '../../src/operations/referral-request.ts'
import { rulebookWith } from './pack.ts'
import { parsed } from './shipped.ts'

const text = '{ en: one two three, ja: 一二三 }'

/** An agreement that names nobody: lines are referred, what remains of concern goes to the responsible officer. */
export const AGREEMENT = `
schema: sekisho/pack/1
id: agreement
version: 1.0.0
kind: regime
status: binding
title: ${text}
authority: ${text}
reviewed: 2026-11-24
citation: text
citations: { text: { ref: somewhere, confidence: knowledge } }
authorities:
  - { id: office, name: { en: the Office, ja: 担当室 } }
  - { id: responsible-officer, name: { en: the responsible officer, ja: 責任者 } }
binds: { fact: buyer.jurisdiction, is: JP }
rules:
  - id: ASK
    title: ${text}
    concern: vendor-origin
    for: item
    makers: [manufacturer]
    effect: refer
    authority: [office]
    needs: [item.category, item.makers]
    sees: [category, model, parties, components]
    answered: { evidence: [advice-received], issuers: [office], line: ASK, outcome: [no-concern, measures] }
    lead: { days: 14 }
    rationale: ${text}
    citation: text
  - id: MEASURES
    title: ${text}
    concern: vendor-origin
    for: item
    effect: condition
    when: { adverse: [advice-received], issuers: [office], line: ASK, outcome: [measures] }
    rationale: ${text}
    citation: text
  - id: REMAINS
    title: ${text}
    concern: vendor-origin
    for: item
    effect: refer
    when: { adverse: [advice-received], issuers: [office], line: ASK, outcome: [concern-remains] }
    authority: [responsible-officer]
    answered: { evidence: [mitigation], issuers: [responsible-officer], signed: true }
    rationale: ${text}
    citation: text
`

export const agreement = rulebookWith(AGREEMENT)

export function lineOf(id: string, model: string, more: object = {}): Record<string, unknown> {
  return {
    id,
    kind: 'hardware',
    category: 'router',
    model,
    quantity: 2,
    parties: [{ role: 'manufacturer', name: '例示社' }],
    ...more,
  }
}

export function offer(items: readonly object[], evidence: readonly object[] = []): Record<string, unknown> {
  return {
    schema: 'sekisho/purchase/1',
    buyer: { jurisdiction: 'JP' },
    procurement: { action: 'new' },
    parties: [{ id: 'P1', role: 'bidder', name: 'B' }],
    items,
    statements: [{ about: '/items', says: 'complete', by: 'P1' }],
    evidence,
  }
}

export function digestOfLine(items: readonly object[], id: string): string {
  const read = parsed(offer(items))
  const pack = agreement.policySet.packs[0]
  if (read === undefined || pack === undefined) throw new Error('not a purchase')
  return lineDigest(pack, 'ASK', read, id) ?? ''
}
