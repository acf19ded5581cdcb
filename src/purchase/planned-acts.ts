import type { Purchase } from './purchase.ts'

/** An act that the purchase announces, on a day or on one that is not known. */
export interface PlannedAct {
  readonly kind: 'delivery' | 'option'
  /** JSON Pointer of where it is announced. */
  readonly pointer: string
  readonly day: string | null
  /** Ids of the lines that it is about; null: all. */
  readonly items: readonly string[] | null
}

/** Deliveries and options to come, in the order of the purchase. */
export function plannedActs({ procurement }: Purchase): PlannedAct[] {
  const contract = procurement?.contract
  const deliveries = (contract?.deliveries ?? []).map((one, index): PlannedAct => ({
    kind: 'delivery',
    pointer: `/procurement/contract/deliveries/${index}`,
    day: one.date ?? null,
    items: one.items ?? null,
  }))
  const options = (contract?.options ?? []).map((one, index): PlannedAct => ({
    kind: 'option',
    pointer: `/procurement/contract/options/${index}`,
    day: one.date ?? null,
    items: null,
  }))
  return [...deliveries, ...options]
}
