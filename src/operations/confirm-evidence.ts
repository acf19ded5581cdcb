import { canonicalJson } from '../audit/canonical-json.ts'
import { commit, SALT_BYTES } from '../audit/commitment.ts'
import type { CaseFacts } from '../facts/case-facts.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { StoreError, type Recorded } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'

type Evidence = NonNullable<Purchase['evidence']>[number]

export interface ConfirmRequest {
  readonly case: string
  readonly evidence: string
  readonly state: 'confirmed' | 'rejected'
  readonly actor: string
}

/**
 * A second person confirms or rejects a piece of evidence of the latest revision, as it stands there word for word.
 * @throws {StoreError} `NOT_FOUND` for an unknown case or evidence, `SAME_PRINCIPAL` when the person entered the revision
 */
export async function confirmEvidence(
  dependencies: DecideDependencies,
  request: ConfirmRequest,
): Promise<Recorded> {
  const { store, randomBytes } = dependencies
  const latest = (await store.findCase(request.case)).at(-1)
  const purchase = latest === undefined ? undefined : await store.findPurchase(latest.id)
  const evidence = (purchase?.document as Purchase | undefined)?.evidence?.find(
    (one) => one.id === request.evidence,
  )
  if (latest === undefined || evidence === undefined)
    throw new StoreError('NOT_FOUND', 'no such evidence in the case')
  const salt = randomBytes(SALT_BYTES)
  const value = contentOf(evidence)
  return store.append({
    kind: 'confirmation',
    time: dependencies.now().toISOString(),
    actor: request.actor,
    salt: randomBytes(SALT_BYTES),
    case: request.case,
    revision: latest.revision,
    evidence: request.evidence,
    state: request.state,
    content: { pointer: '/content', salt: salt.toString('base64url'), value },
    commitment: commit(salt, value),
  })
}

/** What of a piece of evidence a confirmation covers: all but the state that the file claims for it. */
function contentOf(evidence: Evidence): string {
  const claimed = ['state', 'confirmedBy']
  return canonicalJson(Object.fromEntries(Object.entries(evidence).filter(([key]) => !claimed.includes(key))))
}

/** The confirmations of a case that still fit: evidence that changed since has to be confirmed again. */
export async function caseFactsOf(
  { store }: Pick<DecideDependencies, 'store'>,
  caseId: string,
  purchase: Purchase,
): Promise<CaseFacts> {
  const confirmations = (await store.confirmationsOf(caseId)).flatMap((held) => {
    const evidence = purchase.evidence?.find((one) => one.id === held.evidence)
    if (evidence === undefined || held.content === null) return []
    const salt = Buffer.from(held.content.salt, 'base64url')
    return commit(salt, contentOf(evidence)) === held.commitment
      ? [{ evidence: held.evidence, state: held.state }]
      : []
  })
  return { schema: 'sekisho/case-facts/1', trustsFile: false, confirmations }
}
