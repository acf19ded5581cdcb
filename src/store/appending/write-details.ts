import {
  isMatter,
  type DecisionEvent,
  type DigestedText,
  type DocumentKind,
  type StoreEvent,
} from '../store.ts'
import { insert, type Asking } from './ask.ts'
import { writeMatter, writeOrder } from './write-matters.ts'

/** Kind and digest of texts that are surely stored; saves asking the database again. */
export type Known = ReadonlySet<string>

/** Writes what an event has beside its leaf: its row, and the texts that it brings along. */
export function* writeDetails(known: Known, event: StoreEvent, seq: number): Asking<void> {
  if (isMatter(event)) {
    yield* writeMatter(event, seq)
    return
  }
  switch (event.kind) {
    case 'decision':
      yield* writeDecision(known, event, seq)
      return
    case 'confirmation':
      yield* insert(
        'confirmation',
        seq,
        event.case,
        event.evidence,
        event.state,
        event.commitment,
        event.actor,
        event.time,
      )
      return
    case 'party-profile':
      yield* insert('party_profile', seq, event.id, event.actor, event.time)
      return
    case 'confirmed-match':
      yield* insert('confirmed_match', seq, event.profile, event.state, event.actor, event.time)
      return
    case 'principal-created':
      yield* insert('principal', seq, event.principal, JSON.stringify(event.roles))
      return
    case 'key-created':
      yield* insert('api_key', seq, event.key, event.principal, event.secretDigest, event.expiresAt)
      return
    case 'key-revoked':
      yield* insert('key_revocation', seq, event.key, event.time)
      return
    case 'policy-activation':
      yield* keep(known, 'policy-set', event.document)
      yield* insert('activation', seq, 'policy-set', event.document.digest)
      return
    case 'data-activation':
      yield* keep(known, 'snapshot', event.document)
      yield* insert('activation', seq, 'snapshot', event.document.digest)
      return
    case 'trial':
      if (event.reference !== null) yield* insert('trial', seq, event.reference, event.outcome)
      return
    case 'order':
      yield* writeOrder(event, seq)
      return
    case 'step':
      yield* insert('matter_step', seq, event.of, event.step, event.to, event.actor, event.time)
      return
    case 'log-opened':
  }
}

function* writeDecision(known: Known, event: DecisionEvent, seq: number): Asking<void> {
  yield* keep(known, 'facts', event.facts)
  yield* keep(known, 'case-facts', event.caseFacts)
  yield* keep(known, 'body', event.body)
  yield* insert(
    'decision',
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
  yield* insert('idempotency', event.actor, key, fingerprint, fingerprintSalt, event.id, event.time)
}

function* keep(known: Known, kind: DocumentKind, document: DigestedText): Asking<void> {
  if (!known.has(kind + document.digest)) yield* insert('document', kind, document.digest, document.text)
}

const MOST_KNOWN = 10_000

/** Remembers the texts of an event that was written. */
export function remember(known: Set<string>, event: StoreEvent): void {
  if (event.kind !== 'decision') return
  if (known.size >= MOST_KNOWN) known.clear()
  known
    .add(`facts${event.facts.digest}`)
    .add(`case-facts${event.caseFacts.digest}`)
    .add(`body${event.body.digest}`)
}
