import { SALT_BYTES } from '../audit/commitment.ts'
import type { ActivationEvent } from '../store/store.ts'
import type { DecideDependencies } from './decide-purchase.ts'
import { createPrincipal } from './keys.ts'

/** Who a deployment acts as when it starts: nobody in person. */
const SYSTEM = 'system'

/**
 * Makes a deployment ready: opens its log, keeps policies and reference data by digest with an event when they are
 * new, and makes the first administrator.
 * @returns the administrator's key on the very first start, to be shown once
 */
export async function openDeployment(dependencies: DecideDependencies): Promise<string | undefined> {
  const { store } = dependencies
  if ((await store.head()).size === 0) await store.append({ kind: 'log-opened', ...base(dependencies) })
  await activate(dependencies, 'policy-activation', dependencies.policySet.digest, dependencies.policyText)
  await activate(
    dependencies,
    'data-activation',
    dependencies.snapshot.digest,
    dependencies.snapshot.document(),
  )
  if (await store.hasPrincipals()) return undefined
  const first = await createPrincipal(dependencies, {
    name: 'administrator',
    roles: ['administrator', 'officer', 'policy-owner', 'auditor'],
    actor: null,
  })
  return first.secret
}

function base(dependencies: DecideDependencies): { time: string; actor: string; salt: Buffer } {
  return { time: dependencies.now().toISOString(), actor: SYSTEM, salt: dependencies.randomBytes(SALT_BYTES) }
}

async function activate(
  dependencies: DecideDependencies,
  kind: ActivationEvent['kind'],
  digest: string,
  text: string,
): Promise<void> {
  const held = await dependencies.store.findDocument(
    kind === 'policy-activation' ? 'policy-set' : 'snapshot',
    digest,
  )
  if (held === undefined)
    await dependencies.store.append({ kind, ...base(dependencies), document: { digest, text } })
}
