import { isFormer, visited, type OwnershipGraph, type Walk } from './ownership-walks.ts'
import type { Doubt, Edge } from './snapshot.ts'

/** What would have to be settled before a way counts as verified link by link (design 2.4). */
export function doubtsOf(walk: Walk, graph: OwnershipGraph): Doubt[] {
  const entities = [...new Set(visited(walk))].filter((id) => graph.entity(id)?.confidence === 'uncertain')
  return [
    ...walk.path.flatMap(doubtsOfEdge),
    ...entities.sort().map((at) => ({ because: 'doubtful-entity' as const, at })),
  ]
}

export function doubtsOfEdge(edge: Edge): Doubt[] {
  const doubts: Doubt[] = []
  if (edge.confidence !== 'verified-in-source') doubts.push({ because: 'confidence', at: edge.from })
  if (edge.type === 'owned-by' && edge.share === undefined)
    doubts.push({ because: 'share-unknown', at: edge.from })
  if (isFormer(edge) && edge.until === undefined) doubts.push({ because: 'end-unknown', at: edge.from })
  return doubts
}
