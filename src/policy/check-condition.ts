import { findFact, type SlottedFact } from '../facts/catalogue.ts'
import { didYouMean } from '../purchase/did-you-mean.ts'
import { accessTo, namesFor } from './access.ts'
import type { Binding } from './compile-condition.ts'
import type { ConditionSource } from './condition.ts'
import { OPERATOR_NAMES, OPERATORS_OF, type OperatorName } from './operators.ts'
import { checkSetting, checkVouching, checkWords } from './check-vouching.ts'
import type { RuleSource } from './pack.ts'
import { isRealDay } from './parameter.ts'
import { collectionElement, collectionOf } from './ranges.ts'

/** What the type check must know of the reference data. */
export interface Known {
  readonly categories: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
}

/** Where a condition stands and what may stand in it there. */
export interface Place {
  readonly pointer: string
  readonly subject: RuleSource['for']
  readonly bindings: readonly Binding[]
  /** Whether helping evidence may stand here (design 2.1: only under `unless`, `answered` and `demand`). */
  readonly mayHelp: boolean
  /** Whether evidence that weighs against may stand here: in `scope` and `when`, and not under `not`. */
  readonly mayHarm: boolean
  /** Rules of the pack that show lines to an authority. */
  readonly shows: ReadonlySet<string>
  readonly authorities: ReadonlySet<string>
  readonly makers: boolean
  /** Conditions to which the pack gives names. */
  readonly named: Readonly<Record<string, ConditionSource>>
  readonly known: Known
  readonly report: (pointer: string, message: string) => void
}

const FORMS = [
  'allOf',
  'anyOf',
  'not',
  'condition',
  'always',
  'listed',
  'evidence',
  'adverse',
  'certificate',
  'parameter',
  'fact',
] as const

/** The place of a part. */
export function below(place: Place, ...steps: (string | number)[]): Place {
  return { ...place, pointer: [place.pointer, ...steps].join('/') }
}

/** Checks one condition and everything in it: names, types, operators, and which parts may stand together. */
export function checkCondition(condition: ConditionSource, place: Place): void {
  const forms = FORMS.filter((form) => condition[form] !== undefined)
  const form = forms[0]
  if (form === undefined || forms.length > 1) {
    place.report(
      place.pointer,
      `expected exactly one of ${FORMS.join(', ')}, found ${forms.join(' and ') || 'none'}`,
    )
    return
  }
  checkWords(condition, form, place)
  switch (form) {
    case 'allOf':
    case 'anyOf':
      condition[form]?.forEach((part, index) => {
        checkCondition(part, below(place, form, index))
      })
      return
    case 'not':
      if (condition.not !== undefined) checkCondition(condition.not, turned(below(place, 'not')))
      return
    case 'condition':
      checkNamed(condition.condition ?? '', place)
      return
    case 'always':
      return
    case 'listed':
      checkListed(condition, place)
      return
    case 'evidence':
    case 'adverse':
    case 'certificate':
      checkVouching(condition, form, place)
      return
    case 'parameter':
      checkSetting(condition, place)
      return
    case 'fact':
      checkFact(condition, place)
  }
}

/** Below a `not` what helped would harm; evidence and certificates say something only the way round they are. */
export function turned(place: Place): Place {
  return { ...place, mayHelp: false, mayHarm: false }
}

/**
 * A named condition is checked where it is used: what it may read depends on the rule. It refers to those before it
 * only, so that none can lead back to itself.
 */
function checkNamed(name: string, place: Place): void {
  const names = Object.keys(place.named)
  const pointer = `${place.pointer}/condition`
  checkKnown(name, new Set(names), { pointer, what: 'condition of this pack (named before)' }, place)
  const named = names.includes(name) ? place.named[name] : undefined
  const before = Object.fromEntries(Object.entries(place.named).slice(0, names.indexOf(name)))
  if (named !== undefined) checkCondition(named, { ...place, pointer: `/conditions/${name}`, named: before })
}

function checkListed(condition: ConditionSource, place: Place): void {
  const hasParty = place.subject === 'bidder' || place.bindings.some((binding) => binding.owner === 'party')
  if (!hasParty)
    place.report(place.pointer, 'listed tests a party: use it under some, every or none over item.makers')
  checkKnown(
    condition.listed ?? '',
    place.known.lists,
    { pointer: `${place.pointer}/listed`, what: 'list' },
    place,
  )
}

function checkFact(condition: ConditionSource, place: Place): void {
  const name = condition.fact ?? ''
  const operators = OPERATOR_NAMES.filter((operator) => condition[operator] !== undefined)
  const operator = operators[0]
  if (operator === undefined || operators.length > 1) {
    place.report(
      place.pointer,
      `expected exactly one operator for ${name}, found ${operators.join(' and ') || 'none'}`,
    )
    return
  }
  const collection = collectionOf(name, place.bindings)
  if (collection !== undefined) checkCollection(condition, operator, collection.fact, place)
  else checkOperator(condition, operator, name, place)
}

function checkCollection(
  condition: ConditionSource,
  operator: OperatorName,
  fact: string,
  place: Place,
): void {
  const element =
    operator === 'some' || operator === 'every' || operator === 'none' ? condition[operator] : undefined
  const owner = collectionElement(fact)
  if (operator === 'given') return
  if (element === undefined || owner === undefined) {
    place.report(
      `${place.pointer}/${operator}`,
      `a collection takes some, every, none or given, found ${operator}`,
    )
    return
  }
  if (fact === 'purchase.items' && place.subject !== 'purchase' && place.subject !== 'bidder') {
    place.report(`${place.pointer}/fact`, 'the lines of the purchase are a matter of rules for: purchase')
  }
  if (place.bindings.length >= 2) place.report(place.pointer, 'quantifiers nest two deep at most')
  if (/\.makers(Named)?$/.test(fact) && !place.makers) {
    place.report(place.pointer, 'a rule that tests makers says under makers which roles these are')
  }
  const binding: Binding = { name: condition.as ?? owner, owner }
  const inner = operator === 'none' ? turned(below(place, operator)) : below(place, operator)
  checkCondition(element, { ...inner, bindings: [...place.bindings, binding] })
}

