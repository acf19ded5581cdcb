import type { Edge, EdgeType, Entity, ListEntry, LinkTest, ListLink } from './snapshot.ts'

/** What the walk needs of the reference data. */
export interface OwnershipGraph {
  entity(id: string): Entity | undefined
  /** Edges that point at the entity: what it owns, makes or brands. */
  owned(id: string): readonly Edge[]
  entriesOf(id: string): readonly ListEntry[]
}

const CONTROL: readonly EdgeType[] = ['subsidiary-of', 'controlled-by', 'state-owned-by']
const SHOWN: readonly EdgeType[] = [
  'former-affiliate-of',
  'former-brand-of',
  'former-joint-venture-of',
  'former-subsidiary-of',
  'joint-venture-of',
  'minority-stake-by',
  'oem-supplied-by',
  'successor-of',
]
/** Common control is never drawn through these: a state does not make its firms one another's affiliates. */
const NO_THROUGH: readonly Entity['kind'][] = ['agency', 'state', 'fund', 'person']
/** No chain of ownership that the data could mean is longer. */
const MAX_DEPTH = 12

interface Walk {
  readonly at: string
  readonly path: readonly Edge[]
}

/** Every way in which an entity stands on a list, by the named tests of design 2.4. */
export function linksOf(entity: string, graph: OwnershipGraph): ListLink[] {
  const walks: readonly [LinkTest, readonly Walk[]][] = [
    ['self', selves(entity, graph)],
    ['subsidiary', ascents(entity, graph)],
    ['common-control', siblings(entity, graph)],
    ['shown', shownTies(entity, graph)],
  ]
  const links = walks.flatMap(([test, found]) => found.flatMap((walk) => linksAt(walk, test, graph)))
  return withoutWeaker(links).sort((a, b) => (linkKey(a) < linkKey(b) ? -1 : 1))
}

/** Ordered by list, listed organisation, test and path; paths between the same organisations by type and days. */
function linkKey(link: ListLink): string {
  const path = link.path.map((edge) => `${edge.from}>${edge.to} ${edge.type} ${edge.since ?? ''}`)
  return [link.list, link.listed, link.test, ...path, link.since].join('|')
}

/** What is a self or a subsidiary is not an affiliate once more, for the days and as surely as the closer tie holds. */
function withoutWeaker(links: readonly ListLink[]): ListLink[] {
  const closer = links.filter((link) => link.test === 'self' || link.test === 'subsidiary')
  return links.filter(
    (link) => link.test !== 'common-control' || !closer.some((other) => covers(other, link)),
  )
}

function covers(closer: ListLink, link: ListLink): boolean {
  if (closer.list !== link.list || closer.limb !== link.limb || closer.listed !== link.listed) return false
  const lasts = closer.until === undefined || (link.until !== undefined && link.until <= closer.until)
  return closer.since <= link.since && lasts && (closer.verified || !link.verified)
}

/** The entity itself; a brand is its owner of that day. */
function selves(entity: string, graph: OwnershipGraph): Walk[] {
  const brands = (graph.entity(entity)?.edges ?? []).filter((edge) => edge.type === 'brand-of')
  return [{ at: entity, path: [] }, ...brands.map((edge) => ({ at: edge.to, path: [edge] }))]
}

/** Everything that controls the entity, with the way up. A brand starts at its owner. */
function ascents(entity: string, graph: OwnershipGraph): Walk[] {
  return selves(entity, graph).flatMap((self) => ascentsFrom(self, graph, entity))
}

function ascentsFrom(from: Walk, graph: OwnershipGraph, start: string): Walk[] {
  if (from.path.length > MAX_DEPTH) return []
  const seen = [start, ...visited(from)]
  return (graph.entity(from.at)?.edges ?? [])
    .filter((edge) => isControl(edge) && !seen.includes(edge.to))
    .map((edge) => ({ at: edge.to, path: [...from.path, edge] }))
    .flatMap((walk) => [walk, ...ascentsFrom(walk, graph, start)])
}

