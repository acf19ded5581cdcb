import Type from 'typebox'
import type { Missing } from '../../decision/body.ts'
import { issue, type Issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import type { Purchase } from '../../purchase/purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { closed, Day, Id, open, Prose } from '../../purchase/vocabulary.ts'
import { StoreError } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { readPurchase } from '../read-purchase.ts'
import { reviseCase } from '../revise-case.ts'
import { decidedOn } from './decided.ts'

const Answer = closed(
  {
    missing: Type.String({ maxLength: 700, description: 'The id of an entry of `missing`.' }),
    value: Type.Optional(
      Type.Unknown({ description: 'What belongs at its pointer; added to its template.' }),
    ),
    closed: Type.Optional(Type.Enum(['refused', 'unobtainable'])),
    by: Type.String({ minLength: 1, maxLength: 64, description: 'A party id, or `buyer`.' }),
    person: open(Prose),
    date: open(Day),
    evidence: open(Id),
  },
  'An answer: either a value, or that it was refused or cannot be had.',
)

/** Answers to what a decision misses. */
export const AnswersSchema = closed(
  { decision: Id, answers: Type.Array(Answer, { minItems: 1, maxItems: 500 }) },
  'Answers to what the decision on the latest revision misses; they make the next revision.',
)
type AnswersSaid = Type.Static<typeof AnswersSchema>
type AnswerSaid = Type.Static<typeof Answer>

const validate = createValidator(AnswersSchema)

/**
 * Puts answers where the questions point and decides the revision that comes of it.
 * @throws {StoreError} `NOT_FOUND` for a decision that is not of the case or a purchase that was erased in part,
 *   `CONFLICT` when the case has gone on
 */
export async function answerMissing(
  dependencies: DecideDependencies,
  request: { readonly case: string; readonly said: unknown; readonly actor: string },
): Promise<Parsed<Awaited<ReturnType<typeof reviseCase>>>> {
  const shape = [...checkText(request.said), ...validate(request.said)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const said = request.said as AnswersSaid
  const decided = await decidedOn(dependencies, said.decision)
  if (decided.stored.case !== request.case) throw new StoreError('NOT_FOUND', 'no such decision in the case')
  if (decided.isErased) throw new StoreError('NOT_FOUND', 'parts of the purchase were erased')
  if ((await dependencies.store.findCase(request.case)).at(-1)?.id !== said.decision)
    throw new StoreError('CONFLICT', 'the case has come to a later revision')
  const answered = structuredClone(decided.purchase)
  const issues = said.answers.flatMap((answer, at) =>
    apply(answered, answer, decided.body.missing, `/answers/${at}`),
  )
  if (issues.length > 0) return { ok: false, issues }
  const read = readPurchase(answered, dependencies)
  if (!read.ok) return { ok: false, issues: read.issues }
  const revised = await reviseCase(dependencies, {
    case: request.case,
    purchase: read.value,
    actor: request.actor,
  })
  return { ok: true, value: revised }
}

type Open<T> = { -readonly [K in keyof T]: T[K] }

function apply(
  purchase: Open<Purchase>,
  answer: AnswerSaid,
  all: readonly Missing[],
  pointer: string,
): Issue[] {
  const missing = all.find((one) => one.id === answer.missing)
  if (missing === undefined)
    return [
      issue(
        `${pointer}/missing`,
        'unknown-missing',
        JSON.stringify(answer.missing),
        'what the decision misses',
      ),
    ]
  if ((answer.value === undefined) === (answer.closed === undefined))
    return [issue(pointer, 'shape', 'both or neither', 'either value or closed')]
  if (answer.closed !== undefined) {
    state(purchase, answer, missing.at.replace(/\/-$/, ''), answer.closed)
    return []
  }
  if (missing.type === 'identity' || missing.type === 'ownership')
    return [
      issue(pointer, 'answered-elsewhere', missing.type, 'a party profile, or a revision that says more'),
    ]
  if (missing.type === 'completeness') {
    state(purchase, answer, missing.at.replace(/\/-$/, ''), 'complete')
    return []
  }
  return put(purchase, answer, missing, pointer)
}

function state(purchase: Open<Purchase>, answer: AnswerSaid, about: string, says: Says): void {
  const { by, person, date, evidence } = answer
  const statement = { about, says, by, person, date, evidence }
  const given = Object.entries(statement).filter(([, value]) => value !== undefined && value !== null)
  purchase.statements = [...(purchase.statements ?? []), Object.fromEntries(given)]
}

type Says = 'value' | 'complete' | 'refused' | 'unobtainable'

/** Puts a value at a pointer, making the objects on the way; at `/-` it is added to the list. */
function put(purchase: Open<Purchase>, answer: AnswerSaid, missing: Missing, pointer: string): Issue[] {
  const steps = missing.pointer.split('/').slice(1)
  const last = steps.pop()
  if (last === undefined || steps.includes('-'))
    return [issue(pointer, 'no-place', missing.pointer, 'a revision that names what the question is about')]
  const value = withTemplate(answer.value, missing, purchase)
  const isAdded = last === '-'
  const holder = holderAt(purchase, steps, isAdded)
  if (isAdded) (holder as unknown[]).push(value)
  else (holder as Record<string, unknown>)[last.replaceAll('~1', '/').replaceAll('~0', '~')] = value
  if (missing.type === 'value') state(purchase, answer, missing.at, 'value')
  return []
}

/** What stands at the steps; objects that are not there yet are made, and at the end a list where one is wanted. */
function holderAt(purchase: object, steps: readonly string[], isList: boolean): unknown {
  let holder: unknown = purchase
  steps.forEach((step, at) => {
    const members = holder as Record<string, unknown>
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const known = Object.hasOwn(members, key) ? members[key] : undefined
    const made = isList && at === steps.length - 1 ? [] : {}
    if (known === undefined || known === null) members[key] = made
    holder = members[key]
  })
  return holder
}

/** An element to be added is what the template says already, with what the answer adds, under an id of its own. */
function withTemplate(value: unknown, { type, template }: Missing, purchase: Purchase): unknown {
  if (template === undefined || typeof value !== 'object' || value === null || Array.isArray(value))
    return value
  const merged = { ...template, ...value }
  if (type !== 'evidence' || 'id' in merged || !('state' in merged)) return merged
  const taken = new Set((purchase.evidence ?? []).map((one) => one.id))
  let number = taken.size + 1
  while (taken.has(`answer-${number}`)) number++
  return { id: `answer-${number}`, ...merged }
}
