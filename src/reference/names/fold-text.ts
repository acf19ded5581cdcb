import { foldHan } from './fold-han.ts'

const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Whether a word is of Han, kana or Hangul; a word is never of two kinds. */
export function isCjk(word: string): boolean {
  return word.charCodeAt(0) > 0x10ff && CJK.test(word)
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
export function foldLetters(word: string): string {
  if (/^[a-z0-9 ]*$/.test(word)) return word
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
export function foldCjk(run: string): string {
  return foldHan(run)
    .replace(/[\u3041-\u3096]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/ヴ([ァィェォ]?)/gu, (_, vowel: string) => B_SERIES[vowel] ?? 'ブ')
    .replace(/[ァィゥェォッャュョヮヱヰ]/gu, (kana) => LARGE_KANA[kana] ?? kana)
    .replaceAll('ー', '')
}
