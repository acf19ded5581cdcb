import type { EvidenceAnswer, EvidenceFacts, Path, RepliedLine } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, or, toTri, type Tri } from '../facts/tri.ts'
import type { Day } from '../reference/snapshot.ts'
import type { Environment } from './environment.ts'
import { changesOn, endsAfter, type Validity } from './validity.ts'

/** What a rule wants of a piece of evidence. */
export interface WantedEvidence {
  readonly types: readonly string[]
  /** The path that the evidence must be about: one of its subjects covers it. */
  readonly about: Path
  /** Id of the party that must have issued it; null: anybody. */
  readonly issuer: string | null
  readonly answered: readonly string[]
  readonly answers: Readonly<Record<string, string | boolean>>
  readonly isConfirmed: boolean
  /** The day on which it must not have run out. */
  readonly on: Day
  /** Where it is noted until when the match holds. */
  readonly validity: Validity | null
  /** Whether it must also say from when and until when it holds. */
  readonly isDated: boolean
  /** Answers that are lists and have to name all of these. */
  readonly includes?: Readonly<Record<string, readonly string[]>> | undefined
  readonly issuerCodes?: readonly string[] | undefined
  readonly issuerRoles?: readonly string[] | undefined
  readonly outcome?: readonly string[] | undefined
  readonly isSigned?: boolean | undefined
  /** Answers that are days and have to have come. */
  readonly passed?: readonly string[] | undefined
  /** The line that the reply has to be about, as the authority saw it. */
  readonly line?: WantedLine | undefined
}

export interface WantedLine {
  readonly item: string
  /** An organisation that may or may not belong to the line; what was seen cannot be told while there is one. */
  readonly unplaced: { readonly path: Path; readonly pointer: string } | undefined
  /** `sha256:` and hex; computed when first needed. */
  digest(): string
}

/**
 * Whether one piece of evidence is what is wanted. A member that was not given could be anything, so it leaves the
 * match unknown: evidence helps only by what it says (design 2.1).
 */
export function matchEvidence(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  let result = typeMatch(evidence, wanted)
  if (result !== FALSE) result = and(result, stateMatch(evidence, wanted))
  if (result !== FALSE) result = and(result, subjectMatch(evidence.subjects, wanted.about))
  if (result !== FALSE) result = and(result, issuerMatch(evidence, wanted))
  if (result !== FALSE) result = and(result, answersMatch(evidence, wanted))
  if (result !== FALSE) result = and(result, dateMatch(evidence, wanted))
  if (result !== FALSE) result = and(result, particularsMatch(evidence, wanted))
  if (result !== FALSE) result = and(result, outcomeMatch(evidence, wanted))
  return result
}

export function typeMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  return evidence.type === null ? UNKNOWN : toTri(wanted.types.includes(evidence.type))
}

function stateMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  if (evidence.state === null) return UNKNOWN
  if (evidence.state === 'rejected') return FALSE
  return evidence.state === 'confirmed' || !wanted.isConfirmed ? TRUE : UNKNOWN
}

/** True when one of the subjects is the path itself or stands above it; `/items` covers `/items/@1`. */
export function subjectMatch(subjects: readonly Path[] | null, about: Path): Tri {
  if (subjects === null) return UNKNOWN
  return toTri(subjects.some((subject) => about === subject || about.startsWith(`${subject}/`)))
}

function issuerMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  const party = wanted.issuer === null ? TRUE : memberOf(evidence.issuerParty, [wanted.issuer])
  const code = wanted.issuerCodes === undefined ? TRUE : memberOf(evidence.issuerCode, wanted.issuerCodes)
  const role = wanted.issuerRoles === undefined ? TRUE : memberOf(evidence.issuerRole, wanted.issuerRoles)
  return and(party, and(code, role))
}

/** Whether a member is one of those wanted; one that was not given could be. */
function memberOf(value: string | null, wanted: readonly string[]): Tri {
  return value === null ? UNKNOWN : toTri(wanted.includes(value))
}

function answersMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  let result: Tri = TRUE
  for (const key of wanted.answered) if ((evidence.answers[key] ?? null) === null) result = UNKNOWN
  for (const [key, value] of Object.entries(wanted.answers)) {
    const answer = evidence.answers[key] ?? null
    result = and(result, answer === null ? UNKNOWN : toTri(answer === value))
  }
  for (const [key, values] of Object.entries(wanted.includes ?? {})) {
    const answer = evidence.answers[key] ?? null
    result = and(result, answer === null ? UNKNOWN : toTri(namesAll(answer, values)))
  }
  return result
}

function namesAll(answer: EvidenceAnswer, values: readonly string[]): boolean {
  const named: readonly EvidenceAnswer[] = Array.isArray(answer) ? (answer as readonly string[]) : [answer]
  return values.every((value) => named.includes(value))
}

/** Evidence that ran out never helps; evidence of a kind that runs out has to say when (design 2.1, waivers). */
function dateMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  if (evidence.validUntil !== null) {
    endsAfter(asEnvironment(wanted), evidence.validUntil, { kind: 'evidence-ends', what: evidence.path })
    if (evidence.validUntil < wanted.on) return FALSE
  }
  if (!wanted.isDated) return TRUE
  beginsOn(wanted, evidence)
  if (evidence.date !== null && evidence.date > wanted.on) return FALSE
  return evidence.date === null || evidence.validUntil === null ? UNKNOWN : TRUE
}

/** Evidence dated later than the act counts from its day on. */
export function beginsOn(wanted: WantedEvidence, { date, path }: EvidenceFacts): void {
  if (date !== null) changesOn(asEnvironment(wanted), date, { kind: 'evidence-begins', what: path })
}

function asEnvironment({ on, validity }: WantedEvidence): Pick<Environment, 'asOf' | 'validity'> {
  return { asOf: on, validity }
}

function particularsMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  let result: Tri = wanted.isSigned !== true || evidence.signed ? TRUE : UNKNOWN
  for (const key of wanted.passed ?? []) {
    const day = evidence.answers[key] ?? null
    if (typeof day === 'string') changesOn(asEnvironment(wanted), day, { kind: 'day-reached', what: day })
    result = and(result, typeof day === 'string' ? toTri(day <= wanted.on) : UNKNOWN)
  }
  return result
}

function outcomeMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  if (wanted.line !== undefined) return lineMatch(evidence, wanted, wanted.line)
  return wanted.outcome === undefined ? TRUE : memberOf(evidence.outcome, wanted.outcome)
}

/** A reply counts for a line exactly as the authority saw it; a line that it does not name is not answered. */
function lineMatch(evidence: EvidenceFacts, wanted: WantedEvidence, line: WantedLine): Tri {
  beginsOn(wanted, evidence)
  if (evidence.date !== null && evidence.date > wanted.on) return FALSE
  if (evidence.lines === null) return UNKNOWN
  let result: Tri = FALSE
  for (const replied of evidence.lines) {
    const outcome = wanted.outcome === undefined ? TRUE : memberOf(replied.outcome, wanted.outcome)
    result = or(result, and(boundTo(replied, line), outcome))
  }
  return result
}

/** Whether what was replied on is the line as it stands now. Its id is a label: a call-off numbers lines anew. */
export function boundTo(replied: RepliedLine, line: WantedLine): Tri {
  if (replied.lineDigest !== null) {
    if (replied.lineDigest !== line.digest()) return line.unplaced === undefined ? FALSE : UNKNOWN
    return line.unplaced === undefined ? TRUE : UNKNOWN
  }
  return replied.item === null || replied.item === line.item ? UNKNOWN : FALSE
}
