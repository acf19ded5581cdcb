import type { PolicySetDocument } from '../policy/compile-pack.ts'
import { compileReference, toRulebook, type Rulebook } from './deployment.ts'
import { StoreError, type Store, type StoredDecision } from '../store/store.ts'
import type { Reference } from '../reference/reference-schema.ts'

interface Dependencies extends Rulebook {
  readonly store: Pick<Store, 'findDocument'>
}

/**
 * The policies and reference data that a decision was made by: those in force when they are the same, else compiled
 * anew from what the record keeps by digest.
 * @throws {StoreError} `NOT_FOUND` when the record does not hold them
 */
export async function rulebookOf(
  dependencies: Dependencies,
  stored: Pick<StoredDecision, 'policySet' | 'snapshot'>,
): Promise<Rulebook> {
  const isCurrent =
    stored.policySet === dependencies.policySet.digest && stored.snapshot === dependencies.snapshot.digest
  if (isCurrent) return dependencies
  const reference = (await heldDocument(dependencies, 'snapshot', stored.snapshot)) as Reference
  const policies = (await heldDocument(dependencies, 'policy-set', stored.policySet)) as PolicySetDocument
  return toRulebook(policies.packs, compileReference(reference), policies.profile)
}

async function heldDocument(
  dependencies: Dependencies,
  kind: 'snapshot' | 'policy-set',
  digest: string,
): Promise<unknown> {
  const text = await dependencies.store.findDocument(kind, digest)
  if (text === undefined) throw new StoreError('NOT_FOUND', `the ${kind} ${digest} is not held`)
  return JSON.parse(text)
}
