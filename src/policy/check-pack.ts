import { ROLES } from '../purchase/vocabulary.ts'
import { accessTo } from './access.ts'
import {
  below,
  checkCondition,
  checkKnown,
  expectType,
  unknownFact,
  type Known,
  type Place,
} from './check-condition.ts'
import { checkDays } from './check-days.ts'
import { checkReferral } from './check-referral.ts'
import type { ExceptionSource, PackSource, RuleSource } from './pack.ts'
import { PLACEHOLDERS, placeholdersOf } from './placeholders.ts'
import { checkParameters } from './settings.ts'

/** A fault in a pack, at a JSON Pointer into it; the loader turns the pointer into file, line and column. */
export interface PackIssue {
  readonly pointer: string
  readonly message: string
}

/** Checks what the JSON Schema cannot: names, types, operators and which parts may stand together. All faults at once. */
export function checkPack(pack: PackSource, known: Known): PackIssue[] {
  const issues: PackIssue[] = []
  const report = (pointer: string, message: string): void => {
    // A named condition is checked wherever it is used; what is wrong with it is said once.
    const isSaid = issues.some((one) => one.pointer === pointer && one.message === message)
    if (!isSaid) issues.push({ pointer, message })
  }
  const place: Place = {
    pointer: '/binds',
    subject: 'purchase',
    bindings: [],
    mayHelp: false,
    mayHarm: false,
    makers: false,
    shows: new Set(pack.rules.flatMap((rule) => (rule.sees === undefined ? [] : [rule.id]))),
    authorities: new Set((pack.authorities ?? []).map((authority) => authority.id)),
    known,
    named: pack.conditions ?? {},
    report,
  }
  checkCondition(pack.binds, place)
  checkUnique(pack, report)
  checkParameters(pack, report)
  checkDays(pack, report)
  checkCitations(pack, { report })
  pack.exceptions?.forEach((exception, index) => {
    checkException(exception, { ...place, pointer: `/exceptions/${index}`, subject: 'item' })
  })
  pack.rules.forEach((rule, index) => {
    checkRule(rule, pack, {
      ...place,
      pointer: `/rules/${index}`,
      subject: rule.for,
      makers: rule.makers !== undefined,
    })
  })
  pack.lists?.forEach((list, index) => {
    checkKnown(list, known.lists, { pointer: `/lists/${index}`, what: 'list' }, place)
  })
  // A name that is mistyped where it is used leaves its condition unused; one message is enough.
  if (issues.length === 0) checkNamedConditions(pack, report)
  return issues
}

/** A condition with a name that no rule uses was never checked and says nothing. */
function checkNamedConditions(pack: PackSource, report: Place['report']): void {
  const used = JSON.stringify([pack.binds, pack.rules, pack.exceptions ?? [], pack.conditions ?? {}])
  for (const name of Object.keys(pack.conditions ?? {})) {
    if (!used.includes(`"condition":${JSON.stringify(name)}`))
      report(`/conditions/${name}`, `no rule uses the condition ${name}`)
  }
}

/** Ids are one name space for rules, exceptions and waivers; each repeated one is shown at the second place. */
function checkUnique(pack: PackSource, report: Place['report']): void {
  const seen = new Set<string>()
  for (const part of ['exceptions', 'waivers', 'rules'] as const) {
    pack[part]?.forEach(({ id }, index) => {
      if (seen.has(id)) report(`/${part}/${index}/id`, `the id ${id} is given twice`)
      seen.add(id)
    })
  }
  const authorities = new Set<string>()
  pack.authorities?.forEach(({ id }, index) => {
    if (authorities.has(id)) report(`/authorities/${index}/id`, `the id ${id} is given twice`)
    authorities.add(id)
  })
}

function checkException(exception: ExceptionSource, place: Place): void {
  if (exception.belied !== undefined) checkCondition(exception.belied, below(place, 'belied'))
  if (exception.answers !== undefined && exception.evidence === undefined) {
    place.report(`${place.pointer}/answers`, 'answers need an evidence type that gives them')
  }
}

