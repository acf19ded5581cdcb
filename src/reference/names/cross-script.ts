import { readingsOf } from './han-readings.ts'
import { lettersNamed } from './letter-names.ts'
import type { Token } from './name-tokens.ts'
import { wadeGiles } from './pinyin.ts'
import { romaniseHangul, romaniseKana, romaniseWord } from './romanise.ts'
import { soundsOf, type Origin, type Sounds, type Strictness } from './sound-keys.ts'
import { readingOfPlaces, soundLikeness, type Reading } from './sound-likeness.ts'

type Language = 'chinese' | 'japanese' | 'korean' | 'none'

/** How alike two rows of tokens in different scripts sound, and in which way. */
export interface SoundMatch {
  readonly likeness: number
  readonly how: 'reading' | 'sound' | 'letter-names'
}

const NONE: SoundMatch = { likeness: 0, how: 'sound' }

/** Below this, two names do not sound alike: of exact readings, and of words borrowed into another script. */
const LEAST_READ = 0.92
const LEAST_BORROWED = 0.8
/** Names of two or three consonants are like too many others. */
function leastBorrowed(consonants: number): number {
  if (consonants <= 2) return 0.88
  return LEAST_BORROWED
}

/** ファーウェイ for 华为: kana and Hangul that imitate Chinese. */
const LEAST_IMITATED = 0.9

/** Compares by reading and by sound; the scripts of the two sides must differ somewhere. */
export function compareSound(a: readonly Token[], b: readonly Token[]): SoundMatch {
  if (a.length === 0 || b.length === 0) return NONE
  const [from, to] = rank(a) >= rank(b) ? [a, b] : [b, a]
  if (to.some((token) => token.script === 'han')) return NONE
  const spelling = spellingOf(to)
  if (spelling.latin.length < 2) return NONE
  const named = byLetterNames(from, spelling.latin)
  if (named !== undefined) return named
  const hasHan = from.some((token) => token.script === 'han')
  const read = hasHan ? bestReading(from, to, spelling) : readAsSpelled(from, spelling)
  if (read === 1) return { likeness: 1, how: 'reading' }
  const borrowed = hasHan ? imitated(from, to, spelling) : likenessOf(from, 'none', spelling, 'borrowed')
  if (read === 0 && borrowed === 0) return NONE
  return read >= borrowed
    ? { likeness: read, how: 'reading' }
    : { likeness: 0.86 + (borrowed - LEAST_BORROWED) * 0.6, how: 'sound' }
}

/** One side in Latin letters. */
interface Spelling {
  readonly latin: string
  readonly origin: Origin
  /** The words apart, where people spelled them; null else. */
  readonly words: string | null
}

function spellingOf(tokens: readonly Token[]): Spelling {
  const isSpelled = tokens.every((token) => token.script === 'letters')
  const words = tokens.map(latinOf)
  return {
    latin: words.join(''),
    origin: isSpelled ? 'spelled' : 'romanised',
    words: isSpelled ? words.join(' ') : null,
  }
}

const RANKS = { han: 3, kana: 2, hangul: 1, letters: 0 } as const

/** Han is read in alternatives, so it is the side that is spelled out. */
function rank(tokens: readonly Token[]): number {
  let highest = 0
  for (const token of tokens) highest = Math.max(highest, RANKS[token.script])
  return highest
}

function byLetterNames(from: readonly Token[], spelling: string): SoundMatch | undefined {
  const named = lettersNamed(from)
  if (named === undefined) return undefined
  const { letters, rest, isFirst } = named
  if (isFirst ? !spelling.startsWith(letters) : !spelling.endsWith(letters)) return undefined
  const other = isFirst ? spelling.slice(letters.length) : spelling.slice(0, -letters.length)
  if (rest === '' || other === '') return rest === other ? { likeness: 0.97, how: 'letter-names' } : undefined
  const reading = readingOfPlaces([[soundsOf(romaniseWord(rest), 'borrowed', 'romanised')]])
  if (reading === undefined) return undefined
  const likeness = soundLikeness(reading, soundsOf(other, 'borrowed'), 'borrowed', LEAST_BORROWED)
  return likeness > 0 ? { likeness, how: 'letter-names' } : undefined
}

