import type { ConditionSource, DayExpression } from './condition.ts'

/**
 * A condition on one line, for people to read: the words of the policy language, words that a pack names in their place,
 * `and`, `or` and `not` between. It is not read back.
 */
export function notationOf(source: ConditionSource): string {
  return writeTerm(source, 0)
}

const OPERATORS = ['is', 'in', 'within', 'before', 'onOrBefore', 'after', 'onOrAfter'] as const
const QUANTITIES = ['lessThan', 'atMost', 'moreThan', 'atLeast'] as const
const QUANTIFIERS = ['some', 'every', 'none'] as const
const STATES = ['given', 'empty', 'complete'] as const
const EVIDENCE = [
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
  'confirmed',
  'current',
  'passed',
] as const

/** `depth` 0 stands alone; within another condition a list of parts is put in brackets. */
function writeTerm(source: ConditionSource, depth: number): string {
  if (source.allOf !== undefined) return joined(source.allOf, 'and', depth)
  if (source.anyOf !== undefined) return joined(source.anyOf, 'or', depth)
  if (source.not !== undefined) return `not ${writeTerm(source.not, 1)}`
  if (source.condition !== undefined) return `<${source.condition}>`
  if (source.always === true) return 'always'
  if (source.listed !== undefined) return writeListed(source)
  if (source.evidence !== undefined) return `evidence ${oneOf(source.evidence)}${writeDetails(source)}`
  if (source.adverse !== undefined) return `adverse evidence ${oneOf(source.adverse)}${writeDetails(source)}`
  if (source.certificate !== undefined) return writeCertificate(source)
  const name = source.fact ?? (source.parameter === undefined ? '' : `setting ${source.parameter}`)
  return `${name} ${writeTest(source)}`.trim()
}

function joined(parts: readonly ConditionSource[], word: 'and' | 'or', depth: number): string {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return writeTerm(only, depth)
  const text = parts.map((part) => writeTerm(part, 1)).join(` ${word} `)
  return depth === 0 ? text : `(${text})`
}

function writeTest(source: ConditionSource): string {
  for (const name of QUANTIFIERS) {
    const element = source[name]
    if (element !== undefined) return `${name}${named(source)} ${writeTerm(element, 1)}`
  }
  for (const name of STATES) if (source[name] === true) return name
  for (const name of [...OPERATORS, ...QUANTITIES]) {
    const operand = source[name]
    if (operand !== undefined) return `${wordOf(name)} ${writeOperand(operand)}`
  }
  return ''
}

function named({ as }: ConditionSource): string {
  return as === undefined ? '' : ` ${as}:`
}

/** `atLeast` as `at least`. */
function wordOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

type Operand = string | boolean | number | readonly string[] | DayExpression | object

function writeOperand(operand: Operand): string {
  if (Array.isArray(operand)) return oneOf(operand as readonly string[])
  if (typeof operand !== 'object') return String(operand)
  if ('parameter' in operand) return `setting ${String(operand.parameter)}`
  if ('amount' in operand) return writeAmount(operand as { amount: string; currency: string })
  return writeDay(operand as Exclude<DayExpression, string>)
}

function writeAmount({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  return `${currency} ${amount}`
}

function writeDay({ fact, day, plus }: Exclude<DayExpression, string>): string {
  const shifts = Object.entries(plus ?? {}).map(([unit, count]) => `${count} ${unit}`)
  return [fact ?? day ?? 'asOf', ...shifts].join(' + ')
}

function writeListed({ listed, limb, reach, doubt, search }: ConditionSource): string {
  const details = [
    ...(limb === undefined ? [] : [`limb ${limb}`]),
    ...(reach === undefined ? [] : [`reach ${reach.join(', ')}`]),
    ...(doubt === undefined ? [] : [`asked for ${doubt.join(', ')}`]),
    ...(search === undefined ? [] : [`closed by ${oneOf(search)}`]),
  ]
  return `on list ${listed ?? ''}${details.length === 0 ? '' : ` (${details.join('; ')})`}`
}

function writeCertificate(source: ConditionSource): string {
  const { certificate = [], level, profile, covers, lapses } = source
  const details = [
    ...(level === undefined ? [] : [`level ${writeOperand(level)}`]),
    ...(profile === undefined ? [] : [`profile ${writeOperand(profile)}`]),
    ...(covers === undefined ? [] : [`covers ${covers.join(', ')}`]),
    ...(lapses === undefined ? [] : [`runs out before ${writeOperand(lapses)}`]),
  ]
  return `certificate ${oneOf(certificate)}${details.length === 0 ? '' : ` (${details.join('; ')})`}`
}

function writeDetails(source: ConditionSource): string {
  const details = EVIDENCE.flatMap((name) => {
    const value = source[name]
    return value === undefined ? [] : [`${wordOf(name)} ${writeDetail(value)}`]
  })
  return details.length === 0 ? '' : ` (${details.join('; ')})`
}

function writeDetail(value: NonNullable<ConditionSource[(typeof EVIDENCE)[number]]>): string {
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return oneOf(value as readonly string[])
  return Object.entries(value)
    .map(
      ([key, wanted]: [string, string | boolean | readonly string[]]) => `${key} = ${writeOperand(wanted)}`,
    )
    .join(', ')
}

function oneOf(codes: readonly string[]): string {
  return codes.length === 1 ? (codes[0] ?? '') : `{${codes.join(', ')}}`
}
