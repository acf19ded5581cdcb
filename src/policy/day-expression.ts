import type { Day } from '../reference/snapshot.ts'
import { accessTo } from './access.ts'
import type { CompileContext } from './compile-condition.ts'
import type { DayExpression } from './condition.ts'
import type { Environment } from './environment.ts'
import { shiftDay } from './shift-day.ts'

/** Reads a day in an environment, as it is or as it would be if the act were done `on` another day. */
export type ReadDay = (environment: Environment, on?: Day) => Day | null

/** Whether the day moves with that of the act. */
export function movesWithAct(expression: DayExpression): boolean {
  if (typeof expression === 'string') return expression === 'asOf'
  return expression.fact === undefined && (expression.day ?? 'asOf') === 'asOf'
}

/** Compiles a day expression; the day is null where the fact it starts from is unknown. */
export function compileDay(
  expression: DayExpression,
  context: Pick<CompileContext, 'subject' | 'bindings'>,
): ReadDay {
  if (expression === 'asOf') return (environment, on = environment.asOf) => on
  if (typeof expression === 'string') return () => expression
  const start = startOf(expression, context)
  const shift = expression.plus
  if (shift === undefined) return start
  return (environment, on) => {
    const day = start(environment, on)
    return day === null ? null : shiftDay(day, shift)
  }
}

function startOf(
  expression: Exclude<DayExpression, string>,
  context: Pick<CompileContext, 'subject' | 'bindings'>,
): ReadDay {
  if (expression.fact === undefined) return compileDay(expression.day ?? 'asOf', context)
  const access = accessTo(expression.fact, context)
  if (access === undefined) throw new Error(`not a fact here: ${expression.fact}`)
  return (environment) => {
    const value = access.read(environment)?.value
    return typeof value === 'string' ? value : null
  }
}
