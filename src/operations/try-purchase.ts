import { SALT_BYTES } from '../audit/commitment.ts'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import { withProfiles } from '../facts/party-profiles.ts'
import { withWaivers } from '../facts/waivers.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { assess } from './assess.ts'
import type { DecideDependencies, DecisionView } from './decide-purchase.ts'
import { textsOf } from './decision-texts.ts'
import { heldProfiles } from './party-profiles.ts'
import { findHorizon, type HorizonView } from './horizon.ts'
import { heldWaivers } from './procedure/held-waivers.ts'
import { dayOf } from './today.ts'

/** A trial as it is answered: a decision without a case, on which nobody can determine. */
export interface TrialView extends Pick<DecisionView, 'id' | 'bodyDigest' | 'log' | 'body' | 'texts'> {
  readonly trial: true
  readonly triedAt: string
  /** What is confirmed is taken from the file, not from a second person. */
  readonly trustsFile: true
  /** Where it was asked for. */
  readonly horizon?: HorizonView
}

/** Decides without recording a decision; that it was tried is logged. Any day but today is hypothetical. */
export async function tryPurchase(
  dependencies: DecideDependencies,
  request: {
    readonly purchase: Purchase
    readonly actor: string
    readonly asOf?: string
    readonly withHorizon?: boolean
  },
): Promise<TrialView> {
  const now = dependencies.now()
  const today = dayOf(request.purchase, now, dependencies.timeZone)
  const asOf = request.asOf ?? today
  const { snapshot } = dependencies
  const profiles = await heldProfiles(dependencies.store)
  const waived = withWaivers(FILE_TRUSTED, request.purchase, await heldWaivers(dependencies.store), asOf)
  const caseFacts = withProfiles(waived, request.purchase, profiles, { snapshot, asOf })
  const assessment = assess(request.purchase, caseFacts, dependencies, {
    asOf,
    isHypothetical: asOf !== today,
  })
  const id = dependencies.newId()
  const recorded = await dependencies.store.append({
    kind: 'trial',
    id,
    reference: request.purchase.reference ?? null,
    time: now.toISOString(),
    actor: request.actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    asOf,
    outcome: assessment.body.outcome,
    body: assessment.bodyDigest,
    policySet: dependencies.policySet.digest,
    snapshot: dependencies.snapshot.digest,
  })
  return {
    id,
    trial: true,
    triedAt: now.toISOString(),
    trustsFile: true,
    bodyDigest: assessment.bodyDigest,
    log: { index: recorded.seq, leafHash: recorded.leafHash },
    body: assessment.body,
    texts: textsOf(assessment.body, { ...dependencies, purchase: request.purchase }),
    ...(request.withHorizon === true
      ? { horizon: findHorizon(assessment, dependencies, request.purchase) }
      : {}),
  }
}
