import Type from 'typebox'
import { ComponentSchema, ItemSchema } from './item-schema.ts'
import { PartySchema } from './party-schema.ts'
import {
  ACTIONS,
  BUYER_TYPES,
  closed,
  Code,
  Codes,
  Country,
  Day,
  ERASABLE,
  EVIDENCE_STATES,
  Flags,
  Id,
  Money,
  Name,
  open,
  Path,
  Prose,
  SAYS,
} from './vocabulary.ts'

const flag = open(Type.Boolean())
const TimeZone = Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]{0,63}$', description: 'IANA time zone.' })
const Ids = Type.Array(Id, { maxItems: 2000, uniqueItems: true })

const Buyer = closed(
  {
    name: open(Name),
    jurisdiction: open(Country),
    type: open(Type.Enum([...BUYER_TYPES])),
    unit: open(Prose),
    timeZone: open(TimeZone),
    sector: open(Code),
    telecomOperator: flag,
    criticalInfrastructure: flag,
    designations: open(Flags),
  },
  'Who buys.',
)

/** Something to be done under the contract on a day of its own; without `items` it concerns every line. */
const toCome = (description: string) =>
  closed({ id: open(Id), date: open(Day), items: open(Ids) }, description)

const Contract = closed(
  {
    start: open(Day),
    end: open(Day),
    options: open(Type.Array(toCome('An option to come.'), { maxItems: 100 })),
    renewals: open(Type.Array(toCome('A renewal to come.'), { maxItems: 100 })),
    callOffs: open(Type.Array(toCome('An order to come under a framework.'), { maxItems: 1000 })),
    deliveries: open(Type.Array(toCome('A delivery to come.'), { maxItems: 1000 })),
    terms: open(Flags),
  },
  'The contract to come.',
)

const Procurement = closed(
  {
    date: open(Day),
    action: open(Type.Enum([...ACTIONS])),
    stage: open(Code),
    method: open(Code),
    methodReason: open(Prose),
    clauseSet: open(Type.Enum(['codified', 'rfo'])),
    parent: open(Code),
    dates: open(
      closed(
        {
          procedureStart: open(Day),
          notice: open(Day),
          solicitation: open(Day),
          proposalsDue: open(Day),
          opening: open(Day),
          award: open(Day),
        },
        'Days of the procedure.',
      ),
    ),
    value: open(Money),
    coverage: open(Flags),
    lots: open(Type.Array(closed({ id: Id, title: open(Name) }, 'A lot.'), { maxItems: 500 })),
    funding: open(
      Type.Array(
        closed(
          {
            programme: open(Prose),
            funder: open(Prose),
            jurisdiction: open(Country),
            share: open(Type.Number({ minimum: 0, maximum: 100 })),
          },
          'A source of money.',
        ),
        { maxItems: 50 },
      ),
    ),
    urgency: open(closed({ declared: flag, reason: open(Prose) }, 'Urgency.')),
    replacesInstalled: flag,
    materialNetworkChange: flag,
    contract: open(Contract),
  },
  'The act and its procedure.',
)

const Site = closed({ id: Id, name: open(Name), country: open(Country), sensitive: flag }, 'A place of use.')

const System = closed(
  {
    name: open(Name),
    criteria: open(Codes),
    class: open(Codes),
    network: open(Codes),
    importance: open(Code),
    dataClass: open(
      closed(
        { confidentiality: open(Type.Integer({ minimum: 1, maximum: 3 })), marking: open(Code) },
        'Class of the data.',
      ),
    ),
    impactLevel: open(Code),
    connectedToCoreNetwork: flag,
    venue: open(closed({ public: flag, operator: open(Code) }, 'A venue that it is for.')),
    sites: open(Type.Array(Site, { maxItems: 500 })),
    personalDataRecords: open(Type.Integer({ minimum: 0, maximum: 10_000_000_000 })),
    plannedEndOfUse: open(Day),
    pathDiversity: flag,
    alternativeCarrier: flag,
  },
  'The system that it is for.',
)

