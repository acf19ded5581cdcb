import { randomBytes, randomUUID } from 'node:crypto'
import { commit } from '../../src/audit/commitment.ts'
import type {
  ClearanceEvent,
  DecisionEvent,
  DeterminationEvent,
  DocumentEvent,
  DutyEvent,
  OrderEvent,
  StepEvent,
  Store,
  StoreEvent,
  WaiverEvent,
} from '../../src/store/store.ts'
import {
  activation,
  confirmation,
  decision,
  key,
  match,
  principal,
  profile,
  revocation,
  SECRET,
  TIME,
  trial,
} from './store-events.ts'

function base(actor: string) {
  const salt = randomBytes(32)
  const value = JSON.stringify({ said: SECRET })
  return {
    time: TIME,
    actor,
    salt: randomBytes(32),
    content: { pointer: '/content', salt: salt.toString('base64url'), value },
    commitment: commit(salt, value),
  }
}

export function waiver(more: Partial<WaiverEvent> = {}): WaiverEvent {
  const id = randomUUID()
  return { ...base('p_one'), kind: 'waiver', id, state: 'entered', uses: null, details: {}, ...more }
}

export function determination(of: DecisionEvent, more: Partial<DeterminationEvent> = {}): DeterminationEvent {
  return {
    ...base('p_head'),
    kind: 'determination',
    id: randomUUID(),
    case: of.case,
    decision: of.id,
    state: 'standing',
    restsOn: [],
    details: { items: [] },
    ...more,
  }
}

export function duty(of: DecisionEvent, more: Partial<DutyEvent> = {}): DutyEvent {
  return {
    ...base('p_one'),
    kind: 'duty',
    id: randomUUID(),
    case: of.case,
    decision: of.id,
    state: 'open',
    due: '2027-01-31',
    before: null,
    details: {},
    ...more,
  }
}

export function clearance(of: DeterminationEvent, more: Partial<ClearanceEvent> = {}): ClearanceEvent {
  return {
    ...base('p_one'),
    kind: 'clearance',
    id: `CL-${randomUUID()}`,
    case: of.case,
    determination: of.id,
    state: 'valid',
    until: '2027-03-31',
    lines: [{ item: '1', quantity: 10 }],
    restsOn: of.restsOn,
    details: {},
    ...more,
  }
}

export function order(of: ClearanceEvent, number: string, quantity: number): OrderEvent {
  return {
    kind: 'order',
    time: TIME,
    actor: 'p_one',
    salt: randomBytes(32),
    clearance: of.id,
    order: number,
    on: '2026-11-24',
    lines: [{ item: '1', quantity }],
  }
}

type Stepped = Pick<StepEvent, 'matter' | 'step' | 'from' | 'to'> & Partial<StepEvent>

export function step(of: string, more: Stepped): StepEvent {
  return { ...base('p_two'), kind: 'step', of, apart: [], ...more }
}

export const CONFIRM = {
  matter: 'waiver',
  step: 'confirm',
  from: ['entered'],
  to: 'confirmed',
  apart: ['author'],
} as const
export const WITHDRAW = { step: 'withdraw', to: 'withdrawn' } as const

/** A document with bytes that could be anything. */
export function document(bytes: Uint8Array): DocumentEvent {
  const id = randomUUID()
  return { ...base('p_one'), kind: 'evidence-document', id, state: 'received', details: {}, bytes }
}

/** One of each, in an order in which they can be entered, on a decision with confirmed evidence `ev-1`. */
function oneOfEach(of: DecisionEvent): readonly StoreEvent[] {
  const head = determination(of, { restsOn: [{ kind: 'evidence', id: 'ev-1' }] })
  const cleared = clearance(head)
  const owed = duty(of)
  const act = waiver()
  return [
    act,
    step(act.id, CONFIRM),
    owed,
    head,
    cleared,
    order(cleared, 'a', 1),
    document(Buffer.from([0, 255, 1])),
  ]
}

/** One row in every table. */
export async function fill(store: Store): Promise<void> {
  const first = decision({ idempotency: { key: 'k', fingerprint: 'f', fingerprintSalt: 's' } })
  const events = [
    principal('p_a'),
    key('k1', 'p_a'),
    revocation('k1'),
    first,
    confirmation(first),
    profile('one'),
    match('one'),
    activation('policy-activation', first.policySet),
    trial('R-1'),
    ...oneOfEach(first),
  ]
  for (const event of events) await store.append(event)
}
