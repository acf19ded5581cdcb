import type { NameRegister } from './names/name-register.ts'
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

/** A row of a list as the data holds it: of an organisation, a category of products by place, or a territory. */
export interface ListRow {
  readonly entity?: string
  /** A code of the category tree; then `place` says where the products must have been made to be meant. */
  readonly category?: string
  readonly territory?: string
  /** ISO 3166-1 alpha-2 of the territory, where it has one. */
  readonly country?: string
  readonly limb?: string
  readonly place?: {
    readonly of: readonly ('assembly' | 'design' | 'development' | 'manufacture')[]
    readonly in?: readonly string[]
    readonly notIn?: readonly string[]
  }
  readonly exceptions?: readonly { readonly id: string; readonly en: string; readonly until?: Day }[]
  readonly listedAs?: string
  readonly added: Day
  /** When it takes effect, where that is later than the day on which it was added. */
  readonly effective?: Day
  readonly removed?: Day
  readonly citation?: string
  readonly source: string
  readonly confidence: Confidence
  readonly note?: string
}

/** An edition of an official list as held by the snapshot. */
export interface ListEdition {
  readonly id: string
  readonly title: Bilingual
  readonly edition: Day
  /** `statutory` lists and `order`s change only by another act and have no age limit (design 2.10). */
  readonly kind: 'statutory' | 'order' | 'published'
  readonly issuer?: string
  /** What the list legally does, e.g. `procurement-ban`, `export-licence`. */
  readonly effect: string
  /** After so many days without a new edition the list is stale; absent for statutory lists and orders. */
  readonly maxAgeDays?: number
  readonly entries: number
  /** With `selected` rows only the absence of a name says nothing: screening it is never a pass. */
  readonly coverage: 'whole' | 'selected'
  readonly gaps?: readonly string[]
  /** How far the list's own text reaches, by named test and dated. */
  readonly reach: readonly {
    readonly test: OwnershipTest
    readonly since?: Day
    readonly until?: Day
    readonly confidence: Confidence
    readonly note?: string
  }[]
  readonly limbs?: readonly {
    readonly id: string
    readonly en: string
    readonly ja: string
    readonly categories?: readonly string[]
    readonly purposes?: readonly string[]
  }[]
  /** The official document read. */
  readonly source: string
  readonly confidence: Confidence
}

/** The named ownership tests of design 2.4. */
export type OwnershipTest =
  | 'self'
  | 'subsidiary'
  | 'parent'
  | 'common-control'
  | 'state-controlled'
  | 'fifty-percent'
  | 'effective-interest'

/** What a link to a list can rest on; `shown` counts for no test and is only displayed. */
export type LinkTest = 'self' | 'subsidiary' | 'parent' | 'common-control' | 'shown'

/** One way in which an organisation stands on, or is tied to somebody on, an official list. */
export interface ListLink {
  readonly list: string
  readonly limb?: string
  /** The organisation that the list names. */
  readonly listed: string
  readonly test: LinkTest
  /** Edges from the organisation asked about to the listed one, in walking order; empty when it is named itself. */
  readonly path: readonly Edge[]
  /** The days on which entry and every edge hold together: from `since` (inclusive) until `until` (exclusive). */
  readonly since: Day
  readonly until?: Day
  /** True when the entry and every edge are verified in a source; a weaker link is a doubt, never a prohibition. */
  readonly verified: boolean
}

/** Why a way is not certain; `at` is the organisation that the doubt is about. */
export interface Doubt {
  readonly because:
    'confidence' | 'share-unknown' | 'end-unknown' | 'doubtful-entity' | 'uncounted-share' | 'circle'
  readonly at: string
}

export interface OwnershipQuestion {
  readonly entity: string
  readonly test: OwnershipTest
  /** The organisations that are looked for; `state-controlled` without any looks for every state. */
  readonly targets: ReadonlySet<string>
  readonly asOf: Day
}

/** One way to a target; certain when nothing is doubted. */
export interface Way {
  readonly reached: string
  /** In walking order from the organisation asked about. */
  readonly path: readonly Edge[]
  /** The days on which every edge holds: from `since` (inclusive) until `until` (exclusive); absent when open. */
  readonly since?: Day
  readonly until?: Day
  readonly doubts: readonly Doubt[]
}

export interface OwnershipAnswer {
  /** `true` by a way without a doubt, `unknown` by doubted ways only, `false` by none. */
  readonly result: 'true' | 'unknown' | 'false'
  /** Ordered by organisation reached and path. */
  readonly ways: readonly Way[]
  /** What the targets hold together, in per cent as a decimal; only of the tests that count shares. */
  readonly share?: string
  /** Direct ties to a target that count for no test: former, minority, joint venture, supply (design 2.4). */
  readonly shown: readonly Edge[]
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
      readonly by: 'identifier' | 'strong-name' | 'confirmed'
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
  /** Of a former name: the first day on which it no longer was the name, where known. */
  readonly until?: Day
}

export interface Entity {
  readonly id: string
  readonly name: string
  readonly kind: 'company' | 'brand' | 'agency' | 'fund' | 'person' | 'state'
  readonly jurisdiction?: string
  /** ISO 3166-1 alpha-2 of where it is run from, when that is not where it is established. */
  readonly seat?: string
  readonly names: readonly EntityName[]
  /** Names of its products that are no name of its own. */
  readonly products: readonly string[]
  readonly identifiers: Readonly<Record<string, readonly string[]>>
  /** Category codes of what it makes or provides, as far as known. */
  readonly categories: readonly string[]
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
  /** Lists without names in a script that the party is named in: that nothing is found there says nothing. */
  blindLists(party: NamedParty): readonly string[]
  /** The rows of a list, in the order of its file. */
  rows(list: string): readonly ListRow[]
  /** Every way in which the organisation is on or tied to a list, on any day; ordered by list, listed, test, path. */
  links(entity: string): readonly ListLink[]
  /** A named test of ownership and control as of a day, with the ways, figures and doubts that it rests on. */
  ownership(question: OwnershipQuestion): OwnershipAnswer
  /** Entities whose names contain the text after normalisation, best first, at most `limit`. */
  search(text: string, limit: number): readonly EntityHit[]
  /** Organisations with a name like the one given, best first, at most `limit`, each with reasons. */
  match: MatchEntities
  /** All names, prepared for `match` when first asked for: typed arrays in memory that threads share. */
  names(): NameRegister
  /** The canonical JSON that `digest` names. */
  document(): string
}
