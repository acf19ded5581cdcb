import { encodeLeaf, type EventType } from '../../audit/leaf.ts'
import { recordRoot } from '../../audit/commitment.ts'
import { createFrontier, hashLeaf, type Frontier } from '../../audit/merkle.ts'
import {
  StoreError,
  type DecisionEvent,
  type DigestedText,
  type DocumentKind,
  type Recorded,
  type StoreEvent,
} from '../store.ts'
import type { Connection } from './database.ts'
import { erasableOf, recordOf } from './record.ts'

/** Appends batches of events; the only code that writes. */
export interface Appender {
  /**
   * Writes a batch as one transaction that is durable when this returns. An event that may not happen gets its error
   * and leaves no trace; the others are written.
   */
  append(events: readonly StoreEvent[]): (Recorded | StoreError)[]
}

/** @throws {StoreError} `STORE_CORRUPT` when the stored leaves do not have the root that was kept with them */
export function createAppender(connection: Connection): Appender {
  const statements = prepare(connection)
  const state = restore(connection)
  const known = new Set<string>()
  const write: Writer = { statements, state, known }
  let batches = 0
  const transaction = connection.transaction((events: readonly StoreEvent[]) => {
    const results = events.map((event) => appendOne(write, event))
    if (batches++ % 1000 === 0) purgeIdempotency(statements, events)
    statements.insertRoot.run(state.frontier.size, state.frontier.root())
    return results
  })
  return {
    append: (events) => transaction.immediate(events),
  }
}

interface State {
  readonly frontier: Frontier
  readonly ords: Map<EventType, number>
}

interface Writer {
  readonly statements: ReturnType<typeof prepare>
  readonly state: State
  /** Digests stored by this process; saves asking the database again. */
  readonly known: Set<string>
}

function prepare(connection: Connection) {
  return {
    insertEvent: connection.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)'),
    insertErasable: connection.prepare('INSERT INTO erasable VALUES (?, ?, ?)'),
    insertDocument: connection.prepare('INSERT OR IGNORE INTO document VALUES (?, ?, ?)'),
    insertDecision: connection.prepare(
      'INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    insertConfirmation: connection.prepare('INSERT INTO confirmation VALUES (?, ?, ?, ?, ?, ?, ?)'),
    insertPrincipal: connection.prepare('INSERT INTO principal VALUES (?, ?, ?)'),
    insertKey: connection.prepare('INSERT INTO api_key VALUES (?, ?, ?, ?, ?)'),
    insertRevocation: connection.prepare('INSERT INTO key_revocation VALUES (?, ?, ?)'),
    insertRoot: connection.prepare('INSERT OR IGNORE INTO commit_root VALUES (?, ?)'),
    insertIdempotency: connection.prepare('INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)'),
    purgeIdempotency: connection.prepare('DELETE FROM idempotency WHERE time < ?'),
    idempotency: connection.prepare(
      'SELECT fingerprint, fingerprint_salt AS salt, decision FROM idempotency WHERE actor = ? AND key = ?',
    ),
    lastRevision: connection.prepare('SELECT max(revision) AS revision FROM decision WHERE case_id = ?'),
    revision: connection.prepare('SELECT actor FROM decision WHERE case_id = ? AND revision = ?'),
    decided: connection.prepare(
      'SELECT e.seq, e.ord, e.leaf_hash AS leafHash FROM decision d JOIN event e ON e.seq = d.seq WHERE d.id = ?',
    ),
    principal: connection.prepare('SELECT 1 FROM principal WHERE id = ?'),
    key: connection.prepare('SELECT 1 FROM api_key WHERE id = ?'),
    revocation: connection.prepare('SELECT 1 FROM key_revocation WHERE key_id = ?'),
  }
}

/** Rebuilds the tree from the stored leaves and holds it against the last root that was kept. */
function restore(connection: Connection): State {
  const frontier = createFrontier()
  for (const leaf of connection.prepare('SELECT leaf FROM event ORDER BY seq').pluck().iterate()) {
    frontier.append(hashLeaf(leaf as string))
  }
  const last = connection.prepare('SELECT size, root FROM commit_root ORDER BY size DESC LIMIT 1').get() as
    { readonly size: number; readonly root: Buffer } | undefined
  const [size, root] = last === undefined ? [0, createFrontier().root()] : [last.size, last.root]
  if (size !== frontier.size || !root.equals(frontier.root())) {
    throw new StoreError(
      'STORE_CORRUPT',
      'the stored leaves do not have the root that was kept with them; restore a backup',
    )
  }
  const counts = connection
    .prepare('SELECT type, count(*) AS count FROM event GROUP BY type')
    .all() as readonly {
    readonly type: EventType
    readonly count: number
  }[]
  return { frontier, ords: new Map(counts.map(({ type, count }) => [type, count])) }
}

function appendOne(write: Writer, event: StoreEvent): Recorded | StoreError {
  const refusal = refuse(write, event)
  if (refusal !== undefined) return refusal
  const record = recordOf(event)
  const { frontier, ords } = write.state
  const [seq, ord] = [frontier.size, ords.get(event.kind) ?? 0]
  const root = recordRoot(event.salt, record)
  const leaf = encodeLeaf({
    v: 1,
    seq,
    type: event.kind,
    ord,
    time: event.time,
    actor: event.actor,
    record: root,
  })
  const leafHash = hashLeaf(leaf)
  write.statements.insertEvent.run(seq, event.kind, ord, leaf, leafHash, record)
  write.statements.insertErasable.run(seq, event.salt, erasableOf(event))
  writeDetails(write, event, seq)
  frontier.append(leafHash)
  ords.set(event.kind, ord + 1)
  return { seq, ord, leafHash: leafHash.toString('base64') }
}

