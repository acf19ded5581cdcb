import Type, { type Static } from 'typebox'
import { canonicalJson } from '../audit/canonical-json.ts'
import { commit, SALT_BYTES } from '../audit/commitment.ts'
import type { Body } from '../decision/body.ts'
import type { Purchase } from '../purchase/purchase.ts'
import {
  clearanceState,
  openConditions,
  remainingOf,
  type ClearanceState,
  type Remaining,
} from '../store/clearance.ts'
import { StoreError, type ClearanceUse, type Recorded, type StoredClearance } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'
import { dayOf } from './today.ts'

const closed = { additionalProperties: false } as const

export const ClearanceSchema = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, description: 'The latest revision, which has been determined.' }),
    until: Type.String({ format: 'date', description: 'The last day on which it can be ordered.' }),
  },
  { ...closed, description: 'Clears the lines that were determined to go ahead.' },
)
export type ClearanceRequest = Static<typeof ClearanceSchema>

export const AcceptanceSchema = Type.Object(
  { rule: Type.String({ minLength: 1, maxLength: 100 }) },
  { ...closed, description: 'The rule whose condition is accepted.' },
)

export const OrderSchema = Type.Object(
  {
    order: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The buyer’s own reference; counted once.',
    }),
    items: Type.Array(
      Type.Object(
        {
          item: Type.String({ minLength: 1, maxLength: 64 }),
          quantity: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000_000 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 2000 },
    ),
  },
  { ...closed, description: 'An order to be counted against a clearance.' },
)
export type OrderRequest = Static<typeof OrderSchema>

/** A clearance as an order desk sees it today. */
export interface ClearanceView extends StoredClearance {
  readonly state: ClearanceState
  /** The day, in the buyer's time zone, that the state is of. */
  readonly asOf: string
  readonly remaining: readonly Remaining[]
  readonly openConditions: readonly string[]
}

/**
 * Clears what a responsible officer has determined to go ahead, on the conditions that the decision names.
 * @throws {StoreError} `NOT_FOUND` for an unknown case or a revision that is not determined; `CONFLICT` when it is not the
 *   latest, is cleared already, no line goes ahead or the last day is over
 */
export async function issueClearance(
  dependencies: DecideDependencies,
  {
    case: caseId,
    clearance,
    actor,
  }: { readonly case: string; readonly clearance: ClearanceRequest; readonly actor: string },
): Promise<Recorded & { readonly id: string }> {
  const { store, randomBytes, newId, now } = dependencies
  const { revision, until } = clearance
  const decided = store.findCase(caseId).find((one) => one.revision === revision)
  const determined = store.determinationsOf(caseId).find((one) => one.revision === revision)
  if (decided === undefined || determined === undefined)
    throw new StoreError('NOT_FOUND', 'the revision is not determined')
  const purchase = purchaseOf(dependencies, decided.id)
  if (until < dayOf(purchase, now(), dependencies.timeZone))
    throw new StoreError('CONFLICT', `the last day, ${until}, is over`)
  const going = new Set(
    determined.items.filter(({ result }) => result === 'go-ahead').map(({ item }) => item),
  )
  if (going.size === 0) throw new StoreError('CONFLICT', 'no line was determined to go ahead')
  const lines = purchase.items.filter(({ id }) => going.has(id))
  const id = newId()
  const salt = randomBytes(SALT_BYTES)
  const value = canonicalJson(lines)
  const recorded = await store.append({
    kind: 'clearance',
    time: now().toISOString(),
    actor,
    salt: randomBytes(SALT_BYTES),
    id,
    case: caseId,
    revision,
    until,
    items: lines.map((line) => ({ item: line.id, quantity: line.quantity ?? null })),
    conditions: conditionsOf(bodyOf(dependencies, decided.bodyDigest), going),
    content: { pointer: '/content', salt: salt.toString('base64url'), value },
    commitment: commit(salt, value),
  })
  return { ...recorded, id }
}

/** Rules whose duties an approval of these lines carries, each once. */
function conditionsOf(body: Body, going: ReadonlySet<string>): string[] {
  const carried = body.findings.filter(
    ({ effect, verdict, item }) =>
      (item === null || going.has(item)) &&
      (verdict === 'excepted' || (effect === 'condition' && verdict !== 'fault')),
  )
  return [...new Set(carried.map(({ rule }) => rule))].sort()
}

function bodyOf({ store }: DecideDependencies, digest: string): Body {
  const text = store.findDocument('body', digest)
  if (text === undefined)
    throw new StoreError('STORE_CORRUPT', 'a decision names a document that is not there')
  return JSON.parse(text) as Body
}

function purchaseOf({ store }: DecideDependencies, decision: string): Purchase {
  const found = store.findPurchase(decision)
  if (found === undefined) throw new StoreError('NOT_FOUND', 'no such purchase')
  return found.document as Purchase
}

/**
 * Accepts a condition, counts an order or withdraws the clearance.
 * @throws {StoreError} `NOT_FOUND` for an unknown clearance or condition; `CONFLICT` for what was done already and for an
 *   order that the clearance does not allow, with the reason
 */
export async function useClearance(
  dependencies: DecideDependencies,
  {
    clearance,
    use,
    actor,
  }: { readonly clearance: string; readonly use: ClearanceUse; readonly actor: string },
): Promise<Recorded> {
  const { store, randomBytes, now } = dependencies
  return store.append({
    kind: 'clearance-use',
    time: now().toISOString(),
    actor,
    salt: randomBytes(SALT_BYTES),
    clearance,
    use,
  })
}

/**
 * Counts an order on the day on which it comes; one that was counted already, word for word, is not counted again.
 * @throws {StoreError} as `useClearance`
 */
export async function countOrder(
  dependencies: DecideDependencies,
  {
    clearance,
    order,
    actor,
  }: { readonly clearance: string; readonly order: OrderRequest; readonly actor: string },
): Promise<{ readonly isReplayed: boolean }> {
  const view = viewClearance(dependencies, clearance)
  if (view === undefined) throw new StoreError('NOT_FOUND', 'no such clearance')
  const known = view.orders.find((one) => one.order === order.order)
  if (known !== undefined && canonicalJson(known.items) === canonicalJson(order.items))
    return { isReplayed: true }
  const use = { kind: 'order', ...order, day: view.asOf } as const
  await useClearance(dependencies, { clearance, use, actor })
  return { isReplayed: false }
}

/** A clearance with how it stands today; undefined for an unknown code. */
export function viewClearance(dependencies: DecideDependencies, id: string): ClearanceView | undefined {
  const { store, now, timeZone } = dependencies
  const clearance = store.findClearance(id)
  if (clearance === undefined) return undefined
  const decided = store.findCase(clearance.case).find((one) => one.revision === clearance.revision)
  if (decided === undefined)
    throw new StoreError('STORE_CORRUPT', 'a clearance names a revision that is not there')
  const asOf = dayOf(purchaseOf(dependencies, decided.id), now(), timeZone)
  return {
    ...clearance,
    state: clearanceState(clearance, asOf),
    asOf,
    remaining: remainingOf(clearance),
    openConditions: openConditions(clearance),
  }
}
