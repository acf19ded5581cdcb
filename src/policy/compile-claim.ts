import type { ClaimFacts, EvidenceFacts } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, not, or, triName, type Tri } from '../facts/tri.ts'
import { compileCondition, type CompileContext } from './compile-condition.ts'
import { acted, type Requirement } from './acts.ts'
import { openEvidence } from './compile-evidence.ts'
import { forcedResult, type Condition } from './compiled.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { matchEvidence, subjectMatch, type WantedEvidence } from './match-evidence.ts'
import type { ExceptionSource, RuleSource, WaiverSource } from './pack.ts'
import { dayAfter, limit } from './validity.ts'

/** The claim code by which somebody invokes a waiver. */
export const WAIVER = 'waiver'

interface Invocation {
  /** Whether the claim could serve at all: code, rule, subjects. */
  applies(claim: ClaimFacts, environment: Environment): Tri
  /** Whether its evidence carries it: true, unknown (missing, unconfirmed, silent) or false (can never help). */
  carried(claim: ClaimFacts, environment: Environment): Tri
  readonly belied: Condition | null
  wanted(claim: ClaimFacts, environment: Environment): WantedEvidence
  readonly op: 'claim' | 'waiver'
  readonly expected: unknown
  /** The exception by its id in the pack, or the code of a waiver. */
  readonly claim: string
  /** Who may still grant it on the day. */
  grantedBy(environment: Environment): readonly string[]
}

/**
 * An exception of the pack: holds on confirmed evidence that says so; a claim without it is unknown and asks the
 * claimant; a declared fact that belies it makes it false (design 2.6). Nobody invokes it: false.
 */
export function compileException(
  exception: ExceptionSource,
  rule: RuleSource,
  context: CompileContext,
): Condition {
  const belied =
    exception.belied === undefined ? null : compileCondition(exception.belied, { ...context, polarity: 1 })
  const wanted = (_claim: ClaimFacts, environment: Environment): WantedEvidence => ({
    types: exception.evidence === undefined ? [] : [exception.evidence],
    about: environment.subject.path,
    issuer: null,
    answered: [],
    answers: exception.answers ?? {},
    isConfirmed: true,
    on: environment.asOf,
    validity: environment.validity,
    isDated: false,
  })
  return invoked({
    applies: (claim, environment) => appliesTo(claim, exception.claim, rule.id, environment),
    carried: (claim, environment) => {
      const result = carriedBy(claim, wanted(claim, environment), environment)
      return result === FALSE ? UNKNOWN : result
    },
    belied,
    wanted,
    op: 'claim',
    expected: { exception: exception.id, claim: exception.claim },
    claim: exception.id,
    grantedBy: () => [],
  })
}

/**
 * A waiver by somebody who may waive the rule, whose dates cover the act. One from anybody else, one that has run out
 * and one for an act after the last day it can help are false: they fail closed.
 */
export function compileWaiver(waivers: readonly WaiverSource[], rule: RuleSource): Condition {
  const wanted = (_claim: ClaimFacts, environment: Environment): WantedEvidence => ({
    types: [WAIVER],
    about: environment.subject.path,
    issuer: null,
    answered: [],
    answers: {},
    isConfirmed: true,
    on: environment.asOf,
    validity: environment.validity,
    isDated: true,
  })
  return invoked({
    applies: (claim, environment) => appliesTo(claim, WAIVER, rule.id, environment),
    // Without the authority's act, confirmed and about this rule, nothing is waived: a claim that brings none is false,
    // not a question, or else entering a waiver would be enough to lift a prohibition into a question.
    carried: (claim, environment) =>
      evidenceOf(claim, environment).reduce<Tri>((best, one) => {
        if (one.state !== 'confirmed' || one.rules?.includes(rule.id) === false) return best
        const match = matchEvidence(one, wanted(claim, environment))
        return or(best, and(match, mayWaive(waivers, one, environment)))
      }, FALSE),
    belied: null,
    wanted,
    op: 'waiver',
    expected: { by: waivers.map((one) => one.issuer) },
    claim: WAIVER,
    grantedBy: ({ asOf }) =>
      waivers.filter(({ until }) => until === undefined || asOf <= until).map((one) => one.issuer),
  })
}

