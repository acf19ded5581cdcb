import { type EvidenceFacts, type Fact, LEVELS, type Level } from './fact.ts'

/**
 * The five criteria of the agreement on IT procurement of 10 December 2018, as a signed determination answers them.
 */
export const CRITERIA = [
  'national-security',
  'highly-confidential',
  'large-personal-data',
  'core-business-system',
  'very-costly',
] as const

const AT = '/system/criteria'
export const DETERMINATION = 'system-criteria-determination'

/**
 * The criteria of the system, from the list in the purchase and the answers of the determination: two sources for one
 * fact, so that one which says what the other denies leaves it unknown (design 2.6). Five answers make the list whole.
 */
export function criteriaWith(stated: Fact | undefined, evidence: readonly EvidenceFacts[]): Fact | undefined {
  const determinations = evidence.filter(isDetermination)
  const answered = (answer: boolean): string[] =>
    CRITERIA.filter((key) => determinations.some((one) => one.answers[key] === answer))
  const [met, denied] = [answered(true), answered(false)]
  const listed = Array.isArray(stated?.value) ? (stated.value as readonly string[]) : null
  if (determinations.length === 0 || (stated !== undefined && listed === null)) return stated
  const isBelied = [...(listed ?? []), ...met].some((key) => denied.includes(key))
  const isLacking = stated?.whole === true && met.some((key) => listed?.includes(key) !== true)
  if (isBelied || isLacking) {
    return { value: null, unknown: 'conflict', at: AT, level: 'asserted', whole: false }
  }
  const isAnswered = CRITERIA.every((key) => met.includes(key) || denied.includes(key))
  if (!isAnswered && listed === null && met.length === 0) return stated
  return {
    value: [...new Set([...(listed ?? []), ...met])].sort(),
    unknown: null,
    at: AT,
    level: determinations.map(levelOf).reduce(higher, stated?.level ?? 'asserted'),
    whole: stated?.whole === true || isAnswered,
  }
}

function isDetermination(evidence: EvidenceFacts): boolean {
  return (
    evidence.type === DETERMINATION &&
    evidence.state !== null &&
    evidence.state !== 'rejected' &&
    (evidence.subjects ?? []).some((subject) => subject === AT || subject === '/system')
  )
}

function levelOf(determination: EvidenceFacts): Level {
  return determination.signed || determination.state === 'confirmed' ? 'attested' : 'asserted'
}

function higher(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b
}
