import type { StoredClearance } from './store.ts'

/** What an order desk is answered. */
export type ClearanceState = 'valid' | 'expired' | 'exhausted' | 'withdrawn' | 'conditions-open'

/** What may still be ordered of a line; null: as many as were offered, no number was stated. */
export interface Remaining {
  readonly item: string
  readonly quantity: number | null
}

/** Sums of decimal quantities are told apart no finer than this. */
const FINEST = 1e-9

/** Of each line what was cleared less what was ordered; never below 0. */
export function remainingOf({ items, orders }: Pick<StoredClearance, 'items' | 'orders'>): Remaining[] {
  return items.map(({ item, quantity }) => {
    if (quantity === null) return { item, quantity }
    const ordered = orders
      .flatMap((order) => order.items)
      .reduce((sum, one) => sum + (one.item === item ? one.quantity : 0), 0)
    const left = quantity - ordered
    return { item, quantity: left < FINEST ? 0 : left }
  })
}

/**
 * How a clearance stands on a day, the first that applies: withdrawn, expired, a condition that nobody has accepted, nothing
 * left to order.
 */
export function clearanceState(clearance: StoredClearance, day: string): ClearanceState {
  if (clearance.withdrawn !== null) return 'withdrawn'
  if (day > clearance.until) return 'expired'
  if (openConditions(clearance).length > 0) return 'conditions-open'
  return remainingOf(clearance).every(({ quantity }) => quantity === 0) ? 'exhausted' : 'valid'
}

export function openConditions({
  conditions,
  accepted,
}: Pick<StoredClearance, 'conditions' | 'accepted'>): readonly string[] {
  return conditions.filter((rule) => !accepted.some((one) => one.rule === rule))
}

/** Why an order cannot be counted; undefined where it can. */
export function orderRefusal(
  clearance: StoredClearance,
  order: {
    readonly day: string
    readonly items: readonly { readonly item: string; readonly quantity: number }[]
  },
): string | undefined {
  const state = clearanceState(clearance, order.day)
  if (state !== 'valid') return `the clearance is ${state}`
  const remaining = remainingOf(clearance)
  for (const { item, quantity } of order.items) {
    const left = remaining.find((one) => one.item === item)
    if (left === undefined) return `line ${item} is not cleared`
    if (left.quantity !== null && quantity > left.quantity + FINEST)
      return `of line ${item} ${left.quantity} may still be ordered, not ${quantity}`
  }
  return undefined
}
