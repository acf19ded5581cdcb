import type { Ground, MatterEvent, OrderEvent } from '../store.ts'
import { canonicalJson } from '../../audit/canonical-json.ts'
import { insert, type Asking } from './ask.ts'

/** Writes the row of a matter and what belongs to its kind. */
export function* writeMatter(event: MatterEvent, seq: number): Asking<void> {
  const { kind, id, state, actor, time } = event
  const caseId = 'case' in event ? event.case : null
  yield* insert('matter', seq, kind, id, caseId, parentOf(event), state, actor, time)
  switch (event.kind) {
    case 'waiver':
      yield* insert('waiver', id, event.uses)
      return
    case 'duty':
      yield* insert('duty', id, event.due, event.before)
      return
    case 'determination':
      yield* writeGrounds(id, event.restsOn)
      return
    case 'clearance':
      yield* insert('clearance', id, event.until)
      for (const { item, quantity } of event.lines) yield* insert('cleared_line', id, item, quantity)
      yield* writeGrounds(id, event.restsOn)
      return
    case 'evidence-document':
      yield* insert('document_bytes', id, event.bytes)
      return
    case 'referral':
  }
}

function* writeGrounds(matter: string, grounds: readonly Ground[]): Asking<void> {
  for (const ground of grounds) yield* insert('ground', matter, ground.kind, ground.id)
}

function parentOf(event: MatterEvent): string | null {
  switch (event.kind) {
    case 'referral':
    case 'duty':
    case 'determination':
      return event.decision
    case 'clearance':
      return event.determination
    case 'waiver':
    case 'evidence-document':
      return null
  }
}

export function* writeOrder(event: OrderEvent, seq: number): Asking<void> {
  const { clearance, order, on, lines, actor, time } = event
  yield* insert('clearance_order', seq, clearance, order, on, canonicalJson(lines), actor, time)
  for (const { item, quantity } of lines) yield* insert('order_line', seq, clearance, item, quantity)
}
