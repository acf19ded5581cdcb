import type { EventType } from '../../audit/leaf.ts'
import { createFrontier, hashLeaf } from '../../audit/merkle.ts'
import { appendEvent, keysKeptFrom, type LogState } from '../appending/append-event.ts'
import { StoreError, type Recorded, type StoreEvent } from '../store.ts'
import { SqliteError, type Connection } from './driver.ts'
import { runAsking } from './run-asking.ts'
import { prepareStatements, type Statements } from './statements.ts'

/** Appends batches of events; the only code that writes. */
export interface Appender {
  /**
   * Writes a batch as one transaction that is durable when this returns. An event that may not happen or cannot be
   * written gets its error and leaves no trace; the others are written.
   * @throws {Error} when the database fails; this appender knows no more what is stored and may not be used again
   */
  append(events: readonly StoreEvent[]): (Recorded | StoreError)[]
}

/** @throws {StoreError} `STORE_CORRUPT` when the stored leaves do not have the root that was kept with them */
export function createAppender(connection: Connection): Appender {
  const statements = prepareStatements(connection)
  const state = restore(connection)
  const write: Writer = { connection, statements, state }
  let batches = 0
  const transaction = connection.transaction((events: readonly StoreEvent[], appendOne: AppendOne) => {
    const before = state.frontier.size
    const results = events.map((event) => appendOne(write, event))
    if (batches++ % 1000 === 0) purgeIdempotency(statements, events)
    if (state.frontier.size > before) statements.insertRoot.run(state.frontier.size, state.frontier.root())
    return results
  })
  return {
    append: (events) => {
      const [saved, ords] = [state.frontier.saved(), new Map(state.ords)]
      try {
        return transaction.immediate(events, appendPlainly)
      } catch (error) {
        if (refusalOf(error) === undefined) throw error
        // Nothing of the batch is there. Savepoints cost too much for every batch; this one is written with them.
        state.frontier = createFrontier(saved)
        state.ords = ords
        state.known.clear()
        return transaction.immediate(events, appendGuarded)
      }
    },
  }
}

type AppendOne = (write: Writer, event: StoreEvent) => Recorded | StoreError

interface Writer {
  readonly connection: Connection
  readonly statements: Statements
  readonly state: LogState
}

/** Rebuilds the tree from the stored leaves and holds it against the last root that was kept. */
function restore(connection: Connection): LogState {
  const frontier = createFrontier()
  for (const row of connection
    .prepare('SELECT leaf, leaf_hash AS leafHash FROM event ORDER BY seq')
    .iterate()) {
    const { leaf, leafHash } = row as { readonly leaf: string; readonly leafHash: Buffer }
    const hash = hashLeaf(leaf)
    if (!hash.equals(leafHash)) throw corrupt()
    frontier.append(hash)
  }
  const last = connection.prepare('SELECT size, root FROM commit_root ORDER BY size DESC LIMIT 1').get() as
    { readonly size: number; readonly root: Buffer } | undefined
  const [size, root] = last === undefined ? [0, createFrontier().root()] : [last.size, last.root]
  if (size !== frontier.size || !root.equals(frontier.root())) {
    throw corrupt()
  }
  const counts = connection
    .prepare('SELECT type, count(*) AS count FROM event GROUP BY type')
    .all() as readonly {
    readonly type: EventType
    readonly count: number
  }[]
  return { frontier, ords: new Map(counts.map(({ type, count }) => [type, count])), known: new Set() }
}

function corrupt(): StoreError {
  return new StoreError(
    'STORE_CORRUPT',
    'the stored leaves do not have the root that was kept with them; restore a backup',
  )
}

function appendPlainly({ statements, state }: Writer, event: StoreEvent): Recorded | StoreError {
  return runAsking(statements, appendEvent(state, event))
}

/** As `appendPlainly`, but an event that cannot be written takes no other with it. */
function appendGuarded(write: Writer, event: StoreEvent): Recorded | StoreError {
  const { statements, connection } = write
  statements.beginEvent.run()
  try {
    const result = appendPlainly(write, event)
    statements.endEvent.run()
    return result
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined || !connection.inTransaction) throw error
    statements.undoEvent.run()
    statements.endEvent.run()
    return refusal
  }
}

/** The error of one event that cannot be written as it is; undefined when the database itself fails. */
function refusalOf(error: unknown): StoreError | undefined {
  if (error instanceof SqliteError) {
    return error.code.startsWith('SQLITE_CONSTRAINT')
      ? new StoreError('CONFLICT', 'what the event would add is there already', { cause: error })
      : undefined
  }
  return new StoreError('STORE_FAILED', 'the event cannot be written as it is', { cause: error })
}

/** Idempotency keys are kept for a day. */
function purgeIdempotency(statements: Statements, events: readonly StoreEvent[]): void {
  const last = events.at(-1)
  if (last !== undefined) statements.purgeIdempotency.run(keysKeptFrom(last.time))
}