function checkOperator(condition: ConditionSource, operator: OperatorName, name: string, place: Place): void {
  const access = accessTo(name, place)
  if (access === undefined) {
    unknownFact(name, `${place.pointer}/fact`, place)
    return
  }
  const { type } = access.definition
  const allowed = OPERATORS_OF[type]
  if (!allowed.includes(operator)) {
    place.report(
      `${place.pointer}/${operator}`,
      `${name} is of type ${type} and takes ${allowed.join(', ')}, not ${operator}`,
    )
    return
  }
  if (type === 'flags' && access.key === null)
    place.report(`${place.pointer}/fact`, `${name} is a map: name a member, ${name}.<code>`)
  checkOperand(condition, operator, type, place)
}

export function checkOperand(
  condition: ConditionSource,
  operator: OperatorName,
  type: SlottedFact['type'],
  place: Place,
): void {
  const at = `${place.pointer}/${operator}`
  if (operator === 'given' || operator === 'empty' || operator === 'complete') return
  if (operator === 'is') {
    const isBoolean = typeof condition.is === 'boolean'
    if (isBoolean !== (type === 'boolean' || type === 'flags')) {
      place.report(at, `expected ${isBoolean ? 'a code' : 'true or false'} for a fact of type ${type}`)
    }
  }
  if (type === 'codes') checkCodes(condition, at, place)
  if (type === 'code') checkNoTruth(condition, at, place)
  if (type === 'category') {
    for (const code of categoriesNamed(condition))
      checkKnown(code, place.known.categories, { pointer: at, what: 'category' }, place)
  }
  if (type === 'date') checkDay(condition, operator, place)
  const operand = condition[operator]
  if (type === 'number' && typeof operand !== 'number') place.report(at, 'expected a number')
  if (type === 'money' && typeof operand !== 'object')
    place.report(at, 'expected an amount with its currency')
}

const TRUTHS = ['yes', 'Yes', 'YES', 'no', 'No', 'on', 'On', 'off', 'Off', 'true', 'True', 'false', 'False']

/** YAML 1.2 reads `yes` as a text; the country NO and the like are codes. */
function checkNoTruth(condition: ConditionSource, at: string, place: Place): void {
  const codes = [condition.is, ...(condition.in ?? [])]
  const truth = codes.find((code) => typeof code === 'string' && TRUTHS.includes(code))
  if (truth !== undefined)
    place.report(at, `expected a code, found ${String(truth)}, which is a text here and no yes or no`)
}

function checkCodes(condition: ConditionSource, at: string, place: Place): void {
  const element = condition.some ?? condition.every ?? condition.none
  const isPlain = element !== undefined && Object.keys(element).every((key) => key === 'is' || key === 'in')
  if (!isPlain || typeof element.is === 'boolean')
    place.report(at, 'a list of codes is tested by { is: code } or { in: [codes] }')
}

function categoriesNamed(condition: ConditionSource): readonly string[] {
  const { is, within } = condition
  const one = [is, within].filter((code): code is string => typeof code === 'string')
  return [...one, ...(condition.in ?? []), ...(Array.isArray(within) ? (within as readonly string[]) : [])]
}

function checkDay(condition: ConditionSource, operator: OperatorName, place: Place): void {
  checkDayOperand(condition[operator], `${place.pointer}/${operator}`, place)
}

/** A day of the calendar, or a date fact that is at hand. */
export function checkDayOperand(operand: unknown, at: string, place: Place): void {
  const parts =
    typeof operand === 'object' && operand !== null ? (operand as { day?: unknown; fact?: unknown }) : {}
  const day = parts.day ?? (typeof operand === 'object' ? undefined : operand)
  const isDay = day === undefined || day === 'asOf' || (typeof day === 'string' && isRealDay(day))
  if (!isDay) place.report(at, `${JSON.stringify(day)} is not a day of the calendar`)
  if (parts.day !== undefined && parts.fact !== undefined)
    place.report(at, 'expected either a day or a fact, found both')
  if (typeof parts.fact === 'string') expectType(parts.fact, 'date', `${at}/fact`, place)
}

export function checkKnown(
  word: string,
  known: ReadonlySet<string>,
  at: { readonly pointer: string; readonly what: string },
  { report }: Pick<Place, 'report'>,
): void {
  if (!known.has(word)) report(at.pointer, `unknown ${at.what} ${word}${didYouMean(word, [...known])}`)
}

/** Reports a name that is no fact, or none that a rule of this kind can read. */
export function unknownFact(name: string, pointer: string, place: Place): void {
  const isElsewhere = findFact(name) !== undefined
  const why = isElsewhere ? `${name} is not at hand in a rule for: ${place.subject}` : `unknown fact ${name}`
  place.report(pointer, `${why}${didYouMean(name, namesFor(place))}`)
}

/** Reports a fact that is not there or of another type than a rule needs it to be. */
export function expectType(name: string, type: SlottedFact['type'], pointer: string, place: Place): void {
  const access = accessTo(name, place)
  if (access === undefined) unknownFact(name, pointer, place)
  else if (access.definition.type !== type) {
    place.report(pointer, `expected a fact of type ${type}, found ${name} of type ${access.definition.type}`)
  }
}
