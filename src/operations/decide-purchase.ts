import { sha256 } from '../audit/canonical-json.ts'
import { SALT_BYTES } from '../audit/commitment.ts'
import type { Body } from '../decision/body.ts'
import { StoreError, type DecisionEvent, type Recorded, type Store } from '../store/store.ts'
import type { DecisionTexts } from './decision-texts.ts'
import type { Rulebook, Surroundings } from './deployment.ts'
import { getDecision } from './get-decision.ts'
import type { PreparedDecision } from './prepare-decision.ts'

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
  readonly texts: DecisionTexts
}

export interface DecideRequest {
  readonly prepared: PreparedDecision
  readonly time: string
  readonly actor: string
  /** Absent: a new case. */
  readonly revisionOf?: { readonly case: string; readonly revision: number }
  /** The caller's key with the bytes of its request. */
  readonly idempotency?: { readonly key: string; readonly request: Uint8Array | string }
}

export interface DecideDependencies extends Rulebook, Surroundings {
  readonly store: Store
}

/** A recorded decision: what a log line says of it, and the JSON of its `DecisionView`. */
export interface DecisionRecord {
  readonly id: string
  readonly case: string
  readonly revision: number
  readonly index: number
  readonly isReplayed: boolean
  readonly json: string
}

/**
 * Records a decision that was made ready; resolves only when the record is durable.
 * @throws {StoreError} as `Store.append` for decisions
 */
export async function decidePurchase(
  dependencies: DecideDependencies,
  request: DecideRequest,
): Promise<DecisionRecord> {
  const event = toEvent(dependencies, request)
  const recorded = await appendOnce(dependencies.store, event, request, dependencies)
  if (recorded.replayed === undefined) {
    const { id, revision } = event
    const json = viewText(event, recorded, request.prepared)
    return { id, case: event.case, revision, index: recorded.seq, isReplayed: false, json }
  }
  const view = await getDecision(dependencies, recorded.replayed)
  if (view === undefined)
    throw new StoreError('NOT_FOUND', 'the decision of the idempotency key is not there')
  const { id, revision } = view
  return { id, case: view.case, revision, index: recorded.seq, isReplayed: true, json: JSON.stringify(view) }
}

function toEvent(dependencies: DecideDependencies, request: DecideRequest): DecisionEvent {
  const { reference, asOf, outcome, purchase, erasable, facts, caseFacts, body } = request.prepared
  return {
    reference,
    asOf,
    outcome,
    purchase,
    erasable,
    facts,
    caseFacts,
    body,
    kind: 'decision',
    id: dependencies.newId(),
    case: request.revisionOf?.case ?? dependencies.newId(),
    revision: request.revisionOf?.revision ?? 1,
    time: request.time,
    actor: request.actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    policySet: dependencies.policySet.digest,
    snapshot: dependencies.snapshot.digest,
    idempotency: null,
  }
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
    const known = await store.findFingerprintSalt(request.actor, idempotency.key)
    const fingerprintSalt = known ?? randomBytes(SALT_BYTES).toString('base64url')
    const salt = Buffer.from(fingerprintSalt, 'base64url')
    const fingerprint = sha256(Buffer.of(2), salt, idempotency.request).toString('base64url')
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

/** The JSON of the view; body and texts are JSON already and are not read only to be written again. */
function viewText(event: DecisionEvent, recorded: Recorded, { texts }: PreparedDecision): string {
  const { id, revision, reference, actor } = event
  const log = { index: recorded.seq, leafHash: recorded.leafHash }
  const envelope = {
    id,
    case: event.case,
    revision,
    reference,
    decidedAt: event.time,
    actor,
    bodyDigest: event.body.digest,
    log,
  }
  return `${JSON.stringify(envelope).slice(0, -1)},"body":${event.body.text},"texts":${texts}}`
}