/** Control, or more than half of the shares; ownership of an unknown share may be either and stays a doubt. */
function isControl(edge: Edge): boolean {
  return (
    CONTROL.includes(edge.type) || (edge.type === 'owned-by' && (edge.share === undefined || edge.share > 50))
  )
}

/** Up to whoever controls, then to its affiliates or down; whoever controls a listed firm counts as well. */
function siblings(entity: string, graph: OwnershipGraph): Walk[] {
  const tops = [...selves(entity, graph), ...ascents(entity, graph)].filter((walk) => isOrdinary(walk, graph))
  return tops.flatMap((top) => {
    const affiliates = affiliatesOf(top, graph).filter(
      (walk) => walk.at !== entity && isOrdinary(walk, graph),
    )
    return [...affiliates, ...[top, ...affiliates].flatMap((from) => descents(from, graph, entity))]
  })
}

/** Affiliation holds both ways, whichever of the two it is written at. */
function affiliatesOf(walk: Walk, graph: OwnershipGraph): Walk[] {
  const out = (graph.entity(walk.at)?.edges ?? []).map((edge) => ({ edge, at: edge.to }))
  const back = graph.owned(walk.at).map((edge) => ({ edge, at: edge.from }))
  return [...out, ...back]
    .filter(({ edge, at }) => edge.type === 'affiliate-of' && !visited(walk).includes(at))
    .map(({ edge, at }) => ({ at, path: [...walk.path, edge] }))
}

function visited(walk: Walk): string[] {
  return [walk.at, ...walk.path.flatMap((edge) => [edge.from, edge.to])]
}

function isOrdinary(walk: Walk, graph: OwnershipGraph): boolean {
  return visited(walk).every((id) => !NO_THROUGH.includes(graph.entity(id)?.kind ?? 'company'))
}

/** Everything below over control, with the way there. */
function descents(top: Walk, graph: OwnershipGraph, start: string): Walk[] {
  if (top.path.length > MAX_DEPTH) return []
  const seen = [start, ...visited(top)]
  return graph
    .owned(top.at)
    .filter((edge) => isControl(edge) && !seen.includes(edge.from))
    .map((edge) => ({ at: edge.from, path: [...top.path, edge] }))
    .flatMap((walk) => [walk, ...(isOrdinary(walk, graph) ? descents(walk, graph, start) : [])])
}

/** Ties that count for no test and are shown. */
function shownTies(entity: string, graph: OwnershipGraph): Walk[] {
  const edges = (graph.entity(entity)?.edges ?? []).filter(
    (edge) => SHOWN.includes(edge.type) || isMinority(edge),
  )
  return edges.map((edge) => ({ at: edge.to, path: [edge] }))
}

function isMinority(edge: Edge): boolean {
  return edge.type === 'owned-by' && edge.share !== undefined && edge.share <= 50
}

function linksAt(walk: Walk, test: LinkTest, graph: OwnershipGraph): ListLink[] {
  return graph.entriesOf(walk.at).flatMap((entry) => {
    const since = [entry.added, ...walk.path.map((edge) => edge.since ?? '')].reduce((a, b) =>
      a > b ? a : b,
    )
    const ends = [entry.removed, ...walk.path.map((edge) => edge.until)].filter((end) => end !== undefined)
    const until = ends.sort()[0]
    if (until !== undefined && until <= since) return []
    const verified =
      [entry, ...walk.path].every((one) => one.confidence === 'verified-in-source') &&
      !hasUnknownShare(walk) &&
      !isDoubtful(walk, graph)
    return [
      {
        list: entry.list,
        ...(entry.limb === undefined ? {} : { limb: entry.limb }),
        listed: walk.at,
        test,
        path: walk.path,
        since,
        ...(until === undefined ? {} : { until }),
        verified,
      },
    ]
  })
}

function hasUnknownShare(walk: Walk): boolean {
  return walk.path.some((edge) => edge.type === 'owned-by' && edge.share === undefined)
}

/** What the data says of a doubtful organisation, its ties included, may be out of date. */
function isDoubtful(walk: Walk, graph: OwnershipGraph): boolean {
  return visited(walk).some((id) => graph.entity(id)?.confidence === 'uncertain')
}
