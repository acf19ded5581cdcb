import { doubtsOfEdge } from './ownership-doubts.ts'
import type { OwnershipGraph, Walk } from './ownership-walks.ts'
import {
  add,
  compareFractions,
  divide,
  fractionOf,
  HALF,
  multiply,
  NONE,
  percentText,
  subtract,
  WHOLE,
  type Fraction,
} from './share.ts'
import type { Doubt, Edge, EdgeType } from './snapshot.ts'

/** What a count of shares comes to. */
export interface Interest {
  readonly result: 'true' | 'unknown' | 'false'
  /** In per cent, as a decimal: what is known to be held. */
  readonly share: string
  readonly doubts: readonly Doubt[]
  readonly paths: readonly Walk[]
}

/** Edges whose shares count while they hold; minorities and joint ventures have types of their own and do not. */
const COUNTED: readonly EdgeType[] = [
  'brand-of',
  'former-brand-of',
  'former-subsidiary-of',
  'owned-by',
  'state-owned-by',
  'subsidiary-of',
]
const BRANDS: readonly EdgeType[] = ['brand-of', 'former-brand-of']
/** What would count if the data called it a holding: enough of it to reach the half is a doubt. */
const UNCOUNTED: readonly EdgeType[] = ['minority-stake-by', 'joint-venture-of']

/** More organisations above one than any that the data could mean. */
const MOST = 200

/**
 * Whether owners on the list hold half or more together: a firm that they do is covered in turn, and so on until
 * nothing changes (as the 50 per cent rules count). Exactly half is enough.
 */
export function fiftyPercent(entity: string, targets: ReadonlySet<string>, graph: OwnershipGraph): Interest {
  const above = everybodyAbove(entity, graph)
  const certain = cover(above, targets, graph, certainShare)
  const possible = cover(above, targets, graph, possibleShare)
  const covering = possible.has(entity) ? possible : certain
  const used = graph.owners(entity).filter((edge) => covering.has(edge.to) && isPossible(edge))
  const result = certain.has(entity) ? 'true' : possible.has(entity) ? 'unknown' : 'false'
  const held = graph.owners(entity).filter((edge) => certain.has(edge.to) && isCounted(edge))
  return {
    result,
    share: percentText(held.map(certainShare).reduce(add, NONE)),
    doubts: result === 'unknown' ? used.flatMap(doubtsOfShare) : [],
    paths:
      result === 'false' ? [] : pathsWithin(entity, targets, { within: covering, counts: isPossible }, graph),
  }
}

/**
 * What the targets hold in the end: shares multiplied along each path and added over all paths, circles solved as
 * equations. True when that is more than nothing; a rule compares the share itself.
 */
export function effectiveInterest(
  entity: string,
  targets: ReadonlySet<string>,
  graph: OwnershipGraph,
): Interest {
  const above = everybodyAbove(entity, graph)
  const share = solve(entity, above, targets, graph)
  const paths = pathsWithin(entity, targets, { within: new Set(above), counts: isCounted }, graph)
  const doubts = paths.flatMap(({ path }) => path.flatMap(doubtsOfShare))
  if (share === undefined) {
    return { result: 'unknown', share: '0', doubts: [...doubts, { because: 'circle', at: entity }], paths }
  }
  const isHeld = compareFractions(share, NONE) > 0
  const result = isHeld && doubts.length === 0 ? 'true' : paths.length > 0 ? 'unknown' : 'false'
  return { result, share: percentText(share), doubts, paths }
}

function isCounted(edge: Edge): boolean {
  return COUNTED.includes(edge.type)
}

function isPossible(edge: Edge): boolean {
  return isCounted(edge) || (UNCOUNTED.includes(edge.type) && edge.share !== undefined)
}

function doubtsOfShare(edge: Edge): Doubt[] {
  const unknown =
    knownShare(edge) === undefined && edge.type !== 'owned-by'
      ? [{ because: 'share-unknown' as const, at: edge.from }]
      : []
  const uncounted = isCounted(edge) ? [] : [{ because: 'uncounted-share' as const, at: edge.from }]
  return [...doubtsOfEdge(edge), ...unknown, ...uncounted]
}

/** The entity and everybody who holds something of it, directly or not. */
function everybodyAbove(entity: string, graph: OwnershipGraph): string[] {
  const found = new Set([entity])
  for (const id of found) {
    for (const edge of graph.owners(id)) if (isPossible(edge) && found.size < MOST) found.add(edge.to)
  }
  return [...found].sort()
}

