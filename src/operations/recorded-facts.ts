import type { CaseFacts } from '../facts/case-facts.ts'
import type { Facts } from '../facts/fact.ts'
import { resolve } from '../facts/resolve.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError, type StoredDecision } from '../store/store.ts'
import type { Rulebook } from './deployment.ts'
import type { ReadDependencies } from './get-decision.ts'
import { rulebookOf } from './past-rulebook.ts'

/** A recorded decision with all that was decided on, resolved anew. */
export interface RecordedFacts {
  readonly stored: StoredDecision
  readonly purchase: Purchase
  readonly facts: Facts
  readonly rulebook: Pick<Rulebook, 'policySet' | 'snapshot'>
}

/**
 * What a recorded decision rests on; undefined for an unknown one.
 * @throws {StoreError} `NOT_FOUND` when its purchase was erased in part or its policies are not held
 */
export async function recordedFacts(
  dependencies: ReadDependencies,
  id: string,
): Promise<RecordedFacts | undefined> {
  const stored = await dependencies.store.findDecision(id)
  const found = await dependencies.store.findPurchase(id)
  if (stored === undefined || found === undefined) return undefined
  if (found.erased.length > 0) throw new StoreError('NOT_FOUND', 'parts of the purchase were erased')
  const caseFacts = await dependencies.store.findDocument('case-facts', stored.caseFactsDigest)
  if (caseFacts === undefined)
    throw new StoreError('STORE_CORRUPT', `decision ${id} names a document that is not there`)
  const rulebook = await rulebookOf(dependencies, stored)
  const purchase = found.document as Purchase
  const facts = resolve(purchase, JSON.parse(caseFacts) as CaseFacts, rulebook.snapshot)
  return { stored, purchase, facts, rulebook }
}
