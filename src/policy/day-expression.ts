import type { Day } from '../reference/snapshot.ts'
import { accessTo } from './access.ts'
import type { CompileContext } from './compile-condition.ts'
import type { DayExpression } from './condition.ts'
import type { Environment } from './environment.ts'

interface Shift {
  readonly years?: number
  readonly months?: number
  readonly days?: number
}

/** Compiles a day expression; the day is null where the fact it starts from is unknown. */
export function compileDay(
  expression: DayExpression,
  context: Pick<CompileContext, 'subject' | 'bindings'>,
): (environment: Environment) => Day | null {
  if (expression === 'asOf') return (environment) => environment.asOf
  if (typeof expression === 'string') return () => expression
  const start = startOf(expression, context)
  const shift = expression.plus
  if (shift === undefined) return start
  return (environment) => {
    const day = start(environment)
    return day === null ? null : shiftDay(day, shift)
  }
}

/** Whether the day depends on that of the act. */
export function movesWithAct(expression: DayExpression): boolean {
  if (typeof expression === 'string') return expression === 'asOf'
  return expression.fact === undefined && (expression.day ?? 'asOf') === 'asOf'
}

function startOf(
  expression: Exclude<DayExpression, string>,
  context: Pick<CompileContext, 'subject' | 'bindings'>,
): (environment: Environment) => Day | null {
  if (expression.fact === undefined) return compileDay(expression.day ?? 'asOf', context)
  const access = accessTo(expression.fact, context)
  if (access === undefined) throw new Error(`not a fact here: ${expression.fact}`)
  return (environment) => {
    const value = access.read(environment)?.value
    return typeof value === 'string' ? value : null
  }
}

/**
 * Moves a day by whole years and months, clamped to the end of the month it lands in, then by days.
 * 2028-02-29 plus a year is 2029-02-28; 2026-01-31 plus a month is 2026-02-28.
 */
export function shiftDay(day: Day, shift: Shift): Day {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const months = year * 12 + (month - 1) + (shift.years ?? 0) * 12 + (shift.months ?? 0)
  const [toYear, toMonth] = [Math.floor(months / 12), months - Math.floor(months / 12) * 12]
  const lastDate = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate()
  const moved = new Date(Date.UTC(toYear, toMonth, Math.min(date, lastDate) + (shift.days ?? 0)))
  return moved.toISOString().slice(0, 10)
}
