import type { ConditionSource, DayExpression } from '../condition.ts'

type Named = Readonly<Record<string, ConditionSource>>

/** Whether a condition holds for every purchase; a no means only that it is not seen from the words. */
export function alwaysTrue(condition: ConditionSource, named: Named): boolean {
  const { allOf, anyOf, not } = condition
  if (condition.always === true) return true
  if (allOf !== undefined) return allOf.every((part) => alwaysTrue(part, named))
  if (anyOf !== undefined) return anyOf.some((part) => alwaysTrue(part, named))
  if (not !== undefined) return alwaysFalse(not, named)
  const meant = meaningOf(condition, named)
  return meant !== undefined && alwaysTrue(meant, named)
}

function alwaysFalse(condition: ConditionSource, named: Named): boolean {
  const { allOf, anyOf, not } = condition
  if (allOf !== undefined) return allOf.some((part) => alwaysFalse(part, named))
  if (anyOf !== undefined) return anyOf.every((part) => alwaysFalse(part, named))
  if (not !== undefined) return alwaysTrue(not, named)
  const meant = meaningOf(condition, named)
  return meant !== undefined && alwaysFalse(meant, named)
}

/** Whether a condition holds for no purchase: it is false, or unknown at best. */
export function neverTrue(condition: ConditionSource, named: Named): boolean {
  if (alwaysFalse(condition, named)) return true
  const { allOf, anyOf, some } = condition
  if (anyOf !== undefined) return anyOf.every((part) => neverTrue(part, named))
  if (some !== undefined) return neverTrue(some, named)
  const meant = meaningOf(condition, named)
  if (meant !== undefined) return neverTrue(meant, named)
  if (allOf === undefined) return false
  const parts = allOf.flatMap((part) => conjunctsOf(part, named))
  return (
    parts.some((part) => neverTrue(part, named)) ||
    parts.some((one, at) => parts.slice(at + 1).some((other) => exclude(one, other)))
  )
}

function meaningOf({ condition }: ConditionSource, named: Named): ConditionSource | undefined {
  return condition === undefined ? undefined : named[condition]
}

function conjunctsOf(condition: ConditionSource, named: Named): readonly ConditionSource[] {
  const meant = meaningOf(condition, named) ?? condition
  return meant.allOf === undefined ? [meant] : meant.allOf.flatMap((part) => conjunctsOf(part, named))
}

/** Whether two conditions never hold together. */
function exclude(one: ConditionSource, other: ConditionSource): boolean {
  if (isSame(one.not, other) || isSame(other.not, one)) return true
  if (one.fact === undefined || one.fact !== other.fact) return false
  const [codes, others] = [codesOf(one), codesOf(other)]
  if (codes !== undefined && others !== undefined) return !codes.some((code) => others.includes(code))
  return isEmptyRange(one, other) || isEmptyRange(other, one)
}

function isSame(one: ConditionSource | undefined, other: ConditionSource): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other)
}

function codesOf({ is, in: codes }: ConditionSource): readonly (string | boolean)[] | undefined {
  if (typeof is === 'string' || typeof is === 'boolean') return [is]
  return Array.isArray(codes) ? (codes as readonly string[]) : undefined
}

/** Whether nothing lies above what the one says and below what the other says. */
function isEmptyRange(above: ConditionSource, below: ConditionSource): boolean {
  return isEmptyDays(above, below) || isEmptyNumbers(above, below)
}

function isEmptyDays(above: ConditionSource, below: ConditionSource): boolean {
  const from = dayIn(above.onOrAfter ?? above.after)
  const to = dayIn(below.onOrBefore ?? below.before)
  if (from === undefined || to === undefined) return false
  // Days are whole: after the one and before the next there is none, but that is left to whoever writes it.
  const isOpen = above.onOrAfter === undefined || below.onOrBefore === undefined
  return to < from || (isOpen && to === from)
}

function dayIn(operand: DayExpression | undefined): string | undefined {
  return typeof operand === 'string' && operand !== 'asOf' ? operand : undefined
}

function isEmptyNumbers(above: ConditionSource, below: ConditionSource): boolean {
  const from = above.atLeast ?? above.moreThan
  const to = below.atMost ?? below.lessThan
  if (typeof from !== 'number' || typeof to !== 'number') return false
  const isOpen = above.atLeast === undefined || below.atMost === undefined
  return to < from || (isOpen && to === from)
}
