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

export async function viewDuties(dependencies: DecideDependencies, caseId: string): Promise<DutyView[]> {
  const duties = await dependencies.store.matters('duty', caseId)
  return Promise.all(
    duties.map(async (duty) => dutyView(duty, (await decidedOn(dependencies, duty.parent ?? '')).today)),
  )
}

export async function viewDuty(dependencies: DecideDependencies, id: string): Promise<DutyView | undefined> {
  const duty = await dependencies.store.findMatter('duty', id)
  return duty === undefined
    ? undefined
    : dutyView(duty, (await decidedOn(dependencies, duty.parent ?? '')).today)
}

export async function viewReferrals(
  dependencies: DecideDependencies,
  caseId: string,
): Promise<ReferralView[]> {
  const referrals = await dependencies.store.matters('referral', caseId)
  return Promise.all(referrals.map((one) => referralView(dependencies, one)))
}

export async function viewReferral(
  dependencies: DecideDependencies,
  id: string,
): Promise<ReferralView | undefined> {
  const stored = await dependencies.store.findMatter('referral', id)
  return stored === undefined ? undefined : await referralView(dependencies, stored)
}

export async function viewDeterminations(
  dependencies: DecideDependencies,
  caseId: string,
): Promise<DeterminationView[]> {
  const determinations = await dependencies.store.matters('determination', caseId)
  return Promise.all(determinations.map((one) => determinationView(dependencies, one)))
}

export async function viewDetermination(
  dependencies: DecideDependencies,
  id: string,
): Promise<DeterminationView | undefined> {
  const stored = await dependencies.store.findMatter('determination', id)
  return stored === undefined ? undefined : await determinationView(dependencies, stored)
}

async function referralView(dependencies: DecideDependencies, stored: StoredMatter): Promise<ReferralView> {
  const details = stored.details as Pick<ReferralView, 'rule' | 'authority' | 'items' | 'sent' | 'due'>
  const { today } = await decidedOn(dependencies, stored.parent ?? '')
  const isLate = stored.state === 'sent' && details.due !== null && today > details.due
  return { ...common(stored, 'referral', isLate ? 'overdue' : stored.state), ...details }
}

async function determinationView(
  dependencies: DecideDependencies,
  stored: StoredMatter,
): Promise<DeterminationView> {
  const { items } = stored.details as Pick<DeterminationView, 'items'>
  const { store } = dependencies
  const isLatest = (await store.findCase(stored.case ?? '')).at(-1)?.id === stored.parent
  const state = isLatest || stored.state === 'withdrawn' ? stored.state : 'superseded'
  return { ...common(stored, 'determination', state), items, restsOn: await store.groundsOf(stored.id) }
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
