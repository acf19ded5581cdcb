import type { Edge, EdgeType, Entity } from './snapshot.ts'

/** What the walks need of the reference data. */
export interface OwnershipGraph {
  entity(id: string): Entity | undefined
  /** Edges that point from the entity: who owns it. */
  owners(id: string): readonly Edge[]
  /** Edges that point at the entity: what it owns, makes or brands. */
  owned(id: string): readonly Edge[]
}

/** A way from one organisation to another, over edges in walking order; each may be walked against its direction. */
export interface Walk {
  readonly at: string
  readonly path: readonly Edge[]
}

/** What an edge counts as on the days on which it holds; `shown` counts for no test (design 2.4). */
type Meaning = 'brand' | 'control' | 'affiliation' | 'holding' | 'shown'

/**
 * A former tie is the dated record of what it was: it counted until its end, and is only shown from then on. One
 * whose end is not known may have ended or not, so it stays a doubt.
 */
const MEANINGS: Readonly<Record<EdgeType, Meaning>> = {
  'affiliate-of': 'affiliation',
  'brand-of': 'brand',
  'controlled-by': 'control',
  'former-affiliate-of': 'affiliation',
  'former-brand-of': 'brand',
  'former-joint-venture-of': 'shown',
  'former-subsidiary-of': 'control',
  'joint-venture-of': 'shown',
  'minority-stake-by': 'shown',
  'oem-supplied-by': 'shown',
  'owned-by': 'holding',
  'state-owned-by': 'control',
  'subsidiary-of': 'control',
  'successor-of': 'shown',
}

/** Common control is never drawn through these: a state does not make its firms one another's affiliates. */
const NO_THROUGH: readonly Entity['kind'][] = ['agency', 'state', 'fund', 'person']
/** No chain of ownership that the data could mean is longer. */
const MAX_DEPTH = 12

export function isFormer(edge: Edge): boolean {
  return edge.type.startsWith('former-')
}

/** Control, or more than half of the shares; ownership of an unknown share may be either and stays a doubt. */
function isControl(edge: Edge): boolean {
  const meaning = MEANINGS[edge.type]
  return meaning === 'control' || (meaning === 'holding' && (edge.share === undefined || edge.share > 50))
}

/** Counts for no test while it holds: a minority, a joint venture, a supplier, half of the shares or less. */
export function isOnlyShown(edge: Edge): boolean {
  const meaning = MEANINGS[edge.type]
  return meaning === 'shown' || (meaning === 'holding' && !isControl(edge))
}

/** The entity itself; a brand is its owner of that day. */
export function selves(entity: string, graph: OwnershipGraph): Walk[] {
  const brands = graph.owners(entity).filter((edge) => MEANINGS[edge.type] === 'brand')
  return [{ at: entity, path: [] }, ...brands.map((edge) => ({ at: edge.to, path: [edge] }))]
}

/** Everything that controls the entity, with the way up. A brand starts at its owner. */
export function ascents(entity: string, graph: OwnershipGraph): Walk[] {
  return selves(entity, graph).flatMap((self) => ascentsFrom(self, graph, entity))
}

function ascentsFrom(from: Walk, graph: OwnershipGraph, start: string): Walk[] {
  if (from.path.length > MAX_DEPTH) return []
  const seen = [start, ...visited(from)]
  return graph
    .owners(from.at)
    .filter((edge) => isControl(edge) && !seen.includes(edge.to))
    .map((edge) => ({ at: edge.to, path: [...from.path, edge] }))
    .flatMap((walk) => [walk, ...ascentsFrom(walk, graph, start)])
}

/** Everything that the entity controls, with the way down. */
export function holdings(entity: string, graph: OwnershipGraph): Walk[] {
  return descents({ at: entity, path: [] }, graph, entity, () => true)
}

/** Up to whoever controls, then to its affiliates or down; whoever controls a listed firm counts as well. */
export function siblings(entity: string, graph: OwnershipGraph): Walk[] {
  const tops = [...selves(entity, graph), ...ascents(entity, graph)].filter((walk) => isOrdinary(walk, graph))
  return tops.flatMap((top) => {
    const affiliates = affiliatesOf(top, graph).filter(
      (walk) => walk.at !== entity && isOrdinary(walk, graph),
    )
    const down = [top, ...affiliates].flatMap((from) =>
      descents(from, graph, entity, (walk) => isOrdinary(walk, graph)),
    )
    return [...affiliates, ...down]
  })
}

/** Affiliation holds both ways, whichever of the two it is written at. */
function affiliatesOf(walk: Walk, graph: OwnershipGraph): Walk[] {
  const out = graph.owners(walk.at).map((edge) => ({ edge, at: edge.to }))
  const back = graph.owned(walk.at).map((edge) => ({ edge, at: edge.from }))
  return [...out, ...back]
    .filter(({ edge, at }) => MEANINGS[edge.type] === 'affiliation' && !visited(walk).includes(at))
    .map(({ edge, at }) => ({ at, path: [...walk.path, edge] }))
}

/** Every organisation that a walk passes, its ends included. */
export function visited(walk: Walk): string[] {
  return [walk.at, ...walk.path.flatMap((edge) => [edge.from, edge.to])]
}

function isOrdinary(walk: Walk, graph: OwnershipGraph): boolean {
  return visited(walk).every((id) => !NO_THROUGH.includes(graph.entity(id)?.kind ?? 'company'))
}

/** Everything below over control, with the way there; `mayPass` says where the walk may go on. */
function descents(top: Walk, graph: OwnershipGraph, start: string, mayPass: (walk: Walk) => boolean): Walk[] {
  if (top.path.length > MAX_DEPTH) return []
  const seen = [start, ...visited(top)]
  return graph
    .owned(top.at)
    .filter((edge) => isControl(edge) && !seen.includes(edge.from))
    .map((edge) => ({ at: edge.from, path: [...top.path, edge] }))
    .flatMap((walk) => [walk, ...(mayPass(walk) ? descents(walk, graph, start, mayPass) : [])])
}
