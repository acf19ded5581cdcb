import type { PartyProfile, ProfileAnswer } from '../purchase/party-profile.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { normaliseName } from '../reference/normalise-name.ts'
import type { Day, Snapshot } from '../reference/snapshot.ts'
import { NOTHING_CONFIRMED, type CaseFacts } from './case-facts.ts'
import { resolve } from './resolve.ts'

/** A profile as the record holds it, in the order in which they were proposed. */
export interface HeldProfile {
  readonly id: string
  readonly party: PartyProfile['party']
  readonly answer: ProfileAnswer
  /** The first day on which it no longer serves. */
  readonly until: Day
  /** `confirmed` by a second person; `withdrawn` when confirmed once and rejected since. */
  readonly state: 'proposed' | 'confirmed' | 'rejected' | 'withdrawn'
}

/**
 * The case facts of a purchase with the answers in force about its parties. Only what a second person has confirmed and
 * what has not expired enters; of one party the newest answer that ever was confirmed is the only one, so that when it
 * ends nothing older comes back.
 */
export function withProfiles(
  caseFacts: CaseFacts,
  purchase: Purchase,
  profiles: readonly HeldProfile[],
  { snapshot, asOf }: { readonly snapshot: Snapshot; readonly asOf: Day },
): CaseFacts {
  const newest = new Map(
    profiles
      .filter(({ state }) => state === 'confirmed' || state === 'withdrawn')
      .map((profile) => [keyOf(profile.party), profile]),
  )
  if (newest.size === 0) return caseFacts
  const answers = resolve(purchase, NOTHING_CONFIRMED, snapshot).parties.flatMap(
    ({ path, pointer, named }) => {
      const profile = named ? newest.get(keyOf(partyAt(purchase, pointer))) : undefined
      if (profile?.state !== 'confirmed' || profile.until <= asOf) return []
      return [{ at: path, profile: profile.id, until: profile.until, ...profile.answer }]
    },
  )
  if (answers.length === 0) return caseFacts
  return { ...caseFacts, profiles: answers.toSorted((a, b) => (a.at < b.at ? -1 : 1)) }
}

/** What a purchase names: the names without width, case and place of legal forms, the country, the numbers. */
function keyOf({ name, legalName, country, identifiers }: PartyProfile['party']): string {
  const numbers = Object.entries(identifiers ?? {})
    .flatMap(([scheme, value]) =>
      value === null || value.trim() === '' ? [] : [`${scheme}:${value.trim()}`],
    )
    .sort()
  const legal = legalName === undefined || legalName === null ? '' : normaliseName(legalName).full
  return JSON.stringify([normaliseName(name).full, legal, country ?? '', numbers])
}

function partyAt(purchase: Purchase, pointer: string): PartyProfile['party'] {
  let value: unknown = purchase
  for (const step of pointer.split('/').slice(1))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[step]
  return value as PartyProfile['party']
}
