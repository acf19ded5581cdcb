/** Finds phrases of words: the longest that starts at a place. */
export interface Phrases<T> {
  at(words: readonly string[], start: number): { readonly value: T; readonly length: number } | undefined
}

/** Phrases by their words, joined by single spaces. */
export function createPhrases<T>(phrases: ReadonlyMap<string, T>): Phrases<T> {
  const longest = new Map<string, number>()
  for (const phrase of phrases.keys()) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length))
  }
  return {
    at: (words, start) => {
      const first = words[start] ?? ''
      for (let length = Math.min(longest.get(first) ?? 0, words.length - start); length > 0; length -= 1) {
        const phrase = length === 1 ? first : words.slice(start, start + length).join(' ')
        const value = phrases.get(phrase)
        if (value !== undefined) return { value, length }
      }
      return undefined
    },
  }
}
