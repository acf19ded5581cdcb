import { toDecision, type DecisionRow } from '../rows/decision.ts'
import type { Store } from '../store.ts'
import type { Connection } from './driver.ts'
import { DECISION } from './decision-row.ts'
import type { AtOnce } from './promised.ts'

/** Reads what else there is under the reference of a purchase. */
export function createReferenceReader(
  connection: Connection,
): AtOnce<Pick<Store, 'decisionsByReference' | 'countTrials'>> {
  const byReference = connection.prepare(`${DECISION} WHERE d.reference = ? ORDER BY d.seq DESC LIMIT 100`)
  const trials = connection.prepare(
    'SELECT outcome, count(*) AS count FROM trial WHERE reference = ? GROUP BY outcome ORDER BY outcome',
  )
  return {
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
