import { compareSound } from './cross-script.ts'
import type { Token } from './name-tokens.ts'
import { SURNAMES } from './surnames.ts'
import { hanLikeness, lettersLikeness, tokenLikeness, type How } from './token-likeness.ts'

/** Tokens of the one name, by index, that stand for tokens of the other. */
export interface Pairing {
  readonly a: readonly number[]
  readonly b: readonly number[]
  readonly likeness: number
  readonly how: How
}

interface Work {
  readonly a: readonly Token[]
  readonly b: readonly Token[]
  readonly freeA: boolean[]
  readonly freeB: boolean[]
  readonly pairings: Pairing[]
}

/** Pairs the tokens of two names, the surest first; each token is used once. */
export function alignTokens(a: readonly Token[], b: readonly Token[]): readonly Pairing[] {
  const work: Work = { a, b, freeA: a.map(() => true), freeB: b.map(() => true), pairings: [] }
  pairEqual(work)
  if (isDone(work)) return work.pairings
  pairJoined(work)
  pairAlike(work)
  pairAcronym(work)
  pairHanAbbreviation(work)
  pairAcrossScripts(work)
  return work.pairings
}

function isDone({ freeA, freeB }: Work): boolean {
  return !freeA.includes(true) || !freeB.includes(true)
}

function take(work: Work, pairing: Pairing): void {
  for (const at of pairing.a) work.freeA[at] = false
  for (const at of pairing.b) work.freeB[at] = false
  work.pairings.push(pairing)
}

function pairEqual(work: Work): void {
  work.a.forEach((one, i) => {
    const j = work.b.findIndex(
      (other, at) => work.freeB[at] === true && one.idea === other.idea && one.kind === other.kind,
    )
    if (j < 0) return
    take(work, { a: [i], b: [j], likeness: 1, how: one.text === work.b[j]?.text ? 'equal' : 'same-word' })
  })
}

const MOST_JOINED = 4

/** "TP-Link" and "TPLink": neighbours on one side that joined are a word of the other. */
function pairJoined(work: Work): void {
  for (const isLike of [false, true]) {
    joinSide(work, 'a', isLike)
    joinSide(work, 'b', isLike)
  }
}

function joinSide(work: Work, side: 'a' | 'b', isLike: boolean): void {
  const [many, few] = side === 'a' ? [work.a, work.b] : [work.b, work.a]
  const [freeMany, freeFew] = side === 'a' ? [work.freeA, work.freeB] : [work.freeB, work.freeA]
  few.forEach((whole, at) => {
    if (freeFew[at] !== true || whole.text.length < 4) return
    for (let start = 0; start < many.length - 1; start += 1) {
      const found = windowAt({ many, free: freeMany, start }, whole, isLike)
      if (found === undefined) continue
      const indices = Array.from({ length: found.length }, (_, offset) => start + offset)
      const pairing = { likeness: found.likeness, how: 'joined' as const }
      take(work, side === 'a' ? { a: indices, b: [at], ...pairing } : { a: [at], b: indices, ...pairing })
      return
    }
  })
}

function windowAt(
  {
    many,
    free,
    start,
  }: { readonly many: readonly Token[]; readonly free: readonly boolean[]; readonly start: number },
  whole: Token,
  isLike: boolean,
) {
  let joined = many[start]?.text ?? ''
  if (free[start] !== true) return undefined
  for (let length = 2; length <= MOST_JOINED && start + length <= many.length; length += 1) {
    const next = many[start + length - 1]
    if (next === undefined || free[start + length - 1] !== true) return undefined
    joined += next.text
    if (joined.length > whole.text.length + 2) return undefined
    if (joined === whole.text) return { length, likeness: 0.98 }
    if (isLike && joined.length >= 7 && whole.kind === 'core') {
      const likeness = lettersLikeness(joined, whole.text).likeness
      if (likeness > 0) return { length, likeness: likeness * 0.97 }
    }
  }
  return undefined
}

/** Words that differ by mistakes or by the way of transliteration; two known words are never one mistyped. */
function pairAlike(work: Work): void {
  const found: (Pairing & { readonly order: number })[] = []
  // A given name says nothing of the family name beside it.
  const isBacked = work.pairings.some(({ a }) =>
    a.some((at) => {
      const token = work.a[at]
      return token?.kind === 'core' && !SURNAMES.has(token.text)
    }),
  )
  work.a.forEach((one, i) => {
    if (work.freeA[i] !== true) return
    work.b.forEach((other, j) => {
      if (work.freeB[j] !== true || (one.kind !== 'core' && other.kind !== 'core')) return
      if (
        one.kind === 'number' ||
        other.kind === 'number' ||
        one.kind === 'little' ||
        other.kind === 'little'
      )
        return
      const { likeness, how } = tokenLikeness(one, other, isBacked)
      if (likeness > 0) found.push({ a: [i], b: [j], likeness, how, order: found.length })
    })
  })
  found.sort((x, y) => y.likeness - x.likeness || x.order - y.order)
  for (const { a, b, likeness, how } of found) {
    if (work.freeA[a[0] ?? 0] === true && work.freeB[b[0] ?? 0] === true) take(work, { a, b, likeness, how })
  }
}

