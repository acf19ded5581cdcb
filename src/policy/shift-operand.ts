import type { ConditionSource, DayExpression } from './condition.ts'
import type { Steps } from './place.ts'
import { shiftDay } from './shift-day.ts'

/** Something else in one place of a pack. */
export interface Shifted {
  readonly below: Steps
  readonly put: unknown
  readonly alteration: string
}

const DAYS = ['before', 'onOrBefore', 'after', 'onOrAfter', 'lapses'] as const
const QUANTITIES = ['lessThan', 'atMost', 'moreThan', 'atLeast', 'level'] as const
const BOTH_WAYS = [-1, 1] as const

/** The operands of a leaf a day, a number or the smallest unit of an amount lower and higher; parameters stay as they are. */
export function shiftedOperands(condition: ConditionSource): Shifted[] {
  return [
    ...DAYS.flatMap((word) => {
      const operand = condition[word]
      return operand === undefined ? [] : shiftedDay(operand, [word])
    }),
    ...QUANTITIES.flatMap((word) => {
      const operand = condition[word]
      return operand === undefined ? [] : shiftedQuantity(operand, [word])
    }),
  ]
}

/** A day a day earlier and a day later. */
export function shiftedDay(operand: DayExpression, below: Steps): Shifted[] {
  if (isParameter(operand)) return []
  return BOTH_WAYS.map((by) => ({
    below,
    put: movedBy(operand, by),
    alteration: `${textOfDay(operand)} a day ${by < 0 ? 'earlier' : 'later'}`,
  }))
}

/** Where a value stands that the organisation sets; the schema lets it stand for any operand. */
function isParameter(operand: unknown): boolean {
  return typeof operand === 'object' && operand !== null && 'parameter' in operand
}

function movedBy(operand: DayExpression, days: number): DayExpression {
  if (operand === 'asOf') return { day: 'asOf', plus: { days } }
  if (typeof operand === 'string') return shiftDay(operand, { days })
  return { ...operand, plus: { ...operand.plus, days: (operand.plus?.days ?? 0) + days } }
}

function textOfDay(operand: DayExpression): string {
  return typeof operand === 'string' ? operand : (operand.fact ?? operand.day ?? 'day')
}

function shiftedQuantity(operand: NonNullable<ConditionSource['atMost']>, below: Steps): Shifted[] {
  if (isParameter(operand)) return []
  const amount = typeof operand === 'number' ? String(operand) : operand.amount
  return BOTH_WAYS.map((by) => ({
    below,
    put: typeof operand === 'number' ? operand + by : { ...operand, amount: unitMore(amount, by) },
    alteration: `${amount} a unit ${by < 0 ? 'less' : 'more'}`,
  }))
}

/** A decimal with its last digit, as it is written, one more or less. */
function unitMore(amount: string, by: number): string {
  const places = amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0
  const units = BigInt(amount.replace('.', '')) + BigInt(by)
  if (places === 0) return String(units)
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
