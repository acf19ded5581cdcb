import type { ClearanceEvent, ClearanceUse, StoredClearance } from '../store.ts'
import type { Connection } from './database.ts'

/** Reads a clearance with all that became of it; undefined for an unknown one. */
export function createClearanceReader(connection: Connection): (id: string) => StoredClearance | undefined {
  const clearance = connection.prepare(
    `SELECT c.actor, c.time, e.record FROM clearance c JOIN event e ON e.seq = c.seq WHERE c.id = ?`,
  )
  const uses = connection.prepare(
    `SELECT u.actor, u.time, e.record FROM clearance_use u JOIN event e ON e.seq = u.seq WHERE u.clearance = ? ORDER BY u.seq`,
  )
  return (id) => {
    const row = clearance.get(id) as Row | undefined
    return row === undefined ? undefined : toClearance(row, uses.all(id) as Row[])
  }
}

interface Row {
  readonly actor: string
  readonly time: string
  readonly record: string
}

type Cleared = Pick<ClearanceEvent, 'id' | 'case' | 'revision' | 'until' | 'items' | 'conditions'>

function toClearance({ actor, time, record }: Row, uses: readonly Row[]): StoredClearance {
  const { id, case: caseId, revision, until, items, conditions } = JSON.parse(record) as Cleared
  const said = uses.map((row) => ({ ...row, use: (JSON.parse(row.record) as { use: ClearanceUse }).use }))
  const withdrawal = said.find(({ use }) => use.kind === 'withdrawal')
  return {
    id,
    case: caseId,
    revision,
    until,
    items,
    conditions,
    actor,
    time,
    accepted: said.flatMap((one) =>
      one.use.kind === 'acceptance' ? [{ rule: one.use.rule, actor: one.actor, time: one.time }] : [],
    ),
    orders: said.flatMap((one) =>
      one.use.kind === 'order'
        ? [{ order: one.use.order, day: one.use.day, items: one.use.items, actor: one.actor, time: one.time }]
        : [],
    ),
    withdrawn: withdrawal === undefined ? null : { actor: withdrawal.actor, time: withdrawal.time },
  }
}
