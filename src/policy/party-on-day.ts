import type { PartyFacts } from '../facts/fact.ts'
import type { Environment } from './environment.ts'
import { limit } from './validity.ts'

/** A party as it is on the day of the act: once the confirmed answer who it is has ended, it is anybody of that name. */
export function partyOnDay(party: PartyFacts, { asOf, validity }: Environment): PartyFacts {
  const { lapses } = party
  if (lapses === undefined) return party
  if (validity !== null) limit(validity, asOf, lapses.on, { kind: 'profile-ends', at: party.path })
  return asOf < lapses.on ? party : lapses.to
}
