import { didYouMean } from '../purchase/did-you-mean.ts'
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

/** A party as named in a purchase, with the category of what it offers, as far as that is known. */
export interface AskedParty extends NamedParty {
  readonly category?: string | null
}

/** Matches a party; who it is taken for does not depend on what it offers. Pure. */
export function matchEntities(
  snapshot: Pick<Snapshot, 'identify' | 'match' | 'categories'>,
  party: AskedParty,
): PartyMatches {
  const { category } = party
  const { categories } = snapshot
  const makes = (codes: readonly string[]): boolean =>
    typeof category === 'string' &&
    codes.some((code) => categories.within(category, code) || categories.within(code, category))
  return {
    name: party.name,
    identification: snapshot.identify(party),
    matches: snapshot.match(party.name, MOST_MATCHES, {
      country: party.country ?? null,
      ...(typeof category === 'string' ? { makes } : {}),
    }),
  }
}

/** What is wrong with a category that is no code of the edition; undefined where nothing is. */
export function categoryFault(
  { categories }: Pick<Snapshot, 'categories'>,
  category: string | null | undefined,
): string | undefined {
  if (typeof category !== 'string' || categories.has(category)) return undefined
  const known = categories.all().map(({ code }) => code)
  return `unknown category ${category}${didYouMean(category, known)}`
}
