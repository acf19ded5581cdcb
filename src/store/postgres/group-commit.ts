import { setTimeout } from 'node:timers/promises'
import { appendThrough, createCommitQueue, type CommitResult } from '../appending/commit-queue.ts'
import { StoreError, type Recorded, type StoreEvent } from '../store.ts'
import { lost, purgeIdempotency, writeBatch, type Batch } from './append.ts'
import { connect } from './database.ts'
import type { Client, Pool } from './driver.ts'

export interface PostgresCommit {
  append(event: StoreEvent): Promise<Recorded>
  commits(): number
  /** Takes nothing more; resolves when everything handed over before is settled. */
  drain(): Promise<void>
}

/** How often, and how long apart, the database is asked what has become of a commit whose answer was lost. */
const ASKED_AGAIN = 20
const ASKED_AGAIN_MS = 500
const PURGED_EVERY = 1000

/** While one commit runs, events gather; they become the next. A database that is down refuses, and is tried by the next. */
export function startGroupCommit(pool: Pool): PostgresCommit {
  // Texts are never taken out of the record: what one replica has stored is stored for all.
  const known = new Set<string>()
  const queue = createCommitQueue((events) => {
    void commit(events).then((results) => {
      queue.settle(results)
    })
  })
  let batches = 0

  /** Never rejects: whatever happens is the result of each event. */
  const commit = async (events: readonly StoreEvent[]): Promise<readonly CommitResult[]> => {
    try {
      const batch = await commitBatch(pool, events, known)
      const last = events.at(-1)
      if (batches++ % PURGED_EVERY === 0 && last !== undefined)
        await purge(pool, last.time).catch(() => undefined)
      return batch.results.map(toResult)
    } catch (error) {
      known.clear()
      const result = toFailure(error)
      return events.map(() => result)
    }
  }
  return {
    append: (event) => appendThrough(queue, event),
    commits: () => queue.commits(),
    drain: () => queue.drain(),
  }
}

async function commitBatch(pool: Pool, events: readonly StoreEvent[], known: Set<string>): Promise<Batch> {
  const client = await connect(pool)
  const batch = await written(client, events, known)
  try {
    await batch.commit()
    client.release()
  } catch (error) {
    client.release(true)
    if (!(await isCommitted(pool, batch))) throw lost(error)
  }
  return batch
}

/** Before the commit nothing is there, whatever went wrong; a connection that is closed takes its transaction along. */
async function written(client: Client, events: readonly StoreEvent[], known: Set<string>): Promise<Batch> {
  try {
    return await writeBatch(client, events, known)
  } catch (error) {
    client.release(true)
    throw error instanceof StoreError ? error : lost(error)
  }
}

/**
 * What has become of a commit whose answer was lost. The head is locked first, which waits until the transaction has ended
 * on the server too; then its first leaf is there, or nothing of it.
 * @throws {StoreError} `STORE_FAILED` where the database cannot be asked for so long that nobody can say
 */
async function isCommitted(pool: Pool, { first }: Batch): Promise<boolean> {
  // A batch that added nothing repeated what was there.
  if (first === undefined) return true
  for (let attempt = 0; attempt < ASKED_AGAIN; attempt++) {
    const found = await isLeafThere(pool, first).catch(() => undefined)
    if (found !== undefined) return found
    await setTimeout(ASKED_AGAIN_MS)
  }
  throw new StoreError(
    'STORE_FAILED',
    'the database was lost during a commit; it is not known what was recorded',
  )
}

async function isLeafThere(pool: Pool, first: NonNullable<Batch['first']>): Promise<boolean> {
  const client = await connect(pool)
  try {
    await client.query('BEGIN')
    await client.query('SELECT size FROM log_head FOR UPDATE')
    const { rows } = await client.query<{ leafHash: Buffer }>(
      'SELECT leaf_hash AS "leafHash" FROM event WHERE seq = $1',
      [first.seq],
    )
    await client.query('ROLLBACK')
    client.release()
    return rows[0]?.leafHash.toString('base64') === first.leafHash
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function purge(pool: Pool, time: string): Promise<void> {
  const client = await connect(pool)
  try {
    await purgeIdempotency(client, time)
  } finally {
    client.release()
  }
}

function toResult(result: Recorded | StoreError): CommitResult {
  return result instanceof StoreError
    ? { ok: false, code: result.code, message: result.message }
    : { ok: true, recorded: result }
}

function toFailure(error: unknown): CommitResult {
  if (error instanceof StoreError) return { ok: false, code: error.code, message: error.message }
  return { ok: false, code: 'STORE_FAILED', message: error instanceof Error ? error.message : String(error) }
}
