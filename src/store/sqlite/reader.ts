import { EMPTY_ROOT } from '../../audit/merkle.ts'
import type { CommitRoot } from '../../audit/verify-log.ts'
import { toConfirmations, type ConfirmationRow } from '../rows/confirmation.ts'
import { toDecision, type DecisionRow } from '../rows/decision.ts'
import { toPurchase, type PurchaseRow } from '../rows/purchase.ts'
import type { Store } from '../store.ts'
import type { Connection } from './driver.ts'
import { DECISION } from './decision-row.ts'
import { createMatterReader } from './matter-reader.ts'
import { createPrincipalReader } from './principal-reader.ts'
import type { AtOnce } from './promised.ts'
import { createProfileReader } from './profile-reader.ts'
import { createReferenceReader } from './reference-reader.ts'

/** The reading half of a store. */
export type Reader = Omit<Store, 'append' | 'close' | 'statistics'>

/** What is read in one go; the log is read page by page. */
export type ReadAtOnce = AtOnce<Omit<Reader, 'entries'>>

const MOST_LISTED = 100

export function createReader(connection: Connection): ReadAtOnce {
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
  const partyProfiles = createProfileReader(connection)
  const roots = connection.prepare('SELECT size, root FROM commit_root ORDER BY size')
  const lastRoot = connection.prepare('SELECT size, root FROM commit_root ORDER BY size DESC LIMIT 1')
  return {
    ...createMatterReader(connection),
    ...createReferenceReader(connection),
    ...createPrincipalReader(connection),
    findDecision: (id) => {
      const row = byId.get(id) as DecisionRow | undefined
      return row === undefined ? undefined : toDecision(row)
    },
    findCase: (id) => (byCase.all(id) as DecisionRow[]).map(toDecision),
    listDecisions: (before, limit) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED)
        throw new RangeError(`a page has 1 to ${MOST_LISTED} decisions`)
      return (newest.all(before ?? Number.MAX_SAFE_INTEGER, limit) as DecisionRow[]).map(toDecision)
    },
    findPurchase: (id) => {
      const row = purchase.get(id) as PurchaseRow | undefined
      return row === undefined ? undefined : toPurchase(row)
    },
    findDocument: (kind, digest) => document.get(kind, digest) as string | undefined,
    confirmationsOf: (caseId) => toConfirmations(confirmations.all(caseId) as ConfirmationRow[]),
    partyProfiles,
    findFingerprintSalt: (actor, name) => salt.get(actor, name) as string | undefined,
    head: () => (lastRoot.get() as CommitRoot | undefined) ?? { size: 0, root: EMPTY_ROOT },
    commitRoots: () => roots.all() as CommitRoot[],
  }
}
