import type { PolicySetDocument } from '../policy/compile-pack.ts'
import { compileReference, toRulebook, type Rulebook } from './deployment.ts'
import { StoreError, type Store, type StoredDecision } from '../store/store.ts'
import type { NameRegister } from '../reference/names/name-register.ts'
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
  return toHeldRulebook(await heldTexts(dependencies.store, stored))
}

/** Policies and reference data as the record keeps them: canonical JSON each. */
export interface RulebookTexts {
  readonly policies: string
  readonly snapshot: string
}

/** @throws {StoreError} `NOT_FOUND` when the record does not hold them */
export async function heldTexts(
  store: Dependencies['store'],
  { policySet, snapshot }: Pick<StoredDecision, 'policySet' | 'snapshot'>,
): Promise<RulebookTexts> {
  return {
    policies: await heldDocument(store, 'policy-set', policySet),
    snapshot: await heldDocument(store, 'snapshot', snapshot),
  }
}

/** @param held names of the reference data, where another thread has prepared them */
export function toHeldRulebook(texts: RulebookTexts, held?: () => NameRegister | undefined): Rulebook {
  const policies = JSON.parse(texts.policies) as PolicySetDocument
  return toRulebook(
    policies.packs,
    compileReference(JSON.parse(texts.snapshot) as Reference, held),
    policies.profile,
  )
}

async function heldDocument(
  store: Dependencies['store'],
  kind: 'snapshot' | 'policy-set',
  digest: string,
): Promise<string> {
  const text = await store.findDocument(kind, digest)
  if (text === undefined) throw new StoreError('NOT_FOUND', `the ${kind} ${digest} is not held`)
  return text
}
