import type { Body } from '../decision/body.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError, type Store, type StoredDecision } from '../store/store.ts'
import type { DecisionView } from './decide-purchase.ts'
import { textsOf } from './decision-texts.ts'
import { rulebookOf } from './past-rulebook.ts'
import type { Rulebook } from './deployment.ts'

/** What reading decisions needs; a read-only record is enough. */
export interface ReadDependencies extends Rulebook {
  readonly store: Pick<
    Store,
    'findDecision' | 'findCase' | 'listDecisions' | 'findPurchase' | 'findDocument' | 'confirmationsOf'
  >
}

/** A decision as it was answered; texts are rendered anew, with `–` for what was erased. */
export async function getDecision(
  dependencies: ReadDependencies,
  id: string,
): Promise<DecisionView | undefined> {
  const stored = await dependencies.store.findDecision(id)
  return stored === undefined ? undefined : await viewOf(dependencies, stored)
}

/**
 * @throws {StoreError} `STORE_CORRUPT` when a document that the decision names is not there
 */
export async function viewOf(dependencies: ReadDependencies, stored: StoredDecision): Promise<DecisionView> {
  const { store } = dependencies
  const bodyText = await store.findDocument('body', stored.bodyDigest)
  const purchase = await store.findPurchase(stored.id)
  if (bodyText === undefined || purchase === undefined) {
    throw new StoreError('STORE_CORRUPT', `decision ${stored.id} names a document that is not there`)
  }
  const body = JSON.parse(bodyText) as Body
  const { id, revision, reference, decidedAt, actor, bodyDigest } = stored
  return {
    id,
    case: stored.case,
    revision,
    reference,
    decidedAt,
    actor,
    bodyDigest,
    log: { index: stored.seq, leafHash: stored.leafHash },
    body,
    texts: textsOf(body, {
      ...(await rulebookOf(dependencies, stored)),
      purchase: purchase.document as Purchase,
      isErased: purchase.erased.length > 0,
    }),
  }
}
