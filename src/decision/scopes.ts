import type { Facts } from '../facts/fact.ts'
import type { Outcome } from './body.ts'
import type { Grounded } from './grounds.ts'
import { createTally, worse, worstOf, type Cover, type Outcomes, type Tally } from './outcome.ts'

/** A verdict for each finding, in the order of the findings; `clear` takes one out. */
export type Verdicts = readonly (Grounded['verdict'] | 'clear')[]

export interface Weighing {
  readonly items: ReadonlyMap<string, Outcomes>
  readonly purchase: Outcomes
}

/** Findings sorted to the lines they weigh on, so that one line can be weighed without the others. */
export interface Scales {
  /** The outcome of a line, or with null of the purchase's own findings, under these verdicts. */
  outcome(line: string | null, verdictAt: (index: number) => Verdicts[number] | undefined): Outcome
  /** The lines that findings weigh on: their own, and all of them for findings about the purchase. */
  linesOf(findings: readonly number[]): readonly (string | null)[]
}

interface Sorted {
  readonly facts: Facts
  readonly grounded: readonly Grounded[]
  readonly cover: Cover
}

export function createScales({ facts, grounded, cover }: Sorted): Scales {
  const lines = facts.items.map((item) => item.item ?? '')
  const byLine = sortToLines(grounded)
  const own = byLine.get(null) ?? []
  return {
    outcome: (line, verdictAt) => {
      const tally = createTally(cover)
      if (line !== null) addTo(tally, grounded, byLine.get(line) ?? [], verdictAt)
      addTo(tally, grounded, own, verdictAt)
      return tally.outcome()
    },
    linesOf: (findings) => {
      const concerned = new Set(
        findings.map((index) => grounded[index]?.evaluated.placed.subject.item ?? null),
      )
      return concerned.has(null) ? [null, ...lines] : [...concerned]
    },
  }
}

function sortToLines(grounded: readonly Grounded[]): Map<string | null, number[]> {
  const byLine = new Map<string | null, number[]>()
  grounded.forEach((one, index) => {
    const { item } = one.evaluated.placed.subject
    const known = byLine.get(item)
    if (known === undefined) byLine.set(item, [index])
    else known.push(index)
  })
  return byLine
}

function addTo(
  tally: Tally,
  grounded: readonly Grounded[],
  indices: readonly number[],
  verdictAt: (index: number) => Verdicts[number] | undefined,
): void {
  for (const index of indices) {
    const one = grounded[index]
    const verdict = verdictAt(index)
    if (one !== undefined && verdict !== undefined && verdict !== 'clear')
      tally.add(one.evaluated.rule.source.effect, verdict, one.isSuppliable)
  }
}

/** Weighs findings for every line and for the purchase as a whole. */
export function weighAll(facts: Facts, grounded: readonly Grounded[], cover: Cover): Weighing {
  const byLine = sortToLines(grounded)
  const verdictAt = (index: number): Verdicts[number] | undefined => grounded[index]?.verdict
  const own = byLine.get(null) ?? []
  const weighed = (indices: readonly number[]): Outcomes => {
    const tally = createTally(cover)
    addTo(tally, grounded, indices, verdictAt)
    addTo(tally, grounded, own, verdictAt)
    return tally.outcomes()
  }
  const items = new Map(
    facts.items.map((item) => [item.item ?? '', weighed(byLine.get(item.item) ?? [])] as const),
  )
  return { items, purchase: weighPurchase([...items.values(), weighed([])], facts.itemsWhole) }
}

/** The worst of the lines and its own findings; lines that may be missing keep a purchase from being approved. */
function weighPurchase(parts: readonly Outcomes[], isWhole: boolean): Outcomes {
  const seen = {
    outcome: worstOf(
      parts.map((part) => part.outcome),
      'approve',
    ),
    worst: worstOf(
      parts.map((part) => part.worst),
      'approve',
    ),
    best: worstOf(
      parts.map((part) => part.best),
      'approve',
    ),
  }
  if (isWhole) return seen
  return { ...seen, outcome: heldBack(seen.outcome), worst: heldBack(seen.worst) }
}

/** Lines that may be missing keep a purchase from being approved. */
export function heldBack(outcome: Outcome): Outcome {
  return outcome === 'approve' || outcome === 'approve-with-conditions'
    ? worse(outcome, 'incomplete')
    : outcome
}
