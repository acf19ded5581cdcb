import type { Ground, MatterKind, MatterReader, StoredMatter, StoredOrder, StoredStep } from '../matters.ts'
import { attached } from './attached.ts'
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
  const toMatter = (row: MatterRow): StoredMatter => {
    const { record, entries, leafHash, state, ...rest } = row
    const { details, content } = read(record, entries)
    const taken = (steps.all(row.id) as StepRow[]).map(toStep)
    return {
      ...rest,
      details,
      content,
      leafHash: leafHash.toString('base64'),
      state: taken.at(-1)?.state ?? state,
      steps: taken,
    }
  }
  return {
    findMatter: (kind, id) => {
      const row = byId.get(kind, id) as MatterRow | undefined
      return row === undefined ? undefined : toMatter(row)
    },
    matters: (kind, caseId) =>
      ((caseId === undefined ? byKind.all(kind) : byCase.all(kind, caseId)) as MatterRow[]).map(toMatter),
    ordersOf: (clearance) => (orders.all(clearance) as OrderRow[]).map(toOrder),
    groundsOf: (matter) => grounds.all(matter) as Ground[],
    usesOf: (waiver) => uses.get(waiver) as number,
    documentBytes: (id) => bytes.get(id) as Buffer | undefined,
  }
}

interface MatterRow {
  readonly kind: MatterKind
  readonly id: string
  readonly case: string | null
  readonly parent: string | null
  readonly state: string
  readonly author: string
  readonly time: string
  readonly seq: number
  readonly leafHash: Buffer
  readonly record: string
  readonly entries: string | null
}

interface StepRow extends Omit<StoredStep, 'content'> {
  readonly record: string
  readonly entries: string | null
}

interface OrderRow extends Omit<StoredOrder, 'lines' | 'leafHash'> {
  readonly lines: string
  readonly leafHash: Buffer
}

function read(record: string, entries: string | null): Pick<StoredMatter, 'details' | 'content'> {
  return attached(record, entries).document as Pick<StoredMatter, 'details' | 'content'>
}

function toStep({ record, entries, ...step }: StepRow): StoredStep {
  return { ...step, content: read(record, entries).content }
}

function toOrder({ lines, leafHash, ...order }: OrderRow): StoredOrder {
  return { ...order, lines: JSON.parse(lines) as StoredOrder['lines'], leafHash: leafHash.toString('base64') }
}
