import type { CaseFacts } from '../facts/case-facts.ts'
import type { Facts } from '../facts/fact.ts'
import { resolve } from '../facts/resolve.ts'
import { evaluateEverything, standAt } from '../decision/evaluate.ts'
import type { Explanation } from '../policy/explanation.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError } from '../store/store.ts'
import type { ReadDependencies } from './get-decision.ts'
import { rulebookOf } from './past-rulebook.ts'

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
export function traceDecision(dependencies: ReadDependencies, id: string): TraceEntry[] | undefined {
  const stored = dependencies.store.findDecision(id)
  const purchase = dependencies.store.findPurchase(id)
  if (stored === undefined || purchase === undefined) return undefined
  if (purchase.erased.length > 0) throw new StoreError('NOT_FOUND', 'parts of the purchase were erased')
  const caseFacts = dependencies.store.findDocument('case-facts', stored.caseFactsDigest)
  if (caseFacts === undefined)
    throw new StoreError('STORE_CORRUPT', `decision ${id} names a document that is not there`)
  const rulebook = rulebookOf(dependencies, stored)
  const facts = resolve(purchase.document as Purchase, JSON.parse(caseFacts) as CaseFacts, rulebook.snapshot)
  return traceFacts(facts, rulebook.policySet, stored.asOf)
}
