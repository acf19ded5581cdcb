import type { Money, Value } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, toTri, type Tri } from '../facts/tri.ts'
import type { FactType } from '../facts/catalogue.ts'
import type { CompileContext } from './compile-condition.ts'
import { compareAmounts } from './money.ts'
import { compileDay, movesWithAct } from './day-expression.ts'
import type { ConditionSource, DayExpression } from './condition.ts'
import type { Environment } from './environment.ts'
import { turns } from './validity.ts'

/** A test of a known value. `whole` matters to lists only: an open list can hold more than it names. */
export interface Operator {
  readonly name: string
  readonly expected: unknown
  test(value: Value, whole: boolean, environment: Environment): Tri
}

const EQUALITY = ['is', 'in', 'given'] as const
const DAY = ['before', 'onOrBefore', 'after', 'onOrAfter'] as const
const QUANTITY = ['lessThan', 'atMost', 'moreThan', 'atLeast'] as const

/** Which operators may test which type; the type check reads it and so does the published documentation. */
export const OPERATORS_OF: Readonly<Record<FactType, readonly OperatorName[]>> = {
  text: ['given'],
  boolean: ['is', 'given'],
  flags: ['is', 'given'],
  code: EQUALITY,
  category: [...EQUALITY, 'within'],
  codes: ['some', 'every', 'none', 'empty', 'complete', 'given'],
  date: [...DAY, 'given'],
  number: [...QUANTITY, 'given'],
  money: [...QUANTITY, 'given'],
}

export const OPERATOR_NAMES = [
  ...EQUALITY,
  'within',
  'some',
  'every',
  'none',
  'empty',
  'complete',
  ...DAY,
  ...QUANTITY,
] as const
export type OperatorName = (typeof OPERATOR_NAMES)[number]

/** Finds the one operator of a fact leaf; the type check has made sure that there is one and that it fits. */
export function operatorOf(source: ConditionSource, type: FactType, context: CompileContext): Operator {
  const read = type === 'category' ? ownCategory : asItIs
  if (source.given === true) return GIVEN
  if (source.empty === true) return EMPTY
  if (source.complete === true) return COMPLETE
  if (source.is !== undefined) return equality(source.is, read)
  if (source.in !== undefined) return membership(source.in, read)
  if (source.within !== undefined) return subtree(source.within)
  for (const name of ['some', 'every', 'none'] as const) {
    const element = source[name]
    if (element !== undefined) return overCodes(name, element)
  }
  for (const name of DAY) {
    const operand = source[name]
    if (operand !== undefined) return comparedDay(name, operand, context)
  }
  for (const name of QUANTITY) {
    const operand = source[name]
    if (operand !== undefined) return comparedQuantity(name, operand)
  }
  throw new Error('a fact leaf without an operator')
}

type Read = (value: Value) => Value | undefined

const asItIs: Read = (value) => value

/** The category itself out of its line of ancestors. */
const ownCategory: Read = (value) => (Array.isArray(value) ? (value as readonly string[])[0] : value)

/** True of every value; where there is none the leaf is unknown, never false. */
const GIVEN: Operator = { name: 'given', expected: true, test: () => TRUE }

/** A list with a member is not empty; one without is so only when somebody says that it is whole. */
const EMPTY: Operator = {
  name: 'empty',
  expected: true,
  test: (value, whole) => (Array.isArray(value) && value.length > 0 ? FALSE : whole ? TRUE : UNKNOWN),
}

const COMPLETE: Operator = {
  name: 'complete',
  expected: true,
  test: (_value, whole) => (whole ? TRUE : UNKNOWN),
}

function equality(expected: string | boolean, read: Read): Operator {
  return { name: 'is', expected, test: (value) => (read(value) === expected ? TRUE : FALSE) }
}

function membership(expected: readonly string[], read: Read): Operator {
  const codes: ReadonlySet<Value | undefined> = new Set(expected)
  return { name: 'in', expected, test: (value) => (codes.has(read(value)) ? TRUE : FALSE) }
}

/**
 * Categories arrive from `resolve` as their whole line of ancestors, most special first, so that a rule needs no
 * tree of its own and a replay needs no tree at all.
 */
function subtree(expected: string | readonly string[]): Operator {
  const codes = typeof expected === 'string' ? [expected] : expected
  return {
    name: 'within',
    expected,
    test(value) {
      for (const code of codes) if (Array.isArray(value) && value.includes(code)) return TRUE
      return FALSE
    },
  }
}

function overCodes(name: 'some' | 'every' | 'none', element: ConditionSource): Operator {
  const wanted: ReadonlySet<string> = new Set(
    element.in ?? (typeof element.is === 'string' ? [element.is] : []),
  )
  const expected = [...wanted]
  return {
    name,
    expected,
    test(value, whole) {
      if (!Array.isArray(value)) return UNKNOWN
      const rest = whole ? FALSE : UNKNOWN
      if (name === 'every') {
        return value.some((code: string) => !wanted.has(code)) ? FALSE : whole ? TRUE : UNKNOWN
      }
      const witnessed = value.some((code: string) => wanted.has(code)) ? TRUE : rest
      return name === 'some' ? witnessed : witnessed === TRUE ? FALSE : whole ? TRUE : UNKNOWN
    },
  }
}

function comparedDay(name: (typeof DAY)[number], operand: DayExpression, context: CompileContext): Operator {
  const day = compileDay(operand, context)
  const isMoving = movesWithAct(operand)
  return {
    name,
    expected: operand,
    test(value, _whole, environment) {
      if (environment.validity !== null && isMoving)
        turns(environment, (on) => compareDays(name, value, day(on)), {
          kind: 'day-reached',
          what: typeof value === 'string' ? value : '',
        })
      return compareDays(name, value, day(environment))
    },
  }
}

function compareDays(name: (typeof DAY)[number], value: Value, other: string | null): Tri {
  if (other === null || typeof value !== 'string') return UNKNOWN
  if (name === 'before') return toTri(value < other)
  if (name === 'onOrBefore') return toTri(value <= other)
  return toTri(name === 'after' ? value > other : value >= other)
}

function comparedQuantity(name: (typeof QUANTITY)[number], operand: number | Money): Operator {
  return {
    name,
    expected: operand,
    test(value) {
      const order = orderOf(value, operand)
      if (order === null) return UNKNOWN
      if (name === 'lessThan') return toTri(order < 0)
      if (name === 'atMost') return toTri(order <= 0)
      return toTri(name === 'moreThan' ? order > 0 : order >= 0)
    },
  }
}

/** Below 0, 0 or above 0; null where the two cannot be compared (another currency is never converted). */
function orderOf(value: Value, operand: number | Money): number | null {
  if (typeof operand === 'number') return typeof value === 'number' ? value - operand : null
  if (typeof value !== 'object' || Array.isArray(value) || !('amount' in value)) return null
  const money = value as Money
  return money.currency === operand.currency ? compareAmounts(money.amount, operand.amount) : null
}
