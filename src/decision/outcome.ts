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
