import type { Bilingual } from '../../reference/snapshot.ts'
import type { Apart } from '../../store/store.ts'
import type { Operation } from '../permissions.ts'

/** One way on: who may take it, from where to where, and what has to be said with it. */
export interface Transition {
  readonly from: readonly string[]
  readonly to: string
  /** The roles are those of the operation in `permissions.ts`. */
  readonly operation: Operation
  /** Whom the actor must not be. */
  readonly apart: readonly Apart[]
  readonly wants: 'reasons' | 'evidence'
}

/** How something in the procedure goes on. What is not here cannot happen. */
export interface Machine {
  /** States that something is entered in or led to by a step. */
  readonly states: Readonly<Record<string, Bilingual>>
  /** States that come by themselves, with the day or with what was ordered; shown, never written. */
  readonly derived: Readonly<Record<string, Bilingual>>
  /** States in which it can begin. */
  readonly initial: readonly string[]
  /** Who enters it. */
  readonly enteredBy: Operation
  readonly steps: Readonly<Record<string, Transition>>
}

const EXPIRED: Bilingual = { en: 'expired', ja: '期限切れ' }
const WITHDRAWN: Bilingual = { en: 'withdrawn', ja: '取消し・撤回済み' }

/**
 * Evidence of a case. It can be confirmed again when confirmed already, for a revision may have changed it; the word
 * holds for the evidence as it stood.
 */
const evidence: Machine = {
  states: {
    received: { en: 'received', ja: '受領済み' },
    confirmed: { en: 'confirmed by a second person', ja: '確認済み（別の職員による）' },
    rejected: { en: 'rejected', ja: '不採用' },
  },
  derived: {},
  initial: ['received'],
  enteredBy: 'decide-purchase',
  steps: {
    confirm: {
      from: ['received', 'confirmed', 'rejected'],
      to: 'confirmed',
      operation: 'confirm-evidence',
      apart: ['purchase'],
      wants: 'reasons',
    },
    reject: {
      from: ['received', 'confirmed', 'rejected'],
      to: 'rejected',
      operation: 'confirm-evidence',
      apart: ['purchase'],
      wants: 'reasons',
    },
  },
}

/** The act of an authority that sets a rule aside. */
const waiver: Machine = {
  states: {
    entered: { en: 'entered, not yet confirmed', ja: '登録済み（未確認）' },
    confirmed: { en: 'confirmed by a second person', ja: '確認済み（別の職員による）' },
    rejected: { en: 'rejected', ja: '不採用' },
    withdrawn: WITHDRAWN,
  },
  derived: {
    'not-yet': { en: 'not yet in force', ja: '効力発生前' },
    expired: EXPIRED,
    exhausted: { en: 'used as often as it may be', ja: '使用回数の上限に到達' },
  },
  initial: ['entered'],
  enteredBy: 'enter-waiver',
  steps: {
    confirm: {
      from: ['entered'],
      to: 'confirmed',
      operation: 'confirm-waiver',
      apart: ['author'],
      wants: 'reasons',
    },
    reject: {
      from: ['entered'],
      to: 'rejected',
      operation: 'confirm-waiver',
      apart: ['author'],
      wants: 'reasons',
    },
    withdraw: {
      from: ['entered', 'confirmed'],
      to: 'withdrawn',
      operation: 'withdraw-waiver',
      apart: [],
      wants: 'reasons',
    },
  },
}

/** A question to an authority about lines. */
const referral: Machine = {
  states: {
    sent: { en: 'sent, no reply yet', ja: '照会中' },
    answered: { en: 'answered', ja: '回答受領' },
    withdrawn: WITHDRAWN,
  },
  derived: { overdue: { en: 'the reply is overdue', ja: '回答期限超過' } },
  initial: ['sent'],
  enteredBy: 'enter-referral',
  steps: {
    answer: {
      from: ['sent'],
      to: 'answered',
      operation: 'enter-referral',
      apart: [],
      wants: 'evidence',
    },
    withdraw: {
      from: ['sent'],
      to: 'withdrawn',
      operation: 'enter-referral',
      apart: [],
      wants: 'reasons',
    },
  },
}

