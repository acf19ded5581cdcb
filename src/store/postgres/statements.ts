import type { Answers, Table } from '../appending/ask.ts'

/** The state that a matter is in: where its last step led, else the one it began in. */
const STATE = `coalesce((SELECT s.state FROM matter_step s WHERE s.matter = m.id ORDER BY s.seq DESC LIMIT 1), m.state)`
/** Grounds that carry nothing more: a waiver that is not confirmed, evidence whose last word is not `confirmed`. */
const FALLEN = `SELECT g.kind, g.id FROM ground g WHERE g.matter = $1 AND (
  (g.kind = 'waiver' AND NOT EXISTS (SELECT 1 FROM matter m WHERE m.id = g.id AND m.kind = 'waiver' AND ${STATE} = 'confirmed'))
  OR (g.kind = 'evidence' AND coalesce((SELECT c.state FROM confirmation c WHERE c.case_id = $2 AND c.evidence = g.id
    ORDER BY c.seq DESC LIMIT 1), '') <> 'confirmed')) LIMIT 1`

/** What is looked up before an event is written. */
export const ACTIVE = `SELECT (SELECT digest FROM activation WHERE kind = 'policy-set' ORDER BY seq DESC LIMIT 1) AS policies, (SELECT digest FROM activation WHERE kind = 'snapshot' ORDER BY seq DESC LIMIT 1) AS snapshot`

export const LOOK_UPS: Readonly<Record<keyof Answers, string>> = {
  profile: 'SELECT actor FROM party_profile WHERE id = $1',
  idempotency:
    'SELECT fingerprint, fingerprint_salt AS salt, decision FROM idempotency WHERE actor = $1 AND key = $2',
  lastRevision: 'SELECT max(revision) AS revision FROM decision WHERE case_id = $1',
  revision: 'SELECT actor FROM decision WHERE case_id = $1 AND revision = $2',
  decided:
    'SELECT e.seq, e.ord, e.leaf_hash AS "leafHash" FROM decision d JOIN event e ON e.seq = d.seq WHERE d.id = $1',
  principal: 'SELECT 1 FROM principal WHERE id = $1',
  anyPrincipal: 'SELECT 1 FROM principal LIMIT 1',
  logOpened: "SELECT 1 FROM event WHERE type = 'log-opened'",
  active: ACTIVE,
  key: 'SELECT 1 FROM api_key WHERE id = $1',
  revocation: 'SELECT 1 FROM key_revocation WHERE key_id = $1',
  matter: `SELECT m.case_id AS "case", m.parent, m.actor, ${STATE} AS state,
    (SELECT s.actor FROM matter_step s WHERE s.matter = m.id ORDER BY s.seq DESC LIMIT 1) AS "lastActor"
    FROM matter m WHERE m.kind = $1 AND m.id = $2`,
  decisionById: 'SELECT case_id AS "case", revision FROM decision WHERE id = $1',
  enteredBy: 'SELECT 1 FROM decision WHERE case_id = $1 AND actor = $2 LIMIT 1',
  determinationOf: `SELECT m.id FROM matter m WHERE m.kind = 'determination' AND m.parent = $1 AND ${STATE} <> 'withdrawn' LIMIT 1`,
  waiver: `SELECT ${STATE} AS state, w.uses, (SELECT count(*) FROM ground g JOIN matter d ON d.id = g.matter
    WHERE g.kind = 'waiver' AND g.id = m.id AND d.kind = 'determination') AS used
    FROM matter m JOIN waiver w ON w.id = m.id WHERE m.id = $1`,
  evidenceState:
    'SELECT state FROM confirmation WHERE case_id = $1 AND evidence = $2 ORDER BY seq DESC LIMIT 1',
  fallenGround: FALLEN,
  otherClearance: `SELECT l.clearance, l.item FROM cleared_line l JOIN matter m ON m.id = l.clearance
       JOIN matter d ON d.id = m.parent WHERE m.case_id = $1 AND l.item = $2 AND ${STATE} <> 'withdrawn'
       AND coalesce((SELECT s.state FROM matter_step s WHERE s.matter = d.id ORDER BY s.seq DESC LIMIT 1), d.state)
         <> 'withdrawn' LIMIT 1`,
  clearance: 'SELECT until FROM clearance WHERE id = $1',
  order: `SELECT o.lines, e.seq, e.ord, e.leaf_hash AS "leafHash" FROM clearance_order o JOIN event e ON e.seq = o.seq
       WHERE o.clearance = $1 AND o.order_no = $2`,
  left: `SELECT (l.quantity - coalesce((SELECT sum(o.quantity) FROM order_line o
    WHERE o.clearance = l.clearance AND o.item = l.item), 0))::int8 AS quantity FROM cleared_line l
    WHERE l.clearance = $1 AND l.item = $2`,
  openDuty: `SELECT m.id FROM duty y JOIN matter m ON m.id = y.id WHERE m.parent = $1 AND (
    (y."before" = 'order' AND ${STATE} NOT IN ('accepted', 'waived')) OR (y.due < $2 AND ${STATE} = 'open')) LIMIT 1`,
}

/** Rows that are written, in the order of the columns. */
export const INSERTS: Readonly<Record<Table, string>> = {
  event: 'INSERT INTO event VALUES ($1, $2, $3, $4, $5, $6)',
  erasable: 'INSERT INTO erasable VALUES ($1, $2, $3)',
  document: 'INSERT INTO document VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
  decision: 'INSERT INTO decision VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)',
  confirmation: 'INSERT INTO confirmation VALUES ($1, $2, $3, $4, $5, $6, $7)',
  party_profile: 'INSERT INTO party_profile VALUES ($1, $2, $3, $4)',
  confirmed_match: 'INSERT INTO confirmed_match VALUES ($1, $2, $3, $4, $5)',
  principal: 'INSERT INTO principal VALUES ($1, $2, $3)',
  api_key: 'INSERT INTO api_key VALUES ($1, $2, $3, $4, $5)',
  key_revocation: 'INSERT INTO key_revocation VALUES ($1, $2, $3)',
  idempotency: 'INSERT INTO idempotency VALUES ($1, $2, $3, $4, $5, $6)',
  matter: 'INSERT INTO matter VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
  matter_step: 'INSERT INTO matter_step VALUES ($1, $2, $3, $4, $5, $6)',
  ground: 'INSERT INTO ground VALUES ($1, $2, $3)',
  waiver: 'INSERT INTO waiver VALUES ($1, $2)',
  duty: 'INSERT INTO duty VALUES ($1, $2, $3)',
  clearance: 'INSERT INTO clearance VALUES ($1, $2)',
  cleared_line: 'INSERT INTO cleared_line VALUES ($1, $2, $3)',
  clearance_order: 'INSERT INTO clearance_order VALUES ($1, $2, $3, $4, $5, $6, $7)',
  order_line: 'INSERT INTO order_line VALUES ($1, $2, $3, $4)',
  document_bytes: 'INSERT INTO document_bytes VALUES ($1, $2)',
  activation: 'INSERT INTO activation VALUES ($1, $2, $3)',
  trial: 'INSERT INTO trial VALUES ($1, $2, $3)',
}
