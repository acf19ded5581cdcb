import { checkCircles } from './check-circles.ts'
import { isEmptySpan, overlap, wrong, type KnownIds, type Located } from './located.ts'
import type { EntitySource } from './reference-schema.ts'
import { compareFractions, percentText, sumOf, WHOLE } from './share.ts'
import type { FileFault } from './yaml-source.ts'

type EdgeSource = NonNullable<EntitySource['edges']>[number]

interface MemberFault {
  readonly member: string
  readonly message: string
}

/** Ties of ownership and control: each by itself, those of one organisation together, and all of them in circles. */
export function checkEdges(files: readonly Located<EntitySource[]>[], known: KnownIds): FileFault[] {
  return [
    ...files.flatMap(({ source, value }) =>
      value.flatMap((entity, index) => {
        const edges = entity.edges ?? []
        const faults = edges.flatMap((edge, at) =>
          [...checkEdge(entity.id, edge, known), ...checkAgainst(edge, edges.slice(0, at))].map(
            ({ member, message }) => ({ member: `${at}/${member}`, message }),
          ),
        )
        return [...faults, ...checkShares(edges)].map(({ member, message }) =>
          source.faultAt(`/${index}/edges/${member}`, message),
        )
      }),
    ),
    ...checkCircles(files),
  ]
}

function checkEdge(from: string, edge: EdgeSource, known: KnownIds): MemberFault[] {
  const faults: MemberFault[] = []
  const fault = (member: string, message: string) => faults.push({ member, message })
  if (!known.entities.has(edge.to)) fault('to', wrong(`unknown entity ${edge.to}`, 'an id of entities/'))
  if (edge.to === from) fault('to', wrong(from, `another organisation: ${from} cannot own itself`))
  if (edge.source !== undefined && !known.sources.has(edge.source))
    fault('source', wrong(`unknown source ${edge.source}`, 'an id of sources.yaml'))
  if (edge.confidence === 'verified-in-source' && edge.source === undefined)
    fault('confidence', wrong('verified-in-source without a source', 'the source, or a weaker confidence'))
  if (isEmptySpan(edge)) fault('until', wrong(edge.until, `a day after ${edge.since}, when it begins`))
  if (edge.type === 'minority-stake-by' && edge.share !== undefined && edge.share > 50)
    fault('share', wrong(edge.share, 'at most 50 for a minority'))
  return faults
}

/** One owner at a time: a whole company has one parent, a brand one owner. */
const EXCLUSIVE: readonly EdgeSource['type'][] = ['brand-of', 'subsidiary-of']

/** What an edge says against those above it: the same twice, over and not over, or two owners of the whole. */
function checkAgainst(edge: EdgeSource, others: readonly EdgeSource[]): MemberFault[] {
  return others.flatMap((other) => {
    if (!overlap(edge, other)) return []
    if (edge.to === other.to && edge.type === other.type)
      return [
        {
          member: 'type',
          message: `${edge.type} ${edge.to} is given twice for the same days, expected once`,
        },
      ]
    if (
      edge.to === other.to &&
      (edge.type === `former-${other.type}` || other.type === `former-${edge.type}`)
    )
      return [
        {
          member: 'type',
          message: wrong(
            `${edge.type} and ${other.type} ${edge.to} on the same days`,
            'one of them to end before',
          ),
        },
      ]
    if (edge.type === other.type && edge.to !== other.to && EXCLUSIVE.includes(edge.type))
      return [
        {
          member: 'to',
          message: wrong(
            `${edge.type} both ${other.to} and ${edge.to} on the same days`,
            'one owner at a time',
          ),
        },
      ]
    return []
  })
}

/** Shares held on one day cannot be more than all; a former tie held its share until it ended. */
function checkShares(edges: readonly EdgeSource[]): MemberFault[] {
  const held = edges.flatMap((edge, at) =>
    edge.share === undefined ? [] : [{ edge, at, share: edge.share }],
  )
  return held.flatMap(({ edge, at }) => {
    const since = edge.since ?? ''
    const together = held.filter(({ edge: other }) => (other.since ?? '') <= since && overlap(other, edge))
    const isLast = together.every((other) => other.at <= at || (other.edge.since ?? '') < since)
    const sum = sumOf(together.map((one) => one.share))
    if (!isLast || compareFractions(sum, WHOLE) <= 0) return []
    const found = `shares of ${percentText(sum)} together on one day`
    return [{ member: `${at}/share`, message: wrong(found, 'at most 100') }]
  })
}
