import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

const DOMAIN = Buffer.of(2)
export const SALT_BYTES = 32
/** Holds the bytes of one short hash at a time; nothing of it is kept. */
const SCRATCH = Buffer.allocUnsafe(8192)

/** An erasable value with the salt that hides it; kept in one table and nowhere else. */
export interface ErasableValue {
  readonly pointer: string
  /** 32 bytes, base64url. */
  readonly salt: string
  readonly value: unknown
}

/** Where an erasable value stands: its pointer, and what holds it under which name or index. */
export interface ErasablePlace {
  readonly pointer: string
  readonly holder: object
  readonly key: string
}

export interface Detached {
  /** Canonical JSON of the document with `{ "$commitment": … }` in the place of every erasable value. */
  readonly text: string
  readonly erasable: readonly ErasableValue[]
}

/** SHA-256(0x02 ‖ salt ‖ canonical value), base64url. Without the salt it says nothing about the value. */
export function commit(salt: Buffer, value: unknown): string {
  return recordRoot(salt, canonicalJson(value))
}

/**
 * The salted root of a detached record, as a leaf carries it.
 * @throws {RangeError} for a salt that is not 32 bytes: a shorter one hides less
 */
export function recordRoot(salt: Uint8Array, canonicalRecord: string): string {
  if (salt.length !== SALT_BYTES) throw new RangeError('a salt has 32 bytes')
  const head = DOMAIN.length + SALT_BYTES
  // A code unit takes three bytes of UTF-8 at most; what surely fits needs no buffer of its own.
  const isShort = head + canonicalRecord.length * 3 <= SCRATCH.length
  const bytes = isShort ? SCRATCH : Buffer.allocUnsafe(head + Buffer.byteLength(canonicalRecord))
  bytes.set(DOMAIN, 0)
  bytes.set(salt, DOMAIN.length)
  return hash('sha256', bytes.subarray(0, head + bytes.write(canonicalRecord, head)), 'base64url')
}

/**
 * Writes a document with the values at the places taken out. The input stays as it is.
 * @param salts random bytes, 32 for each place
 */
export function detach(document: unknown, places: readonly ErasablePlace[], salts: Buffer): Detached {
  const substitutes = new Map<object, Map<string, unknown>>()
  const erasable = places.map(({ pointer, holder, key }, index) => {
    const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES)
    if (salt.length !== SALT_BYTES) throw new RangeError('32 random bytes are needed for each erasable value')
    const value = (holder as Readonly<Record<string, unknown>>)[key]
    put(substitutes, { holder, key }, { $commitment: commit(salt, value) })
    return { pointer, salt: salt.toString('base64url'), value }
  })
  return { text: canonicalJson(document, substitutes), erasable }
}

function put(
  substitutes: Map<object, Map<string, unknown>>,
  { holder, key }: Omit<ErasablePlace, 'pointer'>,
  value: unknown,
): void {
  const known = substitutes.get(holder)
  if (known === undefined) substitutes.set(holder, new Map([[key, value]]))
  else known.set(key, value)
}

export interface Attached {
  readonly document: unknown
  /** Pointers whose value is gone; the document holds null there. */
  readonly erased: readonly string[]
}

/**
 * Puts values back where their commitments stand. A value that is gone leaves null and is named in `erased`.
 * @throws {Error} when a value does not match its commitment: the record was tampered with
 */
export function attach(detached: unknown, erasable: readonly ErasableValue[]): Attached {
  const copy = copyOf(detached)
  for (const { pointer, salt, value } of erasable) {
    const { holder, key } = placeOf(copy, pointer)
    const held = holder[key] as { readonly $commitment?: string } | undefined
    if (held?.$commitment !== commit(Buffer.from(salt, 'base64url'), value)) {
      throw new Error(`the value at ${pointer} does not match its commitment`)
    }
    holder[key] = value
  }
  const erased: string[] = []
  return { document: withoutCommitments(copy, '', erased), erased }
}

/** A copy of plain JSON; much quicker than the platform's clone, which can do more than is wanted here. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const member = copyOf((value as Readonly<Record<string, unknown>>)[key])
    if (key === '__proto__') define(copy, key, member)
    else copy[key] = member
  }
  return copy
}

/** Sets a member whatever its name: assigning `__proto__` would lose it. */
function define(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
}

function withoutCommitments(value: unknown, pointer: string, erased: string[]): unknown {
  if (Array.isArray(value))
    return value.map((element, index) => withoutCommitments(element, `${pointer}/${index}`, erased))
  if (typeof value !== 'object' || value === null) return value
  if (Object.hasOwn(value, '$commitment')) {
    erased.push(pointer)
    return null
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      withoutCommitments(member, `${pointer}/${escapeStep(key)}`, erased),
    ]),
  )
}

/** A member's name as a step of a JSON Pointer (RFC 6901 section 3). */
function escapeStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

interface Holder extends ErasablePlace {
  readonly holder: Record<string, unknown>
}

/**
 * The place that a JSON Pointer (RFC 6901) names.
 * @throws {Error} when nothing stands there
 */
export function placeOf(document: unknown, pointer: string): Holder {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const key = steps.pop()
  let holder: unknown = document
  for (const step of steps) {
    const isThere = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step)
    holder = isThere ? (holder as Readonly<Record<string, unknown>>)[step] : undefined
  }
  if (key === undefined || typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) {
    throw new Error(`nothing stands at ${pointer}`)
  }
  return { pointer, holder: holder as Record<string, unknown>, key }
}
