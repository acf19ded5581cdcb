import type { StoredDetermination } from '../store.ts'
import { attached } from './attached.ts'
import type { Connection } from './database.ts'

/** Reads what was determined on a case, oldest first. */
export function createDeterminationReader(
  connection: Connection,
): (caseId: string) => readonly StoredDetermination[] {
  const rows = connection.prepare(
    `SELECT d.actor, d.time, e.record, x.entries FROM determination d JOIN event e ON e.seq = d.seq
     LEFT JOIN erasable x ON x.seq = d.seq WHERE d.case_id = ? ORDER BY d.seq`,
  )
  return (caseId) => (rows.all(caseId) as Row[]).map(toDetermination)
}

interface Row {
  readonly actor: string
  readonly time: string
  readonly record: string
  readonly entries: string | null
}

function toDetermination({ actor, time, record, entries }: Row): StoredDetermination {
  const document = attached(record, entries).document as Omit<StoredDetermination, 'actor' | 'time'>
  return { ...document, actor, time }
}
