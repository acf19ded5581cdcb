import { readingsOf } from './han-readings.ts'
import type { Token } from './name-tokens.ts'
import { wadeGiles } from './pinyin.ts'
import type { NameForm } from './read-name.ts'
import { romaniseHangul, romaniseWord, transliterationKey } from './romanise.ts'

/** What a name is looked up by; two names that may be one share some. */
export interface NameFeatures {
  /** Its words and ideas, neighbouring ones joined, the initials of its words, pairs of Han characters. */
  readonly words: ReadonlySet<number>
  /** The consonants that it sounds of, for names in other scripts. */
  readonly sounds: ReadonlySet<number>
}

/** The features of a name, each hashed to 32 bits. */
export function featuresOf(form: NameForm, side: 'stored' | 'asked'): NameFeatures {
  const telling = form.tokens.filter((token) => token.kind !== 'little')
  const core = telling.filter((token) => token.kind === 'core')
  const sounds = new Set<number>()
  addSounds(core, side, sounds)
  if (telling.length > core.length && telling.length < 5) addSounds(telling, side, sounds)
  return { words: wordsOf(form, telling, core), sounds }
}

function wordsOf(form: NameForm, telling: readonly Token[], core: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>()
  found.add(hash('k', form.key))
  telling.forEach((token, at) => {
    found.add(wordFeature(token))
    const next = telling[at + 1]
    if (next === undefined) return
    found.add(hash('p', `${token.idea}|${next.idea}`))
    if (token.script === 'letters' && next.script === 'letters') {
      found.add(joinedFeature(token.text + next.text))
      const third = telling[at + 2]
      if (third?.script === 'letters' && token.text.length < 4)
        found.add(joinedFeature(token.text + next.text + third.text))
    }
  })
  addAcronyms(core, telling, found)
  const han = telling.filter((token) => token.script === 'han')
  addHanPairs(han.map((token) => token.text).join(''), found)
  for (const token of core) if (token.script === 'han' && han.length > 1) addHanPairs(token.text, found)
  return found
}

/** Of a word by itself; letters in any script under one spelling. */
export function wordFeature(token: Token): number {
  if (token.kind !== 'core') return hash(token.kind, token.idea)
  return token.script === 'letters' ? joinedFeature(token.text) : hash('w', token.text)
}

function joinedFeature(text: string): number {
  return hash('w', text)
}

const LONGEST_ACRONYM = 6

/** "ibm" and the initials of "International Business Machines" are one feature. */
function addAcronyms(core: readonly Token[], telling: readonly Token[], found: Set<number>): void {
  const [only] = core
  if (
    core.length === 1 &&
    only !== undefined &&
    only.script === 'letters' &&
    only.text.length >= 3 &&
    only.text.length <= LONGEST_ACRONYM
  )
    found.add(hash('a', only.text.slice(0, 3)))
  const words = telling.filter((token) => token.script === 'letters')
  if (words.length >= 3 || (words.length === 2 && telling.length === 2))
    found.add(
      hash(
        'a',
        words
          .slice(0, 3)
          .map((token) => token.text.charAt(0))
          .join(''),
      ),
    )
}

/** 台积电 is looked for by 台积 and 台电: the first character with each later one. */
function addHanPairs(text: string, found: Set<number>): void {
  if (text.length < 3) return
  for (let at = 1; at < Math.min(text.length, 8); at += 1)
    found.add(hash('h', text.charAt(0) + text.charAt(at)))
}

/**
 * Consonants in classes; what is written in another script is found by these. Left out in turn they are looked for, and
 * of kana and Hangul, which spell loosely, stored too.
 */
