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
  'party-profile': 'who proposed whom a party as named is, or is not',
  'confirmed-match': 'which second person confirmed or rejected such an answer',
  referral: 'who was asked on which lines',
  waiver: 'which act of an authority that sets a rule aside was entered',
  determination: 'what a responsible person decided on a decision, line by line',
  clearance: 'what may be ordered, how much of it, until when',
  order: 'what was ordered on a clearance',
  duty: 'which condition was accepted, who owes it and by when',
  'evidence-document': 'which document came in, by a random name',
  step: 'how one of these went on, and who took the step',
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

/**
 * The bytes that are hashed into the tree. They are stored and never made anew.
 * @throws {RangeError} for a leaf that is too long or that `decodeLeaf` would not take: the log could never be mended
 */
export function encodeLeaf(leaf: Leaf): string {
  const text = canonicalJson(leaf)
  if (Buffer.byteLength(text) > MAX_LEAF_BYTES) throw new RangeError('a leaf has at most 65,535 bytes')
  if (!isLeaf(leaf)) throw new RangeError('a member of the leaf is not of its form')
  return text
}

/** The leaf of these bytes; undefined when they are not the canonical JSON of a leaf and nothing else. */
export function decodeLeaf(text: string): Leaf | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isLeaf(value) && canonicalJson(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

const MEMBERS = 7
const TYPE = /^[a-z]+(-[a-z]+)*$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** 32 bytes, base64url. */
const ROOT = /^[A-Za-z0-9_-]{43}$/

/** A type that the catalogue lacks passes: who verifies may be older than who wrote. */
function isLeaf(value: unknown): value is Leaf {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== MEMBERS) return false
  const { v, seq, type, ord, time, actor, record } = value as Readonly<Record<string, unknown>>
  return (
    v === 1 &&
    isCount(seq) &&
    isCount(ord) &&
    isText(type, TYPE) &&
    isText(time, INSTANT) &&
    isText(record, ROOT) &&
    typeof actor === 'string'
  )
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isText(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value)
}
