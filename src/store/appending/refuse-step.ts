import { StoreError, type Apart, type StepEvent } from '../store.ts'
import type { Statements } from './statements.ts'

/** A matter as those who refuse look at it. */
export interface HeldMatter {
  readonly case: string | null
  readonly parent: string | null
  readonly actor: string
  readonly state: string
  readonly lastActor: string | null
}

const WHO: Readonly<Record<Apart, string>> = {
  author: 'who entered it',
  purchase: 'who entered the purchase',
  last: 'who took the last step',
}

/** Why a step may not be taken; undefined when it may. State and persons are compared in the transaction that writes it. */
export function refuseStep(statements: Statements, event: StepEvent): StoreError | undefined {
  const held = statements.matter.get(event.matter, event.of) as HeldMatter | undefined
  if (held === undefined) return new StoreError('NOT_FOUND', `no such ${event.matter}`)
  if (!event.from.includes(held.state)) {
    const detail = `${event.step} is a step from ${event.from.join(' or ')}; the ${event.matter} is ${held.state}`
    return new StoreError('CONFLICT', detail)
  }
  const same = event.apart.find((apart) => isSame(statements, apart, held, event.actor))
  return same === undefined
    ? undefined
    : new StoreError(
        'SAME_PRINCIPAL',
        `${WHO[same]} cannot take the step ${event.step}; another person has to`,
      )
}

function isSame(statements: Statements, apart: Apart, held: HeldMatter, actor: string): boolean {
  switch (apart) {
    case 'author':
      return held.actor === actor
    case 'last':
      return (held.lastActor ?? held.actor) === actor
    case 'purchase':
      return held.case !== null && statements.enteredBy.get(held.case, actor) !== undefined
  }
}
