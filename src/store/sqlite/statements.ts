import type { Connection } from './database.ts'

export type Statements = ReturnType<typeof prepareStatements>

/** Everything that the writer ever runs, prepared once. */
export function prepareStatements(connection: Connection) {
  return {
    beginEvent: connection.prepare('SAVEPOINT event'),
    endEvent: connection.prepare('RELEASE event'),
    undoEvent: connection.prepare('ROLLBACK TO event'),
    insertEvent: connection.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)'),
    insertErasable: connection.prepare('INSERT INTO erasable VALUES (?, ?, ?)'),
    insertDocument: connection.prepare('INSERT OR IGNORE INTO document VALUES (?, ?, ?)'),
    insertDecision: connection.prepare(
      'INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    insertConfirmation: connection.prepare('INSERT INTO confirmation VALUES (?, ?, ?, ?, ?, ?, ?)'),
    insertProfile: connection.prepare('INSERT INTO party_profile VALUES (?, ?, ?, ?)'),
    insertMatch: connection.prepare('INSERT INTO confirmed_match VALUES (?, ?, ?, ?, ?)'),
    profile: connection.prepare('SELECT actor FROM party_profile WHERE id = ?'),
    insertPrincipal: connection.prepare('INSERT INTO principal VALUES (?, ?, ?)'),
    insertKey: connection.prepare('INSERT INTO api_key VALUES (?, ?, ?, ?, ?)'),
    insertRevocation: connection.prepare('INSERT INTO key_revocation VALUES (?, ?, ?)'),
    insertRoot: connection.prepare('INSERT INTO commit_root VALUES (?, ?)'),
    insertIdempotency: connection.prepare('INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)'),
    purgeIdempotency: connection.prepare('DELETE FROM idempotency WHERE time < ?'),
    idempotency: connection.prepare(
      'SELECT fingerprint, fingerprint_salt AS salt, decision FROM idempotency WHERE actor = ? AND key = ?',
    ),
    lastRevision: connection.prepare('SELECT max(revision) AS revision FROM decision WHERE case_id = ?'),
    revision: connection.prepare('SELECT actor FROM decision WHERE case_id = ? AND revision = ?'),
    decided: connection.prepare(
      'SELECT e.seq, e.ord, e.leaf_hash AS leafHash FROM decision d JOIN event e ON e.seq = d.seq WHERE d.id = ?',
    ),
    principal: connection.prepare('SELECT 1 FROM principal WHERE id = ?'),
    key: connection.prepare('SELECT 1 FROM api_key WHERE id = ?'),
    revocation: connection.prepare('SELECT 1 FROM key_revocation WHERE key_id = ?'),
  }
}
