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

const OF_EFFECT: Readonly<Record<Effect, Outcome>> = {
  prohibit: 'reject',
  require: 'incomplete',
  refer: 'refer',
  condition: 'approve-with-conditions',
  note: 'approve',
}

/** The worse of two outcomes. */
export function worse(a: Outcome, b: Outcome): Outcome {
  return OUTCOMES.indexOf(a) <= OUTCOMES.indexOf(b) ? a : b
}

export function worstOf(outcomes: readonly Outcome[], base: Outcome): Outcome {
  return outcomes.reduce(worse, base)
}

/** D, W and what follows from them for one line, or for the purchase's own findings (design 2.6). */
export function weigh(findings: readonly Weighed[], cover: Cover): Outcomes {
  const base: Outcome = cover.certain ? 'approve' : 'not-covered'
  const decided = worstOf(findings.map(decidedPart), base)
  const worst = worstOf(findings.map(undeterminedPart), decided)
  const best = worstOf(findings.map(bestPart), cover.possible ? 'approve' : 'not-covered')
  return { outcome: worst === decided ? decided : worse(decided, 'incomplete'), worst, best }
}

function decidedPart(finding: Weighed): Outcome {
  switch (finding.verdict) {
    case 'triggered':
      return OF_EFFECT[finding.effect]
    case 'excepted':
      return finding.effect === 'note' ? 'approve' : 'approve-with-conditions'
    case 'undetermined':
      return finding.effect === 'condition' ? 'approve-with-conditions' : 'approve'
    case 'fault':
      return 'approve'
  }
}

function undeterminedPart(finding: Weighed): Outcome {
  if (finding.verdict === 'fault') return 'reject'
  return finding.verdict === 'undetermined' ? OF_EFFECT[finding.effect] : 'approve'
}

function bestPart(finding: Weighed): Outcome {
  switch (finding.verdict) {
    case 'triggered':
      return finding.effect === 'require' && finding.isSuppliable ? 'approve' : OF_EFFECT[finding.effect]
    case 'excepted':
      return finding.effect === 'note' ? 'approve' : 'approve-with-conditions'
    case 'undetermined':
      return 'approve'
    case 'fault':
      return 'reject'
  }
}
