import type { Purchase } from '../purchase/purchase.ts'
import type { ListLink, Snapshot } from '../reference/snapshot.ts'
import { CATALOGUE, slotOf } from './catalogue.ts'
import type { DeclaredOwner, PartyFacts, Path } from './fact.ts'
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
  const identification = identify(party, snapshot)
  const candidates = identification.result === 'possible' ? identification.candidates : []
  return {
    candidateLinks: candidates.map((candidate) => snapshot.links(candidate.entity)),
    candidates,
    identification,
    links: identification.result === 'same' ? snapshot.links(identification.entity) : [],
    named: isNamed(party),
    owners: ownersOf(party, place.path, snapshot, reading),
    ownersWhole: reading.statements.completeness(`${place.path}/owners`) !== null,
    path: place.path,
    pointer: place.pointer,
    values: partyValues(party, place.path, reading),
  }
}

const OWNERS_STATED = slotOf('party.ownersStated')

/** Owners count as stated only where somebody says that they are all: an open list names none for certain. */
function partyValues(party: PartyLike, path: Path, reading: Reading): PartyFacts['values'] {
  const values = readFacts(TREE, party, path, reading)
  const at = `${path}/owners`
  const level = reading.statements.completeness(at)
  values[OWNERS_STATED] = level === null ? undefined : { value: true, unknown: null, at, level, whole: false }
  return values
}

function isNamed(party: PartyLike): party is PartyLike & { readonly name: string } {
  return typeof party.name === 'string' && party.name.trim() !== ''
}

function identify(party: PartyLike, snapshot: Snapshot): PartyFacts['identification'] {
  if (!isNamed(party)) return { result: 'unscreened', because: 'no-name' }
  const identifiers = party.identifiers ?? undefined
  return snapshot.identify({
    name: party.name,
    ...(party.legalName === undefined ? {} : { legalName: party.legalName }),
    ...(party.country === undefined ? {} : { country: party.country }),
    ...(identifiers === undefined ? {} : { identifiers }),
  })
}

/** Parents, owners and controllers as the purchase declares them, in the order of their kinds. */
function ownersOf(party: PartyLike, path: Path, snapshot: Snapshot, reading: Reading): DeclaredOwner[] {
  const parent = party.ultimateParent
  return [
    ...(parent === undefined || parent === null ? [] : [toOwner(parent, `${path}/ultimateParent`, true)]),
    ...(party.owners ?? []).map((owner) => toOwner(owner, `${path}/owners`, false)),
    ...(party.controllers ?? []).map((owner) => toOwner(owner, `${path}/controllers`, true)),
  ]

  function toOwner(owner: OwnerLike, at: Path, controls: boolean): DeclaredOwner {
    const identification = identify({ name: owner.name ?? null, country: owner.country ?? null }, snapshot)
    const share = Number(owner.share ?? owner.votes ?? Number.NaN)
    return {
      at,
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
