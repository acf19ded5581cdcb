import type { Ground } from '../matters.ts'
import type { Active } from '../store.ts'

/** A matter as those who refuse look at it. */
export interface HeldMatter {
  readonly case: string | null
  readonly parent: string | null
  readonly actor: string
  readonly state: string
  readonly lastActor: string | null
}

/** Where an event stands in the log, as the database gives it. */
export interface HeldPlace {
  readonly seq: number
  readonly ord: number
  readonly leafHash: Buffer
}

/** What is looked up before an event is written, by name, and what comes back; a row that is not there is undefined. */
export interface Answers {
  /** actor, key */
  readonly idempotency:
    { readonly fingerprint: string; readonly salt: string; readonly decision: string } | undefined
  /** decision */
  readonly decided: HeldPlace | undefined
  /** case */
  readonly lastRevision: { readonly revision: number | null } | undefined
  /** case, revision */
  readonly revision: { readonly actor: string } | undefined
  /** profile */
  readonly profile: { readonly actor: string } | undefined
  /** principal */
  readonly principal: object | undefined
  readonly anyPrincipal: object | undefined
  readonly logOpened: object | undefined
  readonly active: Active | undefined
  /** key */
  readonly key: object | undefined
  /** key */
  readonly revocation: object | undefined
  /** kind, id */
  readonly matter: HeldMatter | undefined
  /** decision */
  readonly decisionById: { readonly case: string; readonly revision: number } | undefined
  /** case, actor */
  readonly enteredBy: object | undefined
  /** decision */
  readonly determinationOf: object | undefined
  /** waiver */
  readonly waiver: { readonly state: string; readonly uses: number | null; readonly used: number } | undefined
  /** case, evidence */
  readonly evidenceState: { readonly state: string } | undefined
  /** matter, case */
  readonly fallenGround: Ground | undefined
  /** case, item */
  readonly otherClearance: { readonly clearance: string } | undefined
  /** clearance */
  readonly clearance: { readonly until: string } | undefined
  /** clearance, order */
  readonly order: ({ readonly lines: string } & HeldPlace) | undefined
  /** clearance, item */
  readonly left: { readonly quantity: number } | undefined
  /** determination, day */
  readonly openDuty: { readonly id: string } | undefined
}

/** Rows that are written, by the table that they go into; values in the order of its columns. */
export const INSERTS = [
  'event',
  'erasable',
  'document',
  'decision',
  'confirmation',
  'party_profile',
  'confirmed_match',
  'principal',
  'api_key',
  'key_revocation',
  'idempotency',
  'matter',
  'matter_step',
  'ground',
  'waiver',
  'duty',
  'clearance',
  'cleared_line',
  'clearance_order',
  'order_line',
  'document_bytes',
  'trial',
  'activation',
] as const
export type Table = (typeof INSERTS)[number]

export type Scalar = string | number | null | Uint8Array

/** One thing that what is written once for all databases wants of the one at hand, which has its own SQL for it. */
export type Ask =
  | { readonly kind: 'look-up'; readonly name: keyof Answers; readonly values: readonly Scalar[] }
  | { readonly kind: 'insert'; readonly table: Table; readonly values: readonly Scalar[] }

/**
 * Work that asks as it goes. A database that answers at once runs it within a transaction of its own; one over a network
 * waits for each answer.
 */
export type Asking<T> = Generator<Ask, T, unknown>

export function* lookUp<K extends keyof Answers>(name: K, ...values: Scalar[]): Asking<Answers[K]> {
  return (yield { kind: 'look-up', name, values }) as Answers[K]
}

export function* insert(table: Table, ...values: Scalar[]): Asking<void> {
  yield { kind: 'insert', table, values }
}
