import type { Answers, Table } from '../appending/ask.ts'
import type { Connection, Statement } from './driver.ts'

export type Statements = ReturnType<typeof prepareStatements>

/** The state that a matter is in: where its last step led, else the one it began in. */
const STATE = `coalesce((SELECT s.state FROM matter_step s WHERE s.matter = m.id ORDER BY s.seq DESC LIMIT 1), m.state)`
/** Grounds that carry nothing more: a waiver that is not confirmed, evidence whose last word is not `confirmed`. */
const FALLEN = `SELECT g.kind, g.id FROM ground g WHERE g.matter = ? AND (
  (g.kind = 'waiver' AND NOT EXISTS (SELECT 1 FROM matter m WHERE m.id = g.id AND m.kind = 'waiver' AND ${STATE} = 'confirmed'))
  OR (g.kind = 'evidence' AND coalesce((SELECT c.state FROM confirmation c WHERE c.case_id = ? AND c.evidence = g.id
    ORDER BY c.seq DESC LIMIT 1), '') <> 'confirmed')) LIMIT 1`

/** Policies and reference data in force. */
export const ACTIVE = `SELECT (SELECT digest FROM activation WHERE kind = 'policy-set' ORDER BY seq DESC LIMIT 1) AS policies, (SELECT digest FROM activation WHERE kind = 'snapshot' ORDER BY seq DESC LIMIT 1) AS snapshot`

/** Everything that the writer ever runs, prepared once. */
export function prepareStatements(connection: Connection) {
  return {
    lookUps: { ...lookUps(connection), ...matterLookUps(connection) } satisfies Record<
      keyof Answers,
      Statement
    >,
    inserts: inserts(connection) satisfies Record<Table, Statement>,
    beginEvent: connection.prepare('SAVEPOINT event'),
    endEvent: connection.prepare('RELEASE event'),
    undoEvent: connection.prepare('ROLLBACK TO event'),
    insertRoot: connection.prepare('INSERT INTO commit_root VALUES (?, ?)'),
    purgeIdempotency: connection.prepare('DELETE FROM idempotency WHERE time < ?'),
  }
}

