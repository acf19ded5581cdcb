import type { EvidenceFacts, Path } from '../facts/fact.ts'
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
  if (wanted.issuer === null) return TRUE
  return evidence.issuerParty === null ? UNKNOWN : toTri(evidence.issuerParty === wanted.issuer)
}

function answersMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  let result: Tri = TRUE
  for (const key of wanted.answered) if ((evidence.answers[key] ?? null) === null) result = UNKNOWN
  for (const [key, value] of Object.entries(wanted.answers)) {
    const answer = evidence.answers[key] ?? null
    result = and(result, answer === null ? UNKNOWN : toTri(answer === value))
  }
  return result
}

/** Evidence that ran out never helps; evidence of a kind that runs out has to say when (design 2.1, waivers). */
function dateMatch(evidence: EvidenceFacts, wanted: WantedEvidence): Tri {
  if (evidence.validUntil !== null && evidence.validUntil < wanted.on) return FALSE
  if (!wanted.isDated) return TRUE
  if (evidence.date !== null && evidence.date > wanted.on) return FALSE
  return evidence.date === null || evidence.validUntil === null ? UNKNOWN : TRUE
}
