import Type from 'typebox'
import { LEVELS } from '../facts/fact.ts'
import type { ParameterValue } from './parameter.ts'

const code = Type.String({ minLength: 1, maxLength: 100 })
const codes = Type.Array(code, { minItems: 1, maxItems: 200 })
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2027-01-15'] })

export const ParameterName = Type.String({ pattern: '^[a-z][a-zA-Z0-9]{0,49}$' })

/** Stands for a value that the organisation sets; `withSettings` puts the value in its place before anything is compiled. */
const ParameterRef = Type.Object(
  { parameter: ParameterName },
  { additionalProperties: false, description: 'The value of a parameter of the pack.' },
)

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
    amount: Type.String({ pattern: '^-?\\d{1,18}(\\.\\d{1,6})?$', examples: ['48200'] }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', examples: ['JPY'] }),
  },
  { additionalProperties: false },
)

/** Tests of a piece of evidence, whether it helps (`evidence`) or harms (`adverse`). */
export interface EvidenceTests {
  readonly from?: 'bidder'
  readonly issuers?: readonly string[]
  readonly issuerRoles?: readonly string[]
  readonly about?: string
  readonly signed?: boolean
  readonly outcome?: readonly string[]
  readonly answered?: readonly string[]
  readonly answers?: Readonly<Record<string, string | boolean>>
  readonly includes?: Readonly<Record<string, readonly string[]>>
  readonly line?: string
  readonly confirmed?: boolean
  readonly current?: boolean
  readonly passed?: readonly string[]
}

/**
 * One condition as policy authors write it: exactly one of `allOf`, `anyOf`, `not`, `condition`, `always`, `listed`, `evidence`, `adverse`,
 * `certificate`, `parameter` or `fact` with one operator. The schema holds the words; the type check holds which may
 * stand together.
 */
export interface ConditionSource extends EvidenceTests {
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
  readonly search?: readonly string[]
  readonly given?: true
  readonly empty?: true
  readonly complete?: true
  readonly condition?: string
  readonly always?: true
  readonly evidence?: readonly string[]
  readonly adverse?: readonly string[]
  readonly certificate?: readonly string[]
  readonly level?: number
  readonly profile?: readonly string[] | 'any'
  readonly covers?: readonly ('features' | 'regions')[]
  readonly lapses?: DayExpression
  readonly parameter?: string
  /** What the parameter is set to; put in by `withSettings`, never written. */
  readonly setting?: ParameterValue
}

const self = Type.Ref('Condition')
/** An amount that the organisation sets, in the currency that the law names. */
const AmountRef = Type.Object(
  { parameter: ParameterName, currency: Amount.properties.currency },
  { additionalProperties: false, description: 'The amount of a parameter of the pack.' },
)
const quantity = Type.Union([Type.Number(), Amount, AmountRef, ParameterRef])
const dayOperand = Type.Union([DayExpression, ParameterRef])
const codesOperand = Type.Union([codes, ParameterRef])

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
    is: Type.Optional(Type.Union([code, Type.Boolean(), ParameterRef])),
    in: Type.Optional(codesOperand),
    within: Type.Optional(
      Type.Union([code, codes, ParameterRef], {
        description: 'The category is, or lies below, one of these.',
      }),
    ),
    some: Type.Optional(self),
    every: Type.Optional(self),
    none: Type.Optional(self),
    as: Type.Optional(
      Type.String({
        pattern: '^[a-z][a-zA-Z]{0,30}$',
        description: 'Name for the member; two deep at most.',
      }),
    ),
    before: Type.Optional(dayOperand),
    onOrBefore: Type.Optional(dayOperand),
    after: Type.Optional(dayOperand),
    onOrAfter: Type.Optional(dayOperand),
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
    search: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 5,
        description:
          'Evidence of a search of the whole list; it closes a list of which only selected rows are held.',
      }),
    ),
    given: Type.Optional(
      Type.Literal(true, { description: 'The fact has a value; unknown where it has none. Never false.' }),
    ),
    empty: Type.Optional(
      Type.Literal(true, { description: 'A list without members that somebody says is whole.' }),
    ),
    complete: Type.Optional(Type.Literal(true, { description: 'Somebody says that the list is whole.' })),
    condition: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: 'A key of `conditions` of this pack.' }),
    ),
    always: Type.Optional(Type.Literal(true, { description: 'Holds for every purchase.' })),
    evidence: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 20,
        description: 'Evidence that helps, of one of these types.',
      }),
    ),
    adverse: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 20,
        description: 'Evidence that weighs against, of one of these types: an order, a concern that remains.',
      }),
    ),
    from: Type.Optional(
      Type.Enum(['bidder'], { description: 'Issued by the bidder that the rule is about.' }),
    ),
    issuers: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 20,
        description: 'Authorities: `issuerCode` of the evidence.',
      }),
    ),
    issuerRoles: Type.Optional(
      Type.Array(code, { minItems: 1, maxItems: 20, description: '`issuerRole` of the evidence.' }),
    ),
    about: Type.Optional(
      Type.String({
        pattern: '^(/[a-zA-Z]{1,60}){1,8}$',
        description: 'Members below what the rule is about that the evidence has to be about.',
      }),
    ),
    signed: Type.Optional(Type.Literal(true, { description: 'Somebody signed it.' })),
    outcome: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 20,
        description: 'What it concluded; with `line` that line’s.',
      }),
    ),
    answered: Type.Optional(codes),
    answers: Type.Optional(Type.Record(code, Type.Union([code, Type.Boolean()]))),
    includes: Type.Optional(
      Type.Record(code, codes, { description: 'Answers that are lists and have to name all of these.' }),
    ),
    line: Type.Optional(
      Type.String({ description: 'A refer rule: the reply is bound to the line as that rule shows it.' }),
    ),
    confirmed: Type.Optional(Type.Boolean()),
    current: Type.Optional(
      Type.Boolean({ description: 'Dated, in force on the day, with an end that is given.' }),
    ),
    passed: Type.Optional(
      Type.Array(code, {
        minItems: 1,
        maxItems: 10,
        description: 'Answers that are days, all of them come: a waiting period is over.',
      }),
    ),
    certificate: Type.Optional(
      Type.Array(code, { minItems: 1, maxItems: 20, description: 'A certificate of one of these schemes.' }),
    ),
    level: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 10 }), ParameterRef])),
    profile: Type.Optional(
      Type.Union([codes, Type.Literal('any'), ParameterRef], {
        description: 'Certified against one of these protection profiles, or against one that it names.',
      }),
    ),
    covers: Type.Optional(
      Type.Array(Type.Enum(['features', 'regions']), { minItems: 1, maxItems: 2, uniqueItems: true }),
    ),
    lapses: Type.Optional(dayOperand),
    parameter: Type.Optional(ParameterName),
  },
  { additionalProperties: false },
)

export const Level = Type.Enum([...LEVELS])

/** Where a fact alone may stand for a condition, it stands for its being given. */
export function toCondition(part: string | ConditionSource): ConditionSource {
  return typeof part === 'string' ? { fact: part, given: true } : part
}
