import type { Ask, Asking } from '../appending/ask.ts'
import type { Statements } from './statements.ts'

/** Runs work that asks as it goes, at once, within the transaction that is open. */
export function runAsking<T>(statements: Statements, asking: Asking<T>): T {
  let step = asking.next()
  while (step.done !== true) step = asking.next(answer(statements, step.value))
  return step.value
}

function answer(statements: Statements, ask: Ask): unknown {
  if (ask.kind === 'look-up') return statements.lookUps[ask.name].get(...ask.values)
  statements.inserts[ask.table].run(...ask.values)
  return undefined
}
