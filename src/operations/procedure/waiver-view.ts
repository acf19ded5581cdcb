import { standingOf, type HeldWaiver } from '../../facts/waivers.ts'
import type { Bilingual } from '../../reference/snapshot.ts'
import type { StoredMatter } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { dayIn } from '../today.ts'
import { saidIn } from './content.ts'
import { heldWaivers } from './held-waivers.ts'
import { stateName } from './state-machines.ts'
import { stepsOf, type StepView } from './step-view.ts'

/** A waiver as it is shown, in the state of today. */
export interface WaiverView extends Omit<HeldWaiver, 'state'> {
  readonly state: string
  readonly stateName: Bilingual
  readonly document: string | null
  readonly instrument: string | null
  readonly note: string | null
  readonly enteredBy: string
  readonly enteredAt: string
  readonly steps: readonly StepView[]
}

export async function viewWaivers(dependencies: DecideDependencies): Promise<WaiverView[]> {
  const { store, now, timeZone } = dependencies
  const held = await heldWaivers(store)
  const today = dayIn(timeZone, now())
  return (await store.matters('waiver')).flatMap((stored, at) => {
    const one = held[at]
    return one === undefined ? [] : [toView(stored, one, standingOf(one, today))]
  })
}

function toView(stored: StoredMatter, held: HeldWaiver, state: string): WaiverView {
  const said = saidIn(stored.content) as { readonly instrument: string; readonly note: string | null } | null
  return {
    ...held,
    state,
    stateName: stateName('waiver', state),
    document: (stored.details as { readonly document: string | null }).document,
    instrument: said?.instrument ?? null,
    note: said?.note ?? null,
    enteredBy: stored.author,
    enteredAt: stored.time,
    steps: stepsOf(stored),
  }
}
