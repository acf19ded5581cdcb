import Type from 'typebox'

const closed = { additionalProperties: false } as const
const id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })
const day = Type.String({ format: 'date' })
const label = Type.String({ minLength: 1, maxLength: 500 })
const confidence = Type.Enum(['verified-in-source', 'knowledge', 'uncertain'])

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

/** A file of `entities/`: organisations and brands with names, identifiers and dated edges to their owners. */
export const EntitiesFile = Type.Array(
  Type.Object(
    {
      id,
      name: label,
      kind: Type.Enum(['company', 'brand', 'agency', 'fund', 'person', 'state']),
      jurisdiction: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
      names: Type.Optional(
        Type.Record(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]+)*$' }), Type.Array(label)),
      ),
      weakNames: Type.Optional(Type.Array(label)),
      identifiers: Type.Optional(
        Type.Record(Type.String({ pattern: '^[a-z][A-Za-z]+$' }), Type.Array(label)),
      ),
      edges: Type.Optional(Type.Array(EdgeSource)),
      confidence,
      note: Type.Optional(label),
    },
    closed,
  ),
)
export type EntitySource = Type.Static<typeof EntitiesFile>[number]

/** A file of `lists/`: one official list with its entries. */
export const ListFile = Type.Object(
  {
    id,
    title: Type.Object({ en: label, ja: label }, closed),
    kind: Type.Enum(['statutory', 'published']),
    edition: day,
    maxAgeDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
    source: id,
    confidence,
    entries: Type.Array(
      Type.Object(
        {
          entity: id,
          limb: Type.Optional(id),
          listedAs: Type.Optional(label),
          added: day,
          removed: Type.Optional(day),
          citation: Type.Optional(label),
          source: id,
          confidence,
        },
        closed,
      ),
    ),
  },
  closed,
)
export type ListSource = Type.Static<typeof ListFile>

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
