import { foldHan } from './han-folding.ts'
import { CJK_GENERIC, CJK_LEGAL_FORMS, GENERIC_WORDS, LEGAL_FORMS } from './name-words.ts'

/** Scripts of names; `other` is every script that the matcher has no rules for. */
export type NameScript = 'latin' | 'cyrillic' | 'greek' | 'han' | 'kana' | 'hangul' | 'other'

/** A name reduced to what identifies: the same for every width, case, spacing, script form and place of legal forms. */
export interface NormalName {
  /** All words but legal forms, joined without spaces. */
  readonly key: string
  /** The key with the kinds of its legal forms: what a name that is weak without them is held against. */
  readonly full: string
  /** All words but legal forms, in their order; words of Han, kana or Hangul that only space parted are one. */
  readonly words: readonly string[]
  /** What remains of the words without branch and place; everyday words may be among them. */
  readonly distinctive: readonly string[]
  /** Letters of any script; digits do not count. */
  readonly letters: number
  /** Scripts in which at least two letters stand together: a single one is a sign, as in "α Systems". */
  readonly scripts: readonly NameScript[]
}

const SCRIPTS: readonly (readonly [NameScript, RegExp])[] = [
  ['latin', /\p{Script=Latin}{2}/u],
  ['cyrillic', /\p{Script=Cyrillic}{2}/u],
  ['greek', /\p{Script=Greek}{2}/u],
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]{2}/u],
  ['hangul', /\p{Script=Hangul}{2}/u],
]
const OTHER_SCRIPT =
  /(?:(?!\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Han}|\p{Script=Hangul}|\p{scx=Hira}|\p{scx=Kana})\p{L}\p{M}*){2}/u
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}]+|\d+/gu
/** Whether a word is of Han, kana or Hangul; a word is never of two kinds. */
export const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Normalises a name; pure, no locale. */
export function normaliseName(name: string): NormalName {
  const text = unify(name)
  const { words, forms } = withoutForms(joinInitials(text.match(RUNS) ?? []))
  const key = (words.length > 0 ? words : forms).join('')
  return {
    key,
    full: [key, ...new Set(forms.toSorted())].join(' '),
    words,
    distinctive: words.map(distinctivePart).filter((word) => word !== '' && !/^\d+$/.test(word)),
    letters: text.match(/\p{L}/gu)?.length ?? 0,
    scripts: scriptsOf(text),
  }
}

function scriptsOf(text: string): readonly NameScript[] {
  if (ASCII.test(text)) return /[a-z]{2}/.test(text) ? LATIN : NONE
  const known = SCRIPTS.filter(([, script]) => script.test(text)).map(([script]) => script)
  return OTHER_SCRIPT.test(text) ? [...known, 'other'] : known
}

const ASCII = /^[\0-\x7f]*$/
const LATIN: readonly NameScript[] = ['latin']
const NONE: readonly NameScript[] = []

/** Width, case, abbreviated legal forms, and space or marks inside Han, kana and Hangul. */
function unify(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase().replace(/(?<=[a-z])'(?=[a-z])/g, '')
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\((株|有|合|주)\)/gu, (_, form: string) => ` ${ABBREVIATED[form] ?? ''} `)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(SPACED_HAN, '')
    .replace(SPACED_HANGUL, '')
}

const ABBREVIATED: Readonly<Record<string, string>> = {
  株: '株式会社',
  有: '有限会社',
  合: '合同会社',
  주: '주식회사',
}
const SPACED_HAN =
  /(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])[\s・·•‧]+(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])/gu
const SPACED_HANGUL = /(?<=\p{Script=Hangul})[\s・·•‧]+(?=\p{Script=Hangul})/gu

/** Folded words, with initials that points or spaces part made one word: "L.L.C.", "K. K.", "A/S". */
function joinInitials(runs: readonly string[]): string[] {
  const words: string[] = []
  let afterInitial = false
  for (const run of runs) {
    const isCjk = CJK.test(run)
    const word = isCjk ? foldCjk(run) : foldLetters(run)
    const isInitial = !isCjk && word.length === 1 && !/\d/.test(word)
    if (isInitial && afterInitial) words.push(`${words.pop() ?? ''}${word}`)
    else words.push(word)
    afterInitial = isInitial
  }
  return words
}

function withoutForms(all: readonly string[]): { words: string[]; forms: string[] } {
  const forms: string[] = []
  const words: string[] = []
  for (const word of all) {
    const form = LEGAL_FORMS.get(word)
    if (form !== undefined) forms.push(form)
    else {
      const rest = CJK.test(word) ? stripCjkForms(word, forms) : word
      if (rest !== '') words.push(rest)
    }
  }
  return { words, forms }
}

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
}

/** Latin, Greek and Cyrillic without diacritics; й and ў stay, for they are letters of their own. */
function foldLetters(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word
  const bare = word
    .normalize('NFD')
    .replace(/(?<![иу])\u0306|[\u0300-\u0305\u0307-\u036f]/gu, '')
    .normalize('NFC')
  return bare.replace(/[øłđæœþðı]/gu, (letter) => LETTERS[letter] ?? letter)
}

const LARGE_KANA: Readonly<Record<string, string>> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ッ: 'ツ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
  ヱ: 'エ',
  ヰ: 'イ',
}
const B_SERIES: Readonly<Record<string, string>> = { ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ' }

/** Simplified Han; hiragana as katakana, small kana as large, no long marks. Dakuten are never dropped. */
function foldCjk(run: string): string {
  return foldHan(run)
    .replace(/[\u3041-\u3096]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/ヴ([ァィェォ]?)/gu, (_, vowel: string) => B_SERIES[vowel] ?? 'ブ')
    .replace(/[ァィゥェォッャュョヮヱヰ]/gu, (kana) => LARGE_KANA[kana] ?? kana)
    .replaceAll('ー', '')
}

const FORMS = new RegExp(CJK_LEGAL_FORMS.map(foldCjk).join('|'), 'gu')
const GENERIC = CJK_GENERIC.map(foldCjk).sort((a, b) => b.length - a.length)

function stripCjkForms(word: string, forms: string[]): string {
  return word.replace(FORMS, (form) => {
    forms.push(form)
    return ''
  })
}

/** The word without generic ones at either end, for as long as one stands there. */
function distinctivePart(word: string): string {
  if (!CJK.test(word)) return GENERIC_WORDS.has(word) ? '' : word
  const found = GENERIC.find((one) => word.startsWith(one) || word.endsWith(one))
  if (found === undefined) return word
  return distinctivePart(word.startsWith(found) ? word.slice(found.length) : word.slice(0, -found.length))
}
