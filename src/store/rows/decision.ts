import type { StoredDecision } from '../store.ts'

export type DecisionRow = Omit<StoredDecision, 'leafHash'> & { readonly leafHash: Buffer }

export function toDecision({ leafHash, ...rest }: DecisionRow): StoredDecision {
  return { ...rest, leafHash: leafHash.toString('base64') }
}
