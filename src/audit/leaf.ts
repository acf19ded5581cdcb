import { canonicalJson } from './canonical-json.ts'

/** What the log records, and why each suffices for looking into it later (NIST SP 800-53 AU-2). */
export const EVENT_TYPES = {
  'log-opened': 'the log of a deployment begins',
  'policy-activation': 'which policies were in force from then on',
  'data-activation': 'which edition of the reference data was in force from then on',
  'principal-created': 'who can act, in which roles',
  'key-created': 'by which key somebody can act',
  'key-revoked': 'from when a key acts no more',
  decision: 'what was decided on which purchase, policies and data',
  trial: 'what was tried without being recorded as a decision',
  confirmation: 'who confirmed or rejected which evidence',
} as const
export type EventType = keyof typeof EVENT_TYPES

/** One leaf of the log (design 4). */
export interface Leaf {
  readonly v: 1
  /** Gap-free from 0 over all events. */
  readonly seq: number
  readonly type: EventType
  /** Gap-free from 0 within the type. */
  readonly ord: number
  /** RFC 3339 UTC with milliseconds. */
  readonly time: string
  /** A random pseudonym of the principal. */
  readonly actor: string
  /** The salted root of the detached record, base64url. */
  readonly record: string
}

/** C2SP tlog-tiles writes an entry's length in two bytes. */
export const MAX_LEAF_BYTES = 65_535

/** The bytes that are hashed into the tree. They are stored and never made anew. */
export function encodeLeaf(leaf: Leaf): string {
  const text = canonicalJson(leaf)
  if (text.length > MAX_LEAF_BYTES) throw new RangeError('a leaf has at most 65,535 bytes')
  return text
}
