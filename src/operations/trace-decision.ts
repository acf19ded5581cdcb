import type { Facts } from '../facts/fact.ts'
import { evaluateEverything, standAt } from '../decision/evaluate.ts'
import type { Explanation } from '../policy/explanation.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { ReadDependencies } from './get-decision.ts'
import { recordedFacts } from './recorded-facts.ts'

/** One rule on one subject with every condition it tested, whatever came of it. */
export interface TraceEntry {
  readonly rule: string
  readonly pack: string
  readonly subject: string
  readonly verdict: string
  readonly scope?: Explanation
  readonly when?: Explanation
  readonly demand?: Explanation
  readonly unless?: Explanation
}

/** Every rule on every subject, every leaf (design 2.9); computed when asked for. */
export function traceFacts(facts: Facts, policySet: PolicySet, asOf: string): TraceEntry[] {
  const evaluation = evaluateEverything(facts, policySet, asOf)
  const environment = { ...evaluation.environment, assumed: null }
  return evaluation.all.map(({ rule, pack, placed, verdict }) => {
    standAt(environment, placed)
    const when = rule.demand === null ? rule.adverse : null
    return {
      rule: rule.source.id,
      pack: pack.source.id,
      subject: placed.subject.path,
      verdict,
      ...(rule.scope === null ? {} : { scope: rule.scope.explain(environment) }),
      ...(when === null ? {} : { when: when.explain(environment) }),
      ...(rule.demand === null ? {} : { demand: rule.demand.explain(environment) }),
      ...(rule.unless === null ? {} : { unless: rule.unless.explain(environment) }),
    }
  })
}

/**
 * The trace of a recorded decision; undefined for an unknown one.
 * @throws {StoreError} `NOT_FOUND` when its purchase was erased in part or its policies are not held
 */
export async function traceDecision(
  dependencies: ReadDependencies,
  id: string,
): Promise<TraceEntry[] | undefined> {
  const recorded = await recordedFacts(dependencies, id)
  if (recorded === undefined) return undefined
  return traceFacts(recorded.facts, recorded.rulebook.policySet, recorded.stored.asOf)
}