function checkRule(rule: RuleSource, pack: PackSource, place: Place): void {
  const { pointer } = place
  checkDemand(rule, place)
  const harming: Place = { ...place, mayHarm: true }
  if (rule.scope !== undefined) checkCondition(rule.scope, below(harming, 'scope'))
  if (rule.when !== undefined) checkCondition(rule.when, below(harming, 'when'))
  if (rule.demand !== undefined) checkCondition(rule.demand, { ...below(place, 'demand'), mayHelp: true })
  checkReferral(rule, pack, place)
  checkReferences(rule, pack, place)
  checkRuleFacts(rule, place)
  for (const language of ['en', 'ja'] as const)
    checkPlaceholders(rule.rationale[language], `${pointer}/rationale/${language}`, place)
  checkSamePlaceholders(rule, place)
}

function checkDemand(rule: RuleSource, { pointer, report }: Place): void {
  if (rule.effect === 'require') {
    if (rule.demand === undefined)
      report(`${pointer}/effect`, 'a require rule says under demand what has to be there')
    else if (rule.when !== undefined) report(`${pointer}/when`, 'a require rule has a demand and no when')
  } else if (rule.demand !== undefined) {
    report(
      `${pointer}/demand`,
      `only a rule of effect require has a demand, this one is of effect ${rule.effect}`,
    )
  }
}

function checkReferences(rule: RuleSource, pack: PackSource, place: Place): void {
  const exceptions = new Set((pack.exceptions ?? []).map((exception) => exception.id))
  const waivers = new Set((pack.waivers ?? []).map((waiver) => waiver.id))
  rule.unless?.forEach((id, index) => {
    checkKnown(
      id,
      exceptions,
      { pointer: `${place.pointer}/unless/${index}`, what: 'exception of this pack' },
      place,
    )
  })
  rule.waivable?.forEach((id, index) => {
    checkKnown(
      id,
      waivers,
      { pointer: `${place.pointer}/waivable/${index}`, what: 'waiver of this pack' },
      place,
    )
  })
}

function checkCitations(pack: PackSource, place: Pick<Place, 'report'>): void {
  const keys = new Set(Object.keys(pack.citations))
  const cite = (key: string, pointer: string): void => {
    checkKnown(key, keys, { pointer, what: 'citation of this pack' }, place)
  }
  cite(pack.citation, '/citation')
  for (const part of ['rules', 'exceptions', 'waivers'] as const) {
    pack[part]?.forEach((one, index) => {
      cite(one.citation, `/${part}/${index}/citation`)
    })
  }
}

function checkRuleFacts(rule: RuleSource, place: Place): void {
  const { pointer } = place
  const roles = new Set<string>(ROLES)
  rule.makers?.forEach((role, index) => {
    checkKnown(role, roles, { pointer: `${pointer}/makers/${index}`, what: 'role' }, place)
  })
  const by = rule.effective?.by
  if (by !== undefined && by !== 'act') expectType(by, 'date', `${pointer}/effective/by`, place)
  if (rule.belies !== undefined) expectType(rule.belies.fact, 'boolean', `${pointer}/belies/fact`, place)
  for (const name of Object.keys(rule.atLeast ?? {})) {
    if (accessTo(name, place) === undefined) unknownFact(name, `${pointer}/atLeast/${name}`, place)
  }
}

function checkPlaceholders(text: string, pointer: string, place: Place): void {
  const known = new Set<string>(PLACEHOLDERS)
  for (const name of placeholdersOf(text)) checkKnown(name, known, { pointer, what: 'placeholder' }, place)
}

/** Both languages say the same, so they name the same. */
function checkSamePlaceholders({ rationale }: RuleSource, { pointer, report }: Place): void {
  const [en, ja] = [new Set(placeholdersOf(rationale.en)), new Set(placeholdersOf(rationale.ja))]
  const known: readonly string[] = PLACEHOLDERS
  if ([...en, ...ja].some((name) => !known.includes(name))) return
  for (const name of en)
    if (!ja.has(name)) report(`${pointer}/rationale/ja`, `{${name}} stands in en and not in ja`)
  for (const name of ja)
    if (!en.has(name)) report(`${pointer}/rationale/en`, `{${name}} stands in ja and not in en`)
}
