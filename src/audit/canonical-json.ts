import { createHash, hash } from 'node:crypto'

/** Values that stand in the place of members, by the object or list that holds them and their name or index. */
export type Substitutes = ReadonlyMap<object, ReadonlyMap<string, unknown>>

const NONE: Substitutes = new Map()

/**
 * Canonical JSON of a value: no white space, members by UTF-16 code units, numbers as ECMAScript writes them. Refuses
 * what JSON cannot hold (undefined, class instances, numbers that are not finite, half surrogate pairs).
 *
 * The engine's own writer does all of this but the order, so it is given the value with its members in order.
 * @param substitutes what is written in the place of some members
 * @see RFC 8785 section 3.2
 */
export function canonicalJson(value: unknown, substitutes: Substitutes = NONE): string {
  const ordering: Ordering = { substitutes, hasIndexNames: false }
  const ordered = inOrder(value, ordering)
  return ordering.hasIndexNames ? written(ordered) : JSON.stringify(ordered)
}

interface Ordering {
  readonly substitutes: Substitutes
  /** An object cannot keep names like `10` in another order than the numbers'. */
  hasIndexNames: boolean
}

/** The value itself where everything in it is in order already, as most of ours is; else a copy that is. */
function inOrder(value: unknown, ordering: Ordering): unknown {
  if (typeof value === 'string') return checkText(value)
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that is not finite has no JSON')
    return value
  }
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`)
  return Array.isArray(value) ? listInOrder(value, ordering) : objectInOrder(value, ordering)
}

function checkText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('half of a surrogate pair has no UTF-8')
  return text
}

function listInOrder(list: readonly unknown[], ordering: Ordering): readonly unknown[] {
  const put = ordering.substitutes.size === 0 ? undefined : ordering.substitutes.get(list)
  let copy: unknown[] | undefined
  for (let index = 0; index < list.length; index++) {
    const element = put?.get(String(index)) ?? list[index]
    const ordered = inOrder(element, ordering)
    if (ordered !== list[index]) copy ??= list.slice()
    if (copy !== undefined) copy[index] = ordered
  }
  return copy ?? list
}

function objectInOrder(value: object, ordering: Ordering): object {
  if (!isPlain(value)) throw new TypeError('not JSON: an instance of a class')
  const put = ordering.substitutes.size === 0 ? undefined : ordering.substitutes.get(value)
  const names = Object.keys(value)
  const isSorted = areSorted(names, ordering)
  if (!isSorted) names.sort()
  let copy = isSorted && put === undefined ? undefined : {}
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? ''
    const member = (value as Readonly<Record<string, unknown>>)[name]
    const ordered = inOrder(put?.get(name) ?? member, ordering)
    if (copy === undefined) {
      if (ordered === member) continue
      copy = {}
      for (const before of names.slice(0, index))
        define(copy, before, (value as Readonly<Record<string, unknown>>)[before])
    }
    define(copy, name, ordered)
  }
  return copy ?? value
}

function define(holder: object, name: string, value: unknown): void {
  // Assigning this one name would set the prototype and lose the member.
  if (name === '__proto__')
    Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true })
  else (holder as Record<string, unknown>)[name] = value
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Objects of our own are mostly written in this order; looking costs less than sorting. Refuses broken names. */
function areSorted(names: readonly string[], ordering: Ordering): boolean {
  let isSorted = true
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? ''
    checkText(name)
    if (index > 0 && (names[index - 1] ?? '') > name) isSorted = false
    const first = name.charCodeAt(0)
    if (first >= 48 && first <= 57 && /^\d{1,10}$/.test(name)) ordering.hasIndexNames = true
  }
  return isSorted
}

/** For the rare value with names that an object keeps in an order of its own: written member by member. */
function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(written).join()}]`
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${written((value as Readonly<Record<string, unknown>>)[name])}`)
  return `{${members.join()}}`
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
