import type { EntityMatch } from '../reference/match-entities.ts'
import type { Identification, NamedParty, Snapshot } from '../reference/snapshot.ts'

/** Whom a name may mean: what a decision would take it for, and every organisation with a name like it. */
export interface PartyMatches {
  readonly name: string
  readonly identification: Identification
  readonly matches: readonly EntityMatch[]
}

/** So many organisations are shown for a name. */
export const MOST_MATCHES = 20

/** Matches a party as named in a purchase; pure. */
export function matchEntities(
  snapshot: Pick<Snapshot, 'identify' | 'match'>,
  party: NamedParty,
): PartyMatches {
  return {
    name: party.name,
    identification: snapshot.identify(party),
    matches: snapshot.match(party.name, MOST_MATCHES, party.country ?? null),
  }
}
