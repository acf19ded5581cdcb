import type { Store } from '../store.ts'
import { checkSchema, connect, prepareDatabase } from './database.ts'
import { createPool } from './driver.ts'
import { startGroupCommit } from './group-commit.ts'
import { createReader, type Reader } from './reader.ts'

/**
 * Opens the record in a PostgreSQL database; makes it if there is none. Any number of replicas may have it open: who appends
 * locks the head of the log once a batch, and nothing that was read is remembered past the request that read it.
 * @param url `postgres://user:password@host:port/database`
 * @throws {StoreError} `STORE_BUSY` when the database cannot be reached, `STORE_CORRUPT` for a record of another version,
 *   `STORE_FAILED` for a server that may lose what it acknowledges
 */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = createPool(url)
  try {
    await prepareDatabase(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const commit = startGroupCommit(pool)
  let decisions = 0
  let closing: Promise<void> | undefined
  return {
    ...createReader(pool),
    append: async (event) => {
      const recorded = await commit.append(event)
      if (event.kind === 'decision' && recorded.replayed === undefined) decisions++
      return recorded
    },
    statistics: async () => {
      const { rows } = await pool.query<{ bytes: number }>(
        'SELECT pg_database_size(current_database()) AS bytes',
      )
      return { decisions, commits: commit.commits(), bytes: rows[0]?.bytes ?? 0 }
    },
    close: () => (closing ??= commit.drain().then(() => pool.end())),
  }
}

/**
 * Opens the record for reading only, beside running replicas or without one. All that is read is of one moment.
 * @throws {StoreError} `NOT_FOUND` when there is none, `STORE_BUSY` when the database cannot be reached
 */
export async function openPostgresReader(url: string): Promise<Reader & { close(): Promise<void> }> {
  const pool = createPool(url)
  try {
    const client = await connect(pool)
    await checkSchema(client).catch((error: unknown) => {
      client.release(true)
      throw error
    })
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return {
      ...createReader(client),
      close: () => {
        client.release(true)
        return pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}
