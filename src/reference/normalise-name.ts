import { foldHan } from './han-folding.ts'
import { CJK_GENERIC, CJK_LEGAL_FORMS, GENERIC_WORDS, LEGAL_FORMS } from './name-words.ts'

/** A name reduced to what identifies: the same for every width, case, spacing, script form and place of legal forms. */
export interface NormalName {
  /** All words but legal forms, joined without spaces. */
  readonly key: string
  /** All words, legal forms included: what a name that is weak without them is held against. */
  readonly full: string
  /** The words that are neither legal form, branch nor place. */
  readonly distinctive: readonly string[]
  /** Letters and digits of any script that the matcher knows. */
  readonly letters: number
  readonly isSupported: boolean
}

const KNOWN_SCRIPTS =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Greek}]/u
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+|\p{Script=Hangul}+|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}]+|\d+/gu
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Normalises a name; pure, no locale. */
export function normaliseName(name: string): NormalName {
  const text = unify(name)
  const folded = (text.match(RUNS) ?? []).map((run) => (CJK.test(run) ? foldCjk(run) : foldLetters(run)))
  const words = folded.map((word) => (CJK.test(word) ? stripCjkForms(word) : word))
  const kept = words.filter((word) => word !== '' && !LEGAL_FORMS.has(word))
  const key = (kept.length > 0 ? kept : words).join('')
  return {
    key,
    full: folded.join(''),
    distinctive: kept.map(distinctivePart).filter((word) => word !== '' && !/^\d+$/.test(word)),
    letters: Array.from(key).length,
    isSupported: KNOWN_SCRIPTS.test(text),
  }
}

/** Width, case, abbreviated legal forms and the marks that only decorate. */
function unify(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\((?:株|有|合|주)\)/gu, ' ')
    .replace(/(?<=\p{L})[.'’](?=\p{L})/gu, '')
    .replace(/[・･·]/gu, '')
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

/** Latin, Greek and Cyrillic without diacritics; й stays, for it is a letter of its own once composed again. */
function foldLetters(word: string): string {
  const bare = word
    .normalize('NFD')
    .replace(/[\u0300-\u0305\u0307-\u036f]/gu, '')
    .normalize('NFC')
  return bare.replace(/[øłđæœþðı]/gu, (letter) => LETTERS[letter] ?? letter)
}

const SMALL_KANA: Readonly<Record<string, string>> = {
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

/** Simplified Han; hiragana as katakana, small kana as large, no long marks. Dakuten are never dropped. */
function foldCjk(run: string): string {
  const katakana = foldHan(run).replace(/[\u3041-\u3096]/gu, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  )
  return katakana
    .replace(/ヴァ/gu, 'バ')
    .replace(/[ァィゥェォッャュョヮヱヰ]/gu, (kana) => SMALL_KANA[kana] ?? kana)
    .replaceAll('ー', '')
}

const FORMS = CJK_LEGAL_FORMS.map(foldCjk)
const GENERIC = CJK_GENERIC.map(foldCjk).sort((a, b) => b.length - a.length)

function stripCjkForms(word: string): string {
  return strip(word, FORMS)
}

/** Takes words of the list off either end for as long as one stands there. */
function strip(word: string, list: readonly string[]): string {
  const found = list.find((one) => word.startsWith(one) || word.endsWith(one))
  if (found === undefined) return word
  return strip(word.startsWith(found) ? word.slice(found.length) : word.slice(0, -found.length), list)
}

function distinctivePart(word: string): string {
  if (CJK.test(word)) return strip(word, GENERIC)
  return GENERIC_WORDS.has(word) ? '' : word
}