const Statement = closed(
  {
    about: open(Path),
    says: open(Type.Enum([...SAYS])),
    by: open(Type.String({ maxLength: 64, description: 'A party id, or `buyer`.' })),
    person: open(Prose),
    date: open(Day),
    evidence: open(Id),
  },
  'Who says that a value holds, that a list is complete, or that an answer cannot be had.',
)

const Claim = closed(
  {
    id: Id,
    claim: open(Code),
    rule: open(Code),
    subjects: open(Type.Array(Path, { maxItems: 500 })),
    by: open(Id),
    date: open(Day),
    evidence: open(Type.Array(Id, { maxItems: 100 })),
    waiver: open(
      Type.String({
        pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$',
        description: 'Only of a waiver: the id under which the act is entered with the deployment.',
      }),
    ),
  },
  'An exception, exemption or waiver that somebody invokes.',
)

const Answer = Type.Union([
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 1000 }),
  Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 }),
  Type.Null(),
])

const Digest = Type.String({
  pattern: '^sha256:[0-9a-f]{64}$',
  description:
    'Digest of a line or list as the authority saw it, copied from the request; it is computed, never made up.',
  ...ERASABLE,
})

const RepliedLine = closed(
  {
    item: open(Id),
    outcome: open(Code),
    measures: open(Type.Array(Prose, { maxItems: 50 })),
    lineDigest: open(Digest),
  },
  'What an authority replied on one line.',
)

const Evidence = closed(
  {
    id: Id,
    type: open(Code),
    issuer: open(Type.String({ maxLength: 500, ...ERASABLE })),
    issuerRole: open(Code),
    issuerParty: open(Id),
    issuerCode: open(Code),
    signedBy: open(Prose),
    date: open(Day),
    validUntil: open(Day),
    subjects: open(Type.Array(Path, { maxItems: 500 })),
    answers: open(Type.Record(Code, Answer, { maxProperties: 200 })),
    outcome: open(Code),
    lines: open(Type.Array(RepliedLine, { maxItems: 2000 })),
    listDigest: open(Digest),
    document: open(
      closed(
        {
          digest: open(Type.String({ pattern: '^sha256:[0-9a-f]{64}$', ...ERASABLE })),
          mediaType: open(Type.String({ maxLength: 200 })),
          name: open(Name),
          bytes: open(Type.Integer({ minimum: 0, maximum: 10_000_000_000 })),
        },
        'The document itself, kept elsewhere.',
      ),
    ),
    state: open(Type.Enum([...EVIDENCE_STATES])),
    confirmedBy: open(Code),
  },
  'A document or an authority’s act. It serves only its subjects.',
)

/** A purchase as it is handed in: one offer for one proposed purchase. It is never changed. */
export const PurchaseSchema = Type.Object(
  {
    schema: Type.Literal('sekisho/purchase/1'),
    reference: open(Type.String({ maxLength: 200 })),
    title: open(Name),
    description: open(Prose),
    handling: open(
      closed({ mark: open(Code), caveats: open(Codes) }, 'How the purchase itself is to be handled.'),
    ),
    buyer: open(Buyer),
    procurement: open(Procurement),
    system: open(System),
    proposal: open(
      closed({ bidder: open(Id), lots: open(Ids), consortium: open(Ids) }, 'Whose offer it is.'),
    ),
    parties: open(Type.Array(PartySchema, { maxItems: 2000 })),
    items: Type.Array(ItemSchema, { minItems: 1, maxItems: 2000 }),
    claims: open(Type.Array(Claim, { maxItems: 500 })),
    statements: open(Type.Array(Statement, { maxItems: 5000 })),
    evidence: open(Type.Array(Evidence, { maxItems: 1000 })),
  },
  {
    additionalProperties: false,
    description: 'One offer for one proposed purchase.',
    $defs: { Component: ComponentSchema },
  },
)

export type Purchase = Type.Static<typeof PurchaseSchema>
