import type { Store } from '../store.ts'
import { openReader } from './database.ts'
import { startGroupCommit } from './group-commit.ts'
import { createReader, type Reader } from './reader.ts'

/**
 * Opens the record in a directory for reading and writing; makes it if there is none.
 * @throws {StoreError} `STORE_LOCKED` when another process writes there, `STORE_CORRUPT` when leaves and root disagree
 */
export async function openSqliteStore(directory: string): Promise<Store> {
  const commit = await startGroupCommit(directory)
  const connection = openReader(directory)
  let decisions = 0
  return {
    ...createReader(connection),
    append: async (event) => {
      const recorded = await commit.append(event)
      if (event.kind === 'decision') decisions++
      return recorded
    },
    statistics: () => ({ decisions, commits: commit.commits() }),
    close: async () => {
      connection.close()
      await commit.close()
    },
  }
}

/**
 * Opens the record for reading only, beside a running service or without one.
 * @throws {StoreError} `NOT_FOUND` when there is none
 */
export function openSqliteReader(directory: string): Reader & { close(): void } {
  const connection = openReader(directory)
  return {
    ...createReader(connection),
    close: () => {
      connection.close()
    },
  }
}
