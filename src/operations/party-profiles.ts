import type { HeldProfile } from '../facts/party-profiles.ts'
import type { PartyProfile } from '../purchase/party-profile.ts'
import type { Store, StoredProfile } from '../store/store.ts'

/** A profile as it is shown; party and evidence are null once erased. */
export interface ProfileView extends Omit<StoredProfile, 'content'> {
  readonly party: PartyProfile['party'] | null
  readonly evidence: PartyProfile['evidence'] | null
}

export async function listProfiles(store: Pick<Store, 'partyProfiles'>): Promise<ProfileView[]> {
  return (await store.partyProfiles()).map(({ content, ...profile }) => ({
    ...profile,
    ...(contentOf(content) ?? { party: null, evidence: null }),
  }))
}

/** The profiles as deciding needs them; what was erased can serve no purchase. */
export async function heldProfiles(store: Pick<Store, 'partyProfiles'>): Promise<readonly HeldProfile[]> {
  const stored = await store.partyProfiles()
  if (stored.length === 0) return NONE
  return stored.flatMap(({ id, content, answer, until, state }) => {
    const party = contentOf(content)?.party
    return party === undefined ? [] : [{ id, party, answer, until, state }]
  })
}

const NONE: readonly HeldProfile[] = []

function contentOf(text: string | null): Pick<PartyProfile, 'party' | 'evidence'> | undefined {
  return text === null ? undefined : (JSON.parse(text) as Pick<PartyProfile, 'party' | 'evidence'>)
}
