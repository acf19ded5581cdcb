import type { Pairing } from './align-tokens.ts'
import type { Token } from './name-tokens.ts'
import type { NameForm } from './read-name.ts'
import { hasCore, weightOf } from './token-weights.ts'

/** What speaks against two names being of one person, however alike they are. */
export type Objection =
  | 'other-word'
  | 'other-number'
  | 'other-place'
  | 'national-unit'
  | 'other-branch'
  | 'other-legal-form'
  | 'other-country'

/** A name with what the other one has a counterpart for. */
export interface Side {
  readonly tokens: readonly Token[]
  readonly matched: readonly boolean[]
  readonly hasCore: boolean
  /** Countries that its legal forms are of; Japan and Korea left out, for 日本 or 한국 in front is a unit of a foreign firm. */
  readonly homes: readonly string[]
}

/** The side of one name, `matched` the tokens that have a counterpart. */
export function sideOf(
  { tokens, forms }: Pick<NameForm, 'tokens' | 'forms'>,
  matched: readonly number[],
): Side {
  const found = tokens.map(() => false)
  for (const at of matched) found[at] = true
  const homes = forms
    .flatMap((form) => form.countries)
    .filter((country) => country !== 'JP' && country !== 'KR')
  return { tokens, matched: found, hasCore: hasCore(tokens), homes }
}

function isMissing(side: Side, ...kinds: readonly Token['kind'][]): boolean {
  return side.tokens.some((token, at) => side.matched[at] !== true && kinds.includes(token.kind))
}

export function missing(side: Side, kinds: readonly Token['kind'][]): readonly Token[] {
  return side.tokens.filter((token, at) => side.matched[at] !== true && kinds.includes(token.kind))
}

export function objectionsTo(a: Side, b: Side, pairings: readonly Pairing[]): Objection[] {
  const found: Objection[] = []
  const both = (kinds: readonly Token['kind'][]): boolean => isMissing(a, ...kinds) && isMissing(b, ...kinds)
  if (both(['core', 'branch', 'plain'])) {
    const isWord = isMissing(a, 'core') || isMissing(b, 'core')
    if (isWord || !pairings.some((one) => one.how === 'acronym'))
      found.push(isWord ? 'other-word' : 'other-branch')
  } else if (both(['form'])) found.push('other-branch')
  if (isMissing(a, 'number') || isMissing(b, 'number')) found.push('other-number')
  const places = placeObjection(a, b)
  if (places !== undefined) found.push(places)
  return found
}

function placeObjection(a: Side, b: Side): Objection | undefined {
  const placesA = missing(a, ['country', 'city'])
  const placesB = missing(b, ['country', 'city'])
  if (placesA.length > 0 && placesB.length > 0) {
    const overlap = placesA.some((one) =>
      placesB.some((other) => one.country === other.country && one.kind !== other.kind),
    )
    return overlap ? undefined : 'other-place'
  }
  const isUnit = isNationalUnit(a) || isNationalUnit(b)
  return isUnit ? 'national-unit' : undefined
}

/**
 * "Huawei Japan", "日本エイサー": a country that only one has. In front it may be the home that the legal form tells of
 * (Svenska Handelsbanken AB), as Chinese firms write 中国 or not; "of Russia" is a home too.
 */
function isNationalUnit(side: Side): boolean {
  if (!side.hasCore) return false
  return side.tokens.some((token, at) => {
    if (side.matched[at] === true || token.kind !== 'country') return false
    if (at === 0 && (token.country === 'CN' || side.homes.includes(token.country ?? ''))) return false
    return side.tokens[at - 1]?.kind !== 'little'
  })
}

/** 0 to 1: the weight of what has a counterpart, by how alike it is, in the weight of all. */
export function scoreOf(sideA: Side, sideB: Side, pairings: readonly Pairing[]): number {
  let matched = 0
  let all = 0
  for (const { a: left, b: right, likeness } of pairings) {
    const weightA = sum(left.map((at) => weightAt(sideA, at)))
    const weightB = sum(right.map((at) => weightAt(sideB, at)))
    // A mistyped known word stands in one name as a core word: it tells no more than the word that it is.
    const isKnown =
      left.length === 1 &&
      right.length === 1 &&
      isUneven(sideA.tokens[left[0] ?? 0], sideB.tokens[right[0] ?? 0])
    const weight = 2 * (isKnown ? Math.min(weightA, weightB) : Math.max(weightA, weightB))
    matched += weight * likeness
    all += weight
  }
  for (let at = 0; at < sideA.tokens.length; at += 1) all += missingWeight(sideA, sideB, at)
  for (let at = 0; at < sideB.tokens.length; at += 1) all += missingWeight(sideB, sideA, at)
  return all === 0 ? 0 : matched / all
}

function isUneven(one: Token | undefined, other: Token | undefined): boolean {
  return (one?.kind === 'core') !== (other?.kind === 'core')
}

function weightAt(side: Side, at: number): number {
  const token = side.tokens[at]
  return token === undefined ? 0 : weightOf(token, side.hasCore)
}

/** A short name leaves out plain words and the city in front. */
function missingWeight(side: Side, other: Side, at: number): number {
  const token = side.tokens[at]
  if (token === undefined || side.matched[at] === true) return 0
  const weight = weightOf(token, side.hasCore)
  if (token.kind === 'plain' && side.hasCore && !isMissing(other, 'branch', 'plain', 'core'))
    return weight * 0.35
  if (token.kind === 'country' && side.tokens[at - 1]?.kind === 'little') return weight * 0.3
  if (token.kind === 'city' || (token.kind === 'country' && at === 0)) return weight * (at === 0 ? 0.4 : 0.8)
  return weight
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
