import Type from 'typebox'
import { closed, Day, Id, open } from '../../purchase/vocabulary.ts'

const Text = Type.String({ minLength: 1, maxLength: 4000 })

/** Why somebody decides otherwise than the decision says, and more mildly (design 1, "determination"). */
export const DEPARTURES = ['risk-acceptance', 'waiver', 'emergency', 'machine-error', 'unanswerable'] as const
export type DepartureKind = (typeof DEPARTURES)[number]

/** What can be decided on a line. */
export const DECIDES = ['approve', 'approve-with-conditions', 'reject'] as const

const Departure = closed(
  {
    kind: Type.Enum([...DEPARTURES]),
    findings: Type.Array(Type.String({ maxLength: 600, description: '`<rule>@<subject>`.' }), {
      minItems: 1,
      maxItems: 500,
      uniqueItems: true,
    }),
    waiver: open(Id),
    reasons: Text,
  },
  'A departure towards mildness from findings.',
)

const DeterminedItem = closed(
  {
    item: Id,
    decides: Type.Enum([...DECIDES]),
    reasons: open(Text),
    departures: open(Type.Array(Departure, { maxItems: 50 })),
  },
  'What is decided on a line. Reasons of its own are needed where it is stricter than the decision.',
)

/** A determination as it is handed in. */
export const DeterminationSchema = closed(
  {
    decision: Id,
    items: Type.Array(DeterminedItem, { minItems: 1, maxItems: 2000 }),
    reasons: Text,
    delegation: open(
      closed(
        { from: Text, instrument: Text, date: open(Day) },
        'On whose behalf it is decided, by which instrument.',
      ),
    ),
    interests: closed(
      { any: Type.Boolean(), what: open(Text) },
      'Whether who decides has an interest in the purchase; if so, which, and why that does not bar the decision.',
    ),
  },
  'A responsible person decides on one revision, line by line.',
)
export type DeterminationSaid = Type.Static<typeof DeterminationSchema>
export type DeterminedItemSaid = Type.Static<typeof DeterminedItem>
export type DepartureSaid = Type.Static<typeof Departure>