function bestReading(from: readonly Token[], to: readonly Token[], spelling: Spelling): number {
  const isKana = to.some((token) => token.script === 'kana')
  const isHangul = to.some((token) => token.script === 'hangul')
  if (isKana) return likenessOf(from, 'japanese', spelling, 'read')
  if (isHangul) return likenessOf(from, 'korean', spelling, 'read')
  return Math.max(
    likenessOf(from, 'chinese', spelling, 'read'),
    likenessOf(from, 'japanese', spelling, 'read'),
    likenessOf(from, 'korean', spelling, 'read'),
  )
}

function readAsSpelled(from: readonly Token[], spelling: Spelling): number {
  const language = from.some((token) => token.script === 'hangul') ? 'korean' : 'none'
  return likenessOf(from, language, spelling, 'read')
}

function imitated(from: readonly Token[], to: readonly Token[], spelling: Spelling): number {
  if (to.every((token) => token.script === 'letters')) return 0
  const likeness = likenessOf(from, 'chinese', spelling, 'borrowed')
  return likeness >= LEAST_IMITATED ? likeness : 0
}

function likenessOf(
  from: readonly Token[],
  language: Language,
  spelling: Spelling,
  strictness: Strictness,
): number {
  const reading = readingOf(from, language, strictness)
  if (reading === undefined) return 0
  const likeness = likenessTo(soundsOf(spelling.latin, strictness, spelling.origin), reading, strictness)
  const isRead = strictness === 'read' || spelling.words === null || !from.some(isHangul)
  if (isRead || likeness === 1) return likeness
  return Math.max(likeness, likenessTo(soundsOf(spelling.words, strictness, 'english'), reading, strictness))
}

/** Kana follow the spelling more than the sound; Hangul write down what is heard. */
function isHangul(token: Token): boolean {
  return token.script === 'hangul'
}

function likenessTo(sounds: Sounds, reading: Reading, strictness: Strictness): number {
  const least = strictness === 'read' ? LEAST_READ : leastBorrowed(Math.min(sounds.consonants, reading.most))
  return soundLikeness(reading, sounds, strictness, least)
}

/** Readings are kept with their token, for as long as it lives. */
const remembered = new WeakMap<Token, Map<string, Reading | null>>()

function readingOf(
  tokens: readonly Token[],
  language: Language,
  strictness: Strictness,
): Reading | undefined {
  const readings = tokens.map((token) => readingOfToken(token, language, strictness))
  const [only] = readings
  if (readings.length === 1) return only ?? undefined
  const places: (readonly Sounds[])[] = []
  for (const reading of readings) {
    if (reading === null) return undefined
    places.push(...reading.places)
  }
  return readingOfPlaces(places)
}

function readingOfToken(token: Token, language: Language, strictness: Strictness): Reading | null {
  const kept = remembered.get(token) ?? new Map<string, Reading | null>()
  if (kept.size === 0) remembered.set(token, kept)
  const id = `${language} ${strictness}`
  const known = kept.get(id)
  if (known !== undefined) return known
  const reading =
    readingOfPlaces(
      placesOf(token, language).map((one) =>
        unique(one).map((latin) =>
          soundsOf(latin, strictness, token.script === 'hangul' ? 'hangul' : 'romanised'),
        ),
      ),
    ) ?? null
  kept.set(id, reading)
  return reading
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter((value) => value !== '')
}

/** One place a character of Han, and one a word of anything else. */
function placesOf(token: Token, language: Language): readonly (readonly string[])[] {
  if (token.script === 'han') return Array.from(token.text, (character) => alternatives(character, language))
  const latin = latinOf(token)
  return [language === 'korean' && token.script === 'hangul' ? [latin, ...initialForms(latin)] : [latin]]
}

function alternatives(character: string, language: Language): readonly string[] {
  const readings = readingsOf(character)
  if (language === 'japanese')
    return readings.japanese.length > 0 ? readings.japanese : [romaniseKana(character)]
  if (language === 'korean') {
    const spelled = readings.korean.map(romaniseHangul)
    return spelled.flatMap((one) => [one, ...initialForms(one)])
  }
  return readings.chinese.flatMap((one) => [one, wadeGiles(one)])
}

const SWAPPED: Readonly<Record<string, string>> = { g: 'k', d: 't', b: 'p', j: 'ch', r: 'l' }

/** Kia, Kumho, Lee: g, d, b, j and r as Korean firms spell them. */
function initialForms(latin: string): readonly string[] {
  const swapped = SWAPPED[latin.charAt(0)]
  return swapped === undefined ? [] : [swapped + latin.slice(1)]
}

function latinOf(token: Token): string {
  return token.script === 'letters' && /^[a-z0-9]*$/.test(token.text) ? token.text : romaniseWord(token.text)
}
