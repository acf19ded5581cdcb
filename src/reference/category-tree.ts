import type { Bilingual } from './snapshot.ts'

/** One kind of thing that can be bought. */
export interface Category {
  readonly code: string
  readonly parent?: string
  readonly label: Bilingual
  readonly examples: readonly string[]
}

/** The tree of categories of a snapshot; codes are kebab-case and unique. */
export interface CategoryTree {
  has(code: string): boolean
  /** True when `code` is `ancestor` or lies below it. Unknown codes lie below nothing. */
  within(code: string, ancestor: string): boolean
  /** The code and its ancestors, most special first; empty for an unknown code. */
  line(code: string): readonly string[]
  /** Ordered by code. */
  all(): readonly Category[]
}

/** Requires parents before their children, as the loader makes sure. */
export function createCategoryTree(categories: readonly Category[]): CategoryTree {
  const lines = new Map<string, readonly string[]>()
  for (const { code, parent } of categories)
    lines.set(code, [code, ...(parent === undefined ? [] : (lines.get(parent) ?? []))])
  const ordered = [...categories].sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    has: (code) => lines.has(code),
    within: (code, ancestor) => lines.get(code)?.includes(ancestor) === true,
    line: (code) => lines.get(code) ?? [],
    all: () => ordered,
  }
}
