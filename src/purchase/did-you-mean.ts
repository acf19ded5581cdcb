/**
 * The end of a message about an unknown word: `; did you mean …?` with the nearest known word, or nothing when none is
 * near (at most a third of its letters differ).
 */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = closest(word, known)
  return near === undefined ? '' : `; did you mean ${near}?`
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
