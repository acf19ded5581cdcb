import type { EvidenceFacts, Path, Subject } from '../facts/fact.ts'
import { seenLine } from '../facts/seen-line.ts'
import { FALSE, TRUE, UNKNOWN, and, not, or, toTri, triName, type Tri } from '../facts/tri.ts'
import type { CompileContext } from './compile-condition.ts'
import { leaf, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open, ReplyOnLine } from './explanation.ts'
import { openMember } from './unclear-evidence.ts'
import {
  beginsOn,
  boundTo,
  matchEvidence,
  typeMatch,
  type WantedEvidence,
  type WantedLine,
} from './match-evidence.ts'

/**
 * Evidence that a rule asks for (`evidence`) or that weighs against a purchase (`adverse`): false where nobody offers
 * it, unknown where it is offered without its particulars. Which of the two may stand where (design 2.1) the type check
 * enforces.
 */
export function compileEvidence(source: ConditionSource, context: CompileContext): Condition {
  const isAdverse = source.adverse !== undefined
  const wanted = (environment: Environment): WantedEvidence => wantedBy(source, context, environment)
  return leaf({
    polarity: context.polarity,
    result: (environment) => offered(wanted(environment), isAdverse, environment),
    open: (environment) => openOf(wanted(environment), isAdverse, environment),
    describe: (environment, result) => describe(wanted(environment), isAdverse, environment, result),
    requirement: (environment) =>
      isAdverse || context.polarity === 1
        ? undefined
        : {
            act:
              context.isAnswer === true && source.issuers !== undefined ? 'ask-authority' : 'obtain-evidence',
            at: wanted(environment).about,
            wants: {
              kind: 'evidence',
              types: wanted(environment).types,
              template: openEvidence(wanted(environment)).template ?? null,
            },
          },
  })
}

function wantedBy(
  source: ConditionSource,
  context: CompileContext,
  environment: Environment,
): WantedEvidence {
  return {
    types: source.evidence ?? source.adverse ?? [],
    about: `${concerned(source, context, environment)}${source.about ?? ''}`,
    issuer: source.from === 'bidder' ? idOf(environment.subject.path) : null,
    answered: source.answered ?? [],
    answers: source.answers ?? {},
    includes: source.includes,
    isConfirmed: source.confirmed === true || context.isAnswer === true,
    on: environment.asOf,
    validity: environment.validity,
    isDated: source.current === true,
    issuerCodes: source.issuers,
    issuerRoles: source.issuerRoles,
    outcome: source.outcome,
    isSigned: source.signed === true,
    passed: source.passed,
    line: source.line === undefined ? undefined : wantedLine(source.line, context, environment),
  }
}

/** Evidence helps what the rule is about; under a quantifier over parties it weighs against the party in question. */
function concerned(source: ConditionSource, context: CompileContext, environment: Environment): Path {
  const depth = context.bindings.findLastIndex((binding) => binding.owner === 'party')
  const party = source.adverse === undefined || depth < 0 ? undefined : environment.bound[depth]
  return party?.path ?? environment.subject.path
}

/** What evidence that is there leaves open; where there is none, or it is one to choose, evidence to hand in. */
function openOf(wanted: WantedEvidence, isAdverse: boolean, environment: Environment): Open {
  const unclear = environment.facts.evidence.find(
    (one) => standing(one, wanted, isAdverse, environment) === UNKNOWN,
  )
  const isAnswerable = isAdverse || wanted.line !== undefined
  return unclear !== undefined && isAnswerable ? openMember(unclear, wanted) : openEvidence(wanted)
}

/** The line as the rule shows it to the authority; hashed only when there is a reply to compare with. */
function wantedLine(rule: string, { lines }: CompileContext, environment: Environment): WantedLine {
  const item = environment.item ?? environment.subject
  const sees = lines?.sees(rule)
  let digest: string | undefined
  return {
    item: item.item ?? '',
    unplaced: unplacedAt(item, environment),
    digest: () => {
      if (sees === undefined || lines === undefined || item.source === null)
        throw new Error(`no line to show for ${rule}`)
      digest ??= lines.digestOf(seenLine(item.source, sees))
      return digest
    },
  }
}

function unplacedAt(item: Subject, { facts }: Environment): WantedLine['unplaced'] {
  const holder = item.holders.find(({ roles, at }) => roles === null && !isOf(item, at))
  return holder === undefined ? undefined : facts.parties[holder.party]
}

/** Whether an organisation stands at the line itself, not at the top without anybody saying what it makes. */
function isOf(item: Subject, at: Path): boolean {
  const own = item.source?.item.parties ?? []
  return at.startsWith(item.path) || own.some((player) => player.ref === idOf(at))
}

/** The id at the end of a path: `P1` of `/parties/@P1`. */
export function idOf(path: Path): string {
  return path.slice(path.lastIndexOf('@') + 1)
}

