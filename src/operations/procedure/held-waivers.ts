import type { HeldWaiver } from '../../facts/waivers.ts'
import type { Store, StoredMatter } from '../../store/store.ts'

type WaiverReader = Pick<Store, 'matters' | 'usesOf'>

/** Every waiver that was entered, in that order. */
export async function heldWaivers(store: WaiverReader): Promise<readonly HeldWaiver[]> {
  const stored = await store.matters('waiver')
  const known = lastHeld.get(stored)
  if (known !== undefined) return known
  const held = await Promise.all(stored.map(async (one) => toHeld(one, await store.usesOf(one.id))))
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
