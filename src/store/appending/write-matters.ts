import type { Ground, MatterEvent, OrderEvent } from '../store.ts'
import { canonicalJson } from '../../audit/canonical-json.ts'
import type { Statements } from './statements.ts'

/** Writes the row of a matter and what belongs to its kind. */
export function writeMatter(statements: Statements, event: MatterEvent, seq: number): void {
  const { kind, id, state, actor, time } = event
  const caseId = 'case' in event ? event.case : null
  statements.insertMatter.run(seq, kind, id, caseId, parentOf(event), state, actor, time)
  switch (event.kind) {
    case 'waiver':
      statements.insertWaiver.run(id, event.uses)
      return
    case 'duty':
      statements.insertDuty.run(id, event.due, event.before)
      return
    case 'determination':
      writeGrounds(statements, id, event.restsOn)
      return
    case 'clearance':
      statements.insertClearance.run(id, event.until)
      for (const { item, quantity } of event.lines) statements.insertClearedLine.run(id, item, quantity)
      writeGrounds(statements, id, event.restsOn)
      return
    case 'evidence-document':
      statements.insertDocumentBytes.run(id, event.bytes)
      return
    case 'referral':
  }
}

function writeGrounds(statements: Statements, matter: string, grounds: readonly Ground[]): void {
  for (const ground of grounds) statements.insertGround.run(matter, ground.kind, ground.id)
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

export function writeOrder(statements: Statements, event: OrderEvent, seq: number): void {
  const { clearance, order, on, lines, actor, time } = event
  statements.insertOrder.run(seq, clearance, order, on, canonicalJson(lines), actor, time)
  for (const { item, quantity } of lines) statements.insertOrderLine.run(seq, clearance, item, quantity)
}
