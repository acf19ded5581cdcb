import type { Store, StoredKey, StoredPrincipal } from '../store.ts'
import { attached } from './attached.ts'
import type { Connection } from './driver.ts'
import type { AtOnce } from './promised.ts'

/** Reads who can act, and by which keys. */
export function createPrincipalReader(
  connection: Connection,
): AtOnce<Pick<Store, 'findKey' | 'hasPrincipals' | 'listPrincipals'>> {
  const key = connection.prepare(
    `SELECT k.id AS "key", k.principal, p.roles, k.secret_digest AS secretDigest, k.expires_at AS expiresAt,
     r.time AS revokedAt FROM api_key k JOIN principal p ON p.id = k.principal
     LEFT JOIN key_revocation r ON r.key_id = k.id WHERE k.id = ?`,
  )
  const anyPrincipal = connection.prepare('SELECT 1 FROM principal LIMIT 1')
  const principals = connection.prepare(
    `SELECT p.id, p.roles, e.leaf, e.record, x.entries FROM principal p JOIN event e ON e.seq = p.seq
     LEFT JOIN erasable x ON x.seq = p.seq ORDER BY p.seq`,
  )
  return {
    findKey: (id) => toKey(key.get(id)),
    hasPrincipals: () => anyPrincipal.get() !== undefined,
    listPrincipals: () => (principals.all() as PrincipalRow[]).map(toPrincipal),
  }
}

function toKey(row: unknown): StoredKey | undefined {
  if (row === undefined) return undefined
  const { roles, ...rest } = row as Omit<StoredKey, 'roles'> & { readonly roles: string }
  return { ...rest, roles: JSON.parse(roles) as string[] }
}

interface PrincipalRow {
  readonly id: string
  readonly roles: string
  readonly leaf: string
  readonly record: string
  readonly entries: string | null
}

function toPrincipal({ id, roles, leaf, record, entries }: PrincipalRow): StoredPrincipal {
  const { document } = attached(record, entries)
  const { name } = document as { readonly name: string | null }
  const { time } = JSON.parse(leaf) as { readonly time: string }
  return { id, roles: JSON.parse(roles) as string[], name, createdAt: time }
}
