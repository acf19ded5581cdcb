import { EVALUATOR } from '../decision/decide.ts'
import type { Body } from '../decision/body.ts'
import type { CaseFacts } from '../facts/case-facts.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError } from '../store/store.ts'
import { assess } from './assess.ts'
import type { ReadDependencies } from './get-decision.ts'
import { rulebookOf } from './past-rulebook.ts'
import type { Rulebook } from './deployment.ts'

/** What came of deciding a recorded purchase once more (design 2.9). */
export interface Replay {
  readonly decision: string
  readonly result: 'same' | 'differs' | 'cannot-be-compared'
  readonly recorded: { readonly bodyDigest: string; readonly evaluator: string; readonly outcome: string }
  readonly replayed?: { readonly bodyDigest: string; readonly evaluator: string; readonly outcome: string }
  /** Why the two cannot be compared. */
  readonly because?: 'newer-evaluator' | 'erased' | 'not-held'
  /** Pointers of the purchase that were erased. */
  readonly erased?: readonly string[]
}

/** Decides a recorded purchase again from what the record holds; undefined for an unknown decision. */
export async function replayDecision(
  dependencies: ReadDependencies,
  id: string,
): Promise<Replay | undefined> {
  const stored = await dependencies.store.findDecision(id)
  if (stored === undefined) return undefined
  const bodyText = await dependencies.store.findDocument('body', stored.bodyDigest)
  const caseFacts = await dependencies.store.findDocument('case-facts', stored.caseFactsDigest)
  const purchase = await dependencies.store.findPurchase(id)
  if (bodyText === undefined || caseFacts === undefined || purchase === undefined) {
    throw new StoreError('STORE_CORRUPT', `decision ${id} names a document that is not there`)
  }
  const { evaluator, outcome } = JSON.parse(bodyText) as Body
  const base = { decision: id, recorded: { bodyDigest: stored.bodyDigest, evaluator, outcome } }
  if (purchase.erased.length > 0)
    return { ...base, result: 'cannot-be-compared', because: 'erased', erased: purchase.erased }
  const rulebook = await heldRulebook(dependencies, stored)
  if (rulebook === undefined) return { ...base, result: 'cannot-be-compared', because: 'not-held' }
  const again = assess(purchase.document as Purchase, JSON.parse(caseFacts) as CaseFacts, rulebook, {
    asOf: stored.asOf,
    isHypothetical: false,
  })
  const replayed = { bodyDigest: again.bodyDigest, evaluator: EVALUATOR, outcome: again.body.outcome }
  if (again.bodyDigest === stored.bodyDigest) return { ...base, replayed, result: 'same' }
  if (evaluator !== EVALUATOR)
    return { ...base, replayed, result: 'cannot-be-compared', because: 'newer-evaluator' }
  return { ...base, replayed, result: 'differs' }
}

async function heldRulebook(
  dependencies: ReadDependencies,
  stored: Parameters<typeof rulebookOf>[1],
): Promise<Rulebook | undefined> {
  try {
    return await rulebookOf(dependencies, stored)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'NOT_FOUND') return undefined
    throw error
  }
}
