import { canonicalJson } from '../audit/canonical-json.ts'
import { commit, SALT_BYTES } from '../audit/commitment.ts'
import { answerOf, type PartyProfile } from '../purchase/party-profile.ts'
import type { Recorded } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'

/** Records an answer to whom a party is or is not; it serves no purchase until a second person has confirmed it. */
export async function proposeProfile(
  dependencies: DecideDependencies,
  request: { readonly profile: PartyProfile; readonly actor: string },
): Promise<Recorded & { readonly id: string }> {
  const { store, randomBytes, newId, now, snapshot } = dependencies
  const { profile, actor } = request
  const id = newId()
  const salt = randomBytes(SALT_BYTES)
  const value = canonicalJson({ party: profile.party, evidence: profile.evidence })
  const recorded = await store.append({
    kind: 'party-profile',
    time: now().toISOString(),
    actor,
    salt: randomBytes(SALT_BYTES),
    id,
    answer: answerOf(profile),
    until: profile.until,
    snapshot: snapshot.digest,
    content: { pointer: '/content', salt: salt.toString('base64url'), value },
    commitment: commit(salt, value),
  })
  return { ...recorded, id }
}