function mayWaive(waivers: readonly WaiverSource[], evidence: EvidenceFacts, environment: Environment): Tri {
  if (evidence.issuerCode === null) return UNKNOWN
  const issuer = waivers.find((one) => one.issuer === evidence.issuerCode)
  if (issuer === undefined) return FALSE
  const { asOf, validity } = environment
  if (validity !== null && issuer.until !== undefined)
    limit(validity, asOf, dayAfter(issuer.until), { kind: 'waiver-unavailable', issuer: issuer.issuer })
  return issuer.until === undefined || environment.asOf <= issuer.until ? TRUE : FALSE
}

function appliesTo(claim: ClaimFacts, code: string, rule: string, environment: Environment): Tri {
  if (claim.claim !== code) return FALSE
  if (claim.rule !== null && claim.rule !== rule) return FALSE
  return subjectMatch(claim.subjects, environment.subject.path)
}

function evidenceOf(claim: ClaimFacts, environment: Environment): readonly EvidenceFacts[] {
  return environment.facts.evidence.filter((evidence) => claim.evidence.includes(evidence.id))
}

function carriedBy(claim: ClaimFacts, wanted: WantedEvidence, environment: Environment): Tri {
  if (wanted.types.length === 0) return TRUE
  return evidenceOf(claim, environment).reduce<Tri>(
    (best, one) => or(best, matchEvidence(one, wanted)),
    FALSE,
  )
}

function invoked(invocation: Invocation): Condition {
  return {
    test(environment) {
      let result: Tri = FALSE
      for (const claim of environment.facts.claims)
        result = or(result, testClaim(invocation, claim, environment))
      if (environment.acting === null) return result
      return acted(result, -1, environment.acting, () => invocationRequirement(invocation, environment))
    },
    explain: (environment) => explainClaims(invocation, environment),
  }
}

/** An exception that a declared fact belies cannot be invoked; of a waiver only those whose last day is not over help. */
function invocationRequirement(invocation: Invocation, environment: Environment): Requirement | undefined {
  if (invocation.belied?.test({ ...environment, acting: null }) === TRUE) return undefined
  const by = invocation.grantedBy(environment)
  if (invocation.op === 'waiver' && by.length === 0) return undefined
  return {
    act: invocation.op === 'waiver' ? 'request-waiver' : 'invoke-exception',
    at: environment.subject.path,
    wants: { kind: 'claim', claim: invocation.claim, by },
  }
}

function testClaim(invocation: Invocation, claim: ClaimFacts, environment: Environment): Tri {
  const applies = invocation.applies(claim, environment)
  if (applies === FALSE) return FALSE
  const belied = invocation.belied?.test(environment) ?? FALSE
  if (belied === TRUE) return FALSE
  let carried = and(applies, invocation.carried(claim, environment))
  if (carried === UNKNOWN && environment.forced !== null) {
    carried = forcedResult(environment, openEvidence(invocation.wanted(claim, environment)), -1)
  }
  return and(carried, not(belied))
}

function explainClaims(invocation: Invocation, environment: Environment): Explanation {
  const made = environment.facts.claims.filter((claim) => invocation.applies(claim, environment) !== FALSE)
  const plain: Environment = { ...environment, forced: null, assumed: null }
  const of = made.map((claim) => explainClaim(invocation, claim, plain))
  const result = made.reduce<Tri>((best, claim) => or(best, testClaim(invocation, claim, plain)), FALSE)
  return {
    op: invocation.op,
    at: environment.subject.path,
    result: triName(result),
    expected: invocation.expected,
    because: made.length === 0 ? 'not-claimed' : 'claimed',
    ...(of.length === 0 ? {} : { of }),
  }
}

function explainClaim(invocation: Invocation, claim: ClaimFacts, environment: Environment): Explanation {
  const belied = invocation.belied?.test(environment) ?? FALSE
  const carried = and(invocation.applies(claim, environment), invocation.carried(claim, environment))
  const open: Open[] = carried === UNKNOWN ? [openEvidence(invocation.wanted(claim, environment))] : []
  return {
    op: invocation.op,
    at: claim.path,
    result: triName(testClaim(invocation, claim, environment)),
    expected: invocation.expected,
    because:
      belied === TRUE
        ? 'belied'
        : carried === TRUE
          ? 'evidence-confirmed'
          : carried === FALSE
            ? 'cannot-help'
            : 'evidence-wanting',
    evidence: evidenceOf(claim, environment).map((evidence) => evidence.path),
    ...(invocation.belied === null || belied === FALSE
      ? {}
      : { of: [invocation.belied.explain(environment)] }),
    ...(open.length === 0 ? {} : { open }),
  }
}
