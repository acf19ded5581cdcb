import { createHash, hash } from 'node:crypto'

/**
 * Canonical JSON of a value: no white space, members by UTF-16 code units, numbers as ECMAScript writes them. Refuses
 * what JSON cannot hold (undefined, class instances, numbers that are not finite, half surrogate pairs).
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return canonicalText(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that is not finite has no JSON')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return canonicalList(value)
  if (typeof value === 'object' && isPlain(value))
    return canonicalObject(value as Readonly<Record<string, unknown>>)
  throw new TypeError(`not JSON: ${typeof value}`)
}

/** Text that JSON writes as it stands between quotes; most of a record is. */
const PLAIN = /^[ !#-[\]-~]*$/

function canonicalText(text: string): string {
  if (text.length < 200 && PLAIN.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('half of a surrogate pair has no UTF-8')
  return JSON.stringify(text)
}

function canonicalList(list: readonly unknown[]): string {
  let text = ''
  for (const element of list) text += `${text === '' ? '[' : ','}${canonicalJson(element)}`
  return text === '' ? '[]' : `${text}]`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function canonicalObject(value: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(value)
  if (keys.length > 1) keys.sort()
  let text = ''
  for (const key of keys) {
    text += `${text === '' ? '{' : ','}${canonicalText(key)}:${canonicalJson(value[key])}`
  }
  return text === '' ? '{}' : `${text}}`
}

/** SHA-256 of the parts one after the other. */
export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** How digests are written everywhere: `sha256:` and 64 hex digits. */
export function digestOfText(text: string): string {
  return `sha256:${hash('sha256', text, 'hex')}`
}

/** Digest of the canonical JSON of a value. */
export function digestOf(value: unknown): string {
  return digestOfText(canonicalJson(value))
}
