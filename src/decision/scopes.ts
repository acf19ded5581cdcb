import type { Facts } from '../facts/fact.ts'
import type { Outcome } from './body.ts'
import type { Grounded } from './grounds.ts'
import { weigh, worse, worstOf, type Cover, type Outcomes, type Weighed } from './outcome.ts'

/** A verdict for each finding, in the order of the findings; `clear` takes one out. */
export type Verdicts = readonly (Grounded['verdict'] | 'clear')[]

export interface Weighing {
  readonly items: ReadonlyMap<string, Outcomes>
  readonly purchase: Outcomes
}

/** Weighs findings for every line and for the purchase as a whole. */
export function weighAll(
  facts: Facts,
  grounded: readonly Grounded[],
  verdicts: Verdicts,
  cover: Cover,
): Weighing {
  const byItem = new Map<string | null, Weighed[]>([[null, []]])
  for (const item of facts.items) byItem.set(item.item, [])
  grounded.forEach((one, index) => {
    const verdict = verdicts[index]
    if (verdict === undefined || verdict === 'clear') return
    byItem.get(one.evaluated.placed.subject.item)?.push({
      effect: one.evaluated.rule.source.effect,
      verdict,
      isSuppliable: one.isSuppliable,
    })
  })
  const own = byItem.get(null) ?? []
  const items = new Map(
    facts.items.map((item) => [item.item ?? '', weigh([...(byItem.get(item.item) ?? []), ...own], cover)]),
  )
  return { items, purchase: weighPurchase([...items.values(), weigh(own, cover)], facts.itemsWhole) }
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

function heldBack(outcome: Outcome): Outcome {
  return outcome === 'approve' || outcome === 'approve-with-conditions'
    ? worse(outcome, 'incomplete')
    : outcome
}
