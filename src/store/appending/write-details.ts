import {
  isMatter,
  type DecisionEvent,
  type DigestedText,
  type DocumentKind,
  type StoreEvent,
} from '../store.ts'
import type { Statements } from './statements.ts'
import { writeMatter, writeOrder } from './write-matters.ts'

export interface DetailWriter {
  readonly statements: Statements
  /** Kind and digest of texts that are surely stored; saves asking the database again. */
  readonly known: ReadonlySet<string>
}

/** Writes what an event has beside its leaf: its row, and the texts that it brings along. */
export function writeDetails(write: DetailWriter, event: StoreEvent, seq: number): void {
  const { statements } = write
  if (isMatter(event)) {
    writeMatter(statements, event, seq)
    return
  }
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
    case 'party-profile':
      statements.insertProfile.run(seq, event.id, event.actor, event.time)
      return
    case 'confirmed-match':
      statements.insertMatch.run(seq, event.profile, event.state, event.actor, event.time)
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
      if (event.reference !== null) statements.insertTrial.run(seq, event.reference, event.outcome)
      return
    case 'order':
      writeOrder(statements, event, seq)
      return
    case 'step':
      statements.insertStep.run(seq, event.of, event.step, event.to, event.actor, event.time)
      return
    case 'log-opened':
  }
}

function writeDecision(write: DetailWriter, event: DecisionEvent, seq: number): void {
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

function keep({ statements, known }: DetailWriter, kind: DocumentKind, document: DigestedText): void {
  if (!known.has(kind + document.digest)) statements.insertDocument.run(kind, document.digest, document.text)
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
