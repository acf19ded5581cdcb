import { ROLES } from '../purchase/vocabulary.ts'
import { checkDayOperand, checkKnown, checkOperand, type Place } from './check-condition.ts'
import type { ConditionSource } from './condition.ts'
import { OPERATOR_NAMES, OPERATORS_OF } from './operators.ts'
import type { ParameterType } from './parameter.ts'

type Form =
  | 'allOf'
  | 'anyOf'
  | 'not'
  | 'condition'
  | 'always'
  | 'listed'
  | 'evidence'
  | 'adverse'
  | 'certificate'
  | 'parameter'
  | 'fact'

const OF_EVIDENCE: readonly string[] = [
  'from',
  'issuers',
  'issuerRoles',
  'about',
  'signed',
  'outcome',
  'answered',
  'answers',
  'includes',
  'line',
]

/** The words that may stand beside a form; every other one would silently mean nothing. */
const BESIDE: Readonly<Record<Form, readonly string[]>> = {
  allOf: [],
  anyOf: [],
  not: [],
  condition: [],
  always: [],
  listed: ['limb', 'reach', 'doubt', 'search'],
  evidence: [...OF_EVIDENCE, 'confirmed', 'current', 'passed'],
  adverse: OF_EVIDENCE,
  certificate: ['level', 'profile', 'covers', 'lapses'],
  parameter: [...OPERATOR_NAMES, 'setting'],
  fact: [...OPERATOR_NAMES, 'as'],
}

/** Reports words that belong to another form of condition. */
export function checkWords(condition: ConditionSource, form: Form, place: Place): void {
  for (const word of Object.keys(condition)) {
    if (word === form || BESIDE[form].includes(word)) continue
    const home = (Object.keys(BESIDE) as Form[]).filter((one) => BESIDE[one].includes(word))
    // Two forms at once are reported as such already.
    if (home.length > 0)
      place.report(`${place.pointer}/${word}`, `${word} goes with ${home.join(' or ')}, not with ${form}`)
  }
}

/** Evidence and certificates: which way they weigh has to suit the place (design 2.1). */
export function checkVouching(
  condition: ConditionSource,
  form: 'evidence' | 'adverse' | 'certificate',
  place: Place,
): void {
  const harms = form === 'adverse' || condition.lapses !== undefined
  if (harms && !place.mayHarm) {
    place.report(
      `${place.pointer}/${form}`,
      'what weighs against a purchase may stand only in scope and when, not under not',
    )
  }
  if (!harms && !place.mayHelp) {
    place.report(
      `${place.pointer}/${form}`,
      `${form} that helps may stand only under demand and answered; an exception of the pack names the rest`,
    )
  }
  if (condition.from === 'bidder' && place.subject !== 'bidder') {
    place.report(`${place.pointer}/from`, 'from: bidder needs a rule for: bidder')
  }
  condition.issuers?.forEach((code, index) => {
    const at = { pointer: `${place.pointer}/issuers/${index}`, what: 'authority of this pack' }
    checkKnown(code, place.authorities, at, place)
  })
  const roles = new Set<string>([...ROLES, 'buyer', 'register', 'scheme', 'authority'])
  condition.issuerRoles?.forEach((role, index) => {
    checkKnown(role, roles, { pointer: `${place.pointer}/issuerRoles/${index}`, what: 'role' }, place)
  })
  if (condition.line !== undefined) checkLine(condition.line, place)
  if (condition.lapses !== undefined) checkDayOperand(condition.lapses, `${place.pointer}/lapses`, place)
  if (form === 'certificate' && place.subject !== 'item') {
    place.report(`${place.pointer}/certificate`, 'certificates stand at lines: use it in a rule for: item')
  }
}

function checkLine(rule: string, place: Place): void {
  const at = { pointer: `${place.pointer}/line`, what: 'refer rule with sees of this pack' }
  checkKnown(rule, place.shows, at, place)
  if (place.subject !== 'item') place.report(at.pointer, 'a reply on a line needs a rule for: item')
}

const FACT_TYPE = {
  boolean: 'boolean',
  number: 'number',
  code: 'code',
  codes: 'codes',
  date: 'date',
} as const

/** A condition on what the organisation has set. */
export function checkSetting(condition: ConditionSource, place: Place): void {
  const operators = OPERATOR_NAMES.filter((operator) => condition[operator] !== undefined)
  const [operator] = operators
  const name = condition.parameter ?? ''
  if (operator === undefined || operators.length > 1) {
    const found = operators.join(' and ') || 'none'
    place.report(place.pointer, `expected exactly one operator for the parameter ${name}, found ${found}`)
    return
  }
  const type = typeOf(condition.setting)
  if (type === undefined) return
  if (operator !== 'given' && OPERATORS_OF[FACT_TYPE[type]].includes(operator)) {
    checkOperand(condition, operator, FACT_TYPE[type], place)
    return
  }
  place.report(
    `${place.pointer}/${operator}`,
    `the parameter ${name} is of type ${type} and does not take ${operator}`,
  )
}

function typeOf(setting: ConditionSource['setting']): Exclude<ParameterType, 'amount'> | undefined {
  if (setting === undefined) return undefined
  if (Array.isArray(setting)) return 'codes'
  return typeof setting === 'boolean' ? 'boolean' : typeof setting === 'number' ? 'number' : 'code'
}
