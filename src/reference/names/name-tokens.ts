import type { NormalName } from '../normalise-name.ts'
import { isCjk } from './fold-text.ts'
import { createPhrases } from './phrases.ts'
import { SHORT_KANA, WORDS, type Meaning } from './word-table.ts'

export type TokenScript = 'letters' | 'han' | 'kana' | 'hangul'

/** A part of a name: a word, or a piece of a run of Han, kana or Hangul. */
export interface Token {
  /** Folded text, phrases joined without space. */
  readonly text: string
  /** `core` words are what a name is told by; the others are known words. */
  readonly kind: 'core' | Meaning['kind']
  /** One for all that mean the same: the text itself for core words. */
  readonly idea: string
  readonly country?: string
  readonly script: TokenScript
}

const PHRASES = createPhrases(WORDS)
const CJK_WORDS: ReadonlyMap<string, Meaning> = new Map(
  [...WORDS].filter(([word]) => isCjk(word) && word.length > 1),
)
const LONGEST_CJK_WORD = Math.max(...[...CJK_WORDS.keys()].map((word) => word.length))

/** Splits what normalisation left of a name into tokens, in their order. */
export function tokensOf(name: NormalName): readonly Token[] {
  const tokens: Token[] = []
  const { words } = name
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (isCjk(word)) {
      tokens.push(...piecesOf(word))
      continue
    }
    const found = PHRASES.at(words, at)
    if (found === undefined) tokens.push(numberOrCore(word, at, words))
    else {
      const text = words.slice(at, at + found.length).join('')
      tokens.push({ text, script: 'letters', ...found.value })
      at += found.length - 1
    }
  }
  return tokens
}

/** "14th", "2", "IV"; one letter I, V or X is a number only after the name. */
function numberOrCore(word: string, at: number, words: readonly string[]): Token {
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(word)?.[1]
  const value =
    digits?.replace(/^0+(?=\d)/, '') ?? (at > 0 && at === words.length - 1 ? ROMAN[word] : undefined)
  return value === undefined
    ? { text: word, kind: 'core', idea: word, script: 'letters' }
    : { text: word, kind: 'number', idea: value, script: 'letters' }
}

const ROMAN: Readonly<Record<string, string>> = { i: '1', v: '5', x: '10' }

function scriptOf(text: string): TokenScript {
  let script: TokenScript = 'kana'
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0xac00 && code <= 0xd7a3) return 'hangul'
    if (code < 0x3040 || code > 0x30ff) script = 'han'
  }
  return script
}

/** Known words taken from both ends for as long as one stands there; what is left is the core. */
function piecesOf(run: string): Token[] {
  const front: Token[] = []
  const back: Token[] = []
  let rest = run
  for (;;) {
    const taken = takeNumber(rest) ?? takeKnown(rest, 'back') ?? takeKnown(rest, 'front')
    if (taken === undefined) break
    if (taken.end === 'front') front.push(taken.token)
    else back.unshift(taken.token)
    rest = taken.rest
  }
  const core: Token[] = rest === '' ? [] : [{ text: rest, kind: 'core', idea: rest, script: scriptOf(rest) }]
  return [...front, ...core, ...back]
}

interface Taken {
  readonly token: Token
  readonly rest: string
  readonly end: 'front' | 'back'
}

const HAN_NUMBER = /第([一二三四五六七八九十]{1,3})/u

function takeNumber(run: string): Taken | undefined {
  const found = HAN_NUMBER.exec(run)
  if (found === null || (found.index > 0 && found.index + found[0].length < run.length)) return undefined
  const text = found[0]
  const value = hanNumber(found[1] ?? '')
  return {
    token: { text, kind: 'number', idea: String(value), script: 'han' },
    rest: found.index === 0 ? run.slice(text.length) : run.slice(0, found.index),
    end: found.index === 0 ? 'front' : 'back',
  }
}

const DIGITS = '零一二三四五六七八九'

function hanNumber(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text]
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones))
}

function takeKnown(run: string, end: 'front' | 'back'): Taken | undefined {
  for (let length = Math.min(LONGEST_CJK_WORD, run.length); length > 1; length -= 1) {
    const text = end === 'front' ? run.slice(0, length) : run.slice(run.length - length)
    const meaning = CJK_WORDS.get(text)
    if (meaning === undefined) continue
    const rest = end === 'front' ? run.slice(length) : run.slice(0, run.length - length)
    if (!mayBeCut(text, rest, end)) continue
    return { token: { text, script: scriptOf(text), ...meaning }, rest, end }
  }
  return undefined
}

/** Not where it would leave a single character, nor a short piece out of the middle of a word in kana. */
function mayBeCut(text: string, rest: string, end: 'front' | 'back'): boolean {
  if (rest === '') return true
  if (rest.length === 1) return false
  const neighbour = end === 'front' ? rest.charAt(0) : rest.charAt(rest.length - 1)
  const inKana = scriptOf(text) === 'kana' && scriptOf(neighbour) === 'kana'
  return !(inKana && SHORT_KANA.has(text))
}
