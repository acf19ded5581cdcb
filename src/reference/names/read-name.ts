import { normaliseName, type NormalName } from '../normalise-name.ts'
import type { LegalForm } from './legal-form-table.ts'
import { signatureOf } from './letter-signature.ts'
import { tokensOf, type Token } from './name-tokens.ts'

/** One reading of a name: normalised, in tokens. */
export interface NameForm {
  /** The texts of all tokens that are not written or left out at will. */
  readonly key: string
  readonly tokens: readonly Token[]
  readonly forms: readonly LegalForm[]
  /** Whether it has a word that is not of branch or place, or more than one. */
  readonly isStrong: boolean
  /** Pairs of letters that it has, as bits; null where it has Han, kana or Hangul. */
  readonly signature: Int32Array | null
}

/** A name with the other names that it states in brackets, after a slash or after "doing business as". */
export interface ReadName {
  readonly whole: NameForm
  readonly parts: readonly NameForm[]
}

const PARTED =
  /[()（）[\]［］【】「」『』/／]|\b(?:d\.?b\.?a|f\.?k\.?a|a\.?k\.?a|formerly|trading as|t\/a)\b|旧社名|旧称|原名/iu
const BETWEEN =
  /[()[\]【】「」『』]|(?<=[^\s/]{2})\s*\/\s*(?=[^\s/]{2})|\b(?:d\/?b\/?a|d\.b\.a\.?|f\/?k\/?a|f\.k\.a\.?|a\/?k\/?a|a\.k\.a\.?|formerly(?: known as)?|trading as|t\/a)(?=\s)|旧社名[:：]?|旧称[:：]?|原名[:：]?/iu
const MOST_PARTS = 4

/** Reads a name; pure, so that its result can be kept. */
export function readName(text: string): ReadName {
  const whole = readForm(text)
  if (!PARTED.test(text)) return { whole, parts: [] }
  const parts = text
    .normalize('NFKC')
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return { whole, parts: [] }
  const forms = parts.map(readForm)
  return { whole, parts: forms.every(isName) ? forms.slice(0, MOST_PARTS) : [] }
}

/** A place, a number or one word of branch in brackets is part of the name, not another name. */
function isName({ tokens }: NameForm): boolean {
  const telling = tokens.filter((token) => token.kind === 'plain' || token.kind === 'branch')
  return tokens.some((token) => token.kind === 'core') || (tokens.length > 1 && telling.length > 0)
}

function readForm(text: string): NameForm {
  const normal = normaliseName(text)
  return formOf(tokensOf(normal), normal)
}

/** A form out of its tokens. */
export function formOf(tokens: readonly Token[], { forms }: Pick<NormalName, 'forms'>): NameForm {
  const isStrong = tokens.length > 1 || tokens.some((token) => token.kind === 'core')
  return { key: keyOf(tokens), tokens, forms, isStrong, signature: signatureOf(tokens) }
}

function keyOf(tokens: readonly Token[]): string {
  let key = ''
  for (const [at, { text }] of tokens.entries())
    if (text !== 'and' && text !== 'und' && (text !== 'the' || at > 0)) key += text
  return key
}
