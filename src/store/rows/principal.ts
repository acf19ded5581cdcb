import type { StoredKey, StoredPrincipal } from '../store.ts'
import { attached } from './attached.ts'

export type KeyRow = Omit<StoredKey, 'roles'> & { readonly roles: string }

export function toKey({ roles, ...rest }: KeyRow): StoredKey {
  return { ...rest, roles: JSON.parse(roles) as string[] }
}

export interface PrincipalRow {
  readonly id: string
  readonly roles: string
  readonly leaf: string
  readonly record: string
  readonly entries: string | null
}

export function toPrincipal({ id, roles, leaf, record, entries }: PrincipalRow): StoredPrincipal {
  const { document } = attached(record, entries)
  const { name } = document as { readonly name: string | null }
  const { time } = JSON.parse(leaf) as { readonly time: string }
  return { id, roles: JSON.parse(roles) as string[], name, createdAt: time }
}
