import type { TriName } from '../facts/tri.ts'
import type { ConditionSource } from './condition.ts'
import { ACTS, type PackSource, type RuleSource } from './pack.ts'
import { collectionElement } from './ranges.ts'
import { partsOf } from './pack-parts.ts'
import type { Steps } from './place.ts'

/** Something in a pack that comes out true, false or unknown by itself. */
export interface Leaf {
  readonly steps: Steps
  readonly text: string
  /** The results that it can have; the tests have to show each. */
  readonly can: readonly TriName[]
}

const ALL: readonly TriName[] = ['true', 'false', 'unknown']
const NEVER_UNKNOWN: readonly TriName[] = ['true', 'false']
const NEVER_FALSE: readonly TriName[] = ['true', 'unknown']

/** Facts without which there is no purchase, or that the deployment itself has: never unknown. */
const ALWAYS_KNOWN = ['item.kind', 'watchlist.entries']

/** The leaves of a pack, once each: a condition with a name is counted where it is written, each use of it as one leaf. */
export function leavesOf(pack: PackSource): Leaf[] {
  const named = pack.conditions ?? {}
  return [
    ...partsOf(pack).flatMap(({ condition, steps }) => leavesIn(condition, steps, named)),
    ...pack.rules.flatMap((rule, index) => leavesOfRule(rule, ['rules', index])),
  ]
}

/** What of a rule is no condition and yet comes out one way or another. */
function leavesOfRule(rule: RuleSource, steps: Steps): Leaf[] {
  const { effective, catches, unless = [], waivable } = rule
  const day = effective?.by === 'act' ? NEVER_UNKNOWN : ALL
  // No act is left that such a rule would not be about.
  const act = ACTS.every((one) => catches?.includes(one)) ? NEVER_FALSE : ALL
  return [
    ...(effective === undefined
      ? []
      : [{ steps: [...steps, 'effective'], text: `effective by ${effective.by}`, can: day }]),
    ...(catches === undefined
      ? []
      : [{ steps: [...steps, 'catches'], text: `catches ${catches.join(', ')}`, can: act }]),
    ...unless.map((id, index) => ({ steps: [...steps, 'unless', index], text: `unless ${id}`, can: ALL })),
    ...(waivable === undefined
      ? []
      : [{ steps: [...steps, 'waivable'], text: `waived by ${waivable.join(', ')}`, can: ALL }]),
  ]
}

type Named = Readonly<Record<string, ConditionSource>>

function leavesIn(condition: ConditionSource, steps: Steps, named: Named): Leaf[] {
  if (condition.always === true) return []
  const inner = childrenOf(condition)
  if (inner.length > 0)
    return inner.flatMap(({ child, below }) => leavesIn(child, [...steps, ...below], named))
  return [
    { steps, text: textOf(condition), can: ALL.filter((result) => resultsOf(condition, named).has(result)) },
  ]
}

export interface Child {
  readonly child: ConditionSource
  readonly below: Steps
}

/** What a condition is put together from; empty for a leaf. */
export function childrenOf(condition: ConditionSource): Child[] {
  for (const word of ['allOf', 'anyOf'] as const) {
    const parts = condition[word]
    if (parts !== undefined) return parts.map((child, index) => ({ child, below: [word, index] }))
  }
  if (condition.not !== undefined) return [{ child: condition.not, below: ['not'] }]
  const quantifier = quantifierOf(condition)
  const element = quantifier === undefined ? undefined : condition[quantifier]
  if (quantifier === undefined || element === undefined) return []
  return [{ child: element, below: [quantifier] }]
}

/** How a condition ranges over a collection; undefined for a leaf, and a list of codes is one. */
export function quantifierOf(condition: ConditionSource): 'some' | 'every' | 'none' | undefined {
  const name = (['some', 'every', 'none'] as const).find((one) => condition[one] !== undefined)
  // A bound name says `maker.makers` where the collection is `item.makers`: what its end names is a collection.
  const end = condition.fact?.slice(condition.fact.indexOf('.') + 1) ?? ''
  const isCollection = ['item', 'component', 'purchase'].some(
    (owner) => collectionElement(`${owner}.${end}`) !== undefined,
  )
  return isCollection ? name : undefined
}

function resultsOf(condition: ConditionSource, named: Named): ReadonlySet<TriName> {
  if (condition.always === true) return new Set(['true'])
  if (condition.given === true || condition.complete === true) return new Set(NEVER_FALSE)
  if (condition.parameter !== undefined || ALWAYS_KNOWN.includes(condition.fact ?? ''))
    return new Set(NEVER_UNKNOWN)
  if (condition.condition !== undefined) {
    const meant = named[condition.condition]
    return meant === undefined ? new Set(ALL) : resultsOf(meant, named)
  }
  if (condition.not !== undefined) {
    const of = resultsOf(condition.not, named)
    return new Set([...of].map((one) => (one === 'true' ? 'false' : one === 'false' ? 'true' : one)))
  }
  const parts = condition.allOf ?? condition.anyOf
  return parts === undefined ? new Set(ALL) : new Set(parts.flatMap((part) => [...resultsOf(part, named)]))
}

/** A condition in one line, as a pack writes it. */
export function textOf(condition: ConditionSource): string {
  return JSON.stringify(condition)
    .replaceAll(/"([a-zA-Z]+)":/g, '$1: ')
    .replaceAll('"', '')
    .replaceAll(',', ', ')
}
