import { FALSE, TRUE, triName } from '../facts/tri.ts'
import { decisivePart } from '../policy/compiled.ts'
import type { Environment } from '../policy/environment.ts'
import { statusOn, type CompiledPack, type PolicySet } from '../policy/policy-set.ts'
import type { PackOutcome } from './body.ts'
import type { Bound } from './bound-packs.ts'
import type { Evaluation } from './evaluate.ts'
import { weigh, type Weighed } from './outcome.ts'

/** What each pack of a set comes to by itself; `ownOf` gives the findings of its rules that have its status. */
export function packOutcomes(
  { packs }: PolicySet,
  evaluation: Evaluation,
  ownOf: (pack: CompiledPack) => readonly Weighed[],
): PackOutcome[] {
  const { abroad, binds } = evaluation
  const environment = atPurchase(evaluation.environment)
  let next = 0
  return packs.map((pack, index) => {
    const away = abroad[index]
    return away ?? outcomeOf(binds[next++] ?? { pack, binds: FALSE }, environment, ownOf)
  })
}

function outcomeOf(
  { pack, binds }: Bound,
  environment: Environment,
  ownOf: (pack: CompiledPack) => readonly Weighed[],
): PackOutcome {
  if (binds === FALSE) return unbound(pack, environment)
  const cover = { certain: binds === TRUE, possible: true }
  return toOutcome(pack, environment, {
    because: pack.binds.explain(environment),
    binds: triName(binds),
    outcome: weigh(ownOf(pack), cover).outcome,
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

/** What a pack comes to that does not bind; it explains itself by the part that suffices. */
export function unbound(pack: CompiledPack, evaluated: Environment): PackOutcome {
  const environment = atPurchase(evaluated)
  const because = decisivePart(pack.binds, environment).explain(environment)
  return toOutcome(pack, environment, { because, binds: 'false', outcome: 'not-covered' })
}

function atPurchase(environment: Environment): Environment {
  return { ...environment, assumed: null, subject: environment.facts.purchase, item: null }
}
