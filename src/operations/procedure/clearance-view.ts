import { digestOf } from '../../audit/canonical-json.ts'
import { standingOf } from '../../facts/waivers.ts'
import { SEEN_MEMBERS, seenLine } from '../../facts/seen-line.ts'
import type { Bilingual } from '../../reference/snapshot.ts'
import type { StoredMatter } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { saidIn } from './content.ts'
import { decidedOn, type Decided } from './decided.ts'
import { dutyView, type DutyView } from './duty-view.ts'
import { heldWaivers } from './held-waivers.ts'
import { stateName } from './state-machines.ts'

export type ClearanceState = 'valid' | 'expired' | 'exhausted' | 'withdrawn' | 'conditions-open'

/** A clearance as it is answered to who asks by its code. */
export interface ClearanceView {
  readonly code: string
  readonly case: string
  readonly decision: string
  readonly determination: string
  readonly state: ClearanceState
  readonly stateName: Bilingual
  /** The last day on which something can be ordered. */
  readonly until: string
  readonly lines: readonly {
    readonly item: string
    /** Of the line as it was determined on, made when it is read; null once parts of the purchase were erased. */
    readonly itemDigest: string | null
    readonly quantity: number
    readonly ordered: number
    readonly left: number
  }[]
  readonly conditions: readonly DutyView[]
  readonly orders: readonly {
    readonly order: string
    readonly on: string
    readonly lines: readonly object[]
  }[]
  readonly note: string | null
  readonly clearedBy: string
  readonly clearedAt: string
  readonly log: { readonly index: number; readonly leafHash: string }
}

/** A clearance by its code with the state that it is in now; undefined for an unknown code. */
export async function viewClearance(
  dependencies: DecideDependencies,
  code: string,
): Promise<ClearanceView | undefined> {
  const { store } = dependencies
  const clearance = await store.findMatter('clearance', code)
  if (clearance === undefined) return undefined
  const { decision, until } = clearance.details as { readonly decision: string; readonly until: string }
  const decided = await decidedOn(dependencies, decision)
  const orders = await store.ordersOf(code)
  const lines = linesOf(
    clearance,
    decided,
    orders.flatMap((order) => order.lines),
  )
  const conditions = (await store.matters('duty', clearance.case ?? ''))
    .filter((one) => one.parent === decision)
    .map((one) => dutyView(one, decided.today))
  const state = await stateOf({ dependencies, clearance, decided, lines, conditions, until })
  return {
    code,
    case: clearance.case ?? '',
    decision,
    determination: clearance.parent ?? '',
    state,
    stateName: stateName('clearance', state),
    until,
    lines,
    conditions,
    orders: orders.map(({ order, on, lines: ordered }) => ({ order, on, lines: ordered })),
    note: (saidIn(clearance.content) as { readonly note: string | null } | null)?.note ?? null,
    clearedBy: clearance.author,
    clearedAt: clearance.time,
    log: { index: clearance.seq, leafHash: clearance.leafHash },
  }
}

function linesOf(
  clearance: StoredMatter,
  { purchase, isErased }: Decided,
  ordered: readonly { readonly item: string; readonly quantity: number }[],
): ClearanceView['lines'] {
  const { lines } = clearance.details as {
    readonly lines: readonly { readonly item: string; readonly quantity: number }[]
  }
  return lines.map(({ item, quantity }) => {
    const source = purchase.items.find((one) => one.id === item)
    const sum = ordered.filter((one) => one.item === item).reduce((total, one) => total + one.quantity, 0)
    const itemDigest =
      isErased || source === undefined ? null : digestOf(seenLine({ item: source, purchase }, SEEN_MEMBERS))
    return { item, itemDigest, quantity, ordered: sum, left: quantity - sum }
  })
}

interface Standing {
  readonly dependencies: DecideDependencies
  readonly clearance: StoredMatter
  readonly decided: Decided
  readonly lines: ClearanceView['lines']
  readonly conditions: readonly DutyView[]
  readonly until: string
}

async function stateOf({
  dependencies,
  clearance,
  decided,
  lines,
  conditions,
  until,
}: Standing): Promise<ClearanceState> {
  if (await isWithdrawn(dependencies, clearance, decided.today)) return 'withdrawn'
  if (lines.every((line) => line.left === 0)) return 'exhausted'
  if (decided.today > until) return 'expired'
  const isOpen = conditions.some(
    ({ state, before }) =>
      state === 'overdue' || (before === 'order' && state !== 'accepted' && state !== 'waived'),
  )
  return isOpen ? 'conditions-open' : 'valid'
}

/** By itself, with its determination, or with what it rests on. */
async function isWithdrawn(
  dependencies: DecideDependencies,
  clearance: StoredMatter,
  today: string,
): Promise<boolean> {
  const { store } = dependencies
  const determination = await store.findMatter('determination', clearance.parent ?? '')
  if (clearance.state === 'withdrawn' || determination?.state !== 'standing') return true
  const waivers = await heldWaivers(store)
  const confirmed = await store.confirmationsOf(clearance.case ?? '')
  return (await store.groundsOf(clearance.id)).some(({ kind, id }) => {
    if (kind === 'evidence') return confirmed.find((one) => one.evidence === id)?.state !== 'confirmed'
    const held = waivers.find((one) => one.id === id)
    // Its last use may be the one that this clearance came of.
    return held === undefined || !['confirmed', 'exhausted', 'expired'].includes(standingOf(held, today))
  })
}
