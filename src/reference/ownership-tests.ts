import { doubtsOf } from './ownership-doubts.ts'
import { effectiveInterest, fiftyPercent, type Interest } from './ownership-shares.ts'
import {
  ascents,
  holdings,
  isFormer,
  isOnlyShown,
  selves,
  siblings,
  type OwnershipGraph,
  type Walk,
} from './ownership-walks.ts'
import type { Day, Doubt, Edge, OwnershipAnswer, OwnershipQuestion, Way } from './snapshot.ts'

/**
 * A named test of ownership and control (design 2.4) as of a day. Pure; neither the order of edges nor an edge written
 * twice changes the answer.
 */
export function testOwnership(question: OwnershipQuestion, graph: OwnershipGraph): OwnershipAnswer {
  const day = onDay(graph, question.asOf)
  const shown = shownTies(question, graph)
  const counted = countShares(question, day)
  if (counted !== undefined) {
    const { result, share, doubts, paths } = counted
    return { result, share, shown, ways: ordered(paths.map((walk) => toWay(walk, doubts))) }
  }
  const isTarget = targetOf(question, day)
  const ways = ordered(
    walksOf(question, day)
      .filter(isTarget)
      .map((walk) => toWay(walk, doubtsOf(walk, day))),
  )
  const isCertain = ways.some((way) => way.doubts.length === 0)
  return { result: isCertain ? 'true' : ways.length > 0 ? 'unknown' : 'false', ways, shown }
}

function walksOf({ entity, test }: OwnershipQuestion, day: OwnershipGraph): Walk[] {
  if (test === 'self') return selves(entity, day)
  if (test === 'parent') return holdings(entity, day)
  if (test === 'common-control') return siblings(entity, day)
  return ascents(entity, day)
}

function targetOf({ test, targets }: OwnershipQuestion, day: OwnershipGraph): (walk: Walk) => boolean {
  if (test !== 'state-controlled' || targets.size > 0) return (walk) => targets.has(walk.at)
  return ({ at, path }) => {
    const kind = day.entity(at)?.kind
    return kind === 'state' || kind === 'agency' || path.at(-1)?.type === 'state-owned-by'
  }
}

function countShares(
  { entity, test, targets }: OwnershipQuestion,
  day: OwnershipGraph,
): Interest | undefined {
  if (test === 'fifty-percent') return fiftyPercent(entity, targets, day)
  if (test === 'effective-interest') return effectiveInterest(entity, targets, day)
  return undefined
}

/** Only the edges that hold on the day, each once and in an order of their own. */
function onDay(graph: OwnershipGraph, asOf: Day): OwnershipGraph {
  const holding = (edges: readonly Edge[]) => distinctEdges(edges.filter((edge) => holdsOn(edge, asOf)))
  return {
    entity: (id) => graph.entity(id),
    owners: (id) => holding(graph.owners(id)),
    owned: (id) => holding(graph.owned(id)),
  }
}

function holdsOn({ since, until }: Edge, asOf: Day): boolean {
  return (since === undefined || since <= asOf) && (until === undefined || asOf < until)
}

function distinctEdges(edges: readonly Edge[]): Edge[] {
  const byKey = new Map(edges.map((edge) => [edgeKey(edge), edge]))
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge)
}

function edgeKey(edge: Edge): string {
  const { from, to, type, share, since, until, confidence, source } = edge
  return JSON.stringify([from, to, type, share ?? -1, since ?? '', until ?? '', confidence, source ?? ''])
}

/** A former tie is shown once it is over, the others while they hold. */
function shownTies({ entity, targets, asOf, test }: OwnershipQuestion, graph: OwnershipGraph): Edge[] {
  return distinctEdges(
    graph.owners(entity).filter((edge) => {
      if (targets.size > 0 && !targets.has(edge.to)) return false
      if (isFormer(edge)) return edge.until === undefined || edge.until <= asOf
      const isCounted =
        edge.type === 'owned-by' && (test === 'fifty-percent' || test === 'effective-interest')
      return isOnlyShown(edge) && !isCounted && holdsOn(edge, asOf)
    }),
  )
}

function toWay(walk: Walk, doubts: readonly Doubt[]): Way {
  const since = walk.path
    .flatMap((edge) => edge.since ?? [])
    .sort()
    .at(-1)
  const until = walk.path.flatMap((edge) => edge.until ?? []).sort()[0]
  return {
    reached: walk.at,
    path: walk.path,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    doubts,
  }
}

function ordered(ways: readonly Way[]): Way[] {
  const key = (way: Way) => [way.reached, ...way.path.map(edgeKey)].join('|')
  return [...ways].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
