import { createHash, hash } from 'node:crypto'

/**
 * Canonical JSON of a value: no white space, members by UTF-16 code units, numbers as ECMAScript writes them. Refuses
 * what JSON cannot hold (undefined, class instances, numbers that are not finite, half surrogate pairs).
 * @see RFC 8785
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = []
  write(value, parts)
  return parts.length === 1 ? (parts[0] ?? '') : parts.join('')
}

function write(value: unknown, parts: string[]): void {
  if (typeof value === 'string') parts.push(canonicalText(value))
  else if (value === null || typeof value === 'boolean') parts.push(String(value))
  else if (typeof value === 'number') parts.push(canonicalNumber(value))
  else if (Array.isArray(value)) writeList(value, parts)
  else if (typeof value === 'object' && isPlain(value))
    writeObject(value as Readonly<Record<string, unknown>>, parts)
  else throw new TypeError(`not JSON: ${typeof value}`)
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

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function writeList(list: readonly unknown[], parts: string[]): void {
  if (list.length === 0) {
    parts.push('[]')
    return
  }
  let opening = '['
  for (const element of list) {
    parts.push(opening)
    write(element, parts)
    opening = ','
  }
  parts.push(']')
}

/** The members of objects that have the same names in the same order: sorted, with what is written before each value. */
interface Shape {
  readonly keys: readonly string[]
  readonly openings: readonly string[]
}

/** Records repeat few shapes; sorting each once costs less than sorting them anew. Bounded, for names come with input. */
const shapes = new Map<string, Shape>()
const MOST_SHAPES = 10_000

function shapeOf(names: readonly string[]): Shape {
  const signature = names.join('\u0000')
  const known = shapes.get(signature)
  if (known?.keys.length === names.length) return known
  const keys = [...names].sort()
  const openings = keys.map((key, index) => `${index === 0 ? '{' : ','}${canonicalText(key)}:`)
  if (shapes.size >= MOST_SHAPES) shapes.clear()
  // A name that holds the separator itself could share a signature with others; their numbers then differ.
  if (!names.some((name) => name.includes('\u0000'))) shapes.set(signature, { keys, openings })
  return { keys, openings }
}

function writeObject(value: Readonly<Record<string, unknown>>, parts: string[]): void {
  const names = Object.keys(value)
  if (names.length === 0) {
    parts.push('{}')
    return
  }
  const { keys, openings } = shapeOf(names)
  for (let index = 0; index < keys.length; index++) {
    parts.push(openings[index] ?? '')
    write(value[keys[index] ?? ''], parts)
  }
  parts.push('}')
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
