import { digestOf } from '../audit/canonical-json.ts'
import type { Body } from '../decision/body.ts'
import { remediesOf, type Remedy } from '../decision/remedies.ts'
import { remedyTexts } from '../decision/remedy-texts.ts'
import type { Facts } from '../facts/fact.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Rulebook } from './deployment.ts'
import { getDecision, type ReadDependencies } from './get-decision.ts'
import { recordedFacts } from './recorded-facts.ts'

/** Remedies beside a decision, with a digest of their own (design 2.9) and, outside of it, sentences to read. */
export interface RemediesView {
  readonly digest: string
  readonly sets: readonly (Remedy & { readonly texts: readonly Bilingual[] })[]
  /** Lines that were not looked at, because the work is bounded. */
  readonly notLookedAt: readonly string[]
  /** Bids have been opened: what would change an offer is for the buyer alone to know. */
  readonly forBuyerOnly?: true
}

/** What would make a purchase pass; `facts` and `body` are those of its assessment. */
export function findRemedies(
  { body, facts }: { readonly body: Body; readonly facts: Facts },
  rulebook: Pick<Rulebook, 'policySet' | 'snapshot'>,
  purchase: Purchase,
): RemediesView {
  const found = remediesOf(body, facts, rulebook.policySet)
  const opening = purchase.procurement?.dates?.opening
  const isOpened = typeof opening === 'string' && opening <= body.asOf
  const rendering = { ...rulebook, purchase }
  return {
    digest: digestOf(found),
    sets: found.sets.map((remedy) => ({ ...remedy, texts: remedyTexts(remedy, rendering) })),
    notLookedAt: found.notLookedAt,
    ...(isOpened ? { forBuyerOnly: true as const } : {}),
  }
}

/**
 * The remedies of a recorded decision, found anew from what the record keeps; undefined for an unknown one.
 * @throws {StoreError} `NOT_FOUND` when its purchase was erased in part or its policies are not held
 */
export async function decisionRemedies(
  dependencies: ReadDependencies,
  id: string,
): Promise<RemediesView | undefined> {
  const recorded = await recordedFacts(dependencies, id)
  const body = (await getDecision(dependencies, id))?.body
  if (recorded === undefined || body === undefined) return undefined
  return findRemedies({ body, facts: recorded.facts }, recorded.rulebook, recorded.purchase)
}
