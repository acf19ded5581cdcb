import Type from 'typebox'
import { SALT_BYTES } from '../../audit/commitment.ts'
import { issue, type Issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { closed, Day, Id, open, Prose } from '../../purchase/vocabulary.ts'
import { StoreError, type ClearedLine, type Recorded, type StoredMatter } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { erasableContent } from './content.ts'
import { decidedOn, type Decided } from './decided.ts'
import { lastDayOf } from './grounds.ts'
import { heldWaivers } from './held-waivers.ts'

const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })
const Lines = Type.Array(closed({ item: Id, quantity: Quantity }, 'A line and how many of it.'), {
  minItems: 1,
  maxItems: 2000,
})

/** What is to be cleared; without lines every approved line in the quantity of the purchase. */
export const ClearanceSchema = closed(
  { until: Day, lines: open(Lines), note: open(Prose) },
  'A clearance for what a determination has approved.',
)
type ClearanceSaid = Type.Static<typeof ClearanceSchema>

/** An order as it is counted. */
export const OrderSchema = closed(
  {
    order: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$',
      description: 'The number of the order.',
    }),
    lines: Lines,
  },
  'An order to be counted against a clearance.',
)
export type OrderSaid = Type.Static<typeof OrderSchema>

const validate = createValidator(ClearanceSchema)

/** A clearance holds this long at the most. */
const MOST_DAYS = 3660
const CODE_BYTES = 10
/** Without letters that are taken for digits (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Makes a clearance from a determination that stands: which lines, how many, until when, under which code.
 * @throws {StoreError} `NOT_FOUND` for an unknown determination; `CONFLICT` where it does not stand, the case has gone
 *   on, a line is cleared already, or what it rests on carries it no more
 */
export async function clearPurchase(
  dependencies: DecideDependencies,
  request: { readonly determination: string; readonly said: unknown; readonly actor: string },
): Promise<Parsed<Recorded & { readonly code: string }>> {
  const shape = [...checkText(request.said), ...validate(request.said)]
  if (shape.length > 0) return { ok: false, issues: shape }
  const said = request.said as ClearanceSaid
  const { store, randomBytes, now } = dependencies
  const determination = await store.findMatter('determination', request.determination)
  if (determination === undefined) throw new StoreError('NOT_FOUND', 'no such determination')
  const decided = await decidedOn(dependencies, determination.parent ?? '')
  const lines = linesOf(said, approvedItems(determination), decided)
  const restsOn = await store.groundsOf(determination.id)
  const waivers = await heldWaivers(store)
  const last = lastDayOf(restsOn, decided, (id) => waivers.find((one) => one.id === id)?.until)
  const issues = [...lines.issues, ...untilIssues(said.until, decided.today, last)]
  if (issues.length > 0) return { ok: false, issues }
  const code = codeFrom(randomBytes(CODE_BYTES))
  const recorded = await store.append({
    kind: 'clearance',
    time: now().toISOString(),
    actor: request.actor,
    salt: randomBytes(SALT_BYTES),
    id: code,
    case: decided.stored.case,
    determination: determination.id,
    state: 'valid',
    until: said.until,
    lines: lines.cleared,
    restsOn,
    details: { decision: decided.stored.id, until: said.until, lines: lines.cleared },
    ...erasableContent(dependencies, { note: said.note ?? null }),
  })
  return { ok: true, value: { ...recorded, code } }
}

function approvedItems({ details }: StoredMatter): readonly string[] {
  const { items } = details as {
    readonly items: readonly { readonly item: string; readonly decides: string }[]
  }
  return items.filter((one) => one.decides !== 'reject').map((one) => one.item)
}

function linesOf(
  said: ClearanceSaid,
  approved: readonly string[],
  { purchase }: Decided,
): { readonly cleared: readonly ClearedLine[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const cleared: ClearedLine[] = []
  const wanted = said.lines ?? approved.map((item) => ({ item, quantity: null }))
  if (wanted.length === 0)
    issues.push(issue('/lines', 'nothing-approved', 'no line', 'a determination that approves a line'))
  wanted.forEach(({ item, quantity }, at) => {
    const offered = purchase.items.find((one) => one.id === item)?.quantity ?? null
    const amount = quantity ?? offered
    const place = `/lines/${at}`
    if (!approved.includes(item) || cleared.some((one) => one.item === item))
      issues.push(issue(`${place}/item`, 'item', JSON.stringify(item), `${approved.join(', ')}, each once`))
    else if (amount === null || amount < 1)
      issues.push(issue(`${place}/quantity`, 'required', 'no quantity', `how many of item ${item}`))
    else if (offered !== null && amount > offered)
      issues.push(
        issue(`${place}/quantity`, 'quantity', String(amount), `at most the ${offered} determined on`),
      )
    else cleared.push({ item, quantity: amount })
  })
  return { cleared, issues }
}

/** Nothing is cleared for longer than what it rests on. */
function untilIssues(until: string, today: string, last: string | undefined): Issue[] {
  const longest = new Date(Date.parse(today) + MOST_DAYS * 86_400_000).toISOString().slice(0, 10)
  const end = last !== undefined && last < longest ? last : longest
  return until >= today && until <= end
    ? []
    : [issue('/until', 'day', until, `a day from ${today} to ${end}`)]
}

/** `CL-` and 16 characters in groups of four. */
function codeFrom(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let at = 0; at < (bytes.length * 8) / 5; at++) {
    text = `${ALPHABET[Number(bits & 31n)] ?? ''}${text}`
    bits >>= 5n
  }
  return `CL-${(text.match(/.{4}/g) ?? []).join('-')}`
}