/** Why an event may not happen, or what it repeats; undefined when it may. */
function refuse({ statements }: Writer, event: StoreEvent): Recorded | StoreError | undefined {
  switch (event.kind) {
    case 'decision':
      return refuseDecision(statements, event)
    case 'confirmation': {
      const entered = statements.revision.get(event.case, event.revision) as
        { readonly actor: string } | undefined
      if (entered === undefined) return new StoreError('NOT_FOUND', 'no such revision of the case')
      return entered.actor === event.actor
        ? new StoreError('SAME_PRINCIPAL', 'who entered a revision cannot confirm its evidence')
        : undefined
    }
    case 'key-created':
      return statements.principal.get(event.principal) === undefined
        ? new StoreError('NOT_FOUND', 'no such principal')
        : undefined
    case 'key-revoked':
      if (statements.key.get(event.key) === undefined) return new StoreError('NOT_FOUND', 'no such key')
      return statements.revocation.get(event.key) === undefined
        ? undefined
        : new StoreError('CONFLICT', 'the key is revoked already')
    case 'log-opened':
    case 'trial':
    case 'principal-created':
    case 'policy-activation':
    case 'data-activation':
      return undefined
  }
}

function refuseDecision(
  statements: Writer['statements'],
  event: DecisionEvent,
): Recorded | StoreError | undefined {
  if (event.idempotency !== null) {
    const { key, fingerprint, fingerprintSalt } = event.idempotency
    const held = statements.idempotency.get(event.actor, key) as
      { readonly fingerprint: string; readonly salt: string; readonly decision: string } | undefined
    if (held !== undefined) {
      if (held.salt !== fingerprintSalt)
        return new StoreError('CONFLICT', 'the same idempotency key was just used')
      if (held.fingerprint !== fingerprint) {
        return new StoreError('IDEMPOTENCY_MISMATCH', 'the idempotency key was used for another request')
      }
      const first = statements.decided.get(held.decision) as {
        readonly seq: number
        readonly ord: number
        readonly leafHash: Buffer
      }
      return {
        seq: first.seq,
        ord: first.ord,
        leafHash: first.leafHash.toString('base64'),
        replayed: held.decision,
      }
    }
  }
  const { revision } = statements.lastRevision.get(event.case) as { readonly revision: number | null }
  if (event.revision === (revision ?? 0) + 1) return undefined
  return new StoreError('CONFLICT', `revision ${event.revision} is not the next of the case`)
}

function writeDetails(write: Writer, event: StoreEvent, seq: number): void {
  const { statements } = write
  switch (event.kind) {
    case 'decision':
      writeDecision(write, event, seq)
      return
    case 'confirmation':
      statements.insertConfirmation.run(
        seq,
        event.case,
        event.evidence,
        event.state,
        event.commitment,
        event.actor,
        event.time,
      )
      return
    case 'principal-created':
      statements.insertPrincipal.run(seq, event.principal, JSON.stringify(event.roles))
      return
    case 'key-created':
      statements.insertKey.run(seq, event.key, event.principal, event.secretDigest, event.expiresAt)
      return
    case 'key-revoked':
      statements.insertRevocation.run(seq, event.key, event.time)
      return
    case 'policy-activation':
      keep(write, 'policy-set', event.document)
      return
    case 'data-activation':
      keep(write, 'snapshot', event.document)
      return
    case 'trial':
    case 'log-opened':
  }
}

function writeDecision(write: Writer, event: DecisionEvent, seq: number): void {
  keep(write, 'facts', event.facts)
  keep(write, 'case-facts', event.caseFacts)
  keep(write, 'body', event.body)
  write.statements.insertDecision.run(
    seq,
    event.id,
    event.case,
    event.revision,
    event.reference,
    event.time,
    event.actor,
    event.asOf,
    event.outcome,
    event.purchase,
    event.body.digest,
    event.facts.digest,
    event.caseFacts.digest,
    event.policySet,
    event.snapshot,
  )
  if (event.idempotency === null) return
  const { key, fingerprint, fingerprintSalt } = event.idempotency
  write.statements.insertIdempotency.run(event.actor, key, fingerprint, fingerprintSalt, event.id, event.time)
}

const MOST_KNOWN = 10_000

function keep({ statements, known }: Writer, kind: DocumentKind, { digest, text }: DigestedText): void {
  if (known.has(kind + digest)) return
  statements.insertDocument.run(kind, digest, text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.add(kind + digest)
}

const DAY_MS = 86_400_000

/** Idempotency keys are kept for a day (draft-ietf-httpapi-idempotency-key-header-07 leaves the time to the server). */
function purgeIdempotency(statements: Writer['statements'], events: readonly StoreEvent[]): void {
  const last = events.at(-1)
  if (last !== undefined)
    statements.purgeIdempotency.run(new Date(Date.parse(last.time) - DAY_MS).toISOString())
}
