import type { CommitRoot, LogEntry } from '../audit/verify-log.ts'
import type { ErasableValue } from '../audit/commitment.ts'
import type { EventBase } from './event-base.ts'
import {
  MATTER_KINDS,
  type MatterEvent,
  type MatterReader,
  type OrderEvent,
  type StepEvent,
} from './matters.ts'

export type {
  Apart,
  ClearanceEvent,
  ClearedLine,
  DeterminationEvent,
  DocumentEvent,
  DutyEvent,
  Ground,
  MatterEvent,
  MatterKind,
  OrderEvent,
  ReferralEvent,
  StepEvent,
  StoredMatter,
  StoredOrder,
  StoredStep,
  WaiverEvent,
} from './matters.ts'

export type StoreErrorCode =
  | 'STORE_BUSY'
  | 'STORE_LOCKED'
  | 'STORE_CORRUPT'
  | 'STORE_FAILED'
  | 'CONFLICT'
  | 'NOT_FOUND'
  | 'SAME_PRINCIPAL'
  | 'IDEMPOTENCY_MISMATCH'
  | 'SUPERSEDED'

/** What a store says when it cannot do its work; nothing has happened then. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A text kept once under its digest. */
export interface DigestedText {
  readonly digest: string
  readonly text: string
}

export type DocumentKind = 'policy-set' | 'snapshot' | 'facts' | 'case-facts' | 'body'

export interface DecisionEvent extends EventBase {
  readonly kind: 'decision'
  readonly id: string
  readonly case: string
  /** 1 for a new case; otherwise one more than the last, or the event is refused with `CONFLICT`. */
  readonly revision: number
  readonly reference: string | null
  readonly asOf: string
  readonly outcome: string
  /** Detached, canonical. */
  readonly purchase: string
  /** JSON of the values that can be erased: `ErasableValue[]`. */
  readonly erasable: string
  readonly facts: DigestedText
  readonly caseFacts: DigestedText
  readonly body: DigestedText
  readonly policySet: string
  readonly snapshot: string
  readonly idempotency: Idempotency | null
}

/** How a repeated request is known again. The request is erasable content, so only a salted digest of it is kept. */
export interface Idempotency {
  readonly key: string
  /** SHA-256(0x02 ‖ salt ‖ request), made by `fingerprintOf` with the salt of the first request. */
  readonly fingerprint: string
  readonly fingerprintSalt: string
}

export interface TrialEvent extends EventBase {
  readonly kind: 'trial'
  readonly id: string
  /** The buyer's reference, by which trials are counted; null where the purchase has none. */
  readonly reference: string | null
  readonly asOf: string
  readonly outcome: string
  readonly body: string
  readonly policySet: string
  readonly snapshot: string
}

export interface ConfirmationEvent extends EventBase {
  readonly kind: 'confirmation'
  readonly case: string
  readonly revision: number
  readonly evidence: string
  readonly state: 'confirmed' | 'rejected'
  /** The evidence as it was confirmed, canonical; erasable content, kept beside its commitment. */
  readonly content: ErasableValue
  readonly commitment: string
}

/** An answer to whom a party, as purchases name it, is or is not; it serves once a second person has confirmed it. */
export interface PartyProfileEvent extends EventBase {
  readonly kind: 'party-profile'
  readonly id: string
  /** Ids of the reference data. */
  readonly answer: { readonly is: string } | { readonly isNot: readonly string[] }
  /** The first day on which it no longer serves. */
  readonly until: string
  /** Digest of the edition of the reference data that it was answered by. */
  readonly snapshot: string
  /** The party as named and the evidence, canonical; erasable content, kept beside its commitment. */
  readonly content: ErasableValue
  readonly commitment: string
}

export interface ConfirmedMatchEvent extends EventBase {
  readonly kind: 'confirmed-match'
  readonly profile: string
  readonly state: 'confirmed' | 'rejected'
}

export interface PrincipalEvent extends EventBase {
  readonly kind: 'principal-created'
  readonly principal: string
  readonly roles: readonly string[]
  readonly name: ErasableValue
  readonly commitment: string
}

export interface KeyEvent extends EventBase {
  readonly kind: 'key-created'
  readonly key: string
  readonly principal: string
  /** SHA-256 of the secret, hex. */
  readonly secretDigest: string
  readonly expiresAt: string
}

export interface KeyRevocation extends EventBase {
  readonly kind: 'key-revoked'
  readonly key: string
}

export interface ActivationEvent extends EventBase {
  readonly kind: 'policy-activation' | 'data-activation'
  readonly document: DigestedText
}

export interface LogOpened extends EventBase {
  readonly kind: 'log-opened'
}

export type StoreEvent =
  | LogOpened
  | DecisionEvent
  | TrialEvent
  | ConfirmationEvent
  | PartyProfileEvent
  | ConfirmedMatchEvent
  | PrincipalEvent
  | KeyEvent
  | KeyRevocation
  | ActivationEvent
  | MatterEvent
  | OrderEvent
  | StepEvent

export function isMatter(event: StoreEvent): event is MatterEvent {
  return MATTER_KINDS.some((kind) => kind === event.kind)
}

/** Where an event stands in the log. */
export interface Recorded {
  readonly seq: number
  readonly ord: number
  readonly leafHash: string
  /** Set when a decision with the same idempotency key, or the same order, was recorded before; nothing was written. */
  readonly replayed?: string
}

export interface StoredDecision {
  readonly id: string
  readonly case: string
  readonly revision: number
  readonly reference: string | null
  readonly decidedAt: string
  readonly actor: string
  readonly asOf: string
  readonly outcome: string
  readonly bodyDigest: string
  readonly factsDigest: string
  readonly caseFactsDigest: string
  readonly policySet: string
  readonly snapshot: string
  readonly seq: number
  readonly leafHash: string
}

