import type { Store, StoredKey, StoredMatter, StoredProfile, StoreEvent } from '../store.ts'
import { openReader, sizeOnDisk } from './database.ts'
import { startGroupCommit } from './group-commit.ts'
import { promised } from './promised.ts'
import { createLogReader } from './log-reader.ts'
import { createReader, type ReadAtOnce, type Reader } from './reader.ts'

/**
 * Opens the record in a directory for reading and writing; makes it if there is none.
 * @throws {StoreError} `STORE_LOCKED` when another process writes there, `STORE_CORRUPT` when leaves and root disagree
 */
export async function openSqliteStore(directory: string): Promise<Store> {
  const commit = await startGroupCommit(directory)
  const connection = openReader(directory)
  const reader = createReader(connection)
  // Every request looks a key and the profiles up. This process alone writes here, so it knows when what it has read has changed.
  const keys = new Map<string, StoredKey>()
  let profiles: readonly StoredProfile[] | undefined
  let waivers: readonly StoredMatter[] | undefined
  let decisions = 0
  const cached: ReadAtOnce = {
    ...reader,
    findKey: (id) => {
      const known = keys.get(id) ?? reader.findKey(id)
      if (known !== undefined && keys.size < MOST_KEYS) keys.set(id, known)
      return known
    },
    partyProfiles: () => (profiles ??= reader.partyProfiles()),
    matters: (kind, caseId) =>
      kind === 'waiver' && caseId === undefined
        ? (waivers ??= reader.matters('waiver'))
        : reader.matters(kind, caseId),
  }
  return {
    ...promised<Omit<Reader, 'entries'>>(cached),
    entries: createLogReader(connection),
    append: async (event) => {
      const recorded = await commit.append(event)
      if (event.kind === 'party-profile' || event.kind === 'confirmed-match') profiles = undefined
      if (changesWaivers(event)) waivers = undefined
      if (changesKeys(event)) keys.clear()
      if (event.kind === 'decision' && recorded.replayed === undefined) decisions++
      return recorded
    },
    statistics: () => Promise.resolve({ decisions, commits: commit.commits(), bytes: sizeOnDisk(directory) }),
    close: async () => {
      await commit.drain()
      // The writer closes last: the last connection folds the write-ahead log into the database.
      connection.close()
      await commit.close()
    },
  }
}

const MOST_KEYS = 10_000

/** A determination takes a use of the waivers that it rests on. */
function changesWaivers({ kind }: StoreEvent): boolean {
  return kind === 'waiver' || kind === 'step' || kind === 'determination'
}

function changesKeys({ kind }: StoreEvent): boolean {
  return kind === 'key-created' || kind === 'key-revoked' || kind === 'principal-created'
}

/**
 * Opens the record for reading only, beside a running service or without one. All that is read is of one moment: that
 * of the first reading.
 * @throws {StoreError} `NOT_FOUND` when there is none
 */
export function openSqliteReader(directory: string): Reader & { close(): void } {
  const connection = openReader(directory)
  connection.exec('BEGIN')
  return {
    ...promised<Omit<Reader, 'entries'>>(createReader(connection)),
    entries: createLogReader(connection),
    close: () => {
      connection.close()
    },
  }
}
