import { withProfiles } from '../facts/party-profiles.ts'
import { withWaivers } from '../facts/waivers.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError } from '../store/store.ts'
import { caseFactsOf } from './confirm-evidence.ts'
import {
  decidePurchase,
  type DecideDependencies,
  type DecideRequest,
  type DecisionRecord,
} from './decide-purchase.ts'
import { heldProfiles } from './party-profiles.ts'
import { prepareDecision, type PreparedDecision } from './prepare-decision.ts'
import { heldWaivers } from './procedure/held-waivers.ts'
import { dayOf } from './today.ts'

/** A case with the purchase that takes it further. */
export interface ReviseRequest extends Pick<DecideRequest, 'idempotency' | 'actor'> {
  readonly case: string
  readonly purchase: Purchase
}

/**
 * Decides the next revision of a case, with what a second person has confirmed in it.
 * @throws {StoreError} `NOT_FOUND` for an unknown case; otherwise as `decidePurchase`
 */
export async function reviseCase(
  dependencies: DecideDependencies,
  request: ReviseRequest,
): Promise<DecisionRecord & { readonly prepared: PreparedDecision }> {
  const latest = (await dependencies.store.findCase(request.case)).at(-1)
  if (latest === undefined) throw new StoreError('NOT_FOUND', 'no such case')
  const { purchase, actor, idempotency } = request
  const time = dependencies.now().toISOString()
  const confirmed = await caseFactsOf(dependencies, request.case, purchase)
  const { snapshot, store } = dependencies
  const asOf = dayOf(purchase, new Date(time), dependencies.timeZone)
  const waived = withWaivers(confirmed, purchase, await heldWaivers(store), asOf)
  const caseFacts = withProfiles(waived, purchase, await heldProfiles(store), { snapshot, asOf })
  const wanted = { purchase, caseFacts, time, timeZone: dependencies.timeZone }
  const prepared = prepareDecision(dependencies, wanted, dependencies.randomBytes)
  const recorded = await decidePurchase(dependencies, {
    prepared,
    time,
    actor,
    revisionOf: { case: request.case, revision: latest.revision + 1 },
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return { ...recorded, prepared }
}
