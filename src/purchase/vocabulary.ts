import Type, { type TObject, type TProperties, type TSchema } from 'typebox'

/** Annotation on values that can be erased: stored apart, referred to by commitment (design 4). */
export const ERASABLE = { erasable: true } as const

/** An open member: absent, null (asked, not known) and a value are three different things. */
export function open<T extends TSchema>(schema: T) {
  return Type.Optional(Type.Union([schema, Type.Null()]))
}

/** An object that knows all its members; anything else in it is an error, never ignored. */
export function closed<T extends TProperties>(properties: T, description: string): TObject<T> {
  return Type.Object(properties, { additionalProperties: false, description })
}

export const Id = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$',
  description: 'Letters, digits and . _ : -',
})
export const Code = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
  description: 'A code of an open list.',
})
export const Name = Type.String({ minLength: 1, maxLength: 500, ...ERASABLE })
export const Prose = Type.String({ maxLength: 4000, ...ERASABLE })
export const Day = Type.String({
  format: 'date',
  description: 'ISO 8601 calendar day, in the buyer’s time zone.',
})
export const Instant = Type.String({ format: 'date-time', description: 'RFC 3339.' })
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2.' })
export const Path = Type.String({
  pattern: '^(/[^/]{1,120}){1,24}$',
  maxLength: 500,
  description: 'Steps into elements are @id.',
})
export const Decimal = Type.String({
  pattern: '^-?\\d{1,18}(\\.\\d{1,6})?$',
  description: 'A decimal as text, so that no digit is lost; a JSON number is refused.',
  ...ERASABLE,
})

export const Codes = Type.Array(Code, { maxItems: 200, uniqueItems: true })
export const Countries = Type.Array(Country, { maxItems: 250, uniqueItems: true })
export const Flags = Type.Record(Code, Type.Union([Type.Boolean(), Type.Null()]), {
  maxProperties: 200,
  description: 'Memberships: absent unknown, null asked, false no.',
})

export const Money = closed(
  {
    amount: open(Decimal),
    currency: open(Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' })),
    basis: open(Code),
    includesTax: open(Type.Boolean()),
    includesOptions: open(Type.Boolean()),
  },
  'An amount of money.',
)

export const BUYER_TYPES = [
  'ministry',
  'agency',
  'independent-administrative-agency',
  'designated-corporation',
  'local-government',
  'private-operator',
  'civilian-agency',
  'defense',
  'intelligence',
  'state-or-local',
  'grantee',
  'central-department',
  'other-contracting-authority',
  'eu-institution',
  'school',
] as const

export const ACTIONS = [
  'new',
  'renew',
  'extend',
  'option',
  'call-off',
  'modify',
  'substitute',
  'maintain',
  'accept',
  'hold',
] as const

export const ITEM_KINDS = ['hardware', 'software', 'service', 'cloud'] as const

export const ROLES = [
  'bidder',
  'manufacturer',
  'brand',
  'oem',
  'designer',
  'developer',
  'publisher',
  'producer',
  'provider',
  'assembler',
  'service-provider',
  'maintainer',
  'installer',
  'carrier',
  'lessor',
  'reseller',
  'vendor',
  'subcontractor',
  'associated-person',
] as const

export const EVIDENCE_STATES = ['received', 'confirmed', 'rejected'] as const
export const SAYS = ['value', 'complete', 'refused', 'unobtainable', 'none-known'] as const
