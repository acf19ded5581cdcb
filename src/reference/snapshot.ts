import type { CategoryTree } from './category-tree.ts'
import type { MatchEntities } from './match-entities.ts'

/** How well a statement of the reference data is vouched for. Only `verified-in-source` may prohibit (design 2.4). */
export type Confidence = 'verified-in-source' | 'knowledge' | 'uncertain'

/** A calendar day, ISO 8601 `YYYY-MM-DD`, compared as text. */
export type Day = string

/** A text in both languages of the product; Japanese is written, not translated by machine. */
export interface Bilingual {
  readonly en: string
  readonly ja: string
}

/** A dated relation between two organisations, pointing from the one that is owned, made or branded to its owner. */
export interface Edge {
  readonly from: string
  readonly type: EdgeType
  readonly to: string
  /** Per cent of shares or votes, 0 to 100; absent where not known. */
  readonly share?: number
  readonly since?: Day
  readonly until?: Day
  readonly confidence: Confidence
  readonly source?: string
  readonly note?: string
}

export type EdgeType =
  | 'affiliate-of'
  | 'brand-of'
  | 'controlled-by'
  | 'former-affiliate-of'
  | 'former-brand-of'
  | 'former-joint-venture-of'
  | 'former-subsidiary-of'
  | 'joint-venture-of'
  | 'minority-stake-by'
  | 'oem-supplied-by'
  | 'owned-by'
  | 'state-owned-by'
  | 'subsidiary-of'
  | 'successor-of'

/** One row of an official list, about one organisation. */
export interface ListEntry {
  readonly list: string
  readonly entity: string
  /** Which limb of the list's own text names it, e.g. `telecommunications` of us-ndaa-889. */
  readonly limb?: string
  readonly listedAs?: string
  readonly added: Day
  readonly removed?: Day
  readonly citation?: string
  readonly source: string
  readonly confidence: Confidence
}

/** An edition of an official list as held by the snapshot. */
export interface ListEdition {
  readonly id: string
  readonly title: Bilingual
  readonly edition: Day
  /** `statutory` lists change only by an act of the legislature and have no age limit (design 2.10). */
  readonly kind: 'statutory' | 'published'
  /** After so many days without a new edition the list is stale; absent for statutory lists. */
  readonly maxAgeDays?: number
  readonly entries: number
  /** The official document read. */
  readonly source: string
  readonly confidence: Confidence
}

/** The named ownership tests of design 2.4 that a link can satisfy. `shown` counts for none and is only displayed. */
export type OwnershipTest = 'self' | 'subsidiary' | 'common-control' | 'shown'

/** One way in which an organisation stands on, or is tied to somebody on, an official list. */
export interface ListLink {
  readonly list: string
  readonly limb?: string
  /** The organisation that the list names. */
  readonly listed: string
  readonly test: OwnershipTest
  /** Edges from the organisation asked about to the listed one, in walking order; empty when it is named itself. */
  readonly path: readonly Edge[]
  /** The days on which entry and every edge hold together: from `since` (inclusive) until `until` (exclusive). */
  readonly since: Day
  readonly until?: Day
  /** True when the entry and every edge are verified in a source; a weaker link is a doubt, never a prohibition. */
  readonly verified: boolean
}

/** A name as a purchase gives it. */
export interface NamedParty {
  readonly name: string
  readonly legalName?: string | null
  readonly country?: string | null
  /** Scheme to value, e.g. `lei`, `jpCorporateNumber`; null = asked, not known. */
  readonly identifiers?: Readonly<Record<string, string | null>>
}

/** Why a candidate was considered. */
export interface Candidate {
  readonly entity: string
  readonly because:
    | 'ambiguous-name'
    | 'weak-name'
    | 'other-legal-form'
    | 'shared-token'
    | 'alike-name'
    | 'name-identifier-mismatch'
  /** The name or token of the reference data that was hit, as the data writes it. */
  readonly matched: string
}

/**
 * Who a name means, before any list is asked. `distinct` says only that nothing in the data is near.
 * Order of candidates: by entity id.
 */
export type Identification =
  | {
      readonly result: 'same'
      readonly entity: string
      readonly by: 'identifier' | 'strong-name'
      readonly matched: string
    }
  | { readonly result: 'possible'; readonly candidates: readonly Candidate[] }
  | { readonly result: 'distinct' }
  | { readonly result: 'unscreened'; readonly because: 'no-name' | 'too-weak' | 'unsupported-script' }

export interface EntityName {
  readonly text: string
  /** BCP 47, absent for names that belong to no language. */
  readonly language?: string
  /** A weak name needs context before it may identify (e.g. 大华). */
  readonly strength: 'strong' | 'weak'
}

export interface Entity {
  readonly id: string
  readonly name: string
  readonly kind: 'company' | 'brand' | 'agency' | 'fund' | 'person' | 'state'
  readonly jurisdiction?: string
  readonly names: readonly EntityName[]
  readonly identifiers: Readonly<Record<string, readonly string[]>>
  readonly edges: readonly Edge[]
  readonly confidence: Confidence
  readonly note?: string
}

export interface EntityHit {
  readonly entity: string
  readonly name: string
  readonly matched: string
}

/**
 * One immutable edition of the reference data. Pure: the same arguments give the same answers, in the same order.
 */
export interface Snapshot {
  /** `sha256:` and the hex SHA-256 of the canonical JSON of the whole edition. */
  readonly digest: string
  readonly edition: Day
  /** Ordered by id. */
  readonly lists: readonly ListEdition[]
  readonly categories: CategoryTree
  entity(id: string): Entity | undefined
  identify(party: NamedParty): Identification
  /** Every way in which the organisation is on or tied to a list, on any day; ordered by list, listed, test, path. */
  links(entity: string): readonly ListLink[]
  /** Entities whose names contain the text after normalisation, best first, at most `limit`. */
  search(text: string, limit: number): readonly EntityHit[]
  /** Organisations with a name like the one given, best first, at most `limit`, each with reasons. */
  match: MatchEntities
  /** The canonical JSON that `digest` names. */
  document(): string
}
