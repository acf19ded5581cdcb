import { setImmediate } from 'node:timers/promises'
import type { LogEntry } from '../../audit/verify-log.ts'
import type { Connection } from './driver.ts'
import type { Reader } from './reader.ts'

const PAGE = 1000

/** Every leaf from a position on; between pages others have their turn. */
export function createLogReader(connection: Connection): Reader['entries'] {
  const entries = connection.prepare(
    `SELECT e.leaf, e.leaf_hash AS leafHash, e.record, x.salt FROM event e LEFT JOIN erasable x ON x.seq = e.seq
     WHERE e.seq >= ? ORDER BY e.seq LIMIT ?`,
  )
  return async function* (first = 0) {
    for (let from = first; ; from += PAGE) {
      const page = entries.all(from, PAGE) as LogEntry[]
      yield* page
      if (page.length < PAGE) return
      await setImmediate()
    }
  }
}
