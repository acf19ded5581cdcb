import type { Purchase } from '../purchase/purchase.ts'
import type { Snapshot } from '../reference/snapshot.ts'
import type { PartyFacts, Path, RoleHolder } from './fact.ts'
import type { Reading } from './read-fact.ts'
import { resolveParty, type PartyLike } from './resolve-parties.ts'

/** A party as it stands in the list of a line or component: inline, or by reference to the top. */
export type RolePlayer = PartyLike & { readonly role?: string | null; readonly ref?: string | null }

export interface NamedBidder {
  readonly id: string
  readonly party: number
  readonly path: Path
  readonly pointer: string
}

/** Every party of a purchase, each resolved once; lines and components refer to them by index. */
export interface Register {
  /** The parties in their roles at a place, ordered by path, with those at the top that no line refers to. */
  holdersAt(
    players: readonly RolePlayer[],
    place: { readonly path: Path; readonly pointer: string },
  ): RoleHolder[]
  bidders(): readonly NamedBidder[]
  parties(): readonly PartyFacts[]
}

export function createRegister(purchase: Purchase, snapshot: Snapshot, reading: Reading): Register {
  const parties: PartyFacts[] = []
  const byId = new Map<string, { readonly index: number; readonly role: string | null }>()
  purchase.parties?.forEach((party, position) => {
    const place = { path: `/parties/@${party.id}`, pointer: `/parties/${position}` }
    byId.set(party.id, { index: parties.length, role: party.role ?? null })
    parties.push(resolveParty(party, place, snapshot, reading))
  })
  const unplaced = unplacedHolders(purchase, byId, parties)

  function holderOf(
    player: RolePlayer,
    place: { readonly path: Path; readonly pointer: string },
  ): RoleHolder {
    const known = typeof player.ref === 'string' ? byId.get(player.ref) : undefined
    if (known !== undefined) {
      const roles = [player.role, known.role].filter((role): role is string => typeof role === 'string')
      return {
        at: parties[known.index]?.path ?? '',
        party: known.index,
        roles: roles.length === 0 ? null : roles,
      }
    }
    parties.push(resolveParty(player, place, snapshot, reading))
    return {
      at: place.path,
      party: parties.length - 1,
      roles: typeof player.role === 'string' ? [player.role] : null,
    }
  }

  return {
    holdersAt: (players, place) =>
      [...inlinePaths(players, place).map(([player, at]) => holderOf(player, at)), ...unplaced].sort(byPath),
    bidders: () => biddersOf(purchase, byId, parties),
    parties: () => parties,
  }
}

/**
 * Gives each inline party a path that does not depend on the order of the list: its role, numbered by name where a
 * role is filled more than once.
 */
function inlinePaths(
  players: readonly RolePlayer[],
  place: { readonly path: Path; readonly pointer: string },
): [RolePlayer, { path: Path; pointer: string }][] {
  const seen = new Map<string, number>()
  return players
    .map((player, index) => ({ player, index }))
    .sort((a, b) =>
      sortKey(a.player) < sortKey(b.player) ? -1 : sortKey(a.player) > sortKey(b.player) ? 1 : 0,
    )
    .map(({ player, index }) => {
      const role = player.role ?? 'party'
      const count = (seen.get(role) ?? 0) + 1
      seen.set(role, count)
      const path = `${place.path}/parties/@${role}${count === 1 ? '' : `~${count}`}`
      return [player, { path, pointer: `${place.pointer}/parties/${index}` }]
    })
}

function sortKey(player: RolePlayer): string {
  return `${player.role ?? ''}|${player.ref ?? ''}|${player.name ?? ''}|${player.country ?? ''}`
}

function byPath(a: RoleHolder, b: RoleHolder): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0
}

const MAKERS: readonly string[] = [
  'manufacturer',
  'oem',
  'brand',
  'designer',
  'developer',
  'producer',
  'publisher',
]

/**
 * Makers at the top that no line refers to: they made something here, nobody says what. They stand at every line with
 * their role unknown, so that leaving out a reference never clears a line.
 */
function unplacedHolders(
  purchase: Purchase,
  byId: ReadonlyMap<string, { readonly index: number; readonly role: string | null }>,
  parties: readonly PartyFacts[],
): RoleHolder[] {
  const referred = new Set<string>()
  collectRefs(purchase.items, referred)
  return [...byId.entries()].flatMap(([id, { index, role }]) => {
    if (referred.has(id) || (role !== null && !MAKERS.includes(role)) || isOfferor(purchase, id)) return []
    return [{ at: parties[index]?.path ?? '', party: index, roles: null }]
  })
}

function isOfferor(purchase: Purchase, id: string): boolean {
  return purchase.proposal?.bidder === id || (purchase.proposal?.consortium ?? []).includes(id)
}

function collectRefs(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) {
    for (const element of value) collectRefs(element, into)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    if (key === 'ref' && typeof member === 'string') into.add(member)
    else collectRefs(member, into)
  }
}

function biddersOf(
  purchase: Purchase,
  byId: ReadonlyMap<string, { readonly index: number; readonly role: string | null }>,
  parties: readonly PartyFacts[],
): NamedBidder[] {
  const named = [purchase.proposal?.bidder, ...(purchase.proposal?.consortium ?? [])].filter(
    (id) => typeof id === 'string',
  )
  const ids = named.length > 0 ? named : [...byId.keys()].filter((id) => byId.get(id)?.role === 'bidder')
  return [...new Set(ids)].sort().flatMap((id) => {
    const index = byId.get(id)?.index
    const party = index === undefined ? undefined : parties[index]
    if (index === undefined || party === undefined) return []
    return [{ id, party: index, path: party.path, pointer: party.pointer }]
  })
}
