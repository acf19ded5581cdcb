import { canonicalJson } from '../../audit/canonical-json.ts'
import { StoreError, type Ground, type OrderEvent, type Recorded } from '../store.ts'
import type { HeldMatter } from './refuse-step.ts'
import type { Statements } from './statements.ts'

/**
 * Why an order may not be counted, or the order that it repeats; undefined when it may. All that a clearance depends on
 * is looked at where the order is written, so that two orders cannot both have what is left.
 */
export function refuseOrder(statements: Statements, event: OrderEvent): Recorded | StoreError | undefined {
  const clearance = statements.matter.get('clearance', event.clearance) as HeldMatter | undefined
  const terms = statements.clearance.get(event.clearance) as { readonly until: string } | undefined
  if (clearance === undefined || terms === undefined) return new StoreError('NOT_FOUND', 'no such clearance')
  const repeated = repeats(statements, event)
  if (repeated !== undefined) return repeated
  if (event.on > terms.until)
    return new StoreError('CONFLICT', `the clearance is expired: it ended on ${terms.until}`)
  return (
    refuseWithdrawn(statements, event.clearance, clearance) ??
    refuseOpenDuties(statements, clearance, event.on) ??
    refuseBeyond(statements, event)
  )
}

function repeats(statements: Statements, event: OrderEvent): Recorded | StoreError | undefined {
  const held = statements.order.get(event.clearance, event.order) as
    | { readonly lines: string; readonly seq: number; readonly ord: number; readonly leafHash: Buffer }
    | undefined
  if (held === undefined) return undefined
  if (held.lines !== canonicalJson(event.lines))
    return new StoreError('IDEMPOTENCY_MISMATCH', `order ${event.order} was counted with other lines`)
  const { seq, ord, leafHash } = held
  return { seq, ord, leafHash: leafHash.toString('base64'), replayed: event.order }
}

function refuseWithdrawn(
  statements: Statements,
  code: string,
  clearance: HeldMatter,
): StoreError | undefined {
  const determination = statements.matter.get('determination', clearance.parent) as HeldMatter | undefined
  if (clearance.state !== 'valid' || determination?.state !== 'standing')
    return new StoreError('CONFLICT', 'the clearance is withdrawn')
  const fallen = statements.fallenGround.get(code, clearance.case) as Ground | undefined
  return fallen === undefined
    ? undefined
    : new StoreError('CONFLICT', `the clearance is withdrawn: ${fallen.kind} ${fallen.id} carries it no more`)
}

function refuseOpenDuties(statements: Statements, clearance: HeldMatter, on: string): StoreError | undefined {
  const determination = statements.matter.get('determination', clearance.parent) as HeldMatter | undefined
  const duty = statements.openDuty.get(determination?.parent, on) as { readonly id: string } | undefined
  return duty === undefined
    ? undefined
    : new StoreError('CONFLICT', `the clearance has conditions-open: duty ${duty.id} is to be done first`)
}

function refuseBeyond(statements: Statements, event: OrderEvent): StoreError | undefined {
  for (const { item, quantity } of event.lines) {
    const left = statements.left.get(event.clearance, item) as number | undefined
    if (left === undefined) return new StoreError('CONFLICT', `item ${item} is not cleared`)
    if (quantity > left)
      return new StoreError(
        'CONFLICT',
        `of item ${item} ${left} are left to order, ${quantity} were asked for`,
      )
  }
  return undefined
}