/** 台积电 for 台湾积体电路, whatever words the long name is made of. */
function pairHanAbbreviation(work: Work): void {
  for (const side of ['a', 'b'] as const) {
    const [short, long] = side === 'a' ? [work.a, work.b] : [work.b, work.a]
    const [freeShort, freeLong] = side === 'a' ? [work.freeA, work.freeB] : [work.freeB, work.freeA]
    const at = short.findIndex(
      (token, i) => freeShort[i] === true && token.kind === 'core' && token.script === 'han',
    )
    const words = freeOf(long, freeLong).filter(({ token }) => token.script === 'han')
    const abbreviation = short[at]
    if (
      abbreviation === undefined ||
      words.length < 2 ||
      words.some(({ token }) => token.kind === 'core' && token.text.length < 3)
    )
      continue
    const { likeness, how } = hanLikeness(abbreviation.text, words.map(({ token }) => token.text).join(''))
    if (likeness === 0) continue
    const indices = words.map((word) => word.at)
    take(work, side === 'a' ? { a: [at], b: indices, likeness, how } : { a: indices, b: [at], likeness, how })
    return
  }
}

/** "IBM" for "International Business Machines"; a legal form at the end may have its letter or not. */
function pairAcronym(work: Work): void {
  for (const side of ['a', 'b'] as const) {
    const [short, long] = side === 'a' ? [work.a, work.b] : [work.b, work.a]
    const [freeShort, freeLong] = side === 'a' ? [work.freeA, work.freeB] : [work.freeB, work.freeA]
    const at = short.findIndex(
      (token, i) => freeShort[i] === true && token.kind === 'core' && /^[a-zа-я]{2,6}$/u.test(token.text),
    )
    const acronym = short[at]?.text
    if (acronym === undefined || (acronym.length === 2 && work.pairings.length === 0)) continue
    if (short.some((token, i) => i !== at && freeShort[i] === true && token.kind === 'core')) continue
    const letters = long.map((token, i) => ({ token, i })).filter(({ i }) => freeLong[i] === true)
    const words = letters.filter(({ token }) => token.script === 'letters')
    if (words.length < 2 || words.length !== letters.length) continue
    if (
      !isAcronym(
        acronym,
        words.map(({ token }) => token),
      )
    )
      continue
    const indices = words.map(({ i }) => i)
    const pairing = { likeness: 0.88, how: 'acronym' as const }
    take(work, side === 'a' ? { a: [at], b: indices, ...pairing } : { a: indices, b: [at], ...pairing })
    return
  }
}

function isAcronym(acronym: string, words: readonly Token[]): boolean {
  const initials = (all: readonly Token[]): string => all.map((token) => token.text.charAt(0)).join('')
  const all = initials(words)
  const large = initials(words.filter((token) => token.kind !== 'little'))
  return [all, large].some(
    (one) =>
      one.length >= 2 &&
      (one === acronym ||
        (acronym.startsWith(one) && /^(?:c|sa)$/.test(acronym.slice(one.length)) && one.length >= 3)),
  )
}

/** What is left on both sides in different scripts: the cores, or all that is left, by reading or sound. */
function pairAcrossScripts(work: Work): void {
  const restA = freeOf(work.a, work.freeA)
  const restB = freeOf(work.b, work.freeB)
  const coreA = restA.filter(({ token }) => token.kind === 'core')
  const coreB = restB.filter(({ token }) => token.kind === 'core')
  let best: Pairing | undefined
  for (const [one, other] of [
    [coreA, coreB],
    [restA, restB],
    [coreA, restB],
    [restA, coreB],
  ] as const) {
    if (one.length === 0 || other.length === 0 || !differInScript(one, other)) continue
    if (best !== undefined && best.likeness > 0.95) break
    const match = compareSound(
      one.map(({ token }) => token),
      other.map(({ token }) => token),
    )
    if (match.likeness > (best?.likeness ?? 0))
      best = { a: one.map(({ at }) => at), b: other.map(({ at }) => at), ...match }
  }
  if (best !== undefined) take(work, best)
}

interface Placed {
  readonly token: Token
  readonly at: number
}

function freeOf(tokens: readonly Token[], free: readonly boolean[]): Placed[] {
  return tokens
    .map((token, at) => ({ token, at }))
    .filter(({ token, at }) => free[at] === true && token.kind !== 'little')
}

function differInScript(a: readonly Placed[], b: readonly Placed[]): boolean {
  const scripts = new Set([...a, ...b].map(({ token }) => token.script))
  return scripts.size > 1
}
