import type { Path } from '../facts/fact.ts'
import type { Assumption } from '../policy/environment.ts'
import type { Explanation, MissingType } from '../policy/explanation.ts'
import type { CitationSource, Concern, Effect, Status } from '../policy/pack.ts'
import type { Day } from '../reference/snapshot.ts'

/** Worst first: the order of an officer's work (design 1). */
export const OUTCOMES = [
  'reject',
  'incomplete',
  'refer',
  'not-covered',
  'approve-with-conditions',
  'approve',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type FindingVerdict = 'triggered' | 'undetermined' | 'excepted' | 'fault'

/** The grounds of a finding, part by part of its verdict; a part that decided nothing is left out. */
export interface Because {
  readonly binds?: Explanation
  readonly effective?: Explanation
  readonly act?: Explanation
  readonly scope?: Explanation
  readonly when?: Explanation
  readonly demand?: Explanation
  readonly unless?: Explanation
  /** Only of a refer rule: the reply that would clear it, and what has to be there to ask. */
  readonly answered?: Explanation
  readonly needs?: Explanation
  /** Only with `fault`: what went wrong, without content of the purchase. */
  readonly fault?: string
}

/** A party that a finding is about, with the way from its name to the list. */
export interface Witness {
  readonly at: Path
  readonly list: string
  readonly entity?: string
  readonly listed?: string
  readonly test?: string
  readonly by?: string
  /** Its standing is the open question of an undetermined finding, not a match. */
  readonly isOpen?: true
  /** Organisations that the name may mean, while that is open. */
  readonly near?: readonly string[]
}

export interface Finding {
  readonly rule: string
  readonly pack: string
  readonly concern: Concern
  readonly effect: Effect
  readonly subject: Path
  readonly item: string | null
  readonly verdict: FindingVerdict
  readonly because: Because
  readonly witnesses: readonly Witness[]
  /** Ids of entries of `missing`. */
  readonly missing: readonly string[]
  readonly citation: CitationSource
  /** A representation that says otherwise; the verdict stands. */
  readonly contradicted?: readonly Path[]
  /** Only of a refer rule: who has to be asked, and what is still needed for that (ids of `missing`). */
  readonly refer?: {
    readonly whom: readonly string[]
    readonly needs: readonly string[]
    readonly lead?: number
  }
  /** Ids of the exceptions or waivers that hold. */
  readonly excepted?: readonly string[]
  readonly waivable?: readonly string[]
  readonly ask?: 'own-counsel'
}

export interface Missing {
  readonly id: string
  readonly type: MissingType
  readonly at: Path
  readonly pointer: string
  readonly fact: string
  readonly template?: Readonly<Record<string, unknown>>
  readonly candidates?: readonly string[]
  readonly who: string
  /** `<rule>@<subject>` of every finding that waits for it. */
  readonly unlocks: readonly string[]
  /** `now`: alone it holds or can move an outcome. */
  readonly decides: 'now' | 'later'
  readonly closed?: 'refused' | 'unobtainable'
}

export type Step =
  | { readonly kind: 'drop-or-swap'; readonly items: readonly string[]; readonly rules: readonly string[] }
  | { readonly kind: 'supply'; readonly who: string; readonly missing: readonly string[] }
  | {
      readonly kind: 'ask'
      /** Authorities of the pack, any of which may reply; or `own-counsel`. */
      readonly whom: readonly string[]
      readonly items: readonly string[]
      readonly rules: readonly string[]
      /** What has to be supplied before it can be asked, as ids of `missing`; empty: ask now. */
      readonly needs: readonly string[]
      /** Days that the authority takes, where the pack says so. */
      readonly lead?: number
    }
  | { readonly kind: 'accept'; readonly items: readonly string[]; readonly rules: readonly string[] }

/** Assumptions of one kind, pack and list, with every place they were made at. */
export interface GroupedAssumption extends Omit<Assumption, 'at'> {
  readonly at: readonly Path[]
}

export interface ItemOutcome {
  readonly id: string
  readonly outcome: Outcome
  readonly worst: Outcome
  readonly best: Outcome
  /** Rules whose findings make the outcome what it is. */
  readonly decisive: readonly string[]
}

export interface PackOutcome {
  /** From which day it binds because a body has adopted it; who that is stands in the profile. */
  readonly adopted?: Day
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly kind: 'regime' | 'house' | 'watchlist'
  readonly status: Status
  readonly binds: 'true' | 'false' | 'unknown'
  readonly because: Explanation
  readonly outcome: Outcome
}

export interface SnapshotState {
  readonly digest: string
  readonly lists: readonly {
    readonly id: string
    readonly edition: Day
    readonly entries: number
    readonly health: string
  }[]
}

/**
 * What Sekisho decides: plain data without names, amounts or other erasable content. Its canonical JSON (RFC 8785) is
 * what replay compares.
 */
export interface Body {
  readonly schema: 'sekisho/decision/1'
  readonly evaluator: string
  readonly asOf: Day
  readonly hypothetical?: true
  readonly outcome: Outcome
  readonly worst: Outcome
  readonly best: Outcome
  readonly covers: {
    readonly lines: number
    readonly of: number | null
    readonly share: string | null
  } | null
  readonly items: readonly ItemOutcome[]
  readonly packs: readonly PackOutcome[]
  readonly notChecked: readonly { readonly pack: string; readonly id: string }[]
  readonly snapshot: SnapshotState
  readonly findings: readonly Finding[]
  readonly advisory: {
    readonly outcome: Outcome
    readonly findings: readonly Finding[]
    readonly assumptions: readonly GroupedAssumption[]
  }
  readonly missing: readonly Missing[]
  readonly steps: readonly Step[]
  readonly assumptions: readonly GroupedAssumption[]
  readonly faults: number
}

/** The key under which the texts of a finding stand. */
export function findingKey(finding: Pick<Finding, 'rule' | 'subject'>): string {
  return `${finding.rule}@${finding.subject}`
}
