import { canonicalJson, digestOfText, sha256 } from '../audit/canonical-json.ts'
import { detach, SALT_BYTES } from '../audit/commitment.ts'
import { renderTexts, type Texts } from '../decision/texts.ts'
import type { Body } from '../decision/body.ts'
import { NOTHING_CONFIRMED, type CaseFacts } from '../facts/case-facts.ts'
import { factsDocument } from '../facts/facts-document.ts'
import { erasablePointers } from '../purchase/erasable-pointers.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError, type DecisionEvent, type Recorded, type Store } from '../store/store.ts'
import { assess } from './assess.ts'
import type { Rulebook, Surroundings } from './deployment.ts'
import { getDecision } from './get-decision.ts'
import { dayOf } from './today.ts'

/** A decision as it is answered. */
export interface DecisionView {
  readonly id: string
  readonly case: string
  readonly revision: number
  readonly reference: string | null
  readonly decidedAt: string
  readonly actor: string
  readonly bodyDigest: string
  readonly log: { readonly index: number; readonly leafHash: string }
  readonly body: Body
  readonly texts: Texts
}

export interface DecideRequest {
  readonly purchase: Purchase
  readonly actor: string
  /** Absent: a new case. */
  readonly revisionOf?: { readonly case: string; readonly revision: number; readonly caseFacts: CaseFacts }
  /** The caller's key with the bytes of its request. */
  readonly idempotency?: { readonly key: string; readonly request: Uint8Array | string }
}

export interface DecideDependencies extends Rulebook, Surroundings {
  readonly store: Store
}

/**
 * Decides a purchase and records it; resolves only when the record is durable.
 * @throws {StoreError} as `Store.append` for decisions
 */
export async function decidePurchase(
  dependencies: DecideDependencies,
  request: DecideRequest,
): Promise<{ readonly view: DecisionView; readonly isReplayed: boolean }> {
  const { store } = dependencies
  const now = dependencies.now()
  const event = toEvent(dependencies, request, now)
  const recorded = await appendOnce(store, event, request, dependencies)
  if (recorded.replayed !== undefined) {
    const view = getDecision(dependencies, recorded.replayed)
    if (view === undefined)
      throw new StoreError('NOT_FOUND', 'the decision of the idempotency key is not there')
    return { view, isReplayed: true }
  }
  const body = JSON.parse(event.body.text) as Body
  return {
    view: toView(event, recorded, body, renderTexts(body, { ...dependencies, purchase: request.purchase })),
    isReplayed: false,
  }
}

function toEvent(dependencies: DecideDependencies, request: DecideRequest, now: Date): DecisionEvent {
  const { purchase, revisionOf } = request
  const caseFacts = revisionOf?.caseFacts ?? NOTHING_CONFIRMED
  const asOf = dayOf(purchase, now, dependencies.timeZone)
  const assessment = assess(purchase, caseFacts, dependencies, { asOf, isHypothetical: false })
  const pointers = erasablePointers(purchase)
  const detached = detach(purchase, pointers, dependencies.randomBytes(pointers.length * SALT_BYTES))
  return {
    kind: 'decision',
    id: dependencies.newId(),
    case: revisionOf?.case ?? dependencies.newId(),
    revision: revisionOf?.revision ?? 1,
    time: now.toISOString(),
    actor: request.actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    reference: purchase.reference ?? null,
    asOf,
    outcome: assessment.body.outcome,
    purchase: canonicalJson(detached.document),
    erasable: detached.erasable,
    facts: digested(factsDocument(assessment.facts)),
    caseFacts: digested(caseFacts),
    body: { digest: assessment.bodyDigest, text: assessment.bodyText },
    policySet: dependencies.policySet.digest,
    snapshot: dependencies.snapshot.digest,
    idempotency: null,
  }
}

function digested(value: unknown): { readonly digest: string; readonly text: string } {
  const text = canonicalJson(value)
  return { digest: digestOfText(text), text }
}

/** Two requests with one key may cross; the loser learns the winner's salt and asks again. */
const ATTEMPTS = 3

async function appendOnce(
  store: Store,
  event: DecisionEvent,
  request: DecideRequest,
  { randomBytes }: Surroundings,
): Promise<Recorded> {
  const { idempotency } = request
  if (idempotency === undefined) return store.append(event)
  for (let attempt = 1; ; attempt++) {
    const known = store.findFingerprintSalt(request.actor, idempotency.key)
    const fingerprintSalt = known ?? randomBytes(SALT_BYTES).toString('base64url')
    const fingerprint = sha256(
      Buffer.of(2),
      Buffer.from(fingerprintSalt, 'base64url'),
      idempotency.request,
    ).toString('base64url')
    try {
      return await store.append({
        ...event,
        idempotency: { key: idempotency.key, fingerprint, fingerprintSalt },
      })
    } catch (error) {
      const isCrossed = error instanceof StoreError && error.code === 'CONFLICT' && known === undefined
      if (!isCrossed || attempt === ATTEMPTS) throw error
    }
  }
}

function toView(event: DecisionEvent, recorded: Recorded, body: Body, texts: Texts): DecisionView {
  const { id, revision, reference, actor } = event
  return {
    id,
    case: event.case,
    revision,
    reference,
    decidedAt: event.time,
    actor,
    bodyDigest: event.body.digest,
    log: { index: recorded.seq, leafHash: recorded.leafHash },
    body,
    texts,
  }
}
