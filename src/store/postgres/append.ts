import { createFrontier } from '../../audit/merkle.ts'
import type { EventType } from '../../audit/leaf.ts'
import { appendEvent, keysKeptFrom, type LogState } from '../appending/append-event.ts'
import type { Ask, Asking } from '../appending/ask.ts'
import { StoreError, type Recorded, type StoreEvent } from '../store.ts'
import { refusalIn, type Client } from './driver.ts'
import { INSERTS, LOOK_UPS } from './statements.ts'

/** What a batch wrote, as long as it is not known to be committed. */
export interface Batch {
  readonly results: readonly (Recorded | StoreError)[]
  /** The first leaf that it added; undefined where it added none. */
  readonly first: { readonly seq: number; readonly leafHash: string } | undefined
  commit(): Promise<void>
}

/**
 * Writes a batch in one transaction, which is left open for `commit`. The row of the head is locked first, once: until the
 * transaction ends nobody else appends, so that places have no gap and what is looked up stays as it is.
 * @param known kind and digest of texts that are surely stored; to be emptied where the batch is not committed
 * @throws {Error} when the database fails or the connection breaks; nothing is written then
 */
export async function writeBatch(
  client: Client,
  events: readonly StoreEvent[],
  known: Set<string>,
): Promise<Batch> {
  try {
    return await transact(client, events, known, appendPlainly)
  } catch (error) {
    if (refusalOf(error) === undefined) throw error
    await client.query('ROLLBACK')
    known.clear()
    // Savepoints cost too much for every batch; this one is written with them.
    return transact(client, events, known, appendGuarded)
  }
}

type AppendOne = (client: Client, state: LogState, event: StoreEvent) => Promise<Recorded | StoreError>

interface HeadRow {
  readonly size: number
  readonly frontier: readonly Buffer[]
  readonly ords: string
}

async function transact(
  client: Client,
  events: readonly StoreEvent[],
  known: Set<string>,
  appendOne: AppendOne,
): Promise<Batch> {
  const head = await lockHead(client)
  const state = toState(head, known)
  const results: (Recorded | StoreError)[] = []
  for (const event of events) results.push(await appendOne(client, state, event))
  if (state.frontier.size > head.size) await keepHead(client, state)
  const first = results.find((one) => !(one instanceof StoreError) && one.seq === head.size) as
    Recorded | undefined
  return {
    results,
    first,
    commit: async () => {
      await client.query('COMMIT')
    },
  }
}

async function lockHead(client: Client): Promise<HeadRow> {
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<HeadRow>('SELECT size, frontier, ords FROM log_head FOR UPDATE')
    if (rows[0] !== undefined) return rows[0]
  } catch (error) {
    throw lost(error)
  }
  throw headGone()
}

/**
 * Looks whether head, last root and last leaf say the same; every leaf is looked at by `verifyLog` only.
 * @throws {StoreError} `STORE_CORRUPT` when they do not
 */
export async function checkHead(client: Client): Promise<void> {
  const { rows } = await client.query<HeadRow & { root: Buffer | null; rooted: number; leaves: number }>(
    `SELECT h.size, h.frontier, h.ords, r.root, coalesce(r.size, 0) AS rooted,
     (SELECT coalesce(max(seq) + 1, 0) FROM event) AS leaves
     FROM log_head h LEFT JOIN (SELECT size, root FROM commit_root ORDER BY size DESC LIMIT 1) r ON true`,
  )
  const [row] = rows
  if (row === undefined) throw headGone()
  if (row.leaves !== row.size || row.rooted !== row.size || !isRootOf(row, row.root))
    throw new StoreError(
      'STORE_CORRUPT',
      'the stored leaves do not have the root that was kept with them; restore a backup',
    )
}

/** @param root of the last commit; null before the first, when there is nothing to compare with */
function isRootOf({ size, frontier }: HeadRow, root: Buffer | null): boolean {
  try {
    return root === null || createFrontier({ size, hashes: frontier }).root().equals(root)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function headGone(): StoreError {
  return new StoreError('STORE_CORRUPT', 'the head of the log is gone; restore a backup')
}

function toState({ size, frontier, ords }: HeadRow, known: Set<string>): LogState {
  return {
    frontier: createFrontier({ size, hashes: frontier }),
    ords: new Map(Object.entries(JSON.parse(ords) as Record<EventType, number>) as [EventType, number][]),
    known,
  }
}

async function keepHead(client: Client, { frontier, ords }: LogState): Promise<void> {
  await client.query('INSERT INTO commit_root VALUES ($1, $2)', [frontier.size, frontier.root()])
  await client.query('UPDATE log_head SET size = $1, frontier = $2, ords = $3', [
    frontier.size,
    frontier.saved().hashes,
    JSON.stringify(Object.fromEntries(ords)),
  ])
}

function appendPlainly(client: Client, state: LogState, event: StoreEvent): Promise<Recorded | StoreError> {
  return runAsking(client, appendEvent(state, event))
}

/** As `appendPlainly`, but an event that cannot be written takes no other with it. */
async function appendGuarded(
  client: Client,
  state: LogState,
  event: StoreEvent,
): Promise<Recorded | StoreError> {
  const [saved, ords] = [state.frontier.saved(), new Map(state.ords)]
  await client.query('SAVEPOINT event')
  try {
    const result = await appendPlainly(client, state, event)
    await client.query('RELEASE event')
    return result
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    await client.query('ROLLBACK TO event')
    state.frontier = createFrontier(saved)
    state.ords = ords
    state.known.clear()
    return refusal
  }
}

async function runAsking<T>(client: Client, asking: Asking<T>): Promise<T> {
  let step = asking.next()
  while (step.done !== true) step = asking.next(await answer(client, step.value))
  return step.value
}

async function answer(client: Client, ask: Ask): Promise<unknown> {
  // Named statements are prepared once a connection.
  const [name, text] =
    ask.kind === 'look-up' ? [ask.name, LOOK_UPS[ask.name]] : [`insert ${ask.table}`, INSERTS[ask.table]]
  try {
    return (await client.query<object>({ name, text, values: [...ask.values] })).rows[0]
  } catch (error) {
    throw refusalIn(error) === undefined ? lost(error) : error
  }
}

/** Nothing of a batch is there before its commit, whatever broke. */
export function lost(cause: unknown): StoreError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new StoreError('STORE_BUSY', `the database did not take it: ${why}`, { cause })
}

/** The error of one event that cannot be written as it is; undefined when the database itself fails. */
function refusalOf(error: unknown): StoreError | undefined {
  const refusal = refusalIn(error)
  if (error instanceof StoreError || refusal === 'other') return undefined
  return refusal === 'constraint'
    ? new StoreError('CONFLICT', 'what the event would add is there already', { cause: error })
    : new StoreError('STORE_FAILED', 'the event cannot be written as it is', { cause: error })
}

/** Idempotency keys are kept for a day. */
export async function purgeIdempotency(client: Client, time: string): Promise<void> {
  await client.query('DELETE FROM idempotency WHERE time < $1', [keysKeptFrom(time)])
}
