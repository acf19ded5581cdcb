import { slotOf } from '../facts/catalogue.ts'
import type { Tri } from '../facts/tri.ts'
import type { ConditionSource } from '../policy/condition.ts'
import type { Environment } from '../policy/environment.ts'
import type { CompiledPack, PolicySet } from '../policy/policy-set.ts'
import type { PackOutcome } from './body.ts'
import { unbound } from './pack-outcomes.ts'

/** A pack of the set in force, and whether it binds the buyer. */
export interface Bound {
  readonly pack: CompiledPack
  readonly binds: Tri
}

/** A set of packs, parted by the country of the buyer. */
export interface Parted {
  /** Packs that may bind, in the order of the set. */
  readonly near: readonly CompiledPack[]
  /** By place in the set, what the others come to: the country alone keeps them from binding. */
  readonly abroad: readonly (PackOutcome | undefined)[]
}

const JURISDICTION = 'buyer.jurisdiction'
const SLOT = slotOf(JURISDICTION)

/** More buyers' countries, and ways to have said them, are not kept. */
const MOST_KEPT = 1000

const KEPT = new WeakMap<PolicySet, Map<string, Parted>>()

/**
 * Most packs are the law of another country than the buyer's. They are found together by that country, so that a decision
 * with many packs in force costs what the packs for its buyer cost.
 */
export function partByCountry(policySet: PolicySet, environment: Environment): Parted {
  const fact = environment.facts.purchase.values[SLOT]
  if (typeof fact?.value !== 'string') return { near: policySet.packs, abroad: [] }
  const { at, level, value } = fact
  const kept = KEPT.get(policySet) ?? new Map<string, Parted>()
  KEPT.set(policySet, kept)
  const key = `${value} ${level} ${at}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const abroad = policySet.packs.map((pack) =>
    isAbroad(pack, value) ? unbound(pack, environment) : undefined,
  )
  const parted = { near: policySet.packs.filter((_, index) => abroad[index] === undefined), abroad }
  if (kept.size < MOST_KEPT) kept.set(key, parted)
  return parted
}

/** The status of a pack that is adopted on a day changes with the day of the act, so it is looked at each time. */
function isAbroad(pack: CompiledPack, country: string): boolean {
  if (pack.adopted !== null) return false
  const countries = countriesOf(pack.source.binds, pack.source.conditions ?? {})
  return countries !== null && !countries.includes(country)
}

/** Countries of which the buyer has to be, by the condition that is tested first; null where that is another one. */
function countriesOf(
  condition: ConditionSource | undefined,
  named: Readonly<Record<string, ConditionSource>>,
): readonly string[] | null {
  if (condition === undefined) return null
  if (condition.condition !== undefined) return countriesOf(named[condition.condition], named)
  if (condition.allOf !== undefined) return countriesOf(condition.allOf[0], named)
  if (condition.fact !== JURISDICTION) return null
  if (typeof condition.is === 'string') return [condition.is]
  return Array.isArray(condition.in) ? (condition.in as readonly string[]) : null
}
