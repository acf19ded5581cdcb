import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { knownTo } from '../../src/operations/deployment.ts'
import { loadPacks } from '../../src/policy/load-packs.ts'
import { temporaryFolder } from '../support/deployment.ts'
import { PACK } from '../support/pack-for-mistakes.ts'
import { rulebook } from '../support/shipped.ts'

/** Every fault of a pack, one a line, without the name of the file. */
function faultsOf(yaml: string): string[] {
  const folder = temporaryFolder()
  try {
    mkdirSync(join(folder.path, 'p'))
    writeFileSync(join(folder.path, 'p', 'pack.yaml'), yaml)
    loadPacks(folder.path, knownTo(rulebook.snapshot))
    return []
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return text.split('\n').map((line) => line.replace(`${folder.path}/p/pack.yaml:`, ''))
  } finally {
    folder.remove()
  }
}

describe('a mistake of a rule author', () => {
  it('is none in the pack that the mistakes are made in', () => {
    expect(faultsOf(PACK)).toEqual([])
  })

  it('is not to name Norway', () => {
    expect(faultsOf(PACK.replace('is: JP', 'is: NO'))).toEqual([])
  })

  it.each([
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.juristiction, is: JP',
      '16:10: /binds/fact: unknown fact buyer.juristiction; did you mean buyer.jurisdiction?',
    ],
    [
      'fact: contract.end, after',
      'fact: item.contractEnd, after',
      '38:14: /rules/1/scope/fact: unknown fact item.contractEnd; did you mean contract.end, contract.lastDay or contract.start?',
    ],
    [
      'fact: party.country, in: [XX]',
      'fact: item.country, in: [XX]',
      '29:40: /rules/0/when/some/fact: unknown fact item.country; did you mean party.country?',
    ],
    [
      'within: router',
      'within: routr',
      '18:35: /conditions/routers/within: unknown category routr; did you mean router?',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.jurisdiction, equals: JP',
      '16:36: /binds/equals: found an unknown member "equals", expected a member of this object; write is',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.jurisdiction, is: true',
      '16:36: /binds/is: expected a code for a fact of type code',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.jurisdiction, is: yes',
      '16:36: /binds/is: expected a code, found yes, which is a text here and no yes or no',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.telecomOperator, is: yes',
      '16:39: /binds/is: expected true or false for a fact of type boolean',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.jurisdiction',
      '16:1: /binds: expected exactly one operator for buyer.jurisdiction, found none',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'fact: buyer.jurisdiction, is: JP, in: [US]',
      '16:1: /binds: expected exactly one operator for buyer.jurisdiction, found is and in',
    ],
    [
      'fact: buyer.jurisdiction, is: JP',
      'is: JP',
      '16:1: /binds: expected exactly one of allOf, anyOf, not, condition, always, listed, evidence, adverse, certificate, parameter, fact, found none',
    ],
    [
      'within: router',
      'after: 2026-01-01',
      '18:35: /conditions/routers/after: item.category is of type category and takes is, in, given, within, not after',
    ],
    [
      "atLeast: { amount: '1000000', currency: JPY }",
      'atLeast: 1000000',
      '47:38: /rules/2/when/atLeast: expected an amount with its currency',
    ],
    [
      "amount: '1000000'",
      'amount: 1000000',
      '47:49: /rules/2/when/atLeast/amount: found 1000000, expected text in quotes (amounts are decimal texts such as "48200", so that no digit is lost)',
    ],
    [
      'currency: JPY',
      'currency: yen',
      '47:68: /rules/2/when/atLeast/currency: found "yen", expected a text like "JPY"',
    ],
    [
      'fact: procurement.value, atLeast',
      'fact: contract.end, atLeast',
      '47:33: /rules/2/when/atLeast: contract.end is of type date and takes before, onOrBefore, after, onOrAfter, given, not atLeast',
    ],
    [
      'from: 2026-04-01, by: act',
      'from: 2026-04-31, by: act',
      '27:18: /rules/0/effective/from: 2026-04-31 is not a day of the calendar',
    ],
    [
      'from: 2026-04-01, by: act',
      'from: 1/4/2026, by: act',
      '27:18: /rules/0/effective/from: found "1/4/2026", expected a text like "2027-01-15"',
    ],
    [
      'from: 2026-04-01, by: act',
      'from: 2026-04-01, until: 2026-03-01, by: act',
      '27:36: /rules/0/effective/until: expected a day after 2026-04-01, found 2026-03-01',
    ],
    [
      'from: 2026-04-01, by: act',
      'from: 2026-04-01, by: buyer.type',
      '27:36: /rules/0/effective/by: expected a fact of type date, found buyer.type of type code',
    ],
    [
      'plus: { months: 12 }',
      'plus: { month: 12 }',
      '38:73: /rules/1/scope/after/plus/month: found an unknown member "month", expected a member of this object; did you mean months?',
    ],
    [
      'reviewed: 2026-11-24',
      'reviewed: 2026-11-31',
      '8:1: /reviewed: 2026-11-31 is not a day of the calendar',
    ],
    ['binds: {', 'binds: &b {', '16:11: anchors and aliases are not used here; write the value out'],
    [
      'binds: { fact: buyer.jurisdiction, is: JP }',
      'binds: *b',
      '16:8: anchors and aliases are not used here; write the value out',
    ],
    ['status: advisory', 'status: advisory\nstatus: binding', '6:1: a key given twice; keys are unique'],
    [
      '    effect: prohibit',
      '    effect: prohibit\n    effect: note',
      '32:5: a key given twice; keys are unique',
    ],
    ['    concern: vendor-origin', '\tconcern: vendor-origin', '24:1: a tab; indent with spaces'],
    [
      'rationale: { en: A letter is needed., ja: 書面が必要である。 }',
      'rationale: { en: A letter is needed. }',
      '41:5: /rules/1/rationale/ja: found nothing, expected a member ja',
    ],
    [
      "ja: '品目 {item} は禁止されている。'",
      "ja: '禁止されている。'",
      '32:52: /rules/0/rationale/ja: {item} stands in en and not in ja',
    ],
    [
      'Item {item} is',
      'Item {itm} is',
      '32:18: /rules/0/rationale/en: unknown placeholder itm; did you mean item?',
    ],
    [
      '    effect: prohibit',
      '    demand: { evidence: [letter] }\n    effect: prohibit',
      '31:5: /rules/0/demand: only a rule of effect require has a demand, this one is of effect prohibit',
    ],
    [
      '    effect: require',
      '    effect: prohibit',
      '39:5: /rules/1/demand: only a rule of effect require has a demand, this one is of effect prohibit',
    ],
    [
      '    effect: require',
      '    effect: requires',
      '40:5: /rules/1/effect: found "requires", expected one of prohibit, require, refer, condition, note; did you mean require?',
    ],
    [
      'some: { fact: party.country, in: [XX] }',
      'some: { evidence: [letter] }',
      '29:40: /rules/0/when/some/evidence: evidence that helps may stand only under demand and answered; an exception of the pack names the rest',
    ],
    [
      'when: { fact: item.makers, some: { fact: party.country, in: [XX] } }',
      'when: { evidence: [letter] }',
      '29:13: /rules/0/when/evidence: evidence that helps may stand only under demand and answered; an exception of the pack names the rest',
    ],
    [
      'when: { fact: item.makers, some: { fact: party.country, in: [XX] } }',
      'when: { claim: excused }',
      '29:13: /rules/0/when/claim: found an unknown member "claim", expected a member of this object; a claim is an exception of the pack: name it under exceptions, and in the rule under unless',
    ],
    [
      'demand: { evidence: [letter], answers: { sealed: true } }',
      'demand: { adverse: [letter] }',
      '39:15: /rules/1/demand/adverse: what weighs against a purchase may stand only in scope and when, not under not',
    ],
    [
      "when: { fact: procurement.value, atLeast: { amount: '1000000', currency: JPY } }",
      'when: { not: { adverse: [letter] } }',
      '47:20: /rules/2/when/not/adverse: what weighs against a purchase may stand only in scope and when, not under not',
    ],
    [
      '    makers: [manufacturer]\n',
      '',
      '28:5: /rules/0/when: a rule that tests makers says under makers which roles these are',
    ],
    [
      'makers: [manufacturer]',
      'makers: [manufactuer]',
      '26:14: /rules/0/makers/0: unknown role manufactuer; did you mean manufacturer?',
    ],
    [
      'unless: [EX-1]',
      'unless: [EX-2]',
      '30:14: /rules/0/unless/0: unknown exception of this pack EX-2; did you mean EX-1?',
    ],
    [
      '    citation: own\n  - id: REQUIRE',
      '    citation: owns\n  - id: REQUIRE',
      '33:5: /rules/0/citation: unknown citation of this pack owns; did you mean own?',
    ],
    ['id: REQUIRE', 'id: PROHIBIT', '34:5: /rules/1/id: the id PROHIBIT is given twice'],
    [
      'condition: routers',
      'condition: router',
      '28:14: /rules/0/scope/condition: unknown condition of this pack (named before) router; did you mean routers?',
    ],
    [
      'authority: [office]',
      'authority: [ofice]',
      '49:17: /rules/2/authority/0: unknown authority of this pack ofice; did you mean office?',
    ],
    ['    authority: [office]\n', '', '43:5: /rules/2: a refer rule says authority: who is to be asked'],
    [
      '    answered: { evidence: [advice-received], issuers: [office], line: REFER, outcome: [no-concern] }\n',
      '',
      '43:5: /rules/2: a refer rule says answered: which reply clears it',
    ],
    [
      'line: REFER',
      'line: REQUIRE',
      '52:65: /rules/2/answered/line: unknown refer rule with sees of this pack REQUIRE',
    ],
    [
      'line: REFER, outcome: [no-concern]',
      'line: REFER, outcome: [no-concern, measures]',
      '52:5: /rules/2/answered: measures become conditions: the pack needs a condition rule with when: { adverse: […], outcome: [measures] }',
    ],
    [
      'sees: [category, model]',
      'sees: [category, name]',
      '51:22: /rules/2/sees/1: found "name", expected one of kind, category, model, partNumber, firmware, condition, origin, use, security, support, certifications, classifications, parties, components, service',
    ],
    [
      'needs: [item.model]',
      'needs: [item.modell]',
      '50:13: /rules/2/needs/0/fact: unknown fact item.modell; did you mean item.model?',
    ],
    [
      '    effect: require',
      '    effect: require\n    sees: [category]',
      '41:5: /rules/1/sees: only a refer rule has sees',
    ],
    [
      'title: { en: Required, ja: 必須 }',
      'title: Required',
      '35:5: /rules/1/title: found "Required", expected an object, name: value',
    ],
    ['version: 1.0.0', 'version: 1.0', '3:1: /version: found 1, expected text in quotes'],
    [
      'kind: house',
      'kind: House',
      '4:1: /kind: found "House", expected one of regime, house, watchlist; did you mean house?',
    ],
    [
      'scope: { condition: routers }',
      'scope: [ { condition: routers } ]',
      '28:5: /rules/0/scope: found a list, expected an object, name: value',
    ],
    [
      'scope: { condition: routers }',
      'scope: { condition: routers, is: true }',
      '28:34: /rules/0/scope/is: is goes with parameter or fact, not with condition',
    ],
    ['default: 30', 'default: thirty', '13:30: /parameters/graceDays/default: expected a number'],
    [
      'plus: { months: 12 }',
      'plus: { days: { parameter: graceDay } }',
      '38:73: /rules/1/scope/after/plus/days: found an object, expected integer',
    ],
    [
      "fact: procurement.value, atLeast: { amount: '1000000', currency: JPY }",
      'fact: item.licenceGraceDays, atLeast: { parameter: graceDay }',
      '47:53: /rules/2/when/atLeast/parameter: unknown parameter of this pack graceDay; did you mean graceDays?',
    ],
    [
      'fact: item.makers, some: { fact: party.country, in: [XX] }',
      'fact: item.makers, some: { fact: item.makers, some: { fact: item.makers, some: { listed: us-ndaa-889 } } }',
      '29:59: /rules/0/when/some/some: quantifiers nest two deep at most',
    ],
    [
      'some: { fact: party.country, in: [XX] }',
      'some: { listed: us-ndaa-898 }',
      '29:40: /rules/0/when/some/listed: unknown list us-ndaa-898; did you mean us-ndaa-889?',
    ],
    [
      'when: { fact: item.makers, some: { fact: party.country, in: [XX] } }',
      'when: { listed: us-ndaa-889 }',
      '29:5: /rules/0/when: listed tests a party: use it under some, every or none over item.makers',
    ],
    [
      'for: item\n    makers',
      'for: line\n    makers',
      '25:5: /rules/0/for: found "line", expected one of purchase, item, component, use, bidder',
    ],
    [
      'title: { en: A pack, ja: 規程 }',
      'title: { en: A pack: of rules, ja: 規程 }',
      '6:14: a colon inside braces or brackets; put a text that has one in quotes',
    ],
    [
      '  routers: { fact: item.category, within: router }',
      '  routers: { fact: item.category, within: router }\n  unused: { fact: item.category, within: camera }',
      '19:3: /conditions/unused: no rule uses the condition unused',
    ],
    [
      '    when: { fact: item.makers',
      '    whn: { fact: item.makers',
      '29:5: /rules/0/whn: found an unknown member "whn", expected a member of this object; did you mean when?',
    ],
    [
      'rationale: { en: A letter is needed.',
      "rationale: { en: ''",
      '41:18: /rules/1/rationale/en: found "", expected at least 1 characters',
    ],
    ['- id: REQUIRE\n    title', '- title', '34:5: /rules/1/id: found nothing, expected a member id'],
  ])('%j → %j gives one message at its place', (from, to, expected) => {
    expect(PACK).toContain(from)
    expect(faultsOf(PACK.replace(from, () => to))).toEqual([expected])
  })
})
