import type { EvidenceFacts, Path } from '../facts/fact.ts'
import { FALSE, UNKNOWN, and, or, toTri, type Tri } from '../facts/tri.ts'
import type { CompileContext } from './compile-condition.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { matches, subjectMatch } from './match-evidence.ts'

/**
 * Evidence that weighs against the purchase: an order, an authority's determination. Where there is none it is false;
 * where there is some, what it says is an open fact of that evidence (design 2.1).
 */
export function compileOpposing(source: ConditionSource, context: CompileContext): Condition {
  const depth = context.bindings.findLastIndex((binding) => binding.owner === 'party')
  const aboutOf = (environment: Environment): Path =>
    depth < 0 ? environment.subject.path : (environment.bound[depth]?.path ?? environment.subject.path)
  const opposes = (evidence: EvidenceFacts, environment: Environment): Tri =>
    matchOpposing(evidence, source, { about: aboutOf(environment), on: environment.asOf })
  return leaf({
    polarity: context.polarity,
    result: (environment) =>
      environment.facts.evidence.reduce<Tri>((all, one) => or(all, opposes(one, environment)), FALSE),
    open: (environment) => {
      const unclear = environment.facts.evidence.find((one) => opposes(one, environment) === UNKNOWN)
      return openMember(unclear, source)
    },
    describe: (environment, result) => {
      const near = environment.facts.evidence.filter((one) => opposes(one, environment) !== FALSE)
      return describe(source, aboutOf(environment), result, near)
    },
  })
}

function matchOpposing(
  evidence: EvidenceFacts,
  source: ConditionSource,
  { about, on }: { readonly about: Path; readonly on: string },
): Tri {
  if (evidence.state === 'rejected' || (evidence.validUntil !== null && evidence.validUntil < on))
    return FALSE
  let result = matches(evidence.type, source.opposing ?? [])
  if (evidence.state === null) result = and(result, UNKNOWN)
  if (result !== FALSE) result = and(result, subjectMatch(evidence.subjects, about))
  if (source.outcome !== undefined) result = and(result, matches(evidence.outcome, source.outcome))
  if (source.status !== undefined) result = and(result, matches(evidence.status, source.status))
  for (const [key, value] of Object.entries(source.answers ?? {})) {
    const answer = evidence.answers[key] ?? null
    result = and(result, answer === null ? UNKNOWN : toTri(answer === value))
  }
  return result
}

/** The first thing that the evidence leaves open. */
function openMember(evidence: EvidenceFacts | undefined, source: ConditionSource): Open {
  const member =
    evidence === undefined || evidence.type === null
      ? 'type'
      : evidence.state === null
        ? 'state'
        : evidence.subjects === null
          ? 'subjects'
          : source.outcome !== undefined && evidence.outcome === null
            ? 'outcome'
            : source.status !== undefined && evidence.status === null
              ? 'status'
              : 'answers'
  const [at, pointer] = [evidence?.path ?? '/evidence/-', evidence?.pointer ?? '/evidence/-']
  return { type: 'value', at: `${at}/${member}`, pointer: `${pointer}/${member}`, fact: `evidence.${member}` }
}

function describe(
  source: ConditionSource,
  at: Path,
  result: 'false' | 'unknown' | 'true',
  near: readonly EvidenceFacts[],
): Explanation {
  return {
    op: 'opposing',
    at,
    result,
    expected: {
      types: source.opposing ?? [],
      ...(source.outcome === undefined ? {} : { outcome: source.outcome }),
      ...(source.status === undefined ? {} : { status: source.status }),
    },
    because: near.length === 0 ? 'none' : 'evidence',
    evidence: near.map((one) => one.path),
  }
}
