import { createHash, hash } from 'node:crypto'

/** Canonical text that stands in the place of members, by the object or list that holds them and their name or index. */
export type Substitutes = ReadonlyMap<object, ReadonlyMap<string, string>>

const NONE: Substitutes = new Map()

/**
 * Canonical JSON of a value: no white space, members by UTF-16 code units, numbers as ECMAScript writes them. Refuses
 * what JSON cannot hold (undefined, class instances, numbers that are not finite, half surrogate pairs).
 * @param substitutes what is written in the place of some members; canonical itself
 * @see RFC 8785
 */
export function canonicalJson(value: unknown, substitutes: Substitutes = NONE): string {
  if (typeof value === 'string') return canonicalText(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`)
  return Array.isArray(value) ? canonicalList(value, substitutes) : canonicalObject(value, substitutes)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('a number that is not finite has no JSON')
  return JSON.stringify(value)
}

/** Text that JSON writes as it stands between quotes; most of a record is. */
const PLAIN = /^[ !#-[\]-~]*$/

function canonicalText(text: string): string {
  if (text.length < 200 && PLAIN.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('half of a surrogate pair has no UTF-8')
  return JSON.stringify(text)
}

function canonicalList(list: readonly unknown[], substitutes: Substitutes): string {
  const put = substitutes.size === 0 ? undefined : substitutes.get(list)
  let text = '['
  for (let index = 0; index < list.length; index++) {
    if (index > 0) text += ','
    text += put?.get(String(index)) ?? canonicalJson(list[index], substitutes)
  }
  return `${text}]`
}

function canonicalObject(value: object, substitutes: Substitutes): string {
  if (!isPlain(value)) throw new TypeError('not JSON: an instance of a class')
  const put = substitutes.size === 0 ? undefined : substitutes.get(value)
  const names = Object.keys(value)
  if (!isSorted(names)) names.sort()
  let text = '{'
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? ''
    if (index > 0) text += ','
    text += nameText(name)
    text += put?.get(name) ?? canonicalJson((value as Readonly<Record<string, unknown>>)[name], substitutes)
  }
  return `${text}}`
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Objects of our own are mostly written in this order; looking costs less than sorting. */
function isSorted(names: readonly string[]): boolean {
  for (let index = 1; index < names.length; index++) {
    if ((names[index - 1] ?? '') > (names[index] ?? '')) return false
  }
  return true
}

/** Names with their colon, as records repeat few of them. Bounded, for names come with input. */
const nameTexts = new Map<string, string>()
const MOST_NAMES = 10_000

function nameText(name: string): string {
  const known = nameTexts.get(name)
  if (known !== undefined) return known
  const text = `${canonicalText(name)}:`
  if (nameTexts.size >= MOST_NAMES) nameTexts.clear()
  nameTexts.set(name, text)
  return text
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