/** What a responsible person decided on a decision. */
const determination: Machine = {
  states: {
    'awaiting-second': {
      en: 'waits for a second responsible officer',
      ja: '別の責任者の確認待ち',
    },
    standing: { en: 'standing', ja: '決定済み' },
    withdrawn: WITHDRAWN,
  },
  derived: { superseded: { en: 'superseded by a later revision', ja: '後の版により失効' } },
  initial: ['standing', 'awaiting-second'],
  enteredBy: 'determine-purchase',
  steps: {
    confirm: {
      from: ['awaiting-second'],
      to: 'standing',
      operation: 'confirm-determination',
      apart: ['author', 'purchase'],
      wants: 'reasons',
    },
    withdraw: {
      from: ['awaiting-second', 'standing'],
      to: 'withdrawn',
      operation: 'withdraw-determination',
      apart: [],
      wants: 'reasons',
    },
  },
}

/** What may be ordered. */
const clearance: Machine = {
  states: { valid: { en: 'valid', ja: '有効' }, withdrawn: WITHDRAWN },
  derived: {
    expired: EXPIRED,
    exhausted: { en: 'everything cleared has been ordered', ja: '承認数量を全て発注済み' },
    'conditions-open': { en: 'conditions are still to be met', ja: '条件未履行' },
  },
  initial: ['valid'],
  enteredBy: 'clear-purchase',
  steps: {
    withdraw: {
      from: ['valid'],
      to: 'withdrawn',
      operation: 'withdraw-clearance',
      apart: [],
      wants: 'reasons',
    },
  },
}

/** A condition that somebody has accepted, or what an emergency has to be followed by. */
const duty: Machine = {
  states: {
    open: { en: 'open', ja: '未履行' },
    proved: { en: 'proved, not yet accepted', ja: '履行報告済み（未確認）' },
    accepted: { en: 'proof accepted', ja: '履行確認済み' },
    waived: { en: 'waived', ja: '免除' },
  },
  derived: { overdue: { en: 'overdue', ja: '期限超過' } },
  initial: ['open'],
  enteredBy: 'accept-condition',
  steps: {
    prove: {
      from: ['open'],
      to: 'proved',
      operation: 'prove-duty',
      apart: [],
      wants: 'evidence',
    },
    accept: {
      from: ['proved'],
      to: 'accepted',
      operation: 'accept-duty',
      apart: ['last'],
      wants: 'reasons',
    },
    return: {
      from: ['proved'],
      to: 'open',
      operation: 'accept-duty',
      apart: ['last'],
      wants: 'reasons',
    },
    waive: {
      from: ['open', 'proved'],
      to: 'waived',
      operation: 'waive-duty',
      apart: ['author'],
      wants: 'reasons',
    },
  },
}

/** A document that came in. */
const document: Machine = {
  states: evidence.states,
  derived: {},
  initial: ['received'],
  enteredBy: 'enter-document',
  steps: {
    confirm: {
      from: ['received'],
      to: 'confirmed',
      operation: 'confirm-evidence',
      apart: ['author'],
      wants: 'reasons',
    },
    reject: {
      from: ['received', 'confirmed'],
      to: 'rejected',
      operation: 'confirm-evidence',
      apart: ['author'],
      wants: 'reasons',
    },
  },
}

/** Every state machine of the procedure: what code goes by, what tests go through, what `docs/procedure.md` shows. */
export const MACHINES = {
  evidence,
  'evidence-document': document,
  waiver,
  referral,
  determination,
  clearance,
  duty,
} as const
export type MachineName = keyof typeof MACHINES

/** The machines whose steps are taken with `takeStep`; evidence of a case is confirmed as it stands in the purchase. */
export type SteppedMatter = Exclude<MachineName, 'evidence'>

/** What a state is called, in both languages. */
export function stateName(name: MachineName, state: string): Bilingual {
  const { states, derived }: Machine = MACHINES[name]
  return states[state] ?? derived[state] ?? { en: state, ja: state }
}
