import type { HeldWaiver } from '../../facts/waivers.ts'
import type { Store, StoredMatter } from '../../store/store.ts'

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
  return {
    ...(details as Omit<HeldWaiver, 'id' | 'used' | 'state'>),
    id,
    used,
    state: state as HeldWaiver['state'],
  }
}
