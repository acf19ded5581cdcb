import type { Edge, EdgeType, Entity, ListEntry, ListLink, OwnershipTest } from './snapshot.ts'

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
  const walks: readonly [OwnershipTest, readonly Walk[]][] = [
    ['self', selves(entity, graph)],
    ['subsidiary', ascents(entity, graph).filter((walk) => walk.path.length > 0)],
    ['common-control', siblings(entity, graph)],
    ['shown', shownTies(entity, graph)],
  ]
  const links = walks.flatMap(([test, found]) => found.flatMap((walk) => linksAt(walk, test, graph)))
  return withoutWeaker(links).sort((a, b) => (linkKey(a) < linkKey(b) ? -1 : 1))
}

function linkKey(link: ListLink): string {
  return [link.list, link.listed, link.test, ...link.path.map((edge) => edge.to)].join('|')
}

/** What is a self or a subsidiary is not listed as an affiliate once more. */
function withoutWeaker(links: readonly ListLink[]): ListLink[] {
  const closer = new Set(
    links.filter((link) => link.test !== 'common-control').map((link) => `${link.list}|${link.listed}`),
  )
  return links.filter((link) => link.test !== 'common-control' || !closer.has(`${link.list}|${link.listed}`))
}

/** The entity itself; a brand is its owner of that day. */
function selves(entity: string, graph: OwnershipGraph): Walk[] {
  const brands = (graph.entity(entity)?.edges ?? []).filter((edge) => edge.type === 'brand-of')
  return [{ at: entity, path: [] }, ...brands.map((edge) => ({ at: edge.to, path: [edge] }))]
}

/** Upward over control: everything that controls the entity, with the way there. A brand starts at its owner. */
function ascents(entity: string, graph: OwnershipGraph): Walk[] {
  const found: Walk[] = []
  const walk = (at: string, path: readonly Edge[]): void => {
    if (path.length > MAX_DEPTH) return
    for (const edge of graph.entity(at)?.edges ?? []) {
      if (!isControl(edge) || edge.to === entity || path.some((step) => step.to === edge.to)) continue
      found.push({ at: edge.to, path: [...path, edge] })
      walk(edge.to, [...path, edge])
    }
  }
  for (const self of selves(entity, graph)) walk(self.at, self.path)
  return found
}

/** Control, or more than half of the shares; ownership of an unknown share may be either and stays a doubt. */
function isControl(edge: Edge): boolean {
  return (
    CONTROL.includes(edge.type) || (edge.type === 'owned-by' && (edge.share === undefined || edge.share > 50))
  )
}

/** Up to whoever controls, then down again; whoever controls a listed firm counts, as does a declared affiliate. */
function siblings(entity: string, graph: OwnershipGraph): Walk[] {
  const tops = [{ at: entity, path: [] }, ...ascents(entity, graph)].filter((walk) => isOrdinary(walk, graph))
  const down = tops.flatMap((top) => descents(top, graph, entity))
  const affiliates = (graph.entity(entity)?.edges ?? []).filter((edge) => edge.type === 'affiliate-of')
  return [...down, ...affiliates.map((edge) => ({ at: edge.to, path: [edge] }))]
}

function isOrdinary(walk: Walk, graph: OwnershipGraph): boolean {
  const along = [walk.at, ...walk.path.map((edge) => edge.to)]
  return along.every((id) => !NO_THROUGH.includes(graph.entity(id)?.kind ?? 'company'))
}

function descents(top: Walk, graph: OwnershipGraph, start: string): Walk[] {
  const found: Walk[] = []
  const walk = (at: string, path: readonly Edge[]): void => {
    if (path.length > MAX_DEPTH) return
    for (const edge of graph.owned(at)) {
      if (!isControl(edge) || edge.from === start || path.includes(edge)) continue
      found.push({ at: edge.from, path: [...path, edge] })
      walk(edge.from, [...path, edge])
    }
  }
  walk(top.at, top.path)
  return found
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

function linksAt(walk: Walk, test: OwnershipTest, graph: OwnershipGraph): ListLink[] {
  return graph.entriesOf(walk.at).flatMap((entry) => {
    const since = [entry.added, ...walk.path.map((edge) => edge.since ?? '')].reduce((a, b) =>
      a > b ? a : b,
    )
    const ends = [entry.removed, ...walk.path.map((edge) => edge.until)].filter((end) => end !== undefined)
    const until = ends.sort()[0]
    if (until !== undefined && until <= since) return []
    const verified =
      [entry, ...walk.path].every((one) => one.confidence === 'verified-in-source') && !hasUnknownShare(walk)
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
