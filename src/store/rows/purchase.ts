import type { StoredPurchase } from '../store.ts'
import { attached } from './attached.ts'

export interface PurchaseRow {
  readonly purchase: string
  /** Null where nothing can be erased any more. */
  readonly entries: string | null
}

/** @throws {StoreError} `STORE_CORRUPT` when a value no longer matches its commitment */
export function toPurchase({ purchase, entries }: PurchaseRow): StoredPurchase {
  return attached(purchase, entries)
}
