import type { Ground, MatterReader, StoredMatter } from '../matters.ts'
import { toMatter, toOrder, type MatterRow, type OrderRow, type StepRow } from '../rows/matter.ts'
import type { Connection } from './driver.ts'
import type { AtOnce } from './promised.ts'

const MATTER = `SELECT m.kind, m.id, m.case_id AS "case", m.parent, m.state, m.actor AS author, m.time, m.seq,
  e.leaf_hash AS leafHash, e.record, x.entries FROM matter m JOIN event e ON e.seq = m.seq
  LEFT JOIN erasable x ON x.seq = m.seq`

export function createMatterReader(connection: Connection): AtOnce<MatterReader> {
  const byId = connection.prepare(`${MATTER} WHERE m.kind = ? AND m.id = ?`)
  const byCase = connection.prepare(`${MATTER} WHERE m.kind = ? AND m.case_id = ? ORDER BY m.seq`)
  const byKind = connection.prepare(`${MATTER} WHERE m.kind = ? ORDER BY m.seq`)
  const steps = connection.prepare(
    `SELECT s.step, s.state, s.actor, s.time, e.record, x.entries FROM matter_step s JOIN event e ON e.seq = s.seq
     LEFT JOIN erasable x ON x.seq = s.seq WHERE s.matter = ? ORDER BY s.seq`,
  )
  const orders = connection.prepare(
    `SELECT o.order_no AS "order", o.day AS "on", o.lines, o.actor, o.time, o.seq, e.leaf_hash AS leafHash
     FROM clearance_order o JOIN event e ON e.seq = o.seq WHERE o.clearance = ? ORDER BY o.seq`,
  )
  const grounds = connection.prepare('SELECT kind, id FROM ground WHERE matter = ? ORDER BY kind, id')
  const uses = connection
    .prepare(
      `SELECT count(*) FROM ground g JOIN matter d ON d.id = g.matter
       WHERE g.kind = 'waiver' AND g.id = ? AND d.kind = 'determination'`,
    )
    .pluck()
  const bytes = connection.prepare('SELECT bytes FROM document_bytes WHERE id = ?').pluck()
  const withSteps = (row: MatterRow): StoredMatter => toMatter(row, steps.all(row.id) as StepRow[])
  return {
    findMatter: (kind, id) => {
      const row = byId.get(kind, id) as MatterRow | undefined
      return row === undefined ? undefined : withSteps(row)
    },
    matters: (kind, caseId) =>
      ((caseId === undefined ? byKind.all(kind) : byCase.all(kind, caseId)) as MatterRow[]).map(withSteps),
    ordersOf: (clearance) => (orders.all(clearance) as OrderRow[]).map(toOrder),
    groundsOf: (matter) => grounds.all(matter) as Ground[],
    usesOf: (waiver) => uses.get(waiver) as number,
    documentBytes: (id) => bytes.get(id) as Buffer | undefined,
  }
}
