import { compareForms, compareNames, type Countries, type NameComparison } from './compare-names.ts'
import { spellingLikeness } from './edit-distance.ts'
import { featuresOf, fuzzyKey, hash } from './name-features.ts'
import { createRegisterReader, spellingFeatures, type NameRegister } from './name-register.ts'
import type { Token } from './name-tokens.ts'
import { rangeOf, type Postings } from './postings.ts'
import { readName, type NameForm, type ReadName } from './read-name.ts'
import { textAt } from './shared-texts.ts'

/** A name of the register that the one asked for may be. */
export interface FoundName {
  readonly name: number
  readonly text: string
  readonly bearer: number
  readonly comparison: NameComparison
}

/** Finds names like one; bounded work whatever the name. */
export type SearchRegister = (asked: ReadName, limit: number, countries?: Countries) => readonly FoundName[]

/** So many names are compared one by one, the most promising first. */
const COMPARED = 24
const COMPARED_BY_SOUND = 8
/** Names that share less than this part of what the most promising one shares are not compared. */
const WORTH_COMPARING = 0.3
/** So many members of features are looked at; the rarest features come first. */
const LOOKED_AT = 60_000
/** So many words like one of the asked name are followed. */
const SPELLINGS = 16

/** Attaches to a register; the scratch memory is the thread's own, 4 bytes a name. */
export function createSearchRegister(register: NameRegister): SearchRegister {
  const reader = createRegisterReader(register)
  const scores = new Float32Array(register.count)
  const counts = new Uint8Array(register.features.length)
  return (asked, limit, countries = {}) => {
    const found = new Map<number, FoundName>()
    for (const form of [asked.whole, ...asked.parts]) {
      const { words, sounds } = featuresOf(form, 'asked')
      const isKnown = hasEqual(form, register)
      const like = isKnown ? [] : likeFeatures(form, register, reader.token, counts)
      const promising = mostPromising(register, new Set([...words, ...like]), scores, COMPARED)
      if (!isKnown) promising.push(...mostPromising(register, sounds, scores, COMPARED_BY_SOUND))
      for (const name of promising) {
        if (found.has(name)) continue
        const text = textAt(register.texts, name)
        const comparison = HAS_PARTS.test(text)
          ? compareNames(asked, readName(text), countries)
          : compareNames(asked, { whole: reader.form(name), parts: [] }, countries)
        if (comparison.result === 'distinct' && !comparison.related) continue
        found.set(name, { name, text, bearer: register.bearers[name] ?? 0, comparison })
      }
    }
    return [...found.values()].sort(byScore).slice(0, limit)
  }
}

/** An equal name ends the search for mistyped ones and for those in other scripts. */
function hasEqual({ key }: NameForm, { names }: NameRegister): boolean {
  const [from, to] = rangeOf(names, hash('k', key))
  return to > from
}

const HAS_PARTS = /[()（）[\]/／]/

function byScore(a: FoundName, b: FoundName): number {
  return b.comparison.score - a.comparison.score || a.name - b.name
}

/** A feature that the asked name has, with where its members stand and how much sharing it tells. */
interface Shared {
  readonly from: number
  readonly to: number
  readonly rarity: number
}

/**
 * Names by the rarity of the features that they share, best first. The rarest features are gone through member by member;
 * once the common ones that are left could by themselves make no name worth comparing, they are only looked up for the
 * best of those that were found (as in MaxScore: Turtle and Flood, Query evaluation, 1995).
 */
function mostPromising(
  register: NameRegister,
  features: ReadonlySet<number>,
  scores: Float32Array,
  most: number,
): number[] {
  const shared = sharedOf(register, features)
  const touched: number[] = []
  let left = shared.reduce((sum, { rarity }) => sum + rarity, 0)
  let [looked, best, at] = [0, 0, 0]
  for (; at < shared.length; at += 1) {
    const { from, to, rarity } = shared[at] ?? NOTHING_SHARED
    const isTooMuch = looked + to - from > LOOKED_AT && touched.length > 0
    if (isTooMuch || left < best * WORTH_COMPARING) break
    if (to - from > LONG && touched.length > most && left <= leastOf(highest(touched, scores, most), scores))
      break
    looked += to - from
    left -= rarity
    best = Math.max(best, addScores(register, { from, to, rarity }, { scores, touched }))
  }
  return worthComparing(touched, shared.slice(at), { register, scores, most })
}

const NOTHING_SHARED: Shared = { from: 0, to: 0, rarity: 0 }
/** Where more members than this would be gone through, it is first asked whether any could still matter. */
const LONG = 1000

function sharedOf({ names, count }: NameRegister, features: ReadonlySet<number>): readonly Shared[] {
  const shared: Shared[] = []
  for (const feature of features) {
    const [from, to] = rangeOf(names, feature)
    if (to > from) shared.push({ from, to, rarity: Math.log((count + 1) / (to - from)) + 0.01 })
  }
  return shared.sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from)
}

