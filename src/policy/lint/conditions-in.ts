import type { ConditionSource } from '../condition.ts'
import { childrenOf, quantifierOf } from '../leaves.ts'
import type { PackSource } from '../pack.ts'
import { partsOf, type Part } from '../pack-parts.ts'
import type { Steps } from '../place.ts'
import { collectionElement } from '../ranges.ts'

/** A condition anywhere in a pack, with the part that it belongs to. */
export interface Placed {
  readonly condition: ConditionSource
  readonly steps: Steps
  readonly part: Part
  /** What the names of members stand for that are bound around it, e.g. `party` for `maker`. */
  readonly bound: ReadonlyMap<string, string>
}

/** Every condition of a pack with every condition in it, outer ones first. */
export function conditionsIn(pack: PackSource): Placed[] {
  return partsOf(pack).flatMap((part) =>
    below({ condition: part.condition, steps: part.steps, part, bound: new Map() }),
  )
}

function below(placed: Placed): Placed[] {
  const { condition, steps, part } = placed
  const bound = bindingOf(placed)
  return [
    placed,
    ...childrenOf(condition).flatMap((one) =>
      below({ condition: one.child, steps: [...steps, ...one.below], part, bound }),
    ),
  ]
}

function bindingOf({ condition, bound }: Placed): Placed['bound'] {
  if (quantifierOf(condition) === undefined) return bound
  const [owner = '', ...rest] = (condition.fact ?? '').split('.')
  const element = collectionElement([bound.get(owner) ?? owner, ...rest].join('.'))
  return element === undefined ? bound : new Map([...bound, [condition.as ?? element, element]])
}
