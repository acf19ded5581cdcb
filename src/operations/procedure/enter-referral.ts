import Type from 'typebox'
import { SALT_BYTES } from '../../audit/commitment.ts'
import { issue, type Issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { closed, Code, Day, Id, open, Prose } from '../../purchase/vocabulary.ts'
import { StoreError, type Recorded } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { erasableContent } from './content.ts'
import { decidedOn, type Decided } from './decided.ts'

/** That an authority was asked. */
export const ReferralSchema = closed(
  {
    decision: Id,
    rule: Code,
    authority: Code,
    items: Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
    sent: Day,
    note: open(Prose),
  },
  'A question that was sent: by which rule, to whom, on which lines, when.',
)
type ReferralSaid = Type.Static<typeof ReferralSchema>

const validate = createValidator(ReferralSchema)
const DAY_MS = 86_400_000

/**
 * Records that an authority was asked, so that somebody sees when its reply is late.
 * @throws {StoreError} `NOT_FOUND` for a decision that is not of the case, `CONFLICT` for a superseded one
 */
export async function enterReferral(
  dependencies: DecideDependencies,
  request: { readonly case: string; readonly said: unknown; readonly actor: string },
): Promise<Parsed<Recorded & { readonly id: string }>> {
  const shape = [...checkText(request.said), ...validate(request.said)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const said = request.said as ReferralSaid
  const decided = await decidedOn(dependencies, said.decision)
  if (decided.stored.case !== request.case) throw new StoreError('NOT_FOUND', 'no such decision in the case')
  const issues = whatIsWrong(said, decided)
  if (issues.length > 0) return { ok: false, issues }
  const { decision, rule, authority, items, sent, note } = said
  const { randomBytes, newId, now } = dependencies
  const id = newId()
  const recorded = await dependencies.store.append({
    kind: 'referral',
    time: now().toISOString(),
    actor: request.actor,
    salt: randomBytes(SALT_BYTES),
    id,
    case: request.case,
    decision,
    state: 'sent',
    details: { rule, authority, items, sent, due: dueOf(said, decided) },
    ...erasableContent(dependencies, { note: note ?? null }),
  })
  return { ok: true, value: { ...recorded, id } }
}

/** The lines that the decision asks the authority about, and nothing else. */
function whatIsWrong({ rule, authority, items, sent }: ReferralSaid, { body, today }: Decided): Issue[] {
  const asked = body.findings.filter(
    (finding) => finding.rule === rule && finding.refer !== undefined && finding.verdict === 'triggered',
  )
  if (asked.length === 0) {
    const rules = body.findings.filter((one) => one.refer !== undefined).map((one) => one.rule)
    return [issue('/rule', 'not-referred', rule, `one of ${[...new Set(rules)].join(', ') || 'none'}`)]
  }
  const issues: Issue[] = []
  const whom = [...new Set(asked.flatMap((finding) => finding.refer?.whom ?? []))]
  if (!whom.includes(authority))
    issues.push(issue('/authority', 'unknown-authority', authority, `one of ${whom.join(', ')}`))
  const lines = asked.flatMap((finding) =>
    finding.item === null ? body.items.map(({ id }) => id) : [finding.item],
  )
  items.forEach((item, at) => {
    if (!lines.includes(item))
      issues.push(issue(`/items/${at}`, 'not-referred', item, `one of ${lines.join(', ')}`))
  })
  if (sent > today) issues.push(issue('/sent', 'day', sent, `a day not after ${today}`))
  return issues
}

/** When the reply is late, where the pack says how long the authority takes. */
function dueOf({ rule, sent }: ReferralSaid, { body }: Decided): string | null {
  const lead = body.findings.find((one) => one.rule === rule && one.refer !== undefined)?.refer?.lead
  return lead === undefined ? null : new Date(Date.parse(sent) + lead * DAY_MS).toISOString().slice(0, 10)
}