function offered(wanted: WantedEvidence, isAdverse: boolean, environment: Environment): Tri {
  let result: Tri = FALSE
  for (const evidence of environment.facts.evidence) {
    result = or(result, standing(evidence, wanted, isAdverse, environment))
    if (result === TRUE) return TRUE
  }
  return result
}

/** Whether the evidence is what is wanted and, if a reply on a line, still the last word of who gave it. */
function standing(
  evidence: EvidenceFacts,
  wanted: WantedEvidence,
  isAdverse: boolean,
  environment: Environment,
): Tri {
  const match = matchEvidence(evidence, wanted)
  if (match === FALSE || wanted.line === undefined) return match
  let superseded: Tri = FALSE
  for (const later of environment.facts.evidence)
    if (later !== evidence) superseded = or(superseded, supersedes(later, evidence, wanted, isAdverse))
  return and(match, not(superseded))
}

/**
 * A later reply of the same authority on the same line takes the place of an earlier one. Where the earlier one weighs
 * against the purchase, only a confirmed reply does.
 */
function supersedes(
  later: EvidenceFacts,
  earlier: EvidenceFacts,
  wanted: WantedEvidence,
  isAdverse: boolean,
): Tri {
  const { line } = wanted
  if (line === undefined || typeMatch(later, wanted) === FALSE) return FALSE
  const isSame =
    later.issuerCode === null || earlier.issuerCode === null
      ? UNKNOWN
      : toTri(later.issuerCode === earlier.issuerCode)
  if (later.date !== null) beginsOn(wanted, later)
  const isLater =
    later.date === null || earlier.date === null
      ? UNKNOWN
      : toTri(later.date > earlier.date && later.date <= wanted.on)
  const counts =
    later.state === null
      ? UNKNOWN
      : toTri(later.state === 'confirmed' || (!isAdverse && later.state === 'received'))
  let bound: Tri = later.lines === null ? UNKNOWN : FALSE
  for (const replied of later.lines ?? []) bound = or(bound, boundTo(replied, line))
  return [isSame, isLater, counts, bound].reduce<Tri>(and, typeMatch(later, wanted))
}

/** The question for evidence, with a template that already says what it must be and what it must answer. */
export function openEvidence(wanted: WantedEvidence): Open {
  const keys = [...wanted.answered, ...(wanted.passed ?? [])]
  const answers = [
    ...keys.map((key) => [key, null] as const),
    ...Object.entries(wanted.answers),
    ...Object.entries(wanted.includes ?? {}),
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
      ...(wanted.issuerCodes === undefined ? {} : { issuerCode: wanted.issuerCodes[0] }),
      ...(wanted.issuerRoles === undefined ? {} : { issuerRole: wanted.issuerRoles[0] }),
      ...(answers.length === 0 ? {} : { answers: Object.fromEntries(answers) }),
      ...(wanted.isDated ? { date: null, validUntil: null } : {}),
      ...(wanted.isSigned === true ? { signedBy: null } : {}),
      ...(wanted.line === undefined
        ? {}
        : { lines: [{ item: wanted.line.item, outcome: null, lineDigest: null }] }),
      state: wanted.isConfirmed ? 'confirmed' : 'received',
    },
  }
}

function describe(
  wanted: WantedEvidence,
  isAdverse: boolean,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
): Explanation {
  const found = environment.facts.evidence.map((evidence) => ({
    evidence,
    match: standing(evidence, wanted, isAdverse, environment),
  }))
  const near = found.filter(({ match }) => match !== FALSE)
  return {
    op: isAdverse ? 'adverse' : 'evidence',
    at: wanted.about,
    result,
    expected: {
      types: wanted.types,
      answered: wanted.answered,
      answers: wanted.answers,
      ...(wanted.issuerCodes === undefined ? {} : { issuers: wanted.issuerCodes }),
      ...(wanted.outcome === undefined ? {} : { outcome: wanted.outcome }),
    },
    because: near.length === 0 ? 'not-offered' : near.map(({ match }) => triName(match)).join(','),
    evidence: near.map(({ evidence }) => evidence.path),
    ...(wanted.line === undefined ? {} : { replies: repliesOn(wanted.line, wanted, environment) }),
    ...(result === 'false' && !isAdverse ? { open: [openEvidence(wanted)] } : {}),
  }
}

/** What has been replied on the line or, by its id, on what it was before. */
function repliesOn(line: WantedLine, wanted: WantedEvidence, environment: Environment): ReplyOnLine[] {
  return environment.facts.evidence.flatMap((evidence) => {
    if (typeMatch(evidence, wanted) === FALSE || evidence.state === 'rejected') return []
    return (evidence.lines ?? []).flatMap((replied) => {
      const bound = boundTo(replied, line)
      if (bound === FALSE && replied.item !== line.item) return []
      return [{ evidence: evidence.path, outcome: replied.outcome, isOfLine: triName(bound) }]
    })
  })
}