/** Grows the targets by everybody of whom the covered hold half or more, to a fixed point. */
function cover(
  above: readonly string[],
  targets: ReadonlySet<string>,
  graph: OwnershipGraph,
  shareOf: (edge: Edge) => Fraction,
): ReadonlySet<string> {
  const covered = new Set(targets)
  for (let before = -1; before !== covered.size;) {
    before = covered.size
    for (const id of above) {
      const held = graph.owners(id).filter((edge) => covered.has(edge.to))
      if (compareFractions(held.map(shareOf).reduce(add, NONE), HALF) >= 0) covered.add(id)
    }
  }
  return covered
}

/** What a holding is for certain; whoever controls with a share that is not known may hold less than half. */
function certainShare(edge: Edge): Fraction {
  return isCounted(edge) && doubtsOfEdge(edge).length === 0 ? (knownShare(edge) ?? NONE) : NONE
}

/** What a holding may be at most. */
function possibleShare(edge: Edge): Fraction {
  return isPossible(edge) ? (knownShare(edge) ?? WHOLE) : NONE
}

/** A brand is wholly its owner's. */
function knownShare(edge: Edge): Fraction | undefined {
  if (edge.share !== undefined) return fractionOf(edge.share)
  return BRANDS.includes(edge.type) ? WHOLE : undefined
}

/** Ways up to a target that stay among the organisations given and pass none twice. */
function pathsWithin(
  entity: string,
  targets: ReadonlySet<string>,
  { within, counts }: { readonly within: ReadonlySet<string>; readonly counts: (edge: Edge) => boolean },
  graph: OwnershipGraph,
): Walk[] {
  const walk = (at: string, path: readonly Edge[]): Walk[] =>
    graph
      .owners(at)
      .filter((edge) => counts(edge) && (within.has(edge.to) || targets.has(edge.to)))
      .filter((edge) => edge.to !== entity && !path.some((one) => one.to === edge.to))
      .flatMap((edge) => {
        const way = [...path, edge]
        return targets.has(edge.to) ? [{ at: edge.to, path: way }] : walk(edge.to, way)
      })
  return targets.has(entity) ? [{ at: entity, path: [] }] : walk(entity, [])
}

/**
 * x(e) = Σ share(e, o) · x(o) with x = 1 for the targets, solved exactly by elimination; undefined when a circle of
 * whole ownership leaves it open.
 */
function solve(
  entity: string,
  above: readonly string[],
  targets: ReadonlySet<string>,
  graph: OwnershipGraph,
): Fraction | undefined {
  if (targets.has(entity)) return WHOLE
  const open = above.filter((id) => !targets.has(id))
  const rows = open.map((id) => equationOf(id, open, targets, graph))
  return eliminate(rows, open.indexOf(entity))
}

/** Coefficients of one equation, the constant last. */
function equationOf(
  id: string,
  open: readonly string[],
  targets: ReadonlySet<string>,
  graph: OwnershipGraph,
): Fraction[] {
  const row: Fraction[] = [...open.map((other) => (other === id ? WHOLE : NONE)), NONE]
  for (const edge of graph.owners(id)) {
    const share = isCounted(edge) ? knownShare(edge) : undefined
    if (share === undefined) continue
    const at = open.indexOf(edge.to)
    if (targets.has(edge.to)) row[open.length] = add(row[open.length] ?? NONE, share)
    else if (at >= 0) row[at] = subtract(row[at] ?? NONE, share)
  }
  return row
}

/** Gauss and Jordan over exact fractions; the value of one unknown. */
function eliminate(rows: Fraction[][], wanted: number): Fraction | undefined {
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    const pivot = rows.findIndex((row, at) => at >= column && (row[column] ?? NONE).over !== 0n)
    const lead = rows[pivot]
    if (pivot < 0 || lead === undefined) return undefined
    const divisor = lead[column] ?? WHOLE
    const scaled = lead.map((value) => divide(value, divisor))
    rows[pivot] = rows[column] ?? scaled
    rows[column] = scaled
    rows.forEach((row, at) => {
      const factor = row[column] ?? NONE
      if (at === column || factor.over === 0n) return
      rows[at] = row.map((value, position) => subtract(value, multiply(factor, scaled[position] ?? NONE)))
    })
  }
  return rows[wanted]?.[size]
}
