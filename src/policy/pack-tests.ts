import Type from 'typebox'
import { ParameterName } from './condition.ts'
import { ParameterValue } from './parameter.ts'
import { Watched } from './profile.ts'

const closed = { additionalProperties: false } as const
const Verdict = Type.Enum(['not-applicable', 'clear', 'triggered', 'undetermined', 'excepted', 'fault'])
const OUTCOMES = [
  'reject',
  'incomplete',
  'refer',
  'not-covered',
  'approve-with-conditions',
  'approve',
] as const
const Outcome = Type.Enum([...OUTCOMES])
const text = Type.String({ minLength: 1, maxLength: 1000 })

/**
 * Tests beside a pack: named purchases, and cases that change one of them by JSON Pointer. A rule that a case names has
 * to be reached with the verdict given; `RULE` means some subject, `RULE@/path` that one.
 */
export const PackTestsSchema = Type.Object(
  {
    schema: Type.Literal('sekisho/pack-tests/1'),
    watchlist: Type.Optional(
      Type.Array(Watched, { maxItems: 100, description: 'Whom the deployment watches in these tests.' }),
    ),
    purchases: Type.Record(Type.String(), Type.Unknown()),
    tests: Type.Array(
      Type.Object(
        {
          name: text,
          reading: Type.String({
            minLength: 10,
            maxLength: 1000,
            description: 'The legal reading, in one sentence.',
          }),
          citation: Type.String({ description: 'A key of the pack’s citations.' }),
          purchase: Type.String(),
          set: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
          remove: Type.Optional(Type.Array(Type.String())),
          settings: Type.Optional(
            Type.Record(ParameterName, ParameterValue, {
              description: 'What the organisation sets of the parameters of the pack.',
            }),
          ),
          asOf: Type.String({ format: 'date' }),
          expect: Type.Object(
            {
              outcome: Type.Optional(Outcome),
              items: Type.Optional(Type.Record(Type.String(), Outcome)),
              rules: Type.Record(Type.String(), Verdict),
              missing: Type.Optional(
                Type.Array(Type.String(), { description: 'Exactly these pointers are asked for.' }),
              ),
              contradicted: Type.Optional(
                Type.Array(Type.String(), { description: 'Rules marked as contradicted.' }),
              ),
              advisory: Type.Optional(
                Type.Enum([...OUTCOMES], {
                  description: 'What the rules come to that do not bind: of a pack that nobody has adopted.',
                }),
              ),
              asks: Type.Optional(
                Type.Array(Type.String(), {
                  description: 'Exactly these rules can be put before their authority as things stand.',
                }),
              ),
            },
            closed,
          ),
        },
        closed,
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  closed,
)
export type PackTests = Type.Static<typeof PackTestsSchema>
export type PackTest = PackTests['tests'][number]
