import type { Effect } from '../policy/pack.ts'
import { OUTCOMES, type Outcome } from './body.ts'

/** What a finding contributes to an outcome; the least that the calculation of design 2.6 needs. */
export interface Weighed {
  readonly effect: Effect
  readonly verdict: 'triggered' | 'undetermined' | 'excepted' | 'fault'
  /** For a triggered demand: whether handing in evidence or adding a clause would meet it. */
  readonly isSuppliable: boolean
}

export interface Outcomes {
  readonly outcome: Outcome
  readonly worst: Outcome
  readonly best: Outcome
}

/** Whether a binding regime pack binds: for certain, or possibly. */
export interface Cover {
  readonly certain: boolean
  readonly possible: boolean
}

const RANK = {
  reject: 0,
  incomplete: 1,
  refer: 2,
  'not-covered': 3,
  'approve-with-conditions': 4,
  approve: 5,
} as const
/** Position in `OUTCOMES`: the smaller, the worse. */
type Rank = number

const OF_EFFECT: Readonly<Record<Effect, Rank>> = {
  prohibit: RANK.reject,
  require: RANK.incomplete,
  refer: RANK.refer,
  condition: RANK['approve-with-conditions'],
  note: RANK.approve,
}

/** The worse of two outcomes. */
export function worse(a: Outcome, b: Outcome): Outcome {
  return RANK[a] <= RANK[b] ? a : b
}

export function worstOf(outcomes: readonly Outcome[], base: Outcome): Outcome {
  return outcomes.reduce(worse, base)
}

/** D, W and what follows from them for one line, or for the purchase's own findings (design 2.6). */
export interface Tally {
  add(effect: Effect, verdict: Weighed['verdict'], isSuppliable: boolean): void
  outcome(): Outcome
  outcomes(): Outcomes
}

export function createTally(cover: Cover): Tally {
  let decided: Rank = cover.certain ? RANK.approve : RANK['not-covered']
  let undetermined: Rank = RANK.approve
  let best: Rank = cover.possible ? RANK.approve : RANK['not-covered']
  const worst = (): Rank => Math.min(decided, undetermined)
  const outcome = (): Rank => (worst() === decided ? decided : Math.min(decided, RANK.incomplete))
  return {
    add(effect, verdict, isSuppliable) {
      decided = Math.min(decided, decidedPart(effect, verdict))
      undetermined = Math.min(undetermined, undeterminedPart(effect, verdict))
      best = Math.min(best, bestPart(effect, verdict, isSuppliable))
    },
    outcome: () => at(outcome()),
    outcomes: () => ({ outcome: at(outcome()), worst: at(worst()), best: at(best) }),
  }
}

/** Findings that come and go; what they come to is known at any time without going through them. */
export interface Ledger {
  add(effect: Effect, verdict: Weighed['verdict']): void
  remove(effect: Effect, verdict: Weighed['verdict']): void
  readonly decided: readonly number[]
  readonly undetermined: readonly number[]
}

export function createLedger(): Ledger {
  const decided = OUTCOMES.map(() => 0)
  const undetermined = OUTCOMES.map(() => 0)
  const count = (effect: Effect, verdict: Weighed['verdict'], by: 1 | -1): void => {
    const [certain, open] = [decidedPart(effect, verdict), undeterminedPart(effect, verdict)]
    decided[certain] = (decided[certain] ?? 0) + by
    undetermined[open] = (undetermined[open] ?? 0) + by
  }
  return {
    add: (effect, verdict) => {
      count(effect, verdict, 1)
    },
    remove: (effect, verdict) => {
      count(effect, verdict, -1)
    },
    decided,
    undetermined,
  }
}

/** What the findings of some ledgers come to together (design 2.6). */
export function outcomeOf(ledgers: readonly Ledger[], cover: Cover): Outcome {
  const worstOfAll = (counts: (ledger: Ledger) => readonly number[], base: Rank): Rank =>
    ledgers.reduce((worst, ledger) => {
      const rank = counts(ledger).findIndex((count) => count > 0)
      return rank < 0 ? worst : Math.min(worst, rank)
    }, base)
  const decided = worstOfAll(({ decided }) => decided, cover.certain ? RANK.approve : RANK['not-covered'])
  const undetermined = worstOfAll(({ undetermined }) => undetermined, RANK.approve)
  return at(undetermined < decided ? Math.min(decided, RANK.incomplete) : decided)
}

function at(rank: Rank): Outcome {
  return OUTCOMES[rank] ?? 'reject'
}

export function weigh(findings: readonly Weighed[], cover: Cover): Outcomes {
  const tally = createTally(cover)
  for (const { effect, verdict, isSuppliable } of findings) tally.add(effect, verdict, isSuppliable)
  return tally.outcomes()
}

function decidedPart(effect: Effect, verdict: Weighed['verdict']): Rank {
  switch (verdict) {
    case 'triggered':
      return OF_EFFECT[effect]
    case 'excepted':
      return effect === 'note' ? RANK.approve : RANK['approve-with-conditions']
    case 'undetermined':
      return effect === 'condition' ? RANK['approve-with-conditions'] : RANK.approve
    case 'fault':
      return RANK.approve
  }
}

function undeterminedPart(effect: Effect, verdict: Weighed['verdict']): Rank {
  if (verdict === 'fault') return RANK.reject
  return verdict === 'undetermined' ? OF_EFFECT[effect] : RANK.approve
}

function bestPart(effect: Effect, verdict: Weighed['verdict'], isSuppliable: boolean): Rank {
  switch (verdict) {
    case 'triggered':
      return effect === 'require' && isSuppliable ? RANK.approve : OF_EFFECT[effect]
    case 'excepted':
      return effect === 'note' ? RANK.approve : RANK['approve-with-conditions']
    case 'undetermined':
      return RANK.approve
    case 'fault':
      return RANK.reject
  }
}
