import type { EvidenceFacts, Fact, Path } from './fact.ts'

/**
 * The provisions by which an offeror represents what it provides and uses.
 * @see FAR 52.204-24(d), 52.204-26(c); 52.240-90 in the overhauled FAR
 */
export const REPRESENTATIONS = ['far-52.204-24', 'far-52.204-26', 'far-52.240-90'] as const

/**
 * An answer of a bidder's own representation: known when every representation that serves the place gives it and all
 * agree. One that may be another's, or is silent, leaves it unknown (design 2.6).
 */
export function representedAnswer(
  evidence: readonly EvidenceFacts[],
  bidder: { readonly id: string; readonly path: Path },
  key: string,
  about: readonly Path[],
): Fact {
  const sources = evidence.filter((one) => mayServe(one, bidder.id, about))
  if (sources.length === 0) return unknown('absent', bidder.path)
  const answers = sources.map((one) => (servesForCertain(one) ? (one.answers[key] ?? null) : null))
  const first = answers[0] ?? null
  const silent = sources[answers.indexOf(null)]
  if (silent !== undefined) return unknown('null', `${silent.path}/answers/${key}`)
  const at = `${sources[0]?.path ?? bidder.path}/answers/${key}`
  if (typeof first !== 'boolean' || answers.some((answer) => answer !== first)) return unknown('conflict', at)
  return { at, level: 'stated', unknown: null, value: first, whole: true }
}

function mayServe(evidence: EvidenceFacts, bidder: string, about: readonly Path[]): boolean {
  if (evidence.state === 'rejected') return false
  if (evidence.type !== null && !REPRESENTATIONS.some((type) => type === evidence.type)) return false
  if (evidence.issuerParty !== null && evidence.issuerParty !== bidder) return false
  const { subjects } = evidence
  return (
    subjects === null ||
    about.some((path) => subjects.some((one) => path === one || path.startsWith(`${one}/`)))
  )
}

function servesForCertain(evidence: EvidenceFacts): boolean {
  return (
    evidence.type !== null &&
    evidence.issuerParty !== null &&
    evidence.subjects !== null &&
    evidence.state !== null
  )
}

/** One answer for an offer of several bidders: theirs, where all agree. */
export function combinedAnswer(answers: readonly Fact[]): Fact {
  const open = answers.find((answer) => answer.value === null)
  const first = answers[0]
  if (first === undefined) return unknown('absent', '/parties/-')
  if (open !== undefined) return open
  return answers.every((answer) => answer.value === first.value) ? first : unknown('conflict', first.at)
}

function unknown(why: 'absent' | 'null' | 'conflict', at: Path): Fact {
  return { at, level: 'asserted', unknown: why, value: null, whole: false }
}
