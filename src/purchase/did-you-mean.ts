/**
 * The end of a message about an unknown word: `; did you mean …?` with the nearest known word (at most a third of its letters
 * differ), else with up to three that share a part of it (`switch`: `layer-2-switch`), else nothing.
 */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = closest(word, known)
  const meant = near === undefined ? sharingParts(word, known) : [near]
  const last = meant.at(-1)
  if (last === undefined) return ''
  return `; did you mean ${meant.length === 1 ? last : `${meant.slice(0, -1).join(', ')} or ${last}`}?`
}

const MOST_MEANT = 3
/** Shorter parts, as in `two-way-radio`, say too little. */
const LEAST_PART = 4

/** A part that more of the known words have tells none of them from the others. */
const MOST_SHARING = 12

/** Those that share a part with the word that tells something, with the fewest others first. */
function sharingParts(word: string, known: readonly string[]): string[] {
  const parts = new Set(partsOf(word.slice(0, 100)))
  const candidates = [...new Set(known)].map((candidate) => ({ candidate, own: partsOf(candidate) }))
  const telling = [...parts].filter(
    (part) => candidates.filter(({ own }) => own.includes(part)).length <= MOST_SHARING,
  )
  return candidates
    .filter(({ own }) => own.some((part) => telling.includes(part)))
    .map(({ candidate, own }) => ({ candidate, others: own.filter((part) => !parts.has(part)).length }))
    .sort((a, b) => a.others - b.others || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST_MEANT)
    .map(({ candidate }) => candidate)
}

function partsOf(word: string): string[] {
  return word
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-./ ]/)
    .filter((part) => part.length >= LEAST_PART)
}

function closest(word: string, known: readonly string[]): string | undefined {
  const bounded = word.slice(0, 100).toLowerCase()
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const candidate of known) {
    const distance = editDistance(bounded, candidate.toLowerCase())
    const isNear = distance <= Math.max(1, Math.floor(Math.max(bounded.length, candidate.length) / 3))
    if (isNear && (best === undefined || distance < best.distance)) best = { word: candidate, distance }
  }
  return best?.word
}

/** Insertions, deletions and substitutions that turn one text into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