function addSounds(tokens: readonly Token[], side: 'stored' | 'asked', found: Set<number>): void {
  if (tokens.length === 0) return
  const isLetters = tokens.every((token) => token.script === 'letters')
  const hasHan = tokens.some((token) => token.script === 'han')
  const spaces = side === 'stored' ? [isLetters ? 'sl' : 'sc'] : isLetters ? ['sc'] : ['sl', 'sc']
  const isLoose = side === 'asked' || !(isLetters || hasHan)
  for (const latin of spellingsOf(tokens, hasHan)) {
    const skeleton = skeletonOf(latin, isLetters)
    if (skeleton.length < 2) continue
    for (const space of spaces) {
      found.add(hash(space, skeleton))
      if (!isLoose || skeleton.length < 3) continue
      for (let at = 0; at < Math.min(skeleton.length, LONGEST_SKELETON); at += 1)
        found.add(hash(space, skeleton.slice(0, at) + skeleton.slice(at + 1)))
    }
  }
}

const LONGEST_SKELETON = 10

/** Spellings of a few readings: pinyin, Wade-Giles, the first Japanese ones and Korean. */
function spellingsOf(tokens: readonly Token[], hasHan: boolean): readonly string[] {
  if (!hasHan) return [tokens.map((token) => romaniseWord(token.text)).join('')]
  const characters = tokens.map((token) => token.text).join('')
  const spell = (read: (character: string) => string | undefined): string =>
    Array.from(characters, (character) => read(character) ?? romaniseWord(character)).join('')
  return [
    spell((one) => readingsOf(one).chinese[0]),
    spell((one) => readingsOf(one).chinese.map(wadeGiles)[0]),
    spell((one) => readingsOf(one).japanese[0]),
    spell((one) => readingsOf(one).japanese[1] ?? readingsOf(one).japanese[0]),
    spell((one) => readingsOf(one).japanese[2] ?? readingsOf(one).japanese[0]),
    spell((one) => readingsOf(one).korean.map(romaniseHangul)[0]),
  ]
}

const CLASS_OF: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  classOf(String.fromCharCode(code)),
)

function classOf(letter: string): string {
  if ('kgqx'.includes(letter)) return 'k'
  if ('szjc'.includes(letter)) return 's'
  if ('td'.includes(letter)) return 't'
  if ('bpfvh'.includes(letter)) return 'p'
  if ('rl'.includes(letter)) return 'r'
  return 'mn'.includes(letter) ? 'n' : ''
}

const [C, H, G] = [99, 104, 103]

/** One letter a class of consonants, neighbours of one class joined; c is k or s, and ch, sh, th are s, as spelled. */
function skeletonOf(latin: string, isSpelled: boolean): string {
  let skeleton = ''
  let last = ''
  for (let at = 0; at < latin.length; at += 1) {
    const code = latin.charCodeAt(at)
    const next = latin.charCodeAt(at + 1)
    let sound = CLASS_OF[code] ?? ''
    if (next === H && sound !== '' && 'cstzkp'.includes(latin.charAt(at))) {
      sound = latin.charAt(at) === 'p' ? 'p' : latin.charAt(at) === 'k' ? 'k' : 's'
      at += 1
    } else if (isSpelled && code === C) sound = isFront(next) ? 's' : 'k'
    else if (isSpelled && code === G && isFront(next)) sound = 's'
    else if (isSpelled && sound === 'r' && code === 114 && !isVowel(next)) sound = ''
    if (sound !== '' && sound !== last) {
      skeleton += sound
      last = sound
    } else if (isVowel(code)) last = ''
  }
  return skeleton
}

/** e, i and y, before which c and g are soft. */
function isFront(code: number): boolean {
  return code === 101 || code === 105 || code === 121
}

function isVowel(code: number): boolean {
  return code === 97 || code === 111 || code === 117 || isFront(code)
}

/** A spelling under which words mistyped or transliterated in another way are looked for. */
export function fuzzyKey(token: Token): string {
  return transliterationKey(romaniseWord(token.text))
}

/** FNV-1a of a kind and a text, 32 bits. */
export function hash(kind: string, text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < kind.length; at += 1) value = Math.imul(value ^ kind.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ 0x7c, 0x01000193)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    value = Math.imul(value ^ (code & 0xff), 0x01000193)
    if (code > 0xff) value = Math.imul(value ^ (code >> 8), 0x01000193)
  }
  return value >>> 0
}
