import type { Path } from '../facts/fact.ts'
import { FALSE, TRUE, or, triName, type Tri } from '../facts/tri.ts'
import type { CompileContext } from './compile-condition.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { matchEvidence, type WantedEvidence } from './match-evidence.ts'

/**
 * Evidence that a rule demands: false where nobody offers it, unknown where it is offered without its particulars.
 * Helping evidence stands only under `demand` (design 2.1), which the type check enforces.
 */
export function compileEvidence(source: ConditionSource, context: CompileContext): Condition {
  return leaf({
    polarity: context.polarity,
    result: (environment) => offered(wantedBy(source, environment), environment),
    open: (environment) => openEvidence(wantedBy(source, environment)),
    describe: (environment, result) => describe(wantedBy(source, environment), environment, result),
  })
}

function wantedBy(source: ConditionSource, environment: Environment): WantedEvidence {
  return {
    types: source.evidence ?? [],
    about: source.about ?? environment.subject.path,
    issuer: source.from === 'bidder' ? idOf(environment.subject.path) : null,
    answered: source.answered ?? [],
    answers: source.answers ?? {},
    isConfirmed: source.confirmed === true,
    by: source.by ?? [],
    isSigned: source.signed === true,
    includes: source.includes ?? {},
    on: environment.asOf,
    isDated: source.current === true,
  }
}

/** The id at the end of a path: `P1` of `/parties/@P1`. */
export function idOf(path: Path): string {
  return path.slice(path.lastIndexOf('@') + 1)
}

function offered(wanted: WantedEvidence, environment: Environment): Tri {
  let result: Tri = FALSE
  for (const evidence of environment.facts.evidence) {
    result = or(result, matchEvidence(evidence, wanted))
    if (result === TRUE) return TRUE
  }
  return result
}

/** The question for evidence, with a template that already says what it must be and what it must answer. */
export function openEvidence(wanted: WantedEvidence): Open {
  const answers = [
    ...wanted.answered.map((key) => [key, null] as const),
    ...Object.entries(wanted.answers),
    ...Object.entries(wanted.includes),
  ]
  return {
    type: 'evidence',
    at: `${wanted.about}/evidence/${wanted.types.join('|')}`,
    pointer: '/evidence/-',
    fact: `evidence.${wanted.types[0] ?? ''}`,
    template: {
      type: wanted.types[0] ?? null,
      subjects: [wanted.about],
      ...(wanted.issuer === null ? {} : { issuerParty: wanted.issuer }),
      ...(wanted.by[0] === undefined ? {} : { issuerRole: wanted.by[0] }),
      ...(wanted.isSigned ? { signedBy: null } : {}),
      ...(answers.length === 0 ? {} : { answers: Object.fromEntries(answers) }),
      ...(wanted.isDated ? { date: null, validUntil: null } : {}),
      state: 'received',
    },
  }
}

function describe(
  wanted: WantedEvidence,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
): Explanation {
  const near = environment.facts.evidence.filter((evidence) => matchEvidence(evidence, wanted) !== FALSE)
  return {
    op: 'evidence',
    at: wanted.about,
    result,
    expected: {
      types: wanted.types,
      answered: wanted.answered,
      answers: { ...wanted.answers, ...wanted.includes },
    },
    because:
      near.length === 0 ? 'not-offered' : near.map((one) => triName(matchEvidence(one, wanted))).join(','),
    evidence: near.map((evidence) => evidence.path),
    ...(result === 'false' ? { open: [openEvidence(wanted)] } : {}),
  }
}
