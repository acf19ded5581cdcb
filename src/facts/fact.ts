import type { Candidate, Day, Identification, ListLink } from '../reference/snapshot.ts'
import type { LineSource } from './seen-line.ts'

/** Who vouches for a value, weakest first (design 1, "statement"). */
export const LEVELS = ['asserted', 'stated', 'attested', 'verified'] as const
export type Level = (typeof LEVELS)[number]

/** A place in the purchase where steps into identified elements are `@id`, e.g. `/items/@1/use/purposes`. */
export type Path = string

/** Why a value is unknown: nobody gave it, it was asked and is not known, sources disagree, an answer was refused … */
export type Why = 'absent' | 'null' | 'conflict' | 'refused' | 'unobtainable'

/** What a fact can hold. `money` is an amount as decimal text with its ISO 4217 currency. */
export type Value = boolean | string | number | readonly string[] | Money | Flags

export interface Money {
  readonly amount: string
  readonly currency: string
}

/** Memberships that may each be unknown: key absent = unknown, null = asked, false = no (design 7). */
export type Flags = Readonly<Record<string, boolean | null>>

/** A value with its provenance, or the reason why there is none. `at` is where it was said or is to be said. */
export interface Fact {
  readonly value: Value | null
  /** Set exactly when `value` is null. */
  readonly unknown: Why | null
  readonly at: Path
  readonly level: Level
  /** For lists of codes: somebody said that the list is whole. Statement path or null. */
  readonly whole: boolean
}

export type SubjectKind = 'purchase' | 'item' | 'component' | 'use' | 'bidder'

/** A party in a role at a subject. `roles` is null where the purchase does not say in which role it stands. */
export interface RoleHolder {
  readonly party: number
  readonly roles: readonly string[] | null
  readonly at: Path
}

/** What a rule can be about, with every fact of the catalogue that the purchase gives for it. */
export interface Subject {
  readonly kind: SubjectKind
  readonly path: Path
  /** The same place by array index, as `missing` shows it. `-` where there is nobody yet. */
  readonly pointer: string
  /** Id of the item it belongs to; null for the purchase and the bidder. */
  readonly item: string | null
  /** By slot of the catalogue; undefined = absent. */
  readonly values: readonly (Fact | undefined)[]
  readonly holders: readonly RoleHolder[]
  readonly holdersWhole: boolean
  readonly components: readonly Subject[]
  readonly componentsWhole: boolean
  readonly uses: readonly Subject[]
  readonly usesWhole: boolean
  /** Items of the same purchase that this service maintains, by index into `Facts.items`; null = not said. */
  readonly maintains: readonly number[] | null
  /** For a bidder: its party. */
  readonly party: number | null
  readonly certificates: readonly CertificateFacts[]
  /** For a line: what was handed in, for an authority to see. It holds names, so the facts document leaves it out. */
  readonly source: LineSource | null
}

/** A certificate of a line as far as rules look at it. A null member was not given; it may hold anything. */
export interface CertificateFacts {
  readonly path: Path
  readonly pointer: string
  readonly scheme: string | null
  readonly level: number | null
  readonly profile: string | null
  readonly status: string | null
  readonly validUntil: Day | null
  /** Whether what was certified is what the line offers, and its holder a maker or provider of it; null: cannot be said. */
  readonly isOfLine: boolean | null
  readonly isHeldByMaker: boolean | null
  /** Whether the version certified is the one offered; null: one of the two names none. */
  readonly isOfVersion: boolean | null
  /** Whether the declared scope covers what the line uses; null: cannot be said. */
  readonly covers: { readonly features: boolean | null; readonly regions: boolean | null }
}

/** What an authority replied on one line. */
export interface RepliedLine {
  readonly path: Path
  readonly pointer: string
  readonly item: string | null
  readonly outcome: string | null
  /** Digest of the line as the authority saw it: as good as its names, so the facts document leaves it out. */
  readonly lineDigest: string | null
}

/** An owner or controller that the purchase declares for a party. */
export interface DeclaredOwner {
  readonly at: Path
  readonly identification: Identification
  readonly links: readonly ListLink[]
  /** Per cent; null where not said. */
  readonly blindLists: readonly string[]
  readonly share: number | null
  readonly controls: boolean
  readonly level: Level
}

/** An organisation as named in the purchase, with what the reference data makes of the name. */
export interface PartyFacts {
  readonly path: Path
  readonly pointer: string
  readonly named: boolean
  readonly identification: Identification
  /** Links to lists of the organisation that the name means, or of each one that it may mean. */
  readonly links: readonly ListLink[]
  readonly candidates: readonly Candidate[]
  /** For each candidate its own links, in the order of `candidates`. */
  readonly candidateLinks: readonly (readonly ListLink[])[]
  /** Lists that the name cannot be screened against, for want of names in its script. */
  readonly blindLists: readonly string[]
  readonly owners: readonly DeclaredOwner[]
  readonly ownersWhole: boolean
  /** The confirmed answer that says who it is or is not. */
  readonly profile: string | null
  /** The day from which on that answer no longer serves, and what the party is then; absent where none was given. */
  readonly lapses?: { readonly on: Day; readonly to: PartyFacts }
  readonly values: readonly (Fact | undefined)[]
}

/** Evidence as far as rules look at it. A null member was not given; it may hold anything. */
export interface EvidenceFacts {
  readonly id: string
  readonly path: Path
  readonly pointer: string
  readonly type: string | null
  readonly state: 'received' | 'confirmed' | 'rejected' | null
  readonly subjects: readonly Path[] | null
  readonly issuerParty: string | null
  readonly issuerRole: string | null
  readonly issuerCode: string | null
  readonly date: Day | null
  readonly validUntil: Day | null
  readonly signed: boolean
  readonly answers: Readonly<Record<string, EvidenceAnswer | null>>
  readonly outcome: string | null
  /** Null: the evidence says nothing line by line. */
  readonly lines: readonly RepliedLine[] | null
  /** Only of a waiver that is entered with the deployment: the rules that it is about. */
  readonly rules?: readonly string[]
}

/** What evidence answers to a question; a list is sorted. */
export type EvidenceAnswer = boolean | string | number | readonly string[]

export interface ClaimFacts {
  readonly id: string
  readonly path: Path
  readonly pointer: string
  readonly claim: string | null
  readonly rule: string | null
  readonly subjects: readonly Path[] | null
  readonly by: string | null
  readonly evidence: readonly string[]
}

export interface ListFacts {
  readonly id: string
  readonly edition: Day
  readonly entries: number
  readonly maxAgeDays: number | null
  readonly coverage: 'whole' | 'selected'
}

/** How much of the purchase the lines given make up; computed from amounts, which themselves may be erased. */
export interface Coverage {
  readonly lines: number
  readonly of: number | null
  readonly share: string | null
}

/**
 * Everything that `decide` reads: the output of `resolve`, plain data, the same for the same inputs.
 * Collections are in an order that does not depend on the order of the purchase, items excepted.
 */
export interface Facts {
  readonly schema: 'sekisho/facts/1'
  readonly snapshot: string
  readonly lists: readonly ListFacts[]
  readonly purchase: Subject
  readonly items: readonly Subject[]
  readonly itemsWhole: boolean
  readonly bidders: readonly Subject[]
  readonly parties: readonly PartyFacts[]
  readonly evidence: readonly EvidenceFacts[]
  readonly claims: readonly ClaimFacts[]
  /** Answers that somebody refused or could not obtain, by path. */
  readonly closedQuestions: Readonly<Record<Path, 'refused' | 'unobtainable'>>
  readonly coverage: Coverage
}