/** Adds a feature to the scores of its members; the highest score that came of it. */
function addScores(
  { names }: NameRegister,
  { from, to, rarity }: Shared,
  { scores, touched }: { readonly scores: Float32Array; readonly touched: number[] },
): number {
  let best = 0
  const end = Math.min(to, from + LOOKED_AT)
  for (let at = from; at < end; at += 1) {
    const name = names.members[at] ?? 0
    const score = scores[name] ?? 0
    if (score === 0) touched.push(name)
    const now = score + rarity
    scores[name] = now
    if (now > best) best = now
  }
  return best
}

function leastOf(best: readonly number[], scores: Float32Array): number {
  return scores[best.at(-1) ?? 0] ?? 0
}

/** So many times as many names as are compared are looked up in the features left. */
const LOOKED_UP = 4

/** The best names with the features added that were left; leaves the scores empty. */
function worthComparing(
  touched: readonly number[],
  left: readonly Shared[],
  {
    register,
    scores,
    most,
  }: { readonly register: NameRegister; readonly scores: Float32Array; readonly most: number },
): number[] {
  const candidates = highest(touched, scores, left.length === 0 ? most : most * LOOKED_UP)
  for (const name of candidates) {
    for (const { from, to, rarity } of left)
      if (hasMember(register, name, from, to)) scores[name] = (scores[name] ?? 0) + rarity
  }
  const best = highest(candidates, scores, most)
  const least = (scores[best[0] ?? 0] ?? 0) * WORTH_COMPARING
  const worth = best.filter((name) => (scores[name] ?? 0) >= least)
  for (const name of touched) scores[name] = 0
  return worth
}

/** Members of a feature are in ascending order. */
function hasMember({ names: { members } }: NameRegister, name: number, from: number, to: number): boolean {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((members[middle] ?? 0) < name) low = middle + 1
    else high = middle
  }
  return low < to && members[low] === name
}

/** The highest by score, without sorting all of them. */
function highest(touched: readonly number[], scores: Float32Array, most: number): readonly number[] {
  const byRank = (a: number, b: number): number => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b
  if (touched.length <= most) return touched.toSorted(byRank)
  const best: number[] = []
  let least = 0
  for (const name of touched) {
    const score = scores[name] ?? 0
    if (best.length >= most && score <= least) continue
    best.push(name)
    if (best.length >= most * 2) {
      best.sort(byRank)
      best.length = most
      least = scores[best[most - 1] ?? 0] ?? 0
    }
  }
  return best.sort(byRank).slice(0, most)
}

/** Features of words that are spelled like those of the asked name. */
function likeFeatures(
  form: NameForm,
  register: NameRegister,
  tokenAt: (number: number) => Token,
  counts: Uint8Array,
): readonly number[] {
  const found: number[] = []
  for (const token of form.tokens) {
    if (token.kind === 'little' || token.kind === 'number' || token.script === 'han') continue
    for (const number of likeTokens(token, register.spellings, tokenAt, counts))
      found.push(register.features[number] ?? 0)
  }
  return found
}

/** A feature of spelling that more words share is not followed. */
const MOST_SHARED = 6_000

function likeTokens(
  token: Token,
  spellings: Postings,
  tokenAt: (number: number) => Token,
  counts: Uint8Array,
): readonly number[] {
  const touched: number[] = []
  for (const { feature, weight } of spellingFeatures(token)) {
    const [from, to] = rangeOf(spellings, feature)
    if (to - from > MOST_SHARED) continue
    for (let at = from; at < to; at += 1) {
      const number = spellings.members[at] ?? 0
      const count = counts[number] ?? 0
      if (count === 0) touched.push(number)
      counts[number] = Math.min(255, count + weight)
    }
  }
  const likely = touched.filter(
    (number) => (counts[number] ?? 0) >= LEAST_SHARED || touched.length <= SPELLINGS,
  )
  const ranked = (likely.length > 0 ? likely : touched)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, 2 * SPELLINGS)
  for (const number of touched) counts[number] = 0
  const key = fuzzyKey(token)
  return ranked.filter((number) => isLike(token, key, tokenAt(number))).slice(0, SPELLINGS)
}

const LEAST_SHARED = 2

function isLike(token: Token, key: string, other: Token): boolean {
  if (token.text === other.text) return true
  return (
    spellingLikeness(token.text, other.text) > 0 ||
    spellingLikeness(key, fuzzyKey(other)) > 0 ||
    key === fuzzyKey(other)
  )
}

/** Looks at every name: what a search is measured against. */
export function scanRegister(register: NameRegister, asked: NameForm): readonly FoundName[] {
  const reader = createRegisterReader(register)
  const found: FoundName[] = []
  for (let name = 0; name < register.count; name += 1) {
    const comparison = compareForms(asked, reader.form(name), {})
    if (comparison.result === 'possible' || comparison.result === 'same')
      found.push({
        name,
        text: textAt(register.texts, name),
        bearer: register.bearers[name] ?? 0,
        comparison,
      })
  }
  return found.sort(byScore)
}
