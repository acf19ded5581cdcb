import { FALSE, TRUE, triName, type Tri } from '../facts/tri.ts'
import { decisivePart, type Condition } from '../policy/compiled.ts'
import type { Environment } from '../policy/environment.ts'
import type { Explanation } from '../policy/explanation.ts'
import { statusOn, type CompiledPack } from '../policy/policy-set.ts'
import type { PackOutcome } from './body.ts'
import { weigh, type Weighed } from './outcome.ts'

interface Bound {
  readonly pack: CompiledPack
  readonly binds: Tri
}

/** What each pack comes to by itself; `ownOf` gives the findings of its rules that have its status. */
export function packOutcomes(
  packs: readonly Bound[],
  evaluated: Environment,
  ownOf: (pack: CompiledPack) => readonly Weighed[],
): PackOutcome[] {
  const environment = { ...evaluated, assumed: null, subject: evaluated.facts.purchase, item: null }
  return packs.map((one) => {
    if (one.binds === FALSE) return unbound(one.pack, environment)
    const cover = { certain: one.binds === TRUE, possible: true }
    return toOutcome(one.pack, environment, {
      because: one.pack.binds.explain(environment),
      binds: triName(one.binds),
      outcome: weigh(ownOf(one.pack), cover).outcome,
    })
  })
}

/** With its members in the order of canonical JSON. */
function toOutcome(
  pack: CompiledPack,
  { asOf }: Environment,
  { because, binds, outcome }: Pick<PackOutcome, 'because' | 'binds' | 'outcome'>,
): PackOutcome {
  return {
    ...(pack.adopted === null ? {} : { adopted: pack.adopted }),
    because,
    binds,
    digest: pack.digest,
    id: pack.source.id,
    kind: pack.source.kind,
    outcome,
    status: statusOn(pack.source.status, pack, asOf),
    version: pack.source.version,
  }
}

/** More values of one fact that keep a pack from binding are not kept; there are as many as kinds of buyers. */
const MOST_KEPT = 100

const KEPT = new WeakMap<CompiledPack, Map<Condition, Map<string, PackOutcome>>>()

/**
 * Most packs in force do not bind a buyer, and for the same few reasons. What they come to is made once for each reason
 * and is the same object from then on, so that it need not be written again either.
 */
function unbound(pack: CompiledPack, environment: Environment): PackOutcome {
  const part = decisivePart(pack.binds, environment)
  const because = part.explain(environment)
  const value = plainValue(because)
  const said = { because, binds: 'false', outcome: 'not-covered' } as const
  // A pack that is adopted on a day changes its status with the day of the act.
  if (value === undefined || pack.adopted !== null) return toOutcome(pack, environment, said)
  const kept = keptOf(pack, part)
  const known = kept.get(value)
  if (known !== undefined) return known
  const outcome = toOutcome(pack, environment, said)
  if (kept.size < MOST_KEPT) kept.set(value, outcome)
  return outcome
}

function keptOf(pack: CompiledPack, part: Condition): Map<string, PackOutcome> {
  const parts = KEPT.get(pack) ?? new Map<Condition, Map<string, PackOutcome>>()
  KEPT.set(pack, parts)
  const kept = parts.get(part) ?? new Map<string, PackOutcome>()
  parts.set(part, kept)
  return kept
}

/** All that two explanations of one false test of a fact can differ in, as text; undefined for any other explanation. */
function plainValue(because: Explanation): string | undefined {
  if (!('actual' in because) || !('level' in because)) return undefined
  const { actual, at, level } = because
  return typeof actual === 'string' || typeof actual === 'boolean'
    ? `${typeof actual} ${level} ${at} ${String(actual)}`
    : undefined
}
