import { isMatter, StoreError, type DecisionEvent, type Recorded, type StoreEvent } from '../store.ts'
import { refuseMatter } from './refuse-matters.ts'
import { refuseOrder } from './refuse-order.ts'
import { refuseStep } from './refuse-step.ts'
import type { Statements } from './statements.ts'

/** Why an event may not happen, or what it repeats; undefined when it may. */
export function refuse(statements: Statements, event: StoreEvent): Recorded | StoreError | undefined {
  if (isMatter(event)) return refuseMatter(statements, event)
  switch (event.kind) {
    case 'decision':
      return refuseDecision(statements, event)
    case 'confirmation': {
      const entered = statements.revision.get(event.case, event.revision) as
        { readonly actor: string } | undefined
      if (entered === undefined) return new StoreError('NOT_FOUND', 'no such revision of the case')
      return entered.actor === event.actor
        ? new StoreError('SAME_PRINCIPAL', 'who entered a revision cannot confirm its evidence')
        : undefined
    }
    case 'confirmed-match': {
      const proposed = statements.profile.get(event.profile) as { readonly actor: string } | undefined
      if (proposed === undefined) return new StoreError('NOT_FOUND', 'no such party profile')
      return proposed.actor === event.actor
        ? new StoreError('SAME_PRINCIPAL', 'who proposed a profile cannot confirm it')
        : undefined
    }
    case 'key-created':
      return statements.principal.get(event.principal) === undefined
        ? new StoreError('NOT_FOUND', 'no such principal')
        : undefined
    case 'key-revoked':
      if (statements.key.get(event.key) === undefined) return new StoreError('NOT_FOUND', 'no such key')
      return statements.revocation.get(event.key) === undefined
        ? undefined
        : new StoreError('CONFLICT', 'the key is revoked already')
    case 'log-opened':
    case 'trial':
    case 'party-profile':
    case 'principal-created':
    case 'policy-activation':
    case 'data-activation':
      return undefined
    case 'order':
      return refuseOrder(statements, event)
    case 'step':
      return refuseStep(statements, event)
  }
}

function refuseDecision(statements: Statements, event: DecisionEvent): Recorded | StoreError | undefined {
  if (event.idempotency !== null) {
    const { key, fingerprint, fingerprintSalt } = event.idempotency
    const held = statements.idempotency.get(event.actor, key) as
      { readonly fingerprint: string; readonly salt: string; readonly decision: string } | undefined
    if (held !== undefined) {
      if (held.salt !== fingerprintSalt)
        return new StoreError('CONFLICT', 'the same idempotency key was just used')
      if (held.fingerprint !== fingerprint) {
        return new StoreError('IDEMPOTENCY_MISMATCH', 'the idempotency key was used for another request')
      }
      const first = statements.decided.get(held.decision) as {
        readonly seq: number
        readonly ord: number
        readonly leafHash: Buffer
      }
      return {
        seq: first.seq,
        ord: first.ord,
        leafHash: first.leafHash.toString('base64'),
        replayed: held.decision,
      }
    }
  }
  const { revision } = statements.lastRevision.get(event.case) as { readonly revision: number | null }
  if (event.revision === (revision ?? 0) + 1) return undefined
  return new StoreError('CONFLICT', `revision ${event.revision} is not the next of the case`)
}
