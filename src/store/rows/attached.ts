import { attach, type ErasableValue } from '../../audit/commitment.ts'
import { StoreError, type StoredPurchase } from '../store.ts'

/**
 * A detached document with its erasable values put back; what was erased is missing.
 * @throws {StoreError} `STORE_CORRUPT` when a value no longer matches its commitment
 */
export function attached(detached: string, entries: string | null): StoredPurchase {
  try {
    return attach(JSON.parse(detached), entries === null ? [] : (JSON.parse(entries) as ErasableValue[]))
  } catch (cause) {
    throw new StoreError('STORE_CORRUPT', 'a stored value does not match its commitment', { cause })
  }
}
