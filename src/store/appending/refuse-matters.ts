import {
  StoreError,
  type ClearanceEvent,
  type DeterminationEvent,
  type Ground,
  type MatterEvent,
} from '../store.ts'
import type { HeldMatter } from './refuse-step.ts'
import type { Statements } from './statements.ts'

/** Why a matter may not be entered; undefined when it may. */
export function refuseMatter(statements: Statements, event: MatterEvent): StoreError | undefined {
  switch (event.kind) {
    case 'waiver':
    case 'evidence-document':
      return undefined
    case 'referral':
    case 'duty':
      return refuseSuperseded(statements, event)
    case 'determination':
      return refuseDetermination(statements, event)
    case 'clearance':
      return refuseClearance(statements, event)
  }
}

/** Work goes on with the latest revision alone. */
function refuseSuperseded(
  statements: Statements,
  event: { readonly case: string; readonly decision: string },
): StoreError | undefined {
  const decided = statements.decisionById.get(event.decision) as
    { readonly case: string; readonly revision: number } | undefined
  if (decided?.case !== event.case) return new StoreError('NOT_FOUND', 'no such decision')
  const { revision } = statements.lastRevision.get(event.case) as { readonly revision: number }
  return decided.revision === revision
    ? undefined
    : new StoreError(
        'CONFLICT',
        `the decision is on revision ${decided.revision}; the case has come to ${revision}`,
      )
}

function refuseDetermination(statements: Statements, event: DeterminationEvent): StoreError | undefined {
  const superseded = refuseSuperseded(statements, event)
  if (superseded !== undefined) return superseded
  if (statements.enteredBy.get(event.case, event.actor) !== undefined)
    return new StoreError('SAME_PRINCIPAL', 'who entered a purchase cannot determine it')
  if (statements.determinationOf.get(event.decision) !== undefined)
    return new StoreError('CONFLICT', 'the decision is determined already; withdraw that determination first')
  return refuseGrounds(statements, event.case, event.restsOn)
}

/** What a determination rests on has to stand, and a counted waiver to have a use left. */
function refuseGrounds(
  statements: Statements,
  caseId: string,
  grounds: readonly Ground[],
): StoreError | undefined {
  for (const { kind, id } of grounds) {
    if (kind === 'evidence') {
      if (statements.evidenceState.get(caseId, id) !== 'confirmed')
        return new StoreError('CONFLICT', `evidence ${id} is not confirmed`)
      continue
    }
    const held = statements.waiver.get(id) as
      { readonly state: string; readonly uses: number | null; readonly used: number } | undefined
    if (held?.state !== 'confirmed') return new StoreError('CONFLICT', `waiver ${id} is not confirmed`)
    if (held.uses !== null && held.used >= held.uses)
      return new StoreError('CONFLICT', `waiver ${id} is exhausted: it may be used ${held.uses} times`)
  }
  return undefined
}

function refuseClearance(statements: Statements, event: ClearanceEvent): StoreError | undefined {
  const determination = statements.matter.get('determination', event.determination) as HeldMatter | undefined
  if (determination === undefined) return new StoreError('NOT_FOUND', 'no such determination')
  if (determination.state !== 'standing')
    return new StoreError('CONFLICT', `the determination is ${determination.state}`)
  const superseded = refuseSuperseded(statements, {
    case: event.case,
    decision: determination.parent ?? '',
  })
  if (superseded !== undefined) return superseded
  for (const { item } of event.lines) {
    const other = statements.otherClearance.get(event.case, item) as
      { readonly clearance: string } | undefined
    if (other !== undefined)
      return new StoreError('CONFLICT', `item ${item} is cleared by ${other.clearance}; withdraw that first`)
  }
  const fallen = statements.fallenGround.get(event.determination, event.case) as Ground | undefined
  return fallen === undefined
    ? undefined
    : new StoreError('CONFLICT', `${fallen.kind} ${fallen.id} carries it no more`)
}
