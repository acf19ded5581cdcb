import type { Purchase } from '../../purchase/purchase.ts'
import type { Store, StoredMatter } from '../../store/store.ts'

/** The act of an authority that sets rules aside, as the record holds it. */
export interface HeldWaiver {
  readonly id: string
  /** `issuerCode` of who issued it. */
  readonly issuer: string
  readonly rules: readonly string[]
  /** First and last day of acts that it helps. */
  readonly from: string
  readonly until: string
  /** How many determinations may rest on it; null: without a limit. */
  readonly uses: number | null
  readonly used: number
  readonly scope: WaiverScope
  readonly state: string
}

export interface WaiverScope {
  /** References of purchases; absent means any purchase. */
  readonly references?: readonly string[]
  /** Ids of lines of those purchases; absent means any line. */
  readonly items?: readonly string[]
}

type WaiverReader = Pick<Store, 'matters' | 'usesOf'>

/** Every waiver that was entered, in that order. */
export function heldWaivers(store: WaiverReader): readonly HeldWaiver[] {
  const stored = store.matters('waiver')
  const known = lastHeld.get(stored)
  if (known !== undefined) return known
  const held = stored.map((one) => toHeld(one, store.usesOf(one.id)))
  lastHeld.set(stored, held)
  return held
}

/** Every decision asks; a store hands out the same list until a waiver, a step or a use changes it. */
const lastHeld = new WeakMap<readonly StoredMatter[], readonly HeldWaiver[]>()

function toHeld({ id, details, state }: StoredMatter, used: number): HeldWaiver {
  return { ...(details as Omit<HeldWaiver, 'id' | 'used' | 'state'>), id, used, state }
}

/** The state of a waiver on a day; only `confirmed` carries anything. */
export function standingOf({ state, from, until, uses, used }: HeldWaiver, today: string): string {
  if (state !== 'confirmed') return state
  if (today < from) return 'not-yet'
  if (today > until) return 'expired'
  return uses !== null && used >= uses ? 'exhausted' : 'confirmed'
}

/** Whether a waiver is about this rule on this line of this purchase; one for lines says nothing of the purchase as a whole. */
export function coversLine(
  { rules, scope }: HeldWaiver,
  purchase: Purchase,
  { rule, item }: { readonly rule: string; readonly item: string | null },
): boolean {
  if (!rules.includes(rule)) return false
  if (scope.references !== undefined && !scope.references.includes(purchase.reference ?? '')) return false
  if (scope.items === undefined) return true
  return item !== null && scope.items.includes(item)
}
