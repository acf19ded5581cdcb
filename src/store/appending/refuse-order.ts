import { canonicalJson } from '../../audit/canonical-json.ts'
import { StoreError, type OrderEvent, type Recorded } from '../store.ts'
import { lookUp, type Asking, type HeldMatter } from './ask.ts'

/**
 * Why an order may not be counted, or the order that it repeats; undefined when it may. All that a clearance depends on
 * is looked at where the order is written, so that two orders cannot both have what is left.
 */
export function* refuseOrder(event: OrderEvent): Asking<Recorded | StoreError | undefined> {
  const clearance = yield* lookUp('matter', 'clearance', event.clearance)
  const terms = yield* lookUp('clearance', event.clearance)
  if (clearance === undefined || terms === undefined) return new StoreError('NOT_FOUND', 'no such clearance')
  const repeated = yield* repeats(event)
  if (repeated !== undefined) return repeated
  if (event.on > terms.until)
    return new StoreError('CONFLICT', `the clearance is expired: it ended on ${terms.until}`)
  return (
    (yield* refuseWithdrawn(event.clearance, clearance)) ??
    (yield* refuseOpenDuties(clearance, event.on)) ??
    (yield* refuseBeyond(event))
  )
}

function* repeats(event: OrderEvent): Asking<Recorded | StoreError | undefined> {
  const held = yield* lookUp('order', event.clearance, event.order)
  if (held === undefined) return undefined
  if (held.lines !== canonicalJson(event.lines))
    return new StoreError('IDEMPOTENCY_MISMATCH', `order ${event.order} was counted with other lines`)
  const { seq, ord, leafHash } = held
  return { seq, ord, leafHash: leafHash.toString('base64'), replayed: event.order }
}

function* refuseWithdrawn(code: string, clearance: HeldMatter): Asking<StoreError | undefined> {
  const determination = yield* lookUp('matter', 'determination', clearance.parent)
  if (clearance.state !== 'valid' || determination?.state !== 'standing')
    return new StoreError('CONFLICT', 'the clearance is withdrawn')
  const fallen = yield* lookUp('fallenGround', code, clearance.case)
  return fallen === undefined
    ? undefined
    : new StoreError('CONFLICT', `the clearance is withdrawn: ${fallen.kind} ${fallen.id} carries it no more`)
}

function* refuseOpenDuties(clearance: HeldMatter, on: string): Asking<StoreError | undefined> {
  const determination = yield* lookUp('matter', 'determination', clearance.parent)
  const duty = yield* lookUp('openDuty', determination?.parent ?? null, on)
  return duty === undefined
    ? undefined
    : new StoreError('CONFLICT', `the clearance has conditions-open: duty ${duty.id} is to be done first`)
}

function* refuseBeyond(event: OrderEvent): Asking<StoreError | undefined> {
  for (const { item, quantity } of event.lines) {
    const left = (yield* lookUp('left', event.clearance, item))?.quantity
    if (left === undefined) return new StoreError('CONFLICT', `item ${item} is not cleared`)
    if (quantity > left)
      return new StoreError(
        'CONFLICT',
        `of item ${item} ${left} are left to order, ${quantity} were asked for`,
      )
  }
  return undefined
}
