import type { Ground, MatterReader, StoredMatter } from '../matters.ts'
import { toMatter, toOrder, type MatterRow, type OrderRow, type StepRow } from '../rows/matter.ts'
import type { Queries } from './queries.ts'

const MATTER = `SELECT m.kind, m.id, m.case_id AS "case", m.parent, m.state, m.actor AS author, m.time, m.seq,
  e.leaf_hash AS "leafHash", e.record, x.entries FROM matter m JOIN event e ON e.seq = m.seq
  LEFT JOIN erasable x ON x.seq = m.seq`

export function createMatterReader(asked: Queries): MatterReader {
  const matters = async (rest: string, values: readonly unknown[]): Promise<StoredMatter[]> => {
    const rows = await asked.all<MatterRow>(`${MATTER} ${rest}`, values)
    const steps = await asked.all<StepRow & { readonly matter: string }>(
      `SELECT s.matter, s.step, s.state, s.actor, s.time, e.record, x.entries FROM matter_step s
       JOIN event e ON e.seq = s.seq LEFT JOIN erasable x ON x.seq = s.seq WHERE s.matter = ANY($1) ORDER BY s.seq`,
      [rows.map((row) => row.id)],
    )
    const byMatter = new Map<string, StepRow[]>()
    for (const { matter, ...step } of steps) byMatter.set(matter, [...(byMatter.get(matter) ?? []), step])
    return rows.map((row) => toMatter(row, byMatter.get(row.id) ?? []))
  }
  return {
    findMatter: async (kind, id) => (await matters('WHERE m.kind = $1 AND m.id = $2', [kind, id]))[0],
    matters: (kind, caseId) =>
      caseId === undefined
        ? matters('WHERE m.kind = $1 ORDER BY m.seq', [kind])
        : matters('WHERE m.kind = $1 AND m.case_id = $2 ORDER BY m.seq', [kind, caseId]),
    ordersOf: async (clearance) =>
      (
        await asked.all<OrderRow>(
          `SELECT o.order_no AS "order", o.day AS "on", o.lines, o.actor, o.time, o.seq, e.leaf_hash AS "leafHash"
           FROM clearance_order o JOIN event e ON e.seq = o.seq WHERE o.clearance = $1 ORDER BY o.seq`,
          [clearance],
        )
      ).map(toOrder),
    groundsOf: (matter) =>
      asked.all<Ground>(
        'SELECT kind, id FROM ground WHERE matter = $1 ORDER BY kind COLLATE "C", id COLLATE "C"',
        [matter],
      ),
    usesOf: async (waiver) =>
      (
        await asked.one<{ uses: number }>(
          `SELECT count(*) AS uses FROM ground g JOIN matter d ON d.id = g.matter
           WHERE g.kind = 'waiver' AND g.id = $1 AND d.kind = 'determination'`,
          [waiver],
        )
      )?.uses ?? 0,
    documentBytes: async (id) =>
      (await asked.one<{ bytes: Buffer }>('SELECT bytes FROM document_bytes WHERE id = $1', [id]))?.bytes,
  }
}
