import { SALT_BYTES } from '../audit/commitment.ts'
import { StoreError, type ActivationEvent, type Store, type StoreEvent } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'
import type { Rulebook } from './deployment.ts'
import { createKey, createPrincipal } from './keys.ts'

/** Who a deployment acts as when it starts: nobody in person. */
const SYSTEM = 'system'

/**
 * Makes a deployment ready: opens its log, puts policies and reference data in force with an event where they are not, and
 * makes the first administrator. Any number of services may do so at once on one record.
 * @returns the administrator's key on the very first start, to be shown once
 */
export async function openDeployment(dependencies: DecideDependencies): Promise<string | undefined> {
  const { store } = dependencies
  if ((await store.head()).size === 0)
    await appendUnlessThere(store, { kind: 'log-opened', ...base(dependencies) })
  await activate(dependencies)
  return firstKey(dependencies)
}

/** Puts policies and reference data in force, each with an event where it is not in force already. */
export async function activate(dependencies: DecideDependencies): Promise<void> {
  const { store, policySet, snapshot } = dependencies
  const active = await store.active()
  if (active.policies !== policySet.digest)
    await appendActivation(dependencies, 'policy-activation', policySet.digest, dependencies.policyText)
  if (active.snapshot !== snapshot.digest)
    await appendActivation(dependencies, 'data-activation', snapshot.digest, snapshot.document())
}

async function appendActivation(
  dependencies: DecideDependencies,
  kind: ActivationEvent['kind'],
  digest: string,
  text: string,
): Promise<void> {
  await appendUnlessThere(dependencies.store, { kind, ...base(dependencies), document: { digest, text } })
}

/** Whether others have been put in force since these were, which are therefore not to come back by a mere start. */
export async function isSuperseded(
  store: Pick<Store, 'active' | 'findDocument'>,
  { policySet, snapshot }: Pick<Rulebook, 'policySet' | 'snapshot'>,
): Promise<boolean> {
  const active = await store.active()
  if (active.policies === policySet.digest && active.snapshot === snapshot.digest) return false
  const held = [
    await store.findDocument('policy-set', policySet.digest),
    await store.findDocument('snapshot', snapshot.digest),
  ]
  return held.every((text) => text !== undefined)
}

async function firstKey(dependencies: DecideDependencies): Promise<string | undefined> {
  const { store } = dependencies
  const [first] = await store.listPrincipals()
  if (first !== undefined) {
    // A start that ended between the two events has left somebody without a key.
    if (await store.hasKeys()) return undefined
    return (await createKey(dependencies, { principal: first.id, actor: first.id })).secret
  }
  try {
    const made = await createPrincipal(dependencies, {
      name: 'administrator',
      roles: ['administrator', 'officer', 'policy-owner', 'auditor'],
      actor: null,
    })
    return made.secret
  } catch (error) {
    // Another service on the same record was first.
    if (isThere(error)) return undefined
    throw error
  }
}

function base(dependencies: DecideDependencies): { time: string; actor: string; salt: Buffer } {
  return { time: dependencies.now().toISOString(), actor: SYSTEM, salt: dependencies.randomBytes(SALT_BYTES) }
}

async function appendUnlessThere(store: Store, event: StoreEvent): Promise<void> {
  try {
    await store.append(event)
  } catch (error) {
    if (!isThere(error)) throw error
  }
}

function isThere(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'CONFLICT'
}
