import { toKey, toPrincipal, type KeyRow, type PrincipalRow } from '../rows/principal.ts'
import type { Store } from '../store.ts'
import type { Connection } from './driver.ts'
import type { AtOnce } from './promised.ts'

/** Reads who can act, and by which keys. */
export function createPrincipalReader(
  connection: Connection,
): AtOnce<Pick<Store, 'findKey' | 'hasKeys' | 'listPrincipals'>> {
  const key = connection.prepare(
    `SELECT k.id AS "key", k.principal, p.roles, k.secret_digest AS secretDigest, k.expires_at AS expiresAt,
     r.time AS revokedAt FROM api_key k JOIN principal p ON p.id = k.principal
     LEFT JOIN key_revocation r ON r.key_id = k.id WHERE k.id = ?`,
  )
  const anyKey = connection.prepare('SELECT 1 FROM api_key LIMIT 1')
  const principals = connection.prepare(
    `SELECT p.id, p.roles, e.leaf, e.record, x.entries FROM principal p JOIN event e ON e.seq = p.seq
     LEFT JOIN erasable x ON x.seq = p.seq ORDER BY p.seq`,
  )
  return {
    findKey: (id) => {
      const row = key.get(id) as KeyRow | undefined
      return row === undefined ? undefined : toKey(row)
    },
    hasKeys: () => anyKey.get() !== undefined,
    listPrincipals: () => (principals.all() as PrincipalRow[]).map(toPrincipal),
  }
}
