import type { ErasableValue } from '../audit/commitment.ts'
import type { EventBase } from './event-base.ts'

/** What people do about a case beside having it decided. Each is entered once and then goes on by steps. */
export const MATTER_KINDS = [
  'referral',
  'waiver',
  'determination',
  'clearance',
  'duty',
  'evidence-document',
] as const
export type MatterKind = (typeof MATTER_KINDS)[number]

/** What was handed in with a matter or a step; erasable content, kept beside its commitment. */
export interface Content {
  readonly content: ErasableValue
  readonly commitment: string
}

interface MatterBase extends EventBase, Content {
  readonly id: string
  /** The state it begins in. */
  readonly state: string
  /** What it says without names, amounts or free text; plain data for canonical JSON. */
  readonly details: Readonly<Record<string, unknown>>
}

/** What a matter rests on: once the evidence is rejected or the waiver withdrawn, it carries nothing more. */
export interface Ground {
  readonly kind: 'waiver' | 'evidence'
  /** Of a waiver its id; of evidence its id in the case. */
  readonly id: string
}

export interface ReferralEvent extends MatterBase {
  readonly kind: 'referral'
  readonly case: string
  readonly decision: string
}

export interface WaiverEvent extends MatterBase {
  readonly kind: 'waiver'
  /** How many determinations may rest on it; null: without a limit. */
  readonly uses: number | null
}

export interface DutyEvent extends MatterBase {
  readonly kind: 'duty'
  readonly case: string
  readonly decision: string
  /** The last day on which its proof is in time. */
  readonly due: string
  /** `order`: nothing can be ordered before it is done. */
  readonly before: 'order' | null
}

export interface DeterminationEvent extends MatterBase {
  readonly kind: 'determination'
  readonly case: string
  readonly decision: string
  readonly restsOn: readonly Ground[]
}

export interface ClearedLine {
  readonly item: string
  /** A whole number, at least 1. */
  readonly quantity: number
}

/** Its id is the code by which it is asked about. */
export interface ClearanceEvent extends MatterBase {
  readonly kind: 'clearance'
  readonly case: string
  readonly determination: string
  /** The last day on which something can be ordered. */
  readonly until: string
  readonly lines: readonly ClearedLine[]
  readonly restsOn: readonly Ground[]
}

export interface DocumentEvent extends MatterBase {
  readonly kind: 'evidence-document'
  readonly bytes: Uint8Array
}

export type MatterEvent =
  ReferralEvent | WaiverEvent | DutyEvent | DeterminationEvent | ClearanceEvent | DocumentEvent

export interface OrderEvent extends EventBase {
  readonly kind: 'order'
  readonly clearance: string
  /** The order's own number; the same number with the same lines is the same order. */
  readonly order: string
  /** The day of the order. */
  readonly on: string
  /** Ordered by item, one entry for each. */
  readonly lines: readonly ClearedLine[]
}

/** Whom the actor of a step must not be: who entered the matter, who entered the purchase, who took the last step. */
export type Apart = 'author' | 'purchase' | 'last'

export interface StepEvent extends EventBase {
  readonly kind: 'step'
  readonly matter: MatterKind
  readonly of: string
  readonly step: string
  /** States in which it can be taken; compared where it is written. */
  readonly from: readonly string[]
  readonly to: string
  readonly apart: readonly Apart[]
  readonly content: ErasableValue
  readonly commitment: string
}

export interface StoredStep {
  readonly step: string
  readonly state: string
  readonly actor: string
  readonly time: string
  /** JSON text; null once erased. */
  readonly content: string | null
}

export interface StoredMatter {
  readonly kind: MatterKind
  readonly id: string
  readonly case: string | null
  /** The decision of a referral, duty or determination; the determination of a clearance. */
  readonly parent: string | null
  readonly details: Readonly<Record<string, unknown>>
  /** JSON text; null once erased. */
  readonly content: string | null
  readonly author: string
  readonly time: string
  readonly seq: number
  readonly leafHash: string
  /** Where the last step has led. */
  readonly state: string
  readonly steps: readonly StoredStep[]
}

export interface StoredOrder {
  readonly order: string
  readonly on: string
  readonly lines: readonly ClearedLine[]
  readonly actor: string
  readonly time: string
  readonly seq: number
  readonly leafHash: string
}

/** Reading what people did about cases. */
export interface MatterReader {
  /** @throws {StoreError} `STORE_CORRUPT` when a content no longer matches its commitment */
  findMatter(kind: MatterKind, id: string): Promise<StoredMatter | undefined>
  /** Of a case, or all of the deployment; in the order in which they were entered. */
  matters(kind: MatterKind, caseId?: string): Promise<readonly StoredMatter[]>
  /** In the order in which they were counted. */
  ordersOf(clearance: string): Promise<readonly StoredOrder[]>
  /** What a determination or clearance rests on. */
  groundsOf(matter: string): Promise<readonly Ground[]>
  /** How many determinations rest on a waiver. */
  usesOf(waiver: string): Promise<number>
  /** The bytes of a document; undefined for an unknown one. */
  documentBytes(id: string): Promise<Uint8Array | undefined>
}
