import type { Purchase } from '../purchase/purchase.ts'
import type { ListLink, NamedParty, Snapshot } from '../reference/snapshot.ts'
import { CATALOGUE, slotOf } from './catalogue.ts'
import type { DeclaredOwner, PartyFacts, Path } from './fact.ts'
import { deriveOwnerCountries } from './owner-countries.ts'
import { settle } from './settle-identity.ts'
import { readFacts, toFactTree, type Reading } from './read-fact.ts'

export type Party = NonNullable<Purchase['parties']>[number]

const TREE = toFactTree(CATALOGUE.party)

/** What `resolveParty` needs of an organisation, wherever in the purchase it is named. */
export type PartyLike = Omit<Party, 'id' | 'role' | 'usesCoveredEquipment' | 'coveredUse'>

interface OwnerLike {
  readonly name?: string | null
  readonly country?: string | null
  readonly share?: number | string | null
  readonly votes?: number | string | null
}

/** Identifies an organisation as named in the purchase and gathers its standing on every list. */
export function resolveParty(
  party: PartyLike,
  place: { readonly path: Path; readonly pointer: string },
  snapshot: Snapshot,
  reading: Reading,
): PartyFacts {
  const named = toNamedParty(party)
  const answer = reading.answers.get(place.path)
  const found = identify(named, snapshot)
  const settled = placed(settle(found, answer, snapshot), named, snapshot, {
    named: named !== null,
    owners: ownersOf(party, place.path, snapshot, reading),
    ownersWhole: reading.statements.completeness(`${place.path}/owners`) !== null,
    path: place.path,
    pointer: place.pointer,
    profile: answer?.profile ?? null,
    values: partyValues(party, place.path, reading),
  })
  if (answer?.until === undefined) return settled
  const unsettled = placed(found, named, snapshot, { ...settled, profile: null })
  return { ...settled, lapses: { on: answer.until, to: unsettled } }
}

type Standing = 'blindLists' | 'candidateLinks' | 'candidates' | 'identification' | 'links' | 'lapses'

/** What follows from whom the name means; member by member, for that is many times as fast as put together from parts. */
function placed(
  identification: PartyFacts['identification'],
  named: NamedParty | null,
  snapshot: Snapshot,
  rest: Omit<PartyFacts, Standing>,
): PartyFacts {
  const candidates = identification.result === 'possible' ? identification.candidates : []
  return {
    blindLists: blindLists(named, identification, snapshot),
    candidateLinks: candidates.map((candidate) => snapshot.links(candidate.entity)),
    candidates,
    identification,
    links: identification.result === 'same' ? snapshot.links(identification.entity) : [],
    named: rest.named,
    owners: rest.owners,
    ownersWhole: rest.ownersWhole,
    path: rest.path,
    pointer: rest.pointer,
    profile: rest.profile,
    values: rest.values,
  }
}

const OWNERS_STATED = slotOf('party.ownersStated')

/** Owners count as stated only where somebody says that they are all: an open list names none for certain. */
function partyValues(party: PartyLike, path: Path, reading: Reading): PartyFacts['values'] {
  const values = readFacts(TREE, party, path, reading)
  const at = `${path}/owners`
  const level = reading.statements.completeness(at)
  values[OWNERS_STATED] = level === null ? undefined : { value: true, unknown: null, at, level, whole: false }
  deriveOwnerCountries(values, party, path, reading.statements)
  return values
}

/** As the reference data is asked for it; null when it has no name. */
function toNamedParty(party: PartyLike): NamedParty | null {
  if (typeof party.name !== 'string' || party.name.trim() === '') return null
  const identifiers = party.identifiers ?? undefined
  return {
    name: party.name,
    ...(party.legalName === undefined ? {} : { legalName: party.legalName }),
    ...(party.country === undefined ? {} : { country: party.country }),
    ...(identifiers === undefined ? {} : { identifiers }),
  }
}

function identify(named: NamedParty | null, snapshot: Snapshot): PartyFacts['identification'] {
  return named === null ? { result: 'unscreened', because: 'no-name' } : snapshot.identify(named)
}

/** Whoever is known by identity needs no screening of a name. */
function blindLists(
  named: NamedParty | null,
  identification: PartyFacts['identification'],
  snapshot: Snapshot,
): readonly string[] {
  return named === null || identification.result === 'same' ? NO_LISTS : snapshot.blindLists(named)
}

const NO_LISTS: readonly string[] = []

/** Parents, owners and controllers as the purchase declares them, in the order of their kinds. */
function ownersOf(party: PartyLike, path: Path, snapshot: Snapshot, reading: Reading): DeclaredOwner[] {
  const parent = party.ultimateParent
  return [
    ...(parent === undefined || parent === null ? [] : [toOwner(parent, `${path}/ultimateParent`, true)]),
    ...(party.owners ?? []).map((owner) => toOwner(owner, `${path}/owners`, false)),
    ...(party.controllers ?? []).map((owner) => toOwner(owner, `${path}/controllers`, true)),
  ]

  function toOwner(owner: OwnerLike, at: Path, controls: boolean): DeclaredOwner {
    const named = toNamedParty({ name: owner.name ?? null, country: owner.country ?? null })
    const identification = identify(named, snapshot)
    const share = Number(owner.share ?? owner.votes ?? Number.NaN)
    return {
      at,
      blindLists: blindLists(named, identification, snapshot),
      controls,
      identification,
      level: reading.statements.levelOf(at),
      links: linksOf(identification, snapshot),
      share: Number.isNaN(share) ? null : share,
    }
  }
}

function linksOf(identification: PartyFacts['identification'], snapshot: Snapshot): readonly ListLink[] {
  if (identification.result === 'same') return snapshot.links(identification.entity)
  if (identification.result !== 'possible') return []
  return identification.candidates.flatMap((candidate) => snapshot.links(candidate.entity))
}