function inserts(connection: Connection) {
  return {
    event: connection.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)'),
    erasable: connection.prepare('INSERT INTO erasable VALUES (?, ?, ?)'),
    document: connection.prepare('INSERT OR IGNORE INTO document VALUES (?, ?, ?)'),
    decision: connection.prepare('INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    confirmation: connection.prepare('INSERT INTO confirmation VALUES (?, ?, ?, ?, ?, ?, ?)'),
    party_profile: connection.prepare('INSERT INTO party_profile VALUES (?, ?, ?, ?)'),
    confirmed_match: connection.prepare('INSERT INTO confirmed_match VALUES (?, ?, ?, ?, ?)'),
    principal: connection.prepare('INSERT INTO principal VALUES (?, ?, ?)'),
    api_key: connection.prepare('INSERT INTO api_key VALUES (?, ?, ?, ?, ?)'),
    key_revocation: connection.prepare('INSERT INTO key_revocation VALUES (?, ?, ?)'),
    idempotency: connection.prepare('INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)'),
    matter: connection.prepare('INSERT INTO matter VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    matter_step: connection.prepare('INSERT INTO matter_step VALUES (?, ?, ?, ?, ?, ?)'),
    ground: connection.prepare('INSERT INTO ground VALUES (?, ?, ?)'),
    waiver: connection.prepare('INSERT INTO waiver VALUES (?, ?)'),
    duty: connection.prepare('INSERT INTO duty VALUES (?, ?, ?)'),
    clearance: connection.prepare('INSERT INTO clearance VALUES (?, ?)'),
    cleared_line: connection.prepare('INSERT INTO cleared_line VALUES (?, ?, ?)'),
    clearance_order: connection.prepare('INSERT INTO clearance_order VALUES (?, ?, ?, ?, ?, ?, ?)'),
    order_line: connection.prepare('INSERT INTO order_line VALUES (?, ?, ?, ?)'),
    document_bytes: connection.prepare('INSERT INTO document_bytes VALUES (?, ?)'),
    activation: connection.prepare('INSERT INTO activation VALUES (?, ?, ?)'),
    trial: connection.prepare('INSERT INTO trial VALUES (?, ?, ?)'),
  }
}

function lookUps(connection: Connection) {
  return {
    profile: connection.prepare('SELECT actor FROM party_profile WHERE id = ?'),
    idempotency: connection.prepare(
      'SELECT fingerprint, fingerprint_salt AS salt, decision FROM idempotency WHERE actor = ? AND key = ?',
    ),
    lastRevision: connection.prepare('SELECT max(revision) AS revision FROM decision WHERE case_id = ?'),
    revision: connection.prepare('SELECT actor FROM decision WHERE case_id = ? AND revision = ?'),
    decided: connection.prepare(
      'SELECT e.seq, e.ord, e.leaf_hash AS leafHash FROM decision d JOIN event e ON e.seq = d.seq WHERE d.id = ?',
    ),
    principal: connection.prepare('SELECT 1 FROM principal WHERE id = ?'),
    anyPrincipal: connection.prepare('SELECT 1 FROM principal LIMIT 1'),
    logOpened: connection.prepare("SELECT 1 FROM event WHERE type = 'log-opened'"),
    active: connection.prepare(ACTIVE),
    key: connection.prepare('SELECT 1 FROM api_key WHERE id = ?'),
    revocation: connection.prepare('SELECT 1 FROM key_revocation WHERE key_id = ?'),
  }
}

function matterLookUps(connection: Connection) {
  return {
    matter: connection.prepare(
      `SELECT m.case_id AS "case", m.parent, m.actor, ${STATE} AS state,
       (SELECT s.actor FROM matter_step s WHERE s.matter = m.id ORDER BY s.seq DESC LIMIT 1) AS lastActor
       FROM matter m WHERE m.kind = ? AND m.id = ?`,
    ),
    decisionById: connection.prepare('SELECT case_id AS "case", revision FROM decision WHERE id = ?'),
    enteredBy: connection.prepare('SELECT 1 FROM decision WHERE case_id = ? AND actor = ? LIMIT 1'),
    determinationOf: connection.prepare(
      `SELECT m.id FROM matter m WHERE m.kind = 'determination' AND m.parent = ? AND ${STATE} <> 'withdrawn' LIMIT 1`,
    ),
    waiver: connection.prepare(
      `SELECT ${STATE} AS state, w.uses, (SELECT count(*) FROM ground g JOIN matter d ON d.id = g.matter
       WHERE g.kind = 'waiver' AND g.id = m.id AND d.kind = 'determination') AS used
       FROM matter m JOIN waiver w ON w.id = m.id WHERE m.id = ?`,
    ),
    evidenceState: connection.prepare(
      'SELECT state FROM confirmation WHERE case_id = ? AND evidence = ? ORDER BY seq DESC LIMIT 1',
    ),
    fallenGround: connection.prepare(FALLEN),
    otherClearance: connection.prepare(
      `SELECT l.clearance, l.item FROM cleared_line l JOIN matter m ON m.id = l.clearance
       JOIN matter d ON d.id = m.parent WHERE m.case_id = ? AND l.item = ? AND ${STATE} <> 'withdrawn'
       AND coalesce((SELECT s.state FROM matter_step s WHERE s.matter = d.id ORDER BY s.seq DESC LIMIT 1), d.state)
         <> 'withdrawn' LIMIT 1`,
    ),
    clearance: connection.prepare('SELECT until FROM clearance WHERE id = ?'),
    order: connection.prepare(
      `SELECT o.lines, e.seq, e.ord, e.leaf_hash AS leafHash FROM clearance_order o JOIN event e ON e.seq = o.seq
       WHERE o.clearance = ? AND o.order_no = ?`,
    ),
    left: connection.prepare(
      `SELECT l.quantity - coalesce((SELECT sum(o.quantity) FROM order_line o
       WHERE o.clearance = l.clearance AND o.item = l.item), 0) AS quantity FROM cleared_line l
       WHERE l.clearance = ? AND l.item = ?`,
    ),
    openDuty: connection.prepare(
      `SELECT m.id FROM duty y JOIN matter m ON m.id = y.id WHERE m.parent = ? AND (
       (y.before = 'order' AND ${STATE} NOT IN ('accepted', 'waived')) OR (y.due < ? AND ${STATE} = 'open')) LIMIT 1`,
    ),
  }
}
