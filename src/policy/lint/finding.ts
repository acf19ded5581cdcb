import type { Day } from '../../reference/snapshot.ts'
import type { Steps } from '../place.ts'

export type LintKind =
  'lapses' | 'unreachable' | 'shadowed' | 'unused' | 'translation' | 'supply' | 'citation' | 'list'

/** Something in a pack that is right by the schema and the type check and still wants looking after. */
export interface LintFinding {
  /** An error keeps a rule from deciding as it is meant to; a warning does not, or not yet. */
  readonly level: 'error' | 'warning'
  readonly kind: LintKind
  /** Where in the pack. */
  readonly at: Steps
  /** What was found. */
  readonly message: string
  /** What to do about it. */
  readonly advice: string
}

/** What of the world outside a pack its findings depend on. */
export interface LintContext {
  readonly asOf: Day
  /** The last day that is soon. */
  readonly until: Day
  /** Lists of the reference data by id. */
  readonly lists: ReadonlyMap<string, { readonly edition: Day; readonly maxAgeDays?: number }>
}
