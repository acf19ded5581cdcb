import { doubtsOf } from './ownership-doubts.ts'
import {
  ascents,
  isFormer,
  isOnlyShown,
  selves,
  siblings,
  type OwnershipGraph,
  type Walk,
} from './ownership-walks.ts'
import type { LinkTest, ListEntry, ListLink } from './snapshot.ts'

/** The ties of organisations together with the rows of lists that name them. */
export interface ListedGraph extends OwnershipGraph {
  entriesOf(id: string): readonly ListEntry[]
}

/** Every way in which an entity stands on a list, on any day, by the named tests of design 2.4. */
export function linksOf(entity: string, graph: ListedGraph): ListLink[] {
  const walks: readonly [LinkTest, readonly Walk[]][] = [
    ['self', selves(entity, graph)],
    ['subsidiary', ascents(entity, graph)],
    ['common-control', siblings(entity, graph)],
    ['shown', shownTies(entity, graph)],
  ]
  const links = walks.flatMap(([test, found]) => found.flatMap((walk) => linksAt(walk, test, graph)))
  return distinct(withoutWeaker(links).sort((a, b) => (linkKey(a) < linkKey(b) ? -1 : 1)))
}

/** Ordered by list, listed organisation, test and path; paths between the same organisations by type and days. */
function linkKey(link: ListLink): string {
  const path = link.path.map((edge) => `${edge.from}>${edge.to} ${edge.type} ${edge.since ?? ''}`)
  return [link.list, link.listed, link.test, ...path, link.since].join('|')
}

/** An edge written twice is one way. */
function distinct(links: readonly ListLink[]): ListLink[] {
  const seen = new Set<string>()
  return links.filter((link) => {
    const key = JSON.stringify(link)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
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

interface ShownWalk extends Walk {
  /** What is over is shown from the day on which it ended. */
  readonly from?: string
}

/** Ties that count for no test and are shown. */
function shownTies(entity: string, graph: ListedGraph): ShownWalk[] {
  return graph.owners(entity).flatMap((edge) => {
    const walk = { at: edge.to, path: [edge] }
    if (isFormer(edge)) return edge.until === undefined ? [walk] : [{ ...walk, from: edge.until }]
    return isOnlyShown(edge) ? [walk] : []
  })
}

function linksAt(walk: ShownWalk, test: LinkTest, graph: ListedGraph): ListLink[] {
  return graph.entriesOf(walk.at).flatMap((entry) => {
    const edges = walk.from === undefined ? walk.path : [{ since: walk.from }]
    const since = [entry.added, ...edges.map((edge) => edge.since ?? '')].reduce((a, b) => (a > b ? a : b))
    const ends = [entry.removed, ...edges.map((edge) => ('until' in edge ? edge.until : undefined))].filter(
      (end) => end !== undefined,
    )
    const until = ends.sort()[0]
    if (until !== undefined && until <= since) return []
    const verified = entry.confidence === 'verified-in-source' && doubtsOf(walk, graph).length === 0
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
