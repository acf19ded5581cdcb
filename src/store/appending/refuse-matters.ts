import {
  StoreError,
  type ClearanceEvent,
  type DeterminationEvent,
  type Ground,
  type MatterEvent,
} from '../store.ts'
import { lookUp, type Asking } from './ask.ts'

/** Why a matter may not be entered; undefined when it may. */
export function* refuseMatter(event: MatterEvent): Asking<StoreError | undefined> {
  switch (event.kind) {
    case 'waiver':
    case 'evidence-document':
      return undefined
    case 'referral':
    case 'duty':
      return yield* refuseSuperseded(event)
    case 'determination':
      return yield* refuseDetermination(event)
    case 'clearance':
      return yield* refuseClearance(event)
  }
}

/** Work goes on with the latest revision alone. */
function* refuseSuperseded(event: {
  readonly case: string
  readonly decision: string
}): Asking<StoreError | undefined> {
  const decided = yield* lookUp('decisionById', event.decision)
  if (decided?.case !== event.case) return new StoreError('NOT_FOUND', 'no such decision')
  const revision = (yield* lookUp('lastRevision', event.case))?.revision
  return decided.revision === revision
    ? undefined
    : new StoreError(
        'CONFLICT',
        `the decision is on revision ${decided.revision}; the case has come to ${revision ?? 0}`,
      )
}

function* refuseDetermination(event: DeterminationEvent): Asking<StoreError | undefined> {
  const superseded = yield* refuseSuperseded(event)
  if (superseded !== undefined) return superseded
  if ((yield* lookUp('enteredBy', event.case, event.actor)) !== undefined)
    return new StoreError('SAME_PRINCIPAL', 'who entered a purchase cannot determine it')
  if ((yield* lookUp('determinationOf', event.decision)) !== undefined)
    return new StoreError('CONFLICT', 'the decision is determined already; withdraw that determination first')
  return yield* refuseGrounds(event.case, event.restsOn)
}

/** What a determination rests on has to stand, and a counted waiver to have a use left. */
function* refuseGrounds(caseId: string, grounds: readonly Ground[]): Asking<StoreError | undefined> {
  for (const { kind, id } of grounds) {
    if (kind === 'evidence') {
      if ((yield* lookUp('evidenceState', caseId, id))?.state !== 'confirmed')
        return new StoreError('CONFLICT', `evidence ${id} is not confirmed`)
      continue
    }
    const held = yield* lookUp('waiver', id)
    if (held?.state !== 'confirmed') return new StoreError('CONFLICT', `waiver ${id} is not confirmed`)
    if (held.uses !== null && held.used >= held.uses)
      return new StoreError('CONFLICT', `waiver ${id} is exhausted: it may be used ${held.uses} times`)
  }
  return undefined
}

function* refuseClearance(event: ClearanceEvent): Asking<StoreError | undefined> {
  const determination = yield* lookUp('matter', 'determination', event.determination)
  if (determination === undefined) return new StoreError('NOT_FOUND', 'no such determination')
  if (determination.state !== 'standing')
    return new StoreError('CONFLICT', `the determination is ${determination.state}`)
  const superseded = yield* refuseSuperseded({
    case: event.case,
    decision: determination.parent ?? '',
  })
  if (superseded !== undefined) return superseded
  for (const { item } of event.lines) {
    const other = yield* lookUp('otherClearance', event.case, item)
    if (other !== undefined)
      return new StoreError('CONFLICT', `item ${item} is cleared by ${other.clearance}; withdraw that first`)
  }
  const fallen = yield* lookUp('fallenGround', event.determination, event.case)
  return fallen === undefined
    ? undefined
    : new StoreError('CONFLICT', `${fallen.kind} ${fallen.id} carries it no more`)
}
