import Type from 'typebox'
import { LEVELS } from '../facts/fact.ts'

const code = Type.String({ minLength: 1, maxLength: 100 })
const codes = Type.Array(code, { minItems: 1, maxItems: 200 })
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** A day: written out, the day of the decision (`asOf`), or a fact; moved by whole years, months and days. */
export const DayExpression = Type.Union([
  day,
  Type.Literal('asOf'),
  Type.Object(
    {
      fact: Type.Optional(code),
      day: Type.Optional(Type.Union([day, Type.Literal('asOf')])),
      plus: Type.Optional(
        Type.Object(
          {
            years: Type.Optional(Type.Integer({ minimum: -100, maximum: 100 })),
            months: Type.Optional(Type.Integer({ minimum: -1200, maximum: 1200 })),
            days: Type.Optional(Type.Integer({ minimum: -36600, maximum: 36600 })),
          },
          { additionalProperties: false, description: 'Months and years clamp to the end of the month.' },
        ),
      ),
    },
    { additionalProperties: false },
  ),
])
export type DayExpression = Type.Static<typeof DayExpression>

export const Amount = Type.Object(
  {
    amount: Type.String({ pattern: '^-?\\d{1,18}(\\.\\d{1,6})?$' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  },
  { additionalProperties: false },
)

/**
 * One condition as policy authors write it: exactly one of `allOf`, `anyOf`, `not`, `condition`, `always`, `listed`,
 * `evidence`, `opposing`, `certification` or `fact` with one operator. The schema holds the words; the type check holds which may stand together.
 */
export interface ConditionSource {
  readonly allOf?: readonly ConditionSource[]
  readonly anyOf?: readonly ConditionSource[]
  readonly not?: ConditionSource
  readonly fact?: string
  readonly is?: string | boolean
  readonly in?: readonly string[]
  readonly within?: string | readonly string[]
  readonly some?: ConditionSource
  readonly every?: ConditionSource
  readonly none?: ConditionSource
  readonly given?: true
  readonly empty?: true
  readonly complete?: true
  readonly as?: string
  readonly before?: DayExpression
  readonly onOrBefore?: DayExpression
  readonly after?: DayExpression
  readonly onOrAfter?: DayExpression
  readonly lessThan?: number | Type.Static<typeof Amount>
  readonly atMost?: number | Type.Static<typeof Amount>
  readonly moreThan?: number | Type.Static<typeof Amount>
  readonly atLeast?: number | Type.Static<typeof Amount>
  readonly listed?: string
  readonly limb?: string
  readonly reach?: readonly ('self' | 'subsidiary' | 'common-control')[]
  readonly doubt?: readonly ('subsidiary' | 'common-control')[]
  readonly evidence?: readonly string[]
  readonly from?: 'bidder'
  readonly answered?: readonly string[]
  readonly answers?: Readonly<Record<string, string | boolean>>
  readonly confirmed?: boolean
  readonly current?: boolean
  readonly about?: string
  readonly by?: readonly string[]
  readonly signed?: true
  readonly includes?: Readonly<Record<string, readonly string[]>>
  readonly opposing?: readonly string[]
  readonly outcome?: readonly string[]
  readonly status?: readonly string[]
  readonly certification?: readonly string[]
  readonly level?: number
  readonly profile?: true
  readonly coversUse?: true
  readonly condition?: string
  readonly always?: true
}

const self = Type.Ref('Condition')
const only = (description: string) => Type.Optional(Type.Literal(true, { description }))
const quantity = Type.Union([Type.Number(), Amount])

/** JSON Schema of one condition; recursive through `$ref: Condition`. */
export const ConditionSchema = Type.Object(
  {
    allOf: Type.Optional(
      Type.Array(self, { minItems: 1, maxItems: 50, description: 'All must hold (Kleene and).' }),
    ),
    anyOf: Type.Optional(
      Type.Array(self, { minItems: 1, maxItems: 50, description: 'One must hold (Kleene or).' }),
    ),
    not: Type.Optional(self),
    fact: Type.Optional(
      Type.String({ minLength: 1, maxLength: 150, description: 'A fact or collection of the catalogue.' }),
    ),
    is: Type.Optional(Type.Union([code, Type.Boolean()])),
    in: Type.Optional(codes),
    within: Type.Optional(
      Type.Union([code, codes], { description: 'The category is, or lies below, one of these.' }),
    ),
    some: Type.Optional(self),
    every: Type.Optional(self),
    none: Type.Optional(self),
    given: only('Somebody gave it; an open fact stays a question, never false.'),
    empty: only('A list without members that somebody says is whole.'),
    complete: only('Somebody says that the list is whole.'),
    as: Type.Optional(
      Type.String({
        pattern: '^[a-z][a-zA-Z]{0,30}$',
        description: 'Name for the member; two deep at most.',
      }),
    ),
    before: Type.Optional(DayExpression),
    onOrBefore: Type.Optional(DayExpression),
    after: Type.Optional(DayExpression),
    onOrAfter: Type.Optional(DayExpression),
    lessThan: Type.Optional(quantity),
    atMost: Type.Optional(quantity),
    moreThan: Type.Optional(quantity),
    atLeast: Type.Optional(quantity),
    listed: Type.Optional(
      Type.String({ description: 'Id of an official list; the party is on it or reached by it.' }),
    ),
    limb: Type.Optional(code),
    reach: Type.Optional(
      Type.Array(Type.Enum(['self', 'subsidiary', 'common-control']), { minItems: 1, maxItems: 3 }),
    ),
    doubt: Type.Optional(
      Type.Array(Type.Enum(['subsidiary', 'common-control']), {
        minItems: 1,
        maxItems: 2,
        description: 'Ties that the law may or may not reach: unknown, and asked.',
      }),
    ),
    evidence: Type.Optional(codes),
    from: Type.Optional(Type.Enum(['bidder'])),
    answered: Type.Optional(codes),
    answers: Type.Optional(Type.Record(code, Type.Union([code, Type.Boolean()]))),
    confirmed: Type.Optional(Type.Boolean()),
    current: Type.Optional(
      Type.Boolean({ description: 'Dated, in force on the day, with an end that is given.' }),
    ),
    about: Type.Optional(
      Type.String({
        pattern: '^(/[A-Za-z]+)+$',
        description: 'What the evidence is about, if not the subject.',
      }),
    ),
    by: Type.Optional(Type.Array(code, { minItems: 1, maxItems: 20, description: 'Role of who issued it.' })),
    signed: only('Signed, or confirmed by a second person.'),
    includes: Type.Optional(
      Type.Record(code, codes, { description: 'Answers that are lists and must name all of these.' }),
    ),
    opposing: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 20,
        description: 'Evidence that weighs against the purchase; false where there is none.',
      }),
    ),
    outcome: Type.Optional(codes),
    status: Type.Optional(codes),
    certification: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 50,
        description: 'A certificate of one of these schemes whose subject and holder are those of the line.',
      }),
    ),
    level: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 10, description: 'The lowest level that serves.' }),
    ),
    profile: only('Certified against a named protection profile.'),
    coversUse: only('Its declared scope holds every function and region that is used.'),
    condition: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: 'A key of `conditions` of this pack.' }),
    ),
    always: only('Holds for every purchase.'),
  },
  { additionalProperties: false },
)

export const Level = Type.Enum([...LEVELS])
