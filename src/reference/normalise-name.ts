import { CJK_GENERIC, GENERIC_WORDS } from './name-words.ts'
import { foldCjk, foldLetters, isCjk } from './names/fold-text.ts'
import { CJK_FORMS, FORMS_OF_LETTERS, type LegalForm } from './names/legal-form-table.ts'
import { createPhrases } from './names/phrases.ts'

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
  readonly forms: readonly LegalForm[]
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
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+|[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}\d]+/gu
/** Normalises a name; pure, no locale. */
export function normaliseName(name: string): NormalName {
  const text = unify(name)
  const { words, forms } = withoutForms(joinInitials(text.match(RUNS) ?? []))
  const key = (
    words.length > 0 ? words.filter((word, at) => !isSilent(word, at)) : forms.map((form) => form.code)
  ).join('')
  return {
    key,
    full: [key, ...new Set(forms.map((form) => form.code).toSorted())].join(' '),
    words,
    forms,
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
  let text = name.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss')
  if (text.includes('('))
    text = text.replace(/\((株|有|合|주)\)/gu, (_, form: string) => ` ${ABBREVIATED[form] ?? ''} `)
  if (/['’]/.test(text)) text = text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
  return /[\s・·•‧]/.test(text) ? text.replace(SPACED_HAN, '').replace(SPACED_HANGUL, '') : text
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
    const isOfCjk = isCjk(run)
    const word = isOfCjk ? foldCjk(run) : foldLetters(run)
    const isInitial = !isOfCjk && word.length === 1 && !/\d/.test(word)
    if (isInitial && afterInitial) words.push(`${words.pop() ?? ''}${word}`)
    else words.push(word)
    afterInitial = isInitial
  }
  return words
}

const PHRASES = createPhrases(FORMS_OF_LETTERS)

function withoutForms(all: readonly string[]): { words: string[]; forms: LegalForm[] } {
  const forms: LegalForm[] = []
  const words: string[] = []
  for (let at = 0; at < all.length; at += 1) {
    const found = PHRASES.at(all, at)
    if (found !== undefined) {
      forms.push(found.value)
      at += found.length - 1
      continue
    }
    const word = all[at] ?? ''
    const rest = isCjk(word) ? stripCjkForms(word, forms) : word
    if (rest !== '') words.push(rest)
  }
  return { words, forms }
}

/** "The Boeing Company", "Smith and Sons" for "Smith & Sons": words that are written or not. */
function isSilent(word: string, at: number): boolean {
  return word === 'and' || word === 'und' || (word === 'the' && at === 0)
}

const FORM_OF_CJK: ReadonlyMap<string, LegalForm> = new Map(
  CJK_FORMS.map(([text, form]) => [foldCjk(text), form]),
)
const FORMS = new RegExp([...FORM_OF_CJK.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu')
const GENERIC = CJK_GENERIC.map(foldCjk).sort((a, b) => b.length - a.length)

function stripCjkForms(word: string, forms: LegalForm[]): string {
  return word.replace(FORMS, (text) => {
    const form = FORM_OF_CJK.get(text)
    if (form !== undefined) forms.push(form)
    return ''
  })
}

/** The word without generic ones at either end, for as long as one stands there. */
function distinctivePart(word: string): string {
  if (!isCjk(word)) return GENERIC_WORDS.has(word) ? '' : word
  const found = GENERIC.find((one) => word.startsWith(one) || word.endsWith(one))
  if (found === undefined) return word
  return distinctivePart(word.startsWith(found) ? word.slice(found.length) : word.slice(0, -found.length))
}
