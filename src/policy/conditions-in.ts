import type { ConditionSource } from './condition.ts'
import { childrenOf } from './leaves.ts'
import type { PackSource } from './pack.ts'
import { partsOf, type Part } from './pack-parts.ts'
import type { Steps } from './place.ts'

/** A condition anywhere in a pack, with the part that it belongs to. */
export interface Placed {
  readonly condition: ConditionSource
  readonly steps: Steps
  readonly part: Part
}

/** Every condition of a pack with every condition in it, outer ones first. */
export function conditionsIn(pack: PackSource): Placed[] {
  return partsOf(pack).flatMap((part) => below(part.condition, part.steps, part))
}

function below(condition: ConditionSource, steps: Steps, part: Part): Placed[] {
  return [
    { condition, steps, part },
    ...childrenOf(condition).flatMap((one) => below(one.child, [...steps, ...one.below], part)),
  ]
}
