import { StoreError, type Apart, type StepEvent } from '../store.ts'
import { lookUp, type Asking, type HeldMatter } from './ask.ts'

const WHO: Readonly<Record<Apart, string>> = {
  author: 'who entered it',
  purchase: 'who entered the purchase',
  last: 'who took the last step',
}

/** Why a step may not be taken; undefined when it may. State and persons are compared in the transaction that writes it. */
export function* refuseStep(event: StepEvent): Asking<StoreError | undefined> {
  const held = yield* lookUp('matter', event.matter, event.of)
  if (held === undefined) return new StoreError('NOT_FOUND', `no such ${event.matter}`)
  if (!event.from.includes(held.state)) {
    const detail = `${event.step} is a step from ${event.from.join(' or ')}; the ${event.matter} is ${held.state}`
    return new StoreError('CONFLICT', detail)
  }
  for (const apart of event.apart) {
    if (!(yield* isSame(apart, held, event.actor))) continue
    return new StoreError(
      'SAME_PRINCIPAL',
      `${WHO[apart]} cannot take the step ${event.step}; another person has to`,
    )
  }
  return undefined
}

function* isSame(apart: Apart, held: HeldMatter, actor: string): Asking<boolean> {
  switch (apart) {
    case 'author':
      return held.actor === actor
    case 'last':
      return (held.lastActor ?? held.actor) === actor
    case 'purchase':
      return held.case !== null && (yield* lookUp('enteredBy', held.case, actor)) !== undefined
  }
}
