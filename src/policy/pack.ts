import Type from 'typebox'
import { SEEN_MEMBERS } from '../facts/seen-line.ts'
import { ConditionSchema, Level, ParameterName, type ConditionSource } from './condition.ts'
import { ParameterSource } from './parameter.ts'

const closed = { additionalProperties: false } as const
const dayPattern = { pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2027-01-15'] }
const day = Type.String(dayPattern)
const text = Type.Object(
  { en: Type.String({ minLength: 1, maxLength: 4000 }), ja: Type.String({ minLength: 1, maxLength: 4000 }) },
  closed,
)
const id = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' })
const condition = Type.Ref('Condition')
const citationKey = Type.String({ description: 'A key of `citations`.' })

export const ACTS = [
  'acquire',
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
export const EFFECTS = ['prohibit', 'require', 'refer', 'condition', 'note'] as const
export const CONCERNS = ['vendor-origin', 'malicious-function', 'service-interruption', 'procedure'] as const
export const STATUSES = ['binding', 'advisory', 'proposal'] as const
export const SUBJECT_KINDS = ['purchase', 'item', 'component', 'use', 'bidder'] as const

const Citation = Type.Object(
  {
    ref: Type.String({ minLength: 1, maxLength: 300 }),
    rfo: Type.Optional(
      Type.String({ description: 'The same duty in the overhauled FAR, where both may be in contracts.' }),
    ),
    url: Type.Optional(Type.String({ pattern: '^https://' })),
    confidence: Type.Enum(['verified', 'secondary', 'knowledge']),
    retrieved: Type.Optional(day),
  },
  closed,
)

const Exception = Type.Object(
  {
    id,
    title: text,
    claim: Type.String({ description: 'The claim code that invokes it.' }),
    evidence: Type.Optional(Type.String({ description: 'The type of evidence that must carry it.' })),
    answers: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean()]), {
        description: 'What the evidence must say; silent or otherwise, the claim stays unknown.',
      }),
    ),
    belied: Type.Optional(condition),
    citation: citationKey,
  },
  closed,
)

const Waiver = Type.Object(
  {
    id,
    issuer: Type.String({ description: 'The `issuerCode` of the evidence.' }),
    until: Type.Optional(
      Type.String({ ...dayPattern, description: 'The last day of an act that it can help.' }),
    ),
    title: text,
    citation: citationKey,
  },
  closed,
)

const Authority = Type.Object(
  { id, name: text },
  { ...closed, description: 'Who can be asked, and whose reply counts: the `issuerCode` of evidence.' },
)

const Lead = Type.Object(
  {
    days: Type.Optional(Type.Integer({ minimum: 0, maximum: 3660, description: 'Calendar days.' })),
    text: Type.Optional(text),
  },
  { ...closed, minProperties: 1, description: 'How long the authority takes; shown, it decides nothing.' },
)

const referral = {
  authority: Type.Optional(
    Type.Array(id, { minItems: 1, maxItems: 5, uniqueItems: true, description: 'Authorities of this pack.' }),
  ),
  needs: Type.Optional(
    Type.Array(
      Type.Union([
        Type.String({ minLength: 1, maxLength: 150, description: 'A fact or collection.' }),
        condition,
      ]),
      {
        minItems: 1,
        maxItems: 50,
        description: 'What suffices to ask: facts that are given, conditions that hold.',
      },
    ),
  ),
  sees: Type.Optional(
    Type.Array(Type.Enum([...SEEN_MEMBERS]), {
      minItems: 1,
      uniqueItems: true,
      description: 'What of the line the authority sees; its reply is bound to that.',
    }),
  ),
  answered: Type.Optional(condition),
  lead: Type.Optional(Lead),
}

