import { alignTokens, type Pairing } from './align-tokens.ts'
import { formsConflict } from './legal-form-table.ts'
import { sharedPairs } from './letter-signature.ts'
import type { NameForm, ReadName } from './read-name.ts'
import { missing, objectionsTo, scoreOf, sideOf, type Objection, type Side } from './weigh-names.ts'

/** One reason of a score: tokens that stand for one another, or what speaks against. */
export interface Reason {
  readonly reason:
    | Pairing['how']
    | 'only-first'
    | 'only-second'
    | 'nothing-alike'
    | 'too-weak'
    | 'known-as-one'
    | 'known-as-others'
    | 'other-category'
    | Objection
  readonly first?: string
  readonly second?: string
  /** 0 to 1, two decimals. */
  readonly likeness?: number
}

/** How two names compare; the same whichever comes first. */
export interface NameComparison {
  /** `same` only for equal strong names; `possible` resembles; `unscreened` says too little to compare. */
  readonly result: 'same' | 'possible' | 'distinct' | 'unscreened'
  /** 0 to 1, two decimals: a rank, not a probability. */
  readonly score: number
  /** The same distinctive word under another place, branch or legal form: likely of one group, not one person. */
  readonly related: boolean
  readonly reasons: readonly Reason[]
}

/** Where the two are, as far as known: ISO 3166-1 alpha-2. */
export interface Countries {
  readonly first?: string | null
  readonly second?: string | null
}

/** From this score on, names are possibly of one person. */
export const POSSIBLE = 0.82

/** Names that are alike but in different countries score so much less. */
const ELSEWHERE = 0.15

/** The most that names can score with an objection; of `other-country`, equal names only. */
const MOST: Readonly<Record<Objection, number>> = {
  'other-word': 0.6,
  'other-number': 0.5,
  'other-place': 0.7,
  'national-unit': 0.74,
  'other-branch': 0.72,
  'other-legal-form': 0.78,
  'other-country': 0.9,
}

/** Compares two names as read; the best of their parts counts, a part alone never makes them the same. */
export function compareNames(a: ReadName, b: ReadName, countries: Countries = {}): NameComparison {
  const whole = compareForms(a.whole, b.whole, countries)
  if (whole.result === 'same' || whole.result === 'unscreened') return whole
  let best = whole
  if (a.parts.length > 0 || b.parts.length > 0) {
    for (const one of [a.whole, ...a.parts]) {
      for (const other of [b.whole, ...b.parts]) {
        const found = compareForms(one, other, countries)
        if (found.score > best.score) best = found
      }
    }
  }
  return best.result === 'same' ? { ...best, result: 'possible', score: 0.97 } : best
}

/** Compares two single names. */
export function compareForms(a: NameForm, b: NameForm, countries: Countries): NameComparison {
  if (isTooWeak(a) || isTooWeak(b)) return UNSCREENED
  const isEqual = a.key === b.key
  if (!isEqual && haveNothingAlike(a, b)) return NOTHING_ALIKE
  const pairings = alignTokens(a.tokens, b.tokens)
  if (pairings.length === 0 && !isEqual) return NOTHING_ALIKE
  const sideA = sideOf(
    a,
    pairings.flatMap((one) => one.a),
  )
  const sideB = sideOf(
    b,
    pairings.flatMap((one) => one.b),
  )
  const objections = isEqual ? [] : objectionsTo(sideA, sideB, pairings)
  if (formsConflict(a.forms, b.forms)) objections.push('other-legal-form')
  if (differ(countries)) objections.push('other-country')
  const raw = isEqual ? 1 : Math.min(scoreOf(sideA, sideB, pairings), 0.99)
  const score = round(
    Math.min(
      isEqual || !objections.includes('other-country') ? raw : raw - ELSEWHERE,
      ...objections.map((one) => MOST[one]),
    ),
  )
  const isSame = isEqual && objections.length === 0 && a.isStrong
  const result = isSame ? 'same' : score >= POSSIBLE ? 'possible' : 'distinct'
  return {
    result,
    score,
    related: result === 'distinct' && isRelated(raw, objections, [sideA, sideB], pairings),
    reasons: reasonsOf(sideA, sideB, pairings, objections),
  }
}

const UNSCREENED: NameComparison = {
  result: 'unscreened',
  score: 0,
  related: false,
  reasons: [{ reason: 'too-weak' }],
}
const NOTHING_ALIKE: NameComparison = {
  result: 'distinct',
  score: 0,
  related: false,
  reasons: [{ reason: 'nothing-alike' }],
}

function isTooWeak({ key }: NameForm): boolean {
  return key.length === 0 || (key.length < 2 && key <= 'z')
}

/** Names of letters that share few pairs of letters, where neither may abbreviate the other. */
const FEW_PAIRS = 0.35

function haveNothingAlike(a: NameForm, b: NameForm): boolean {
  if (a.signature === null || b.signature === null) return false
  return sharedPairs(a.signature, b.signature) < FEW_PAIRS && !mayAbbreviate(a, b) && !mayAbbreviate(b, a)
}

function mayAbbreviate(short: NameForm, long: NameForm): boolean {
  return (
    long.tokens.length > 1 && short.tokens.some((token) => token.kind === 'core' && token.text.length <= 6)
  )
}

function isRelated(
  raw: number,
  objections: readonly Objection[],
  [a, b]: readonly [Side, Side],
  pairings: readonly Pairing[],
): boolean {
  const hasCommonCore = pairings.some(
    (one) =>
      one.likeness >= 0.9 &&
      one.a.some((at) => a.tokens[at]?.kind === 'core') &&
      one.b.some((at) => b.tokens[at]?.kind === 'core'),
  )
  if (!hasCommonCore || objections.includes('other-word') || objections.includes('other-country'))
    return false
  return missing(a, ['core']).length === 0 && missing(b, ['core']).length === 0 && raw > 0.4
}

function reasonsOf(
  a: Side,
  b: Side,
  pairings: readonly Pairing[],
  objections: readonly Objection[],
): readonly Reason[] {
  const pairs: Reason[] = pairings.map((one) => ({
    reason: one.how,
    first: one.a.map((at) => a.tokens[at]?.text ?? '').join(' '),
    second: one.b.map((at) => b.tokens[at]?.text ?? '').join(' '),
    likeness: round(one.likeness),
  }))
  const onlyA = missingTexts(a)
  const onlyB = missingTexts(b)
  return [
    ...pairs,
    ...(onlyA === '' ? [] : [{ reason: 'only-first' as const, first: onlyA }]),
    ...(onlyB === '' ? [] : [{ reason: 'only-second' as const, second: onlyB }]),
    ...objections.map((reason) => ({ reason })),
  ]
}

function missingTexts(side: Side): string {
  return side.tokens
    .filter((_, at) => side.matched[at] !== true)
    .map((token) => token.text)
    .join(' ')
}

function differ({ first, second }: Countries): boolean {
  return (
    typeof first === 'string' &&
    typeof second === 'string' &&
    first !== '' &&
    second !== '' &&
    first.toUpperCase() !== second.toUpperCase()
  )
}

function round(value: number): number {
  return Math.round(Math.max(0, value) * 100) / 100
}
