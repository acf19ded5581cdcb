import type { ErasableValue } from '../../audit/commitment.ts'
import { EMPTY_ROOT } from '../../audit/merkle.ts'
import type { CommitRoot, LogEntry } from '../../audit/verify-log.ts'
import {
  type Store,
  type StoredConfirmation,
  type StoredDecision,
  type StoredKey,
  type StoredPrincipal,
  type StoredPurchase,
} from '../store.ts'
import { attached } from './attached.ts'
import type { Connection } from './database.ts'
import { createProfileReader } from './profile-reader.ts'

/** The reading half of a store. */
export type Reader = Omit<Store, 'append' | 'close' | 'statistics'>

const DECISION = `SELECT d.id, d.case_id AS "case", d.revision, d.reference, d.decided_at AS decidedAt, d.actor,
  d.as_of AS asOf, d.outcome, d.body_digest AS bodyDigest, d.facts_digest AS factsDigest,
  d.case_facts_digest AS caseFactsDigest, d.policy_set AS policySet, d.snapshot, d.seq, e.leaf_hash AS leafHash
  FROM decision d JOIN event e ON e.seq = d.seq`

const PAGE = 1000
const MOST_LISTED = 100

export function createReader(connection: Connection): Reader {
  const byId = connection.prepare(`${DECISION} WHERE d.id = ?`)
  const byCase = connection.prepare(`${DECISION} WHERE d.case_id = ? ORDER BY d.revision`)
  const newest = connection.prepare(`${DECISION} WHERE d.seq < ? ORDER BY d.seq DESC LIMIT ?`)
  const purchase = connection.prepare(
    'SELECT d.purchase, x.entries FROM decision d LEFT JOIN erasable x ON x.seq = d.seq WHERE d.id = ?',
  )
  const document = connection.prepare('SELECT text FROM document WHERE kind = ? AND digest = ?').pluck()
  const confirmations = connection.prepare(
    `SELECT c.evidence, c.state, c.commitment, c.actor, c.time, x.entries FROM confirmation c
     LEFT JOIN erasable x ON x.seq = c.seq WHERE c.case_id = ? ORDER BY c.evidence, c.seq`,
  )
  const salt = connection
    .prepare('SELECT fingerprint_salt FROM idempotency WHERE actor = ? AND key = ?')
    .pluck()
  const key = connection.prepare(
    `SELECT k.id AS "key", k.principal, p.roles, k.secret_digest AS secretDigest, k.expires_at AS expiresAt,
     r.time AS revokedAt FROM api_key k JOIN principal p ON p.id = k.principal
     LEFT JOIN key_revocation r ON r.key_id = k.id WHERE k.id = ?`,
  )
  const anyPrincipal = connection.prepare('SELECT 1 FROM principal LIMIT 1')
  const entries = connection.prepare(
    `SELECT e.leaf, e.leaf_hash AS leafHash, e.record, x.salt FROM event e LEFT JOIN erasable x ON x.seq = e.seq
     WHERE e.seq >= ? ORDER BY e.seq LIMIT ?`,
  )
  const principals = connection.prepare(
    `SELECT p.id, p.roles, e.leaf, e.record, x.entries FROM principal p JOIN event e ON e.seq = p.seq
     LEFT JOIN erasable x ON x.seq = p.seq ORDER BY p.seq`,
  )
  const partyProfiles = createProfileReader(connection)
  const roots = connection.prepare('SELECT size, root FROM commit_root ORDER BY size')
  const lastRoot = connection.prepare('SELECT size, root FROM commit_root ORDER BY size DESC LIMIT 1')
  return {
    findDecision: (id) => toDecision(byId.get(id)),
    findCase: (id) =>
      byCase
        .all(id)
        .map(toDecision)
        .filter((one) => one !== undefined),
    listDecisions: (before, limit) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED)
        throw new RangeError(`a page has 1 to ${MOST_LISTED} decisions`)
      return newest
        .all(before ?? Number.MAX_SAFE_INTEGER, limit)
        .map(toDecision)
        .filter((one) => one !== undefined)
    },
    findPurchase: (id) => toPurchase(purchase.get(id)),
    findDocument: (kind, digest) => document.get(kind, digest) as string | undefined,
    confirmationsOf: (caseId) => latest(confirmations.all(caseId) as ConfirmationRow[]),
    partyProfiles,
    findFingerprintSalt: (actor, name) => salt.get(actor, name) as string | undefined,
    findKey: (id) => toKey(key.get(id)),
    hasPrincipals: () => anyPrincipal.get() !== undefined,
    listPrincipals: () => (principals.all() as PrincipalRow[]).map(toPrincipal),
    head: () => (lastRoot.get() as CommitRoot | undefined) ?? { size: 0, root: EMPTY_ROOT },
    entries: (from = 0) => pages(from, (start) => entries.all(start, PAGE) as LogEntry[]),
    commitRoots: () => roots.all() as CommitRoot[],
  }
}

function toDecision(row: unknown): StoredDecision | undefined {
  if (row === undefined) return undefined
  const { leafHash, ...rest } = row as Omit<StoredDecision, 'leafHash'> & { readonly leafHash: Buffer }
  return { ...rest, leafHash: leafHash.toString('base64') }
}

function toPurchase(row: unknown): StoredPurchase | undefined {
  if (row === undefined) return undefined
  const { purchase, entries } = row as { readonly purchase: string; readonly entries: string | null }
  return attached(purchase, entries)
}

interface ConfirmationRow extends Omit<StoredConfirmation, 'content'> {
  readonly entries: string | null
}

/** The last word on each piece of evidence. */
function latest(rows: readonly ConfirmationRow[]): StoredConfirmation[] {
  const byEvidence = new Map<string, StoredConfirmation>()
  for (const { entries, ...row } of rows) {
    const content = entries === null ? undefined : (JSON.parse(entries) as ErasableValue[])[0]
    byEvidence.set(row.evidence, { ...row, content: content ?? null })
  }
  return [...byEvidence.values()]
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

function* pages(first: number, read: (from: number) => readonly LogEntry[]): Generator<LogEntry> {
  for (let from = first; ; from += PAGE) {
    const page = read(from)
    yield* page
    if (page.length < PAGE) return
  }
}
