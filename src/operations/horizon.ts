import { digestOf } from '../audit/canonical-json.ts'
import type { Body } from '../decision/body.ts'
import { horizonOf, type Horizon, type HorizonEntry } from '../decision/horizon.ts'
import { horizonReach, horizonText } from '../decision/horizon-texts.ts'
import type { Facts } from '../facts/fact.ts'
import { plannedActs } from '../purchase/planned-acts.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Rulebook } from './deployment.ts'
import { getDecision, type ReadDependencies } from './get-decision.ts'
import { recordedFacts } from './recorded-facts.ts'

/** The horizon beside a decision, with a digest of its own (design 2.9) and, outside of it, sentences to read. */
export interface HorizonView extends Omit<Horizon, 'entries'> {
  readonly digest: string
  readonly entries: readonly (HorizonEntry & { readonly text: Bilingual })[]
  /** How far was looked. */
  readonly reach: Bilingual
}

/** What changes after today; `facts` and `body` are those of the purchase's assessment. */
export function findHorizon(
  { body, facts }: { readonly body: Body; readonly facts: Facts },
  rulebook: Pick<Rulebook, 'policySet' | 'snapshot'>,
  purchase: Purchase,
): HorizonView {
  const horizon = horizonOf(body, facts, { policySet: rulebook.policySet, acts: plannedActs(purchase) })
  const rendering = { ...rulebook, purchase }
  return {
    ...horizon,
    digest: digestOf(horizon),
    entries: horizon.entries.map((entry) => ({ ...entry, text: horizonText(entry, rendering) })),
    reach: horizonReach(horizon),
  }
}

/**
 * The horizon of a recorded decision, looked at anew from what the record keeps; undefined for an unknown one.
 * @throws {StoreError} `NOT_FOUND` when its purchase was erased in part or its policies are not held
 */
export function decisionHorizon(dependencies: ReadDependencies, id: string): HorizonView | undefined {
  const recorded = recordedFacts(dependencies, id)
  const body = getDecision(dependencies, id)?.body
  if (recorded === undefined || body === undefined) return undefined
  return findHorizon({ body, facts: recorded.facts }, recorded.rulebook, recorded.purchase)
}
