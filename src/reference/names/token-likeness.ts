import { spellingLikeness } from './edit-distance.ts'
import { EVERYDAY_WORDS } from './everyday-words.ts'
import { romaniseLetters, romaniseWord, transliterationKey } from './romanise.ts'
import { soundsOf } from './sound-keys.ts'
import { SURNAMES } from './surnames.ts'
import { readingOfPlaces, soundLikeness } from './sound-likeness.ts'
import type { Token } from './name-tokens.ts'

/** How tokens of one name stand for tokens of the other. */
export type How =
  | 'equal'
  | 'same-word'
  | 'joined'
  | 'spelling'
  | 'transliteration'
  | 'abbreviation'
  | 'reading'
  | 'sound'
  | 'letter-names'
  | 'acronym'

/** 0 where two words are not alike. */
export interface Likeness {
  readonly likeness: number
  readonly how: How
}

const UNLIKE: Likeness = { likeness: 0, how: 'spelling' }

/** How alike two single words are; `isBacked` as of `lettersLikeness`. */
export function tokenLikeness(one: Token, other: Token, isBacked: boolean): Likeness {
  if (one.script !== other.script) return UNLIKE
  if (one.script === 'letters') return lettersLikeness(one.text, other.text, isBacked)
  if (one.script === 'kana') return kanaLikeness(one.text, other.text)
  if (one.script === 'hangul') return hangulLikeness(one.text, other.text)
  return hanLikeness(one.text, other.text)
}

/** `isBacked`: another word of the names is the same, so two surnames may be one mistyped (Booz Allan Hamilton). */
export function lettersLikeness(a: string, b: string, isBacked = false): Likeness {
  if (isKnownWord(a, isBacked) && isKnownWord(b, isBacked)) {
    const isOneWord = plainSpelling(a) === plainSpelling(b)
    return isOneWord ? { likeness: 0.96, how: 'spelling' } : UNLIKE
  }
  const likeness = spellingLikeness(a, b)
  const shortest = Math.min(a.length, b.length)
  if (shortest >= 2 && likeness < 0.95) {
    const keyA = transliterationKey(romaniseLetters(a))
    const keyB = transliterationKey(romaniseLetters(b))
    const isForeign = !/^[a-z0-9]*$/.test(a) || !/^[a-z0-9]*$/.test(b)
    if (keyA === keyB && (isForeign || shortest >= 4)) return { likeness: 0.94, how: 'transliteration' }
    if (isForeign) {
      const like = spellingLikeness(keyA, keyB)
      if (like > likeness) return { likeness: like * 0.97, how: 'transliteration' }
    }
  }
  if (likeness > 0) return { likeness, how: 'spelling' }
  if (isAbbreviation(a, b, isBacked) || isAbbreviation(b, a, isBacked))
    return { likeness: 0.8, how: 'abbreviation' }
  return UNLIKE
}

/** Without a plural s, umlauts spelled out and doubled letters: Boehm and Bohm, Hoffmann and Hofmann. */
function plainSpelling(word: string): string {
  return word
    .replace(/s$/, '')
    .replace(/[aou]e/g, (pair) => pair.charAt(0))
    .replace(/(.)\1/g, '$1')
}

function isKnownWord(word: string, isBacked: boolean): boolean {
  return (
    EVERYDAY_WORDS.has(word) ||
    (!isBacked && SURNAMES.has(word)) ||
    (word.endsWith('s') && EVERYDAY_WORDS.has(word.slice(0, -1)))
  )
}

/** "Gebr." for Gebrüder; of three letters, as "Ver.", only where another word is the same. */
function isAbbreviation(short: string, long: string, isBacked: boolean): boolean {
  const least = isBacked ? 3 : 4
  return (
    short.length >= least &&
    long.length >= short.length + 3 &&
    long.startsWith(short) &&
    !/[aeiou]$/.test(short)
  )
}

function kanaLikeness(a: string, b: string): Likeness {
  return Math.min(a.length, b.length) < 4 ? UNLIKE : readLikeness(loosenKana(a), loosenKana(b), 0.93)
}

/** エイ and オウ are long vowels, written エー and オー too; the mark is gone. */
const LONG = /([エケセテネヘメレゲゼデベペ])イ|([オコソトノホモヨロゴゾドボポ])ウ/g

function loosenKana(kana: string): string {
  return romaniseWord(
    kana
      .replaceAll('テイ', 'チ')
      .replaceAll('デイ', 'デ')
      .replaceAll('ツ', '')
      .replace(LONG, '$1$2')
      .replace(/[ズス]$/, ''),
  )
}

function hangulLikeness(a: string, b: string): Likeness {
  if (Math.min(a.length, b.length) < 3) return UNLIKE
  return readLikeness(romaniseWord(a).replaceAll('yeo', 'eo'), romaniseWord(b).replaceAll('yeo', 'eo'), 0.95)
}

function readLikeness(a: string, b: string, least: number): Likeness {
  const reading = readingOfPlaces([[soundsOf(a, 'read')]])
  if (reading === undefined) return UNLIKE
  const likeness = soundLikeness(reading, soundsOf(b, 'read'), 'read', least)
  return likeness > 0 ? { likeness, how: 'spelling' } : UNLIKE
}

/** 台积电 for 台湾积体电路: three characters or more, in order, the first one first. One other character is another firm. */
export function hanLikeness(a: string, b: string): Likeness {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 3 || long.length < short.length + 2 || short[0] !== long[0]) return UNLIKE
  let at = 0
  for (const character of short) {
    at = long.indexOf(character, at) + 1
    if (at === 0) return UNLIKE
  }
  return { likeness: 0.85, how: 'abbreviation' }
}
