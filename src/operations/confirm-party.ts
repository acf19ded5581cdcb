import { SALT_BYTES } from '../audit/commitment.ts'
import type { Recorded } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'

export interface ConfirmPartyRequest {
  readonly profile: string
  readonly state: 'confirmed' | 'rejected'
  readonly actor: string
}

/**
 * A second person confirms or rejects who a party is said to be; the last word counts for all purchases from then on.
 * @throws {StoreError} `NOT_FOUND` for an unknown profile, `SAME_PRINCIPAL` when the person proposed it
 */
export async function confirmParty(
  { store, now, randomBytes }: DecideDependencies,
  { profile, state, actor }: ConfirmPartyRequest,
): Promise<Recorded> {
  const salt = randomBytes(SALT_BYTES)
  return store.append({ kind: 'confirmed-match', time: now().toISOString(), actor, salt, profile, state })
}
