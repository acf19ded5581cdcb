import type { EvidenceAnswer, EvidenceFacts, Path } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, toTri, type Tri } from '../facts/tri.ts'
import type { Day } from '../reference/snapshot.ts'

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
  /** Roles of which the issuer must have one; empty: no role is asked for. */
  readonly by: readonly string[]
  readonly isSigned: boolean
  /** Answers that are lists and have to name all of these. */
  readonly includes: Readonly<Record<string, readonly string[]>>
  /** The day on which it must not have run out. */
  readonly on: Day
  /** Whether it must also say from when and until when it holds. */
  readonly isDated: boolean
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
  return result
}

function typeMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
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
  let result: Tri = TRUE
  if (wanted.issuer !== null) result = matches(evidence.issuerParty, [wanted.issuer])
  if (wanted.by.length > 0) result = and(result, matches(evidence.issuerRole, wanted.by))
  if (wanted.isSigned && !evidence.signed && evidence.state !== 'confirmed') result = and(result, UNKNOWN)
  return result
}

/** A code that was not given may be any. */
export function matches(code: string | null, wanted: readonly string[]): Tri {
  return code === null ? UNKNOWN : toTri(wanted.includes(code))
}

function answersMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  let result: Tri = TRUE
  for (const key of wanted.answered) if ((evidence.answers[key] ?? null) === null) result = UNKNOWN
  for (const [key, value] of Object.entries(wanted.answers)) {
    const answer = evidence.answers[key] ?? null
    result = and(result, answer === null ? UNKNOWN : toTri(answer === value))
  }
  for (const [key, values] of Object.entries(wanted.includes)) {
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
  if (evidence.validUntil !== null && evidence.validUntil < wanted.on) return FALSE
  if (!wanted.isDated) return TRUE
  if (evidence.date !== null && evidence.date > wanted.on) return FALSE
  return evidence.date === null || evidence.validUntil === null ? UNKNOWN : TRUE
}
