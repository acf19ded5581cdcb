import { issue, shown, type Parsed } from './issue.ts'

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
  const scan = scanStructure(text)
  if (scan !== undefined) return { ok: false, issues: [scan] }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch (error) {
    return refused('syntax', syntaxMessage(error, text), 'JSON')
  }
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
const CODES = { openObject: 123, closeObject: 125, openList: 91, closeList: 93, comma: 44 } as const

/** One pass without recursion: depth, and names given twice. Leaves all other faults to `JSON.parse`. */
function scanStructure(text: string) {
  const stack: Open[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const top = stack[stack.length - 1]
    if (code === QUOTE) {
      const end = endOfString(text, at)
      if (top?.names && top.expectsName) {
        const name = nameOf(text.slice(at, end + 1))
        if (top.names.has(name))
          return issue(
            '',
            'duplicate-member',
            `${shown(name)} given twice at ${placeOf(text, at)}`,
            'each member once',
          )
        top.names.add(name)
        top.expectsName = false
      }
      at = end
    } else if (code === CODES.openObject || code === CODES.openList) {
      if (stack.length >= MAX_DEPTH) {
        return issue(
          '',
          'too-deep',
          `more than ${MAX_DEPTH} levels at ${placeOf(text, at)}`,
          `at most ${MAX_DEPTH}`,
        )
      }
      stack.push({ names: code === CODES.openObject ? new Set() : null, expectsName: true })
    } else if (code === CODES.closeObject || code === CODES.closeList) stack.pop()
    else if (code === CODES.comma && top !== undefined) top.expectsName = true
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (code === QUOTE) return at
  }
  return at
}

function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted
  }
}
