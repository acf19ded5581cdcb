import {
  isMatter,
  StoreError,
  type ActivationEvent,
  type DecisionEvent,
  type Recorded,
  type StoreEvent,
} from '../store.ts'
import { lookUp, type Asking } from './ask.ts'
import { refuseMatter } from './refuse-matters.ts'
import { refuseOrder } from './refuse-order.ts'
import { refuseStep } from './refuse-step.ts'

/** Why an event may not happen, or what it repeats; undefined when it may. */
export function* refuse(event: StoreEvent): Asking<Recorded | StoreError | undefined> {
  if (isMatter(event)) return yield* refuseMatter(event)
  switch (event.kind) {
    case 'decision':
      return yield* refuseDecision(event)
    case 'confirmation': {
      const entered = yield* lookUp('revision', event.case, event.revision)
      if (entered === undefined) return new StoreError('NOT_FOUND', 'no such revision of the case')
      return entered.actor === event.actor
        ? new StoreError('SAME_PRINCIPAL', 'who entered a revision cannot confirm its evidence')
        : undefined
    }
    case 'confirmed-match': {
      const proposed = yield* lookUp('profile', event.profile)
      if (proposed === undefined) return new StoreError('NOT_FOUND', 'no such party profile')
      return proposed.actor === event.actor
        ? new StoreError('SAME_PRINCIPAL', 'who proposed a profile cannot confirm it')
        : undefined
    }
    case 'key-created':
      return (yield* lookUp('principal', event.principal)) === undefined
        ? new StoreError('NOT_FOUND', 'no such principal')
        : undefined
    case 'key-revoked':
      if ((yield* lookUp('key', event.key)) === undefined) return new StoreError('NOT_FOUND', 'no such key')
      return (yield* lookUp('revocation', event.key)) === undefined
        ? undefined
        : new StoreError('CONFLICT', 'the key is revoked already')
    case 'log-opened':
      return (yield* lookUp('logOpened')) === undefined
        ? undefined
        : new StoreError('CONFLICT', 'the log is open already')
    case 'principal-created':
      // Who makes itself is the first.
      return event.principal !== event.actor || (yield* lookUp('anyPrincipal')) === undefined
        ? undefined
        : new StoreError('CONFLICT', 'the first principal is there already')
    case 'policy-activation':
      return isActive((yield* lookUp('active'))?.policies, event)
    case 'data-activation':
      return isActive((yield* lookUp('active'))?.snapshot, event)
    case 'trial':
    case 'party-profile':
      return undefined
    case 'order':
      return yield* refuseOrder(event)
    case 'step':
      return yield* refuseStep(event)
  }
}

function isActive(active: string | null | undefined, { document }: ActivationEvent): StoreError | undefined {
  return active === document.digest ? new StoreError('CONFLICT', 'that is in force already') : undefined
}

function* refuseDecision(event: DecisionEvent): Asking<Recorded | StoreError | undefined> {
  if (event.idempotency !== null) {
    const { key, fingerprint, fingerprintSalt } = event.idempotency
    const held = yield* lookUp('idempotency', event.actor, key)
    if (held !== undefined) {
      if (held.salt !== fingerprintSalt)
        return new StoreError('CONFLICT', 'the same idempotency key was just used')
      if (held.fingerprint !== fingerprint) {
        return new StoreError('IDEMPOTENCY_MISMATCH', 'the idempotency key was used for another request')
      }
      const first = yield* lookUp('decided', held.decision)
      if (first === undefined) return new StoreError('STORE_CORRUPT', 'an idempotency key names no decision')
      return {
        seq: first.seq,
        ord: first.ord,
        leafHash: first.leafHash.toString('base64'),
        replayed: held.decision,
      }
    }
  }
  const revision = (yield* lookUp('lastRevision', event.case))?.revision ?? 0
  if (event.revision === revision + 1) return yield* refuseSuperseded(event)
  return new StoreError('CONFLICT', `revision ${event.revision} is not the next of the case`)
}

/** What was decided by others than those in force may not follow their activation in the log. */
function* refuseSuperseded({ policySet, snapshot }: DecisionEvent): Asking<StoreError | undefined> {
  const active = yield* lookUp('active')
  return (active?.policies ?? policySet) === policySet && (active?.snapshot ?? snapshot) === snapshot
    ? undefined
    : new StoreError('SUPERSEDED', 'other policies or reference data are in force by now')
}
