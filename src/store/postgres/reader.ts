import { EMPTY_ROOT } from '../../audit/merkle.ts'
import type { CommitRoot, LogEntry } from '../../audit/verify-log.ts'
import { toConfirmations, type ConfirmationRow } from '../rows/confirmation.ts'
import { toDecision, type DecisionRow } from '../rows/decision.ts'
import { toProfiles, type MatchRow, type ProfileRow } from '../rows/profile.ts'
import { toKey, toPrincipal, type KeyRow, type PrincipalRow } from '../rows/principal.ts'
import { toPurchase, type PurchaseRow } from '../rows/purchase.ts'
import type { Active, Store } from '../store.ts'
import { createMatterReader } from './matter-reader.ts'
import { ACTIVE } from './statements.ts'
import { queries, type Queries } from './queries.ts'
import type { Asked } from './driver.ts'

/** The reading half of a store. */
export type Reader = Omit<Store, 'append' | 'close' | 'statistics'>

const PAGE = 1000
const MOST_LISTED = 100

const DECISION = `SELECT d.id, d.case_id AS "case", d.revision, d.reference, d.decided_at AS "decidedAt", d.actor,
  d.as_of AS "asOf", d.outcome, d.body_digest AS "bodyDigest", d.facts_digest AS "factsDigest",
  d.case_facts_digest AS "caseFactsDigest", d.policy_set AS "policySet", d.snapshot, d.seq, e.leaf_hash AS "leafHash"
  FROM decision d JOIN event e ON e.seq = d.seq`

/** @throws {StoreError} each reading `STORE_BUSY` while the database cannot be reached */
export function createReader(database: Asked): Reader {
  const asked = queries(database)
  return {
    ...createMatterReader(asked),
    ...createDecisionReader(asked),
    ...createPrincipalReader(asked),
    findDocument: async (kind, digest) =>
      (
        await asked.one<{ text: string }>('SELECT text FROM document WHERE kind = $1 AND digest = $2', [
          kind,
          digest,
        ])
      )?.text,
    partyProfiles: async () =>
      toProfiles(
        await asked.all<ProfileRow>(
          `SELECT p.actor AS author, p.time AS "proposedAt", e.record, x.entries FROM party_profile p
           JOIN event e ON e.seq = p.seq LEFT JOIN erasable x ON x.seq = p.seq ORDER BY p.seq`,
        ),
        await asked.all<MatchRow>('SELECT profile, state, actor, time FROM confirmed_match ORDER BY seq'),
      ),
    active: async () => (await asked.one<Active>(ACTIVE)) ?? { policies: null, snapshot: null },
    head: async () =>
      (await asked.one<CommitRoot>('SELECT size, root FROM commit_root ORDER BY size DESC LIMIT 1')) ?? {
        size: 0,
        root: EMPTY_ROOT,
      },
    commitRoots: () => asked.all<CommitRoot>('SELECT size, root FROM commit_root ORDER BY size'),
    entries: async function* (first = 0) {
      for (let from = first; ; from += PAGE) {
        const page = await asked.all<LogEntry>(
          `SELECT e.leaf, e.leaf_hash AS "leafHash", e.record, x.salt FROM event e LEFT JOIN erasable x ON x.seq = e.seq
           WHERE e.seq >= $1 ORDER BY e.seq LIMIT $2`,
          [from, PAGE],
        )
        yield* page
        if (page.length < PAGE) return
      }
    },
  }
}

type DecisionReader = Pick<
  Store,
  | 'findDecision'
  | 'findCase'
  | 'listDecisions'
  | 'findPurchase'
  | 'confirmationsOf'
  | 'findFingerprintSalt'
  | 'decisionsByReference'
  | 'countTrials'
>

function createDecisionReader(asked: Queries): DecisionReader {
  const decisions = async (rest: string, values: readonly unknown[]) =>
    (await asked.all<DecisionRow>(`${DECISION} ${rest}`, values)).map(toDecision)
  return {
    findDecision: async (id) => (await decisions('WHERE d.id = $1', [id]))[0],
    findCase: (id) => decisions('WHERE d.case_id = $1 ORDER BY d.revision', [id]),
    listDecisions: async (before, limit) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED)
        throw new RangeError(`a page has 1 to ${MOST_LISTED} decisions`)
      return decisions('WHERE d.seq < $1 ORDER BY d.seq DESC LIMIT $2', [
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
      ])
    },
    decisionsByReference: (reference) =>
      decisions('WHERE d.reference = $1 ORDER BY d.seq DESC LIMIT 100', [reference]),
    countTrials: async (reference) => {
      const rows = await asked.all<{ outcome: string; count: number }>(
        'SELECT outcome, count(*) AS count FROM trial WHERE reference = $1 GROUP BY outcome ORDER BY outcome',
        [reference],
      )
      return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
    },
    findPurchase: async (id) => {
      const row = await asked.one<PurchaseRow>(
        'SELECT d.purchase, x.entries FROM decision d LEFT JOIN erasable x ON x.seq = d.seq WHERE d.id = $1',
        [id],
      )
      return row === undefined ? undefined : toPurchase(row)
    },
    confirmationsOf: async (caseId) =>
      toConfirmations(
        await asked.all<ConfirmationRow>(
          `SELECT c.evidence, c.state, c.commitment, c.actor, c.time, x.entries FROM confirmation c
           LEFT JOIN erasable x ON x.seq = c.seq WHERE c.case_id = $1 ORDER BY c.evidence COLLATE "C", c.seq`,
          [caseId],
        ),
      ),
    findFingerprintSalt: async (actor, key) =>
      (
        await asked.one<{ salt: string }>(
          'SELECT fingerprint_salt AS salt FROM idempotency WHERE actor = $1 AND key = $2',
          [actor, key],
        )
      )?.salt,
  }
}

function createPrincipalReader(asked: Queries): Pick<Store, 'findKey' | 'hasKeys' | 'listPrincipals'> {
  return {
    findKey: async (id) => {
      const row = await asked.one<KeyRow>(
        `SELECT k.id AS "key", k.principal, p.roles, k.secret_digest AS "secretDigest", k.expires_at AS "expiresAt",
         r.time AS "revokedAt" FROM api_key k JOIN principal p ON p.id = k.principal
         LEFT JOIN key_revocation r ON r.key_id = k.id WHERE k.id = $1`,
        [id],
      )
      return row === undefined ? undefined : toKey(row)
    },
    hasKeys: async () => (await asked.one('SELECT 1 FROM api_key LIMIT 1')) !== undefined,
    listPrincipals: async () =>
      (
        await asked.all<PrincipalRow>(
          `SELECT p.id, p.roles, e.leaf, e.record, x.entries FROM principal p JOIN event e ON e.seq = p.seq
           LEFT JOIN erasable x ON x.seq = p.seq ORDER BY p.seq`,
        )
      ).map(toPrincipal),
  }
}
