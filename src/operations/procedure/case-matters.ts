import type { Bilingual } from '../../reference/snapshot.ts'
import type { StoredMatter } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { saidIn } from './content.ts'
import { decidedOn } from './decided.ts'
import { dutyView, type DutyView } from './duty-view.ts'
import { stateName, type MachineName } from './state-machines.ts'
import { stepsOf, type StepView } from './step-view.ts'

/** What all views of matters have. */
interface MatterView {
  readonly id: string
  readonly case: string
  readonly decision: string
  readonly state: string
  readonly stateName: Bilingual
  readonly by: string
  readonly at: string
  /** What was said in words; null once erased. */
  readonly said: unknown
  readonly steps: readonly StepView[]
  readonly log: { readonly index: number; readonly leafHash: string }
}

export interface ReferralView extends MatterView {
  readonly rule: string
  readonly authority: string
  readonly items: readonly string[]
  readonly sent: string
  /** After this day the reply is late; null where nobody says how long it takes. */
  readonly due: string | null
}

export interface DeterminationView extends MatterView {
  readonly items: readonly object[]
  readonly restsOn: readonly { readonly kind: string; readonly id: string }[]
}

export function viewDuties(dependencies: DecideDependencies, caseId: string): DutyView[] {
  return dependencies.store
    .matters('duty', caseId)
    .map((duty) => dutyView(duty, decidedOn(dependencies, duty.parent ?? '').today))
}

export function viewDuty(dependencies: DecideDependencies, id: string): DutyView | undefined {
  const duty = dependencies.store.findMatter('duty', id)
  return duty === undefined ? undefined : dutyView(duty, decidedOn(dependencies, duty.parent ?? '').today)
}

export function viewReferrals(dependencies: DecideDependencies, caseId: string): ReferralView[] {
  return dependencies.store.matters('referral', caseId).map((one) => referralView(dependencies, one))
}

export function viewReferral(dependencies: DecideDependencies, id: string): ReferralView | undefined {
  const stored = dependencies.store.findMatter('referral', id)
  return stored === undefined ? undefined : referralView(dependencies, stored)
}

export function viewDeterminations(dependencies: DecideDependencies, caseId: string): DeterminationView[] {
  return dependencies.store
    .matters('determination', caseId)
    .map((one) => determinationView(dependencies, one))
}

export function viewDetermination(
  dependencies: DecideDependencies,
  id: string,
): DeterminationView | undefined {
  const stored = dependencies.store.findMatter('determination', id)
  return stored === undefined ? undefined : determinationView(dependencies, stored)
}

function referralView(dependencies: DecideDependencies, stored: StoredMatter): ReferralView {
  const details = stored.details as Pick<ReferralView, 'rule' | 'authority' | 'items' | 'sent' | 'due'>
  const { today } = decidedOn(dependencies, stored.parent ?? '')
  const isLate = stored.state === 'sent' && details.due !== null && today > details.due
  return { ...common(stored, 'referral', isLate ? 'overdue' : stored.state), ...details }
}

function determinationView(dependencies: DecideDependencies, stored: StoredMatter): DeterminationView {
  const { items } = stored.details as Pick<DeterminationView, 'items'>
  const { store } = dependencies
  const isLatest = store.findCase(stored.case ?? '').at(-1)?.id === stored.parent
  const state = isLatest || stored.state === 'withdrawn' ? stored.state : 'superseded'
  return { ...common(stored, 'determination', state), items, restsOn: store.groundsOf(stored.id) }
}

function common(stored: StoredMatter, machine: MachineName, state: string): MatterView {
  return {
    id: stored.id,
    case: stored.case ?? '',
    decision: stored.parent ?? '',
    state,
    stateName: stateName(machine, state),
    by: stored.author,
    at: stored.time,
    said: saidIn(stored.content),
    steps: stepsOf(stored),
    log: { index: stored.seq, leafHash: stored.leafHash },
  }
}
