import { SALT_BYTES } from '../../audit/commitment.ts'
import { findingKey } from '../../decision/body.ts'
import { issue, type Issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { StoreError, type Ground, type Recorded } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { isProhibition } from './check-departure.ts'
import { determinationIssues, type DeterminationContext } from './check-determination.ts'
import { erasableContent } from './content.ts'
import { decidedOn, type Decided } from './decided.ts'
import { DeterminationSchema, type DeterminationSaid } from './determination.ts'
import { groundsOf, lastDayOf } from './grounds.ts'
import { heldWaivers } from './held-waivers.ts'

const validate = createValidator(DeterminationSchema)

/**
 * A responsible person decides on the latest revision of a case, line by line. Where a prohibition is set aside because
 * the machine is said to be wrong, it waits for a second responsible person.
 * @throws {StoreError} `NOT_FOUND` for a decision that is not of the case, `SAME_PRINCIPAL` for who entered the
 *   purchase, `CONFLICT` for a superseded revision, one determined already, or a waiver without a use left
 */
export async function determine(
  dependencies: DecideDependencies,
  request: { readonly case: string; readonly said: unknown; readonly actor: string },
): Promise<Parsed<Recorded & { readonly id: string }>> {
  const shape = [...checkText(request.said), ...validate(request.said)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const said = request.said as DeterminationSaid
  const decided = await decidedOn(dependencies, said.decision)
  if (decided.stored.case !== request.case) throw new StoreError('NOT_FOUND', 'no such decision in the case')
  const context = await contextOf(dependencies, decided)
  const restsOn = restsOnOf(said, decided)
  const issues = [...determinationIssues(said, context), ...endedIssues(restsOn, context)]
  if (issues.length > 0) return { ok: false, issues }
  const id = dependencies.newId()
  const recorded = await dependencies.store.append({
    kind: 'determination',
    time: dependencies.now().toISOString(),
    actor: request.actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    id,
    case: request.case,
    decision: said.decision,
    state: needsSecond(said, decided) ? 'awaiting-second' : 'standing',
    restsOn,
    details: { items: said.items.map(toDetail), interests: said.interests.any },
    ...erasableContent(dependencies, said),
  })
  return { ok: true, value: { ...recorded, id } }
}

async function contextOf(dependencies: DecideDependencies, decided: Decided): Promise<DeterminationContext> {
  const duties = (await dependencies.store.matters('duty', decided.stored.case))
    .filter((one) => one.parent === decided.stored.id)
    .map((one) => one.details['condition'])
  return {
    decided,
    accepted: new Set(duties.filter((one) => typeof one === 'string')),
    hasAftermath: duties.includes(null),
    waivers: await heldWaivers(dependencies.store),
  }
}

/** What of a line is no free text: the log tells it for ever. */
function toDetail({ item, decides, departures }: DeterminationSaid['items'][number]): object {
  return {
    item,
    decides,
    departures: (departures ?? []).map(({ kind, findings, waiver }) => ({
      kind,
      findings,
      ...(typeof waiver === 'string' ? { waiver } : {}),
    })),
  }
}

function restsOnOf(said: DeterminationSaid, { body }: Decided): Ground[] {
  const approved = said.items.filter((one) => one.decides !== 'reject')
  const grounds = groundsOf(
    body,
    approved.map((one) => one.item),
  )
  const waivers = approved
    .flatMap((one) => one.departures ?? [])
    .flatMap(({ waiver }) => (typeof waiver === 'string' ? [waiver] : []))
    .map((id): Ground => ({ kind: 'waiver', id }))
  const byKey = new Map([...grounds, ...waivers].map((one) => [`${one.kind} ${one.id}`, one]))
  return [...byKey.values()]
}

/** What held when the decision was made may have ended since. */
function endedIssues(restsOn: readonly Ground[], { decided, waivers }: DeterminationContext): Issue[] {
  const last = lastDayOf(restsOn, decided, (id) => waivers.find((one) => one.id === id)?.until)
  if (last === undefined || decided.today <= last) return []
  const expected = 'a new revision, decided without what has ended'
  return [issue('/decision', 'ended', `an exception or waiver that ended on ${last}`, expected)]
}

/** Whether somebody sets a prohibition aside by saying that the machine is wrong. */
function needsSecond(said: DeterminationSaid, { body }: Decided): boolean {
  const prohibitions = new Set(body.findings.filter(isProhibition).map(findingKey))
  return said.items.some((item) =>
    (item.departures ?? []).some(
      ({ kind, findings }) => kind === 'machine-error' && findings.some((key) => prohibitions.has(key)),
    ),
  )
}
