import Type from 'typebox'

const closed = { additionalProperties: false } as const
const id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })
const day = Type.String({ format: 'date' })
const label = Type.String({ minLength: 1, maxLength: 500 })
const country = Type.String({ pattern: '^[A-Z]{2}$' })
const confidence = Type.Enum(['verified-in-source', 'knowledge', 'uncertain'])
const codes = Type.Array(id, { minItems: 1, uniqueItems: true })

export const EDGE_TYPES = [
  'affiliate-of',
  'brand-of',
  'controlled-by',
  'former-affiliate-of',
  'former-brand-of',
  'former-joint-venture-of',
  'former-subsidiary-of',
  'joint-venture-of',
  'minority-stake-by',
  'oem-supplied-by',
  'owned-by',
  'state-owned-by',
  'subsidiary-of',
  'successor-of',
] as const

/** The named tests of design 2.4, as a list's own text may reach. */
export const REACHES = [
  'self',
  'subsidiary',
  'parent',
  'common-control',
  'state-controlled',
  'fifty-percent',
  'effective-interest',
] as const

const EdgeSource = Type.Object(
  {
    type: Type.Enum([...EDGE_TYPES]),
    to: id,
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    since: Type.Optional(day),
    until: Type.Optional(day),
    confidence,
    source: Type.Optional(id),
    note: Type.Optional(label),
  },
  closed,
)

const FormerName = Type.Object(
  { name: label, since: Type.Optional(day), until: Type.Optional(day), note: Type.Optional(label) },
  closed,
)

/** A file of `entities/`: organisations and brands with names, identifiers and dated edges to their owners. */
export const EntitiesFile = Type.Array(
  Type.Object(
    {
      id,
      name: label,
      kind: Type.Enum(['company', 'brand', 'agency', 'fund', 'person', 'state']),
      /** Under whose law it is established; `EU` for bodies of the Union. */
      jurisdiction: Type.Optional(country),
      /** Where it is run from, where that is elsewhere. */
      seat: Type.Optional(country),
      names: Type.Optional(
        Type.Record(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]+)*$' }), Type.Array(label)),
      ),
      weakNames: Type.Optional(Type.Array(label)),
      /** What it was called before; such a name still means it. */
      formerNames: Type.Optional(Type.Array(FormerName, { minItems: 1 })),
      /** Names of products that are no name of the organisation: they identify nobody. */
      products: Type.Optional(Type.Array(label, { minItems: 1 })),
      identifiers: Type.Optional(
        Type.Record(Type.String({ pattern: '^[a-z][A-Za-z]+$' }), Type.Array(label)),
      ),
      /** Codes of `categories.yaml` for what it makes or provides, as far as known; never the whole. */
      categories: Type.Optional(codes),
      edges: Type.Optional(Type.Array(EdgeSource)),
      confidence,
      note: Type.Optional(label),
    },
    closed,
  ),
)
export type EntitySource = Type.Static<typeof EntitiesFile>[number]

/** What the list's own text covers, in words and, where they can be said, in codes of categories and purposes. */
const Limb = Type.Object(
  { id, en: label, ja: label, categories: Type.Optional(codes), purposes: Type.Optional(codes) },
  closed,
)

const Reach = Type.Object(
  {
    test: Type.Enum([...REACHES]),
    since: Type.Optional(day),
    until: Type.Optional(day),
    confidence,
    note: Type.Optional(label),
  },
  closed,
)

/** Where and how products of a category must have been made to be on the list. */
const Place = Type.Object(
  {
    of: Type.Array(Type.Enum(['assembly', 'design', 'development', 'manufacture']), { minItems: 1 }),
    in: Type.Optional(Type.Array(country, { minItems: 1 })),
    notIn: Type.Optional(Type.Array(country, { minItems: 1 })),
  },
  closed,
)

const ListException = Type.Object({ id, en: label, until: Type.Optional(day) }, closed)

/** One row: about an organisation, about a category of products by place of production, or about a territory. */
const EntrySource = Type.Object(
  {
    entity: Type.Optional(id),
    category: Type.Optional(id),
    territory: Type.Optional(label),
    country: Type.Optional(country),
    limb: Type.Optional(id),
    place: Type.Optional(Place),
    exceptions: Type.Optional(Type.Array(ListException, { minItems: 1 })),
    listedAs: Type.Optional(label),
    added: day,
    effective: Type.Optional(day),
    removed: Type.Optional(day),
    citation: Type.Optional(label),
    source: id,
    confidence,
    note: Type.Optional(label),
  },
  closed,
)

/** A file of `lists/`: one official list with its entries. */
export const ListFile = Type.Object(
  {
    id,
    title: Type.Object({ en: label, ja: label }, closed),
    /** `statutory` and `order` change only by another act of the same authority, so their age says nothing. */
    kind: Type.Enum(['statutory', 'order', 'published']),
    /** The body that keeps it; lists of different states are never mixed. */
    issuer: Type.Optional(id),
    /** What it legally does; most lists are no ban on buying. */
    effect: id,
    edition: day,
    maxAgeDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
    /** `selected` when only some rows are carried: then the absence of a name says nothing. */
    coverage: Type.Enum(['whole', 'selected']),
    gaps: Type.Optional(Type.Array(label, { minItems: 1 })),
    source: id,
    confidence,
    reach: Type.Array(Reach, { minItems: 1 }),
    limbs: Type.Optional(Type.Array(Limb, { minItems: 1 })),
    entries: Type.Array(EntrySource),
  },
  closed,
)
export type ListSource = Type.Static<typeof ListFile>
export type EntrySource = Type.Static<typeof EntrySource>

export const CategoriesFile = Type.Array(
  Type.Object(
    { code: id, parent: Type.Optional(id), en: label, ja: label, examples: Type.Optional(Type.Array(label)) },
    closed,
  ),
)
export type CategorySource = Type.Static<typeof CategoriesFile>[number]

export const SourcesFile = Type.Array(Type.Object({ id, title: label, url: Type.Optional(label) }, closed))
export type SourceSource = Type.Static<typeof SourcesFile>[number]

/** One edition of the reference data as the files hold it; what the digest of a snapshot covers. */
export interface Reference {
  readonly entities: readonly EntitySource[]
  readonly lists: readonly ListSource[]
  readonly categories: readonly CategorySource[]
  readonly sources: readonly SourceSource[]
}
