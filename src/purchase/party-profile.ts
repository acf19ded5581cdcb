import Type from 'typebox'
import { issue, type Issue, type Parsed } from './issue.ts'
import { checkText } from './parse-purchase.ts'
import { createValidator } from './schema-validator.ts'
import { closed, Code, Country, Day, Name, open, Prose } from './vocabulary.ts'

const EntityId = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
  description: 'An id of the reference data.',
})

/** "Is this the same company?", answered once for a party as purchases name it. */
export const PartyProfileSchema = closed(
  {
    party: closed(
      {
        name: Name,
        legalName: open(Name),
        country: open(Country),
        identifiers: open(
          Type.Record(Code, Type.Union([Type.String({ maxLength: 100 }), Type.Null()]), {
            maxProperties: 50,
          }),
        ),
      },
      'The party as purchases name it; another name, country or number is another party.',
    ),
    answer: closed(
      {
        is: Type.Optional(EntityId),
        isNot: Type.Optional(Type.Array(EntityId, { minItems: 1, maxItems: 50, uniqueItems: true })),
      },
      'Either `is`, the organisation that is meant, or `isNot`, those that the name resembles and that are not meant.',
    ),
    evidence: Type.Array(
      closed(
        { type: Code, reference: Prose, date: open(Day), note: open(Prose) },
        'What the answer rests on: an extract of a register, a statement of the party, …',
      ),
      { minItems: 1, maxItems: 20 },
    ),
    until: Day,
  },
  'A party profile as it is proposed.',
)
export type PartyProfile = Type.Static<typeof PartyProfileSchema>
export type ProfileAnswer = { readonly is: string } | { readonly isNot: readonly string[] }

const validate = createValidator(PartyProfileSchema)
/** No answer about who somebody is holds longer without being asked again. */
const MOST_DAYS = 1100

/**
 * Reads a proposed profile; every problem at once.
 * @param knows whether the reference data has an organisation
 * @param today the first day on which the answer could serve
 */
export function parsePartyProfile(
  input: unknown,
  knows: (entity: string) => boolean,
  today: string,
): Parsed<PartyProfile> {
  const shape = [...checkText(input), ...validate(input)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const profile = input as PartyProfile
  const issues = [...checkAnswer(profile, knows), ...checkUntil(profile, today), ...checkName(profile)]
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: profile }
}

export function answerOf({ answer }: PartyProfile): ProfileAnswer {
  return answer.is === undefined ? { isNot: (answer.isNot ?? []).toSorted() } : { is: answer.is }
}

function checkAnswer({ answer }: PartyProfile, knows: (entity: string) => boolean): Issue[] {
  const issues: Issue[] = []
  if ((answer.is === undefined) === (answer.isNot === undefined))
    issues.push(issue('/answer', 'shape', JSON.stringify(answer), 'either is or isNot'))
  const named = [
    ...(answer.is === undefined ? [] : [['/answer/is', answer.is] as const]),
    ...(answer.isNot ?? []).map((id, at) => [`/answer/isNot/${at}`, id] as const),
  ]
  for (const [pointer, id] of named) {
    if (!knows(id))
      issues.push(issue(pointer, 'unknown-entity', JSON.stringify(id), 'the id of an organisation'))
  }
  return issues
}

function checkUntil({ until }: PartyProfile, today: string): Issue[] {
  const last = new Date(Date.parse(today) + MOST_DAYS * 86_400_000).toISOString().slice(0, 10)
  if (until > today && until <= last) return []
  return [issue('/until', 'day', until, `a day after ${today} and not after ${last}`)]
}

function checkName({ party }: PartyProfile): Issue[] {
  return party.name.trim() === '' ? [issue('/party/name', 'shape', 'nothing', 'a name')] : []
}