export interface StoredPurchase {
  readonly document: unknown
  readonly erased: readonly string[]
}

export interface StoredConfirmation {
  readonly evidence: string
  readonly state: 'confirmed' | 'rejected'
  readonly commitment: string
  /** Null once erased: the confirmation can then serve no new revision. */
  readonly content: ErasableValue | null
  readonly actor: string
  readonly time: string
}

export interface StoredProfile {
  readonly id: string
  readonly answer: PartyProfileEvent['answer']
  readonly until: string
  readonly snapshot: string
  /** Canonical JSON of the party and the evidence; null once erased: the profile can then serve no purchase. */
  readonly content: string | null
  readonly author: string
  readonly proposedAt: string
  /** `withdrawn` when it was confirmed once and rejected since. */
  readonly state: 'proposed' | 'confirmed' | 'rejected' | 'withdrawn'
  /** Who had the last word, and when; null while nobody but the author has spoken. */
  readonly decidedBy: string | null
  readonly decidedAt: string | null
}

export interface StoredKey {
  readonly key: string
  readonly principal: string
  readonly roles: readonly string[]
  readonly secretDigest: string
  readonly expiresAt: string
  readonly revokedAt: string | null
}

export interface StoredPrincipal {
  readonly id: string
  readonly roles: readonly string[]
  /** Null once erased. */
  readonly name: string | null
  /** RFC 3339 UTC with milliseconds. */
  readonly createdAt: string
}

/** Digests of the policies and the reference data in force; null before the first. */
export interface Active {
  readonly policies: string | null
  readonly snapshot: string | null
}

/** Since the store was opened. */
export interface StoreStatistics {
  readonly decisions: number
  /** Commits that decisions and other events shared; decisions divided by it says how well they are grouped. */
  readonly commits: number
  /** Bytes that the record takes on the disk now. */
  readonly bytes: number
}

/**
 * Keeps the record of a deployment for ever, append-only.
 *
 * Every method is one whole unit of work: when its promise resolves it has happened and is durable; when it rejects,
 * it has not happened at all. Nothing takes a callback, no transaction leaves the store, all methods may be called at
 * once. Events of one batch keep the order in which they were handed over.
 */
export interface Store extends MatterReader {
  /**
   * Appends an event as one leaf of the log, with everything that belongs to it.
   * @throws {StoreError} `STORE_BUSY` when too much waits already (try again later); `CONFLICT` for a revision that is
   *   not the next; `NOT_FOUND` for a case, revision or key that is not there; `SAME_PRINCIPAL` when who confirms is who
   *   entered the revision or proposed the profile, who determines entered the purchase, or a step needs another person;
   *   `SUPERSEDED` for a decision made by
   *   others than the policies and data in force; `CONFLICT` for a log, a first principal or an activation that is there
   *   already, for a step from another state, a superseded revision, an order beyond what was cleared; `IDEMPOTENCY_MISMATCH` for a known key with another request; `CONFLICT` too for an id that
   *   is taken, so that an event handed over again after a lost answer is not recorded twice (a trial has no place
   *   of its own and is); `STORE_FAILED` for an event that cannot be written as it is, which touches no other, when the
   *   store is closed, or when the disk failed: the store then takes nothing more until it is opened again
   */
  append(event: StoreEvent): Promise<Recorded>
  findDecision(id: string): Promise<StoredDecision | undefined>
  /**
   * Newest first; `before` is the log position of the last one seen.
   * @throws {RangeError} for a `limit` outside 1 to 100
   */
  listDecisions(before: number | null, limit: number): Promise<readonly StoredDecision[]>
  /** Of purchases with this reference, newest first, at most 100. */
  decisionsByReference(reference: string): Promise<readonly StoredDecision[]>
  /** How often purchases with this reference were tried, by outcome. */
  countTrials(reference: string): Promise<Readonly<Record<string, number>>>
  /** Revisions of a case, oldest first; empty for an unknown one. */
  findCase(id: string): Promise<readonly StoredDecision[]>
  /** @throws {StoreError} `STORE_CORRUPT` when a value no longer matches its commitment */
  findPurchase(decision: string): Promise<StoredPurchase | undefined>
  findDocument(kind: DocumentKind, digest: string): Promise<string | undefined>
  /** Latest per piece of evidence, ordered by evidence id. */
  confirmationsOf(caseId: string): Promise<readonly StoredConfirmation[]>
  /**
   * Every party profile, in the order in which they were proposed.
   * @throws {StoreError} `STORE_CORRUPT` when a content no longer matches its commitment
   */
  partyProfiles(): Promise<readonly StoredProfile[]>
  /** Salt under which the first request of an idempotency key was digested. */
  findFingerprintSalt(actor: string, key: string): Promise<string | undefined>
  findKey(key: string): Promise<StoredKey | undefined>
  hasKeys(): Promise<boolean>
  /** Digests of the policies and the reference data in force; null before the first activation. */
  active(): Promise<Active>
  /**
   * In the order in which they were created.
   * @throws {StoreError} `STORE_CORRUPT` when a name no longer matches its commitment
   */
  listPrincipals(): Promise<readonly StoredPrincipal[]>
  /** Size and root of the tree after the last commit; the empty tree's before the first. */
  head(): Promise<CommitRoot>
  /** Every leaf from a position on (0 unless told) with its record, in order, read page by page. */
  entries(from?: number): AsyncIterable<LogEntry>
  commitRoots(): Promise<readonly CommitRoot[]>
  statistics(): Promise<StoreStatistics>
  /** Takes nothing more, writes what was handed over before, and resolves when the directory is free again. */
  close(): Promise<void>
}
