import Type from 'typebox'
import { SALT_BYTES } from '../../audit/commitment.ts'
import { findingKey } from '../../decision/body.ts'
import { issue, type Issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { closed, Day, Id, open, Prose } from '../../purchase/vocabulary.ts'
import { StoreError, type Recorded } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { erasableContent } from './content.ts'
import { decidedOn, isCondition, type Decided } from './decided.ts'

/** A condition as somebody accepts it; it becomes a duty. */
export const DutySchema = closed(
  {
    decision: Id,
    condition: open(
      Type.String({
        maxLength: 600,
        description:
          'The finding that is accepted as a condition, `<rule>@<subject>`; null for what an emergency is followed by.',
      }),
    ),
    what: Type.String({ minLength: 1, maxLength: 4000, description: 'What is owed, in words.' }),
    debtor: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Who owes it: `buyer` or the id of a party of the purchase.',
    }),
    acceptedBy: Prose,
    due: Day,
    before: open(
      Type.Literal('order', { description: 'Nothing can be ordered before its proof is accepted.' }),
    ),
  },
  'Acceptance of a condition.',
)
export type DutySaid = Type.Static<typeof DutySchema>

const validate = createValidator(DutySchema)

/**
 * Records that a condition of a decision is accepted: who owes what, by when. Without it no line that carries the
 * condition can be determined as approved.
 * @throws {StoreError} `NOT_FOUND` for a decision that is not of the case, `CONFLICT` for a superseded one
 */
export async function acceptCondition(
  dependencies: DecideDependencies,
  request: { readonly case: string; readonly said: unknown; readonly actor: string },
): Promise<Parsed<Recorded & { readonly id: string }>> {
  const shape = [...checkText(request.said), ...validate(request.said)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const said = request.said as DutySaid
  const decided = await decidedOn(dependencies, said.decision)
  if (decided.stored.case !== request.case) throw new StoreError('NOT_FOUND', 'no such decision in the case')
  const issues = whatIsWrong(said, decided)
  if (issues.length > 0) return { ok: false, issues }
  const { decision, condition, debtor, due, before, what, acceptedBy } = said
  const id = dependencies.newId()
  const recorded = await dependencies.store.append({
    kind: 'duty',
    time: dependencies.now().toISOString(),
    actor: request.actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    id,
    case: request.case,
    decision,
    state: 'open',
    due,
    before: before ?? null,
    details: { condition: condition ?? null, debtor, due, before: before ?? null },
    ...erasableContent(dependencies, { what, acceptedBy }),
  })
  return { ok: true, value: { ...recorded, id } }
}

function whatIsWrong({ condition, debtor, due }: DutySaid, { body, purchase, today }: Decided): Issue[] {
  const issues: Issue[] = []
  const conditions = body.findings.filter(isCondition).map(findingKey)
  if (typeof condition === 'string' && !conditions.includes(condition))
    issues.push(
      issue('/condition', 'unknown-condition', JSON.stringify(condition), `one of ${conditions.join(', ')}`),
    )
  const debtors = ['buyer', ...(purchase.parties ?? []).map((party) => party.id)]
  if (!debtors.includes(debtor))
    issues.push(issue('/debtor', 'unknown-party', JSON.stringify(debtor), `one of ${debtors.join(', ')}`))
  if (due < today) issues.push(issue('/due', 'day', due, `a day that is not before ${today}`))
  return issues
}
