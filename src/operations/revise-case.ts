import type { Purchase } from '../purchase/purchase.ts'
import { StoreError } from '../store/store.ts'
import { caseFactsOf } from './confirm-evidence.ts'
import {
  decidePurchase,
  type DecideDependencies,
  type DecideRequest,
  type DecisionView,
} from './decide-purchase.ts'

/**
 * Decides the next revision of a case, with what a second person has confirmed in it.
 * @throws {StoreError} `NOT_FOUND` for an unknown case; otherwise as `decidePurchase`
 */
export async function reviseCase(
  dependencies: DecideDependencies,
  request: { readonly case: string; readonly purchase: Purchase; readonly actor: string } & Pick<
    DecideRequest,
    'idempotency'
  >,
): Promise<{ readonly view: DecisionView; readonly isReplayed: boolean }> {
  const latest = dependencies.store.findCase(request.case).at(-1)
  if (latest === undefined) throw new StoreError('NOT_FOUND', 'no such case')
  return decidePurchase(dependencies, {
    purchase: request.purchase,
    actor: request.actor,
    revisionOf: {
      case: request.case,
      revision: latest.revision + 1,
      caseFacts: caseFactsOf(dependencies, request.case, request.purchase),
    },
    ...(request.idempotency === undefined ? {} : { idempotency: request.idempotency }),
  })
}
