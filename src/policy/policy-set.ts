import type { Day } from '../reference/snapshot.ts'
import type { Condition } from './compiled.ts'
import type { CompiledRule } from './compile-rule.ts'
import type { RulesFor } from './gate.ts'
import type { PackSource, Status } from './pack.ts'

/** One pack in force, ready to run. */
export interface CompiledPack {
  /** As it stands in the deployment: parameters set, binding where adopted. */
  readonly source: PackSource
  readonly written: PackSource
  /** From which day it binds because a body has adopted it; null where nobody has. */
  readonly adopted: Day | null
  /** `sha256:` and the hex SHA-256 of the canonical JSON of the pack as written. */
  readonly digest: string
  /** Tested on the purchase. */
  readonly binds: Condition
  readonly rules: readonly CompiledRule[]
  readonly rulesFor: RulesFor
  /** Ids of the lists that its conditions test. */
  readonly lists: ReadonlySet<string>
  /** A rule of the pack by its id, `bindsRule` too. */
  rule(id: string): CompiledRule | undefined
  /** Stands for the question whether the pack binds at all, asked when the buyer's facts leave it open. */
  readonly bindsRule: CompiledRule
}

/** The packs in force together, ordered by id. */
export interface PolicySet {
  /** `sha256:` and the hex SHA-256 of the canonical JSON of `policySetDocument`. */
  readonly digest: string
  readonly packs: readonly CompiledPack[]
}

/** A pack that a body has adopted binds from the day it says; before, it is advisory as it was shipped. */
export function statusOn(status: Status, pack: CompiledPack, asOf: Day): Status {
  return status === 'binding' && pack.adopted !== null && asOf < pack.adopted ? 'advisory' : status
}