const Rule = Type.Object(
  {
    id,
    title: text,
    concern: Type.Enum([...CONCERNS]),
    status: Type.Optional(Type.Enum([...STATUSES])),
    for: Type.Enum([...SUBJECT_KINDS]),
    makers: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, maxItems: 12, description: 'Roles that make it.' }),
    ),
    catches: Type.Optional(Type.Array(Type.Enum([...ACTS]), { minItems: 1 })),
    effective: Type.Optional(
      Type.Object(
        {
          from: Type.Optional(day),
          until: Type.Optional(day),
          by: Type.Union([Type.Literal('act'), Type.String({ description: 'A date fact of the purchase.' })]),
        },
        closed,
      ),
    ),
    standard: Type.Optional(Type.Enum(['ask', 'reasonable-inquiry'])),
    scope: Type.Optional(condition),
    when: Type.Optional(condition),
    demand: Type.Optional(condition),
    atLeast: Type.Optional(Type.Record(Type.String(), Level)),
    unless: Type.Optional(
      Type.Array(id, { minItems: 1, maxItems: 10, description: 'Exceptions of this pack.' }),
    ),
    belies: Type.Optional(
      Type.Object(
        { fact: Type.String(), is: Type.Boolean() },
        { ...closed, description: 'A representation that a triggered finding contradicts.' },
      ),
    ),
    waivable: Type.Optional(
      Type.Array(id, { minItems: 1, maxItems: 10, description: 'Waivers of this pack.' }),
    ),
    riskAcceptable: Type.Optional(
      Type.Literal(true, {
        description: 'The organisation may accept the risk itself, by a determination with reasons.',
      }),
    ),
    effect: Type.Enum([...EFFECTS]),
    ...referral,
    ask: Type.Optional(Type.Enum(['own-counsel'])),
    rationale: text,
    citation: citationKey,
  },
  closed,
)

/** One pack: the rules of one regime or organisation, as its YAML file holds them. */
export const PackSchema = Type.Object(
  {
    schema: Type.Literal('sekisho/pack/1'),
    id,
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$', examples: ['1.0.0'] }),
    kind: Type.Enum(['regime', 'house', 'watchlist']),
    status: Type.Enum([...STATUSES]),
    title: text,
    authority: text,
    citation: citationKey,
    citations: Type.Record(id, Citation, { description: 'Every source that the pack cites, once.' }),
    reviewed: day,
    lists: Type.Optional(Type.Array(Type.String(), { maxItems: 20 })),
    parameters: Type.Optional(
      Type.Record(ParameterName, ParameterSource, {
        maxProperties: 50,
        description: 'What a deployment may set.',
      }),
    ),
    authorities: Type.Optional(Type.Array(Authority, { maxItems: 20 })),
    binds: condition,
    conditions: Type.Optional(
      Type.Record(id, condition, {
        description: 'Conditions with a name; rules refer to them by `condition`.',
      }),
    ),
    exceptions: Type.Optional(Type.Array(Exception, { maxItems: 50 })),
    waivers: Type.Optional(Type.Array(Waiver, { maxItems: 50 })),
    rules: Type.Array(Rule, { minItems: 1, maxItems: 500 }),
    notChecked: Type.Optional(Type.Array(Type.Object({ id, text }, closed), { maxItems: 50 })),
    openQuestions: Type.Optional(Type.Array(Type.Object({ id, text }, closed), { maxItems: 50 })),
  },
  { ...closed, $defs: { Condition: { ...ConditionSchema, $id: 'Condition' } } },
)

type Text = Type.Static<typeof text>
export type AuthoritySource = Type.Static<typeof Authority>
export type LeadSource = Type.Static<typeof Lead>
export type CitationSource = Type.Static<typeof Citation>
export type WaiverSource = Type.Static<typeof Waiver>
export type Act = (typeof ACTS)[number]
export type Effect = (typeof EFFECTS)[number]
export type Concern = (typeof CONCERNS)[number]
export type Status = (typeof STATUSES)[number]

export interface ExceptionSource {
  readonly id: string
  readonly title: Text
  readonly claim: string
  readonly evidence?: string
  readonly answers?: Readonly<Record<string, string | boolean>>
  readonly belied?: ConditionSource
  readonly citation: string
}

/** A rule as written; the JSON Schema's `$ref` to conditions is opaque to TypeBox, so the type names them here. */
export interface RuleSource extends Omit<
  Type.Static<typeof Rule>,
  'scope' | 'when' | 'demand' | 'needs' | 'answered'
> {
  readonly scope?: ConditionSource
  readonly when?: ConditionSource
  readonly demand?: ConditionSource
  readonly needs?: readonly (string | ConditionSource)[]
  readonly answered?: ConditionSource
}

export interface PackSource extends Omit<
  Type.Static<typeof PackSchema>,
  'binds' | 'conditions' | 'exceptions' | 'rules'
> {
  readonly binds: ConditionSource
  readonly conditions?: Readonly<Record<string, ConditionSource>>
  readonly exceptions?: readonly ExceptionSource[]
  readonly rules: readonly RuleSource[]
}
