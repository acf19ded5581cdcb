import type { Bilingual } from '../../reference/snapshot.ts'
import type { StoredMatter } from '../../store/store.ts'
import { saidIn } from './content.ts'
import { stateName } from './state-machines.ts'
import { stepsOf, type StepView } from './step-view.ts'

/** A duty as it is shown; words are null once erased. */
export interface DutyView {
  readonly id: string
  readonly case: string
  readonly decision: string
  /** The finding that was accepted as a condition; null for what an emergency is followed by. */
  readonly condition: string | null
  readonly what: string | null
  readonly debtor: string
  readonly acceptedBy: string | null
  /** The last day on which its proof is in time. */
  readonly due: string
  readonly before: 'order' | null
  readonly state: string
  readonly stateName: Bilingual
  readonly enteredBy: string
  readonly enteredAt: string
  readonly steps: readonly StepView[]
}

/** @param today the calendar day by which it is overdue or not */
export function dutyView(duty: StoredMatter, today: string): DutyView {
  const { condition, debtor, due, before } = duty.details as Pick<
    DutyView,
    'condition' | 'debtor' | 'due' | 'before'
  >
  const said = saidIn(duty.content) as { readonly what: string; readonly acceptedBy: string } | null
  const state = duty.state === 'open' && today > due ? 'overdue' : duty.state
  return {
    id: duty.id,
    case: duty.case ?? '',
    decision: duty.parent ?? '',
    condition,
    what: said?.what ?? null,
    debtor,
    acceptedBy: said?.acceptedBy ?? null,
    due,
    before,
    state,
    stateName: stateName('duty', state),
    enteredBy: duty.author,
    enteredAt: duty.time,
    steps: stepsOf(duty),
  }
}
