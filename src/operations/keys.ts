import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '../audit/canonical-json.ts'
import { commit, SALT_BYTES } from '../audit/commitment.ts'
import type { Store } from '../store/store.ts'
import type { Surroundings } from './deployment.ts'
import type { Role } from './permissions.ts'

interface Dependencies extends Surroundings {
  readonly store: Store
}

/** Who acts: a pseudonym with the roles it has now. */
export interface Principal {
  readonly id: string
  readonly roles: readonly string[]
}

/** A key as it is shown, once. */
export interface NewKey {
  readonly key: string
  readonly principal: string
  readonly expiresAt: string
  /** `sk_<id>_<secret>`; only its SHA-256 is kept. */
  readonly secret: string
}

const DAYS = 365
const ID_BYTES = 8
const SECRET_BYTES = 30

/** A new principal with a first key. `actor` is who makes it; null for the first of a deployment, which makes itself. */
export async function createPrincipal(
  dependencies: Dependencies,
  request: { readonly name: string; readonly roles: readonly Role[]; readonly actor: string | null },
): Promise<NewKey> {
  const { store, randomBytes } = dependencies
  const principal = `p_${randomBytes(ID_BYTES).toString('hex')}`
  const actor = request.actor ?? principal
  const salt = randomBytes(SALT_BYTES)
  const made = store.append({
    kind: 'principal-created',
    time: dependencies.now().toISOString(),
    actor,
    salt: randomBytes(SALT_BYTES),
    principal,
    roles: request.roles,
    name: { pointer: '/name', salt: salt.toString('base64url'), value: request.name },
    commitment: commit(salt, request.name),
  })
  // Handed over together, so that nobody is recorded without a key.
  const [, key] = await Promise.all([made, createKey(dependencies, { principal, actor })])
  return key
}

/** A new key of a principal, good for a year. */
export async function createKey(
  dependencies: Dependencies,
  request: { readonly principal: string; readonly actor: string },
): Promise<NewKey> {
  const { store, randomBytes } = dependencies
  const now = dependencies.now()
  const key = randomBytes(ID_BYTES).toString('hex')
  const secret = `sk_${key}_${randomBytes(SECRET_BYTES).toString('base64url')}`
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000).toISOString()
  await store.append({
    kind: 'key-created',
    time: now.toISOString(),
    actor: request.actor,
    salt: randomBytes(SALT_BYTES),
    key,
    principal: request.principal,
    secretDigest: sha256(secret).toString('hex'),
    expiresAt,
  })
  return { key, principal: request.principal, expiresAt, secret }
}

export async function revokeKey(
  dependencies: Dependencies,
  request: { readonly key: string; readonly actor: string },
): Promise<void> {
  await dependencies.store.append({
    kind: 'key-revoked',
    time: dependencies.now().toISOString(),
    actor: request.actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    key: request.key,
  })
}

/** Who a key belongs to; undefined for one that is unknown, wrong, expired or revoked. */
export async function authenticate(
  dependencies: Pick<Dependencies, 'store' | 'now'>,
  secret: string,
): Promise<Principal | undefined> {
  const id = /^sk_([0-9a-f]{16})_[A-Za-z0-9_-]{40}$/.exec(secret)?.[1]
  const held = id === undefined ? undefined : await dependencies.store.findKey(id)
  if (held === undefined || held.revokedAt !== null) return undefined
  const isRight = timingSafeEqual(sha256(secret), Buffer.from(held.secretDigest, 'hex'))
  if (!isRight || held.expiresAt <= dependencies.now().toISOString()) return undefined
  return { id: held.principal, roles: held.roles }
}
