import { toDecision, type DecisionRow } from '../rows/decision.ts'
import type { Active, Store } from '../store.ts'
import type { Connection } from './driver.ts'
import { ACTIVE } from './statements.ts'
import { DECISION } from './decision-row.ts'
import type { AtOnce } from './promised.ts'

/** Reads what else there is under the reference of a purchase, and what is in force. */
export function createReferenceReader(
  connection: Connection,
): AtOnce<Pick<Store, 'decisionsByReference' | 'countTrials' | 'active'>> {
  const byReference = connection.prepare(`${DECISION} WHERE d.reference = ? ORDER BY d.seq DESC LIMIT 100`)
  const trials = connection.prepare(
    'SELECT outcome, count(*) AS count FROM trial WHERE reference = ? GROUP BY outcome ORDER BY outcome',
  )
  const active = connection.prepare(ACTIVE)
  return {
    active: () => active.get() as Active,
    decisionsByReference: (reference) => (byReference.all(reference) as DecisionRow[]).map(toDecision),
    countTrials: (reference) =>
      Object.fromEntries(
        (trials.all(reference) as TrialCount[]).map(({ outcome, count }) => [outcome, count]),
      ),
  }
}

interface TrialCount {
  readonly outcome: string
  readonly count: number
}
