import { randomBytes, randomUUID } from 'node:crypto'
import { commit, detach, placeOf } from '../../src/audit/commitment.ts'
import type {
  ActivationEvent,
  ConfirmationEvent,
  ConfirmedMatchEvent,
  DecisionEvent,
  KeyEvent,
  KeyRevocation,
  PartyProfileEvent,
  PrincipalEvent,
  TrialEvent,
} from '../../src/store/store.ts'

/** A value that can be erased; it may stand in one table only. */
export const SECRET = 'a title that can be erased'
export const TIME = '2026-11-24T12:00:00.000Z'

export function decision(more: Partial<DecisionEvent> = {}): DecisionEvent {
  const purchase = { title: SECRET, items: [] }
  const detached = detach(purchase, [placeOf(purchase, '/title')], randomBytes(32))
  return {
    kind: 'decision',
    id: randomUUID(),
    case: randomUUID(),
    revision: 1,
    time: TIME,
    actor: 'p_one',
    salt: randomBytes(32),
    reference: null,
    asOf: '2026-11-24',
    outcome: 'approve',
    purchase: detached.text,
    erasable: JSON.stringify(detached.erasable),
    facts: { digest: 'sha256:f', text: '{}' },
    caseFacts: { digest: 'sha256:c', text: '{}' },
    body: { digest: 'sha256:b', text: '{"outcome":"approve"}' },
    policySet: 'sha256:p',
    snapshot: 'sha256:s',
    idempotency: null,
    ...more,
  }
}

export function trial(reference: string | null = null): TrialEvent {
  return {
    kind: 'trial',
    id: randomUUID(),
    reference,
    time: TIME,
    actor: 'p_one',
    salt: randomBytes(32),
    asOf: '2026-11-24',
    outcome: 'reject',
    body: 'sha256:b',
    policySet: 'sha256:p',
    snapshot: 'sha256:s',
  }
}

export function confirmation(
  decided: DecisionEvent,
  more: Partial<ConfirmationEvent> = {},
): ConfirmationEvent {
  const salt = randomBytes(32)
  return {
    kind: 'confirmation',
    time: TIME,
    actor: 'p_two',
    salt: randomBytes(32),
    case: decided.case,
    revision: decided.revision,
    evidence: 'ev-1',
    state: 'confirmed',
    content: { pointer: '/content', salt: salt.toString('base64url'), value: SECRET },
    commitment: commit(salt, SECRET),
    ...more,
  }
}

export function profile(id: string, more: Partial<PartyProfileEvent> = {}): PartyProfileEvent {
  const salt = randomBytes(32)
  return {
    kind: 'party-profile',
    time: TIME,
    actor: 'p_one',
    salt: randomBytes(32),
    id,
    answer: { isNot: ['zte'] },
    until: '2027-11-24',
    snapshot: 'sha256:s',
    content: { pointer: '/content', salt: salt.toString('base64url'), value: SECRET },
    commitment: commit(salt, SECRET),
    ...more,
  }
}

export function match(of: string, more: Partial<ConfirmedMatchEvent> = {}): ConfirmedMatchEvent {
  return {
    kind: 'confirmed-match',
    time: TIME,
    actor: 'p_two',
    salt: randomBytes(32),
    profile: of,
    state: 'confirmed',
    ...more,
  }
}

export function principal(id: string, name = SECRET): PrincipalEvent {
  const salt = randomBytes(32)
  return {
    kind: 'principal-created',
    time: TIME,
    actor: 'system',
    salt: randomBytes(32),
    principal: id,
    roles: ['officer', 'auditor'],
    name: { pointer: '/name', salt: salt.toString('base64url'), value: name },
    commitment: commit(salt, name),
  }
}

export function key(id: string, of: string): KeyEvent {
  return {
    kind: 'key-created',
    time: TIME,
    actor: 'system',
    salt: randomBytes(32),
    key: id,
    principal: of,
    secretDigest: '00'.repeat(32),
    expiresAt: '2027-11-24T12:00:00.000Z',
  }
}

export function revocation(id: string): KeyRevocation {
  return { kind: 'key-revoked', time: TIME, actor: 'system', salt: randomBytes(32), key: id }
}

export function activation(kind: ActivationEvent['kind'], digest: string, text = '{}'): ActivationEvent {
  return { kind, time: TIME, actor: 'system', salt: randomBytes(32), document: { digest, text } }
}
