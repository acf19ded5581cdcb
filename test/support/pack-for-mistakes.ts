/** A small pack with a rule of each kind that mistakes are made in. */
export const PACK = `schema: sekisho/pack/1
id: mistakes
version: 1.0.0
kind: house
status: advisory
title: { en: A pack, ja: 規程 }
authority: { en: Somebody, ja: 組織 }
reviewed: 2026-11-24
citation: own
citations:
  own: { ref: Own rules, confidence: knowledge }
parameters:
  graceDays: { type: number, default: 30, title: { en: Days, ja: 日数 } }
authorities:
  - { id: office, name: { en: the Office, ja: 担当室 } }
binds: { fact: buyer.jurisdiction, is: JP }
conditions:
  routers: { fact: item.category, within: router }
exceptions:
  - { id: EX-1, title: { en: An exception, ja: 例外 }, claim: excused, evidence: letter, citation: own }
rules:
  - id: PROHIBIT
    title: { en: Prohibited, ja: 禁止 }
    concern: vendor-origin
    for: item
    makers: [manufacturer]
    effective: { from: 2026-04-01, by: act }
    scope: { condition: routers }
    when: { fact: item.makers, some: { fact: party.country, in: [XX] } }
    unless: [EX-1]
    effect: prohibit
    rationale: { en: 'Item {item} is prohibited.', ja: '品目 {item} は禁止されている。' }
    citation: own
  - id: REQUIRE
    title: { en: Required, ja: 必須 }
    concern: procedure
    for: item
    scope: { fact: contract.end, after: { fact: contract.start, plus: { months: 12 } } }
    demand: { evidence: [letter], answers: { sealed: true } }
    effect: require
    rationale: { en: A letter is needed., ja: 書面が必要である。 }
    citation: own
  - id: REFER
    title: { en: Referred, ja: 照会 }
    concern: procedure
    for: item
    when: { fact: procurement.value, atLeast: { amount: '1000000', currency: JPY } }
    effect: refer
    authority: [office]
    needs: [item.model]
    sees: [category, model]
    answered: { evidence: [advice-received], issuers: [office], line: REFER, outcome: [no-concern] }
    rationale: { en: The Office has to be asked., ja: 担当室への照会が必要である。 }
    citation: own
`
