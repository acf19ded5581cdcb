/** One thing wrong with an input: where, what was found, what was expected. */
export interface Issue {
  /** RFC 6901 JSON Pointer; empty for the whole document. */
  readonly pointer: string
  /** Stable, for programs. */
  readonly code: string
  readonly found: string
  readonly expected: string
  readonly message: string
}

/** What a parser returns: the value, or every problem at once. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] }

export function issue(pointer: string, code: string, found: string, expected: string): Issue {
  return { pointer, code, found, expected, message: `found ${found}, expected ${expected}` }
}

/** A value as an error message shows it: short, on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

export function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
