import { issue, shown, type Issue, type Parsed } from './issue.ts'

/** Larger documents are refused before they are parsed. */
export const MAX_BYTES = 1_048_576
/** Deeper documents are refused: nothing that a purchase holds needs it. */
export const MAX_DEPTH = 64

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads JSON strictly: bounded in size and depth, UTF-8 without a byte order mark, no member given twice (I-JSON,
 * RFC 7493), no lone surrogate, no NUL. Syntax errors say line and column.
 */
export function parseJson(bytes: Uint8Array, maxBytes: number = MAX_BYTES): Parsed<unknown> {
  if (bytes.byteLength > maxBytes)
    return refused('too-large', `${bytes.byteLength} bytes`, `at most ${maxBytes}`)
  let text: string
  try {
    text = UTF8.decode(bytes)
  } catch {
    return refused('encoding', 'bytes that are not UTF-8', 'JSON in UTF-8')
  }
  if (text.startsWith('\uFEFF')) return refused('encoding', 'a byte order mark', 'JSON in UTF-8 without one')
  const { colons, tooDeepAt } = measure(text)
  if (tooDeepAt !== null) {
    return refused(
      'too-deep',
      `more than ${MAX_DEPTH} levels at ${placeOf(text, tooDeepAt)}`,
      `at most ${MAX_DEPTH}`,
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refused('syntax', syntaxMessage(error, text), 'JSON')
  }
  // One colon stands outside text for each member given; a member given twice is one in the value.
  if (countMembers(value) === colons) return { ok: true, value }
  return {
    ok: false,
    issues: [findDuplicate(text) ?? issue('', 'duplicate-member', 'a member twice', 'each once')],
  }
}

/** One pass without recursion over what stands outside text: how many members, and where it gets too deep. */
function measure(text: string): { readonly colons: number; readonly tooDeepAt: number | null } {
  let [depth, colons] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === COLON) colons++
    else if (code === CODES.openObject || code === CODES.openList) {
      if (++depth > MAX_DEPTH) return { colons, tooDeepAt: at }
    } else if (code === CODES.closeObject || code === CODES.closeList) depth--
  }
  return { colons, tooDeepAt: null }
}

/** How many members the objects of a value have, all told; its depth is bounded before. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const element of value) count += countMembers(element)
    return count
  }
  for (const name of Object.keys(value)) {
    count += 1 + countMembers((value as Readonly<Record<string, unknown>>)[name])
  }
  return count
}

function refused(code: string, found: string, expected: string): Parsed<never> {
  return { ok: false, issues: [issue('', code, found, expected)] }
}

/** Line and column of the place that `JSON.parse` names; the wording differs between versions of the engine. */
function syntaxMessage(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
  return `${message.replace(/ in JSON at position.*$/s, '').slice(0, 120)} at ${placeOf(text, position)}`
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position)
  const line = before.split('\n').length
  return `line ${line}, column ${position - before.lastIndexOf('\n')}`
}

interface Open {
  /** Names seen in an object; null for a list. */
  readonly names: Set<string> | null
  expectsName: boolean
}

const QUOTE = 34
const BACKSLASH = 92
const COLON = 58
const CODES = { openObject: 123, closeObject: 125, openList: 91, closeList: 93, comma: 44 } as const

/** Names a member that is given twice, with its place. Requires text that `JSON.parse` has read. */
function findDuplicate(text: string): Issue | undefined {
  const stack: Open[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const top = stack[stack.length - 1]
    if (code === QUOTE) {
      const end = endOfString(text, at)
      if (top?.names && top.expectsName) {
        const name = nameOf(text.slice(at, end + 1))
        if (top.names.has(name)) {
          return issue(
            '',
            'duplicate-member',
            `${shown(name)} given twice at ${placeOf(text, at)}`,
            'each member once',
          )
        }
        top.names.add(name)
        top.expectsName = false
      }
      at = end
    } else if (code === CODES.openObject || code === CODES.openList) {
      stack.push({ names: code === CODES.openObject ? new Set() : null, expectsName: true })
    } else if (code === CODES.closeObject || code === CODES.closeList) stack.pop()
    else if (code === CODES.comma && top !== undefined) top.expectsName = true
  }
  return undefined
}

/** The closing quote; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++
  return slashes % 2 === 1
}

function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted
  }
}
