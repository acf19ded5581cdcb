import { isVowelCode, type Sounds, type Strictness } from './sound-keys.ts'

/**
 * How alike two names sound that are written in different scripts. A reading is a row of places, each with its
 * alternatives (a Han character has several readings); the other side is one spelling in Latin letters.
 */
export interface Reading {
  readonly places: readonly (readonly Sounds[])[]
  /** Weight and consonants of the lightest alternatives, and consonants of the heaviest. */
  readonly weight: number
  readonly fewest: number
  readonly most: number
}

/** Puts places together; undefined where one has no reading. */
export function readingOfPlaces(places: readonly (readonly Sounds[])[]): Reading | undefined {
  let [weight, fewest, most] = [0, 0, 0]
  if (places.length === 0 || places.length > LONGEST) return undefined
  for (const alternatives of places) {
    if (alternatives.length === 0) return undefined
    weight += Math.min(...alternatives.map((one) => one.weight))
    fewest += Math.min(...alternatives.map((one) => one.consonants))
    most += Math.max(...alternatives.map((one) => one.consonants))
  }
  return { places, weight, fewest, most }
}

/** From `least` to 1 where some reading is close to the spelling, else 0. */
export function soundLikeness(
  reading: Reading,
  spelling: Sounds,
  strictness: Strictness,
  least: number,
): number {
  const target = spelling.codes
  const length = target.length
  if (length === 0 || length > LONGEST) return 0
  const weight = Math.max(spelling.weight, reading.weight, 2)
  const limit = (1 - least) * weight
  const apart = Math.max(reading.fewest - spelling.consonants, spelling.consonants - reading.most, 0)
  if (apart * LEAST_GAP[strictness] > limit) return 0
  const gaps = GAPS[strictness]
  let column = COLUMNS[0]
  let next = COLUMNS[1]
  fillGaps(GAPS_OF_TARGET, target, gaps)
  column[0] = 0
  for (let j = 1; j <= length; j += 1) column[j] = (column[j - 1] ?? 0) + (GAPS_OF_TARGET[j - 1] ?? 0)
  for (const [place, alternatives] of reading.places.entries()) {
    next.fill(Infinity, 0, length + 1)
    let best = Infinity
    for (const { codes } of alternatives) {
      const reached = through(column, codes, target, {
        costs: COSTS[strictness],
        gaps,
        isInside: place > 0 && strictness === 'read',
      })
      for (let j = 0; j <= length; j += 1) {
        const cost = reached[j] ?? Infinity
        if (cost < (next[j] ?? Infinity)) next[j] = cost
        if (cost < best) best = cost
      }
    }
    if (best > limit) return 0
    const spare = column
    column = next
    next = spare
  }
  const cost = column[length] ?? Infinity
  return cost > limit + 1e-9 ? 0 : 1 - cost / weight
}

const LONGEST = 64
const COLUMNS = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)] as const
const ROWS = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)] as const
const GAPS_OF_TARGET = new Float64Array(LONGEST + 1)

interface Manner {
  readonly costs: Float64Array
  readonly gaps: Float64Array
  /** Whether the text stands inside a name, where Japanese readings change their first consonant. */
  readonly isInside: boolean
}

/** The costs after one more piece of text: rows of an edit distance that begin at a given column. */
function through(from: Float64Array, text: Uint8Array, target: Uint8Array, manner: Manner): Float64Array {
  const { costs, gaps, isInside } = manner
  let last = from
  for (let i = 0; i < text.length; i += 1) {
    const row = ROWS[(i & 1) as 0 | 1]
    const code = text[i] ?? 0
    const lost = gapAt(text, i, gaps)
    let left = (last[0] ?? 0) + lost
    row[0] = left
    for (let j = 1; j <= target.length; j += 1) {
      const other = target[j - 1] ?? 0
      const changed =
        isInside && i === 0 && code !== other && VOICED.has(code * 128 + other)
          ? 0.05
          : (costs[code * 128 + other] ?? 0)
      let cost = (last[j - 1] ?? 0) + changed
      const up = (last[j] ?? 0) + lost
      if (up < cost) cost = up
      left += GAPS_OF_TARGET[j - 1] ?? 0
      if (left < cost) cost = left
      row[j] = cost
      left = cost
    }
    last = row
  }
  return last
}

function fillGaps(into: Float64Array, text: Uint8Array, gaps: Float64Array): void {
  for (let at = 0; at < text.length; at += 1) into[at] = gapAt(text, at, gaps)
}

const R = 114

/** r before a consonant or at the end is hardly heard. */
function gapAt(text: Uint8Array, at: number, gaps: Float64Array): number {
  const code = text[at] ?? 0
  if (code === R && gaps === GAPS.borrowed && !isVowelCode(text[at + 1] ?? 0)) return 0.2
  return gaps[code] ?? 1
}

const LEAST_GAP: Readonly<Record<Strictness, number>> = { read: 0.6, borrowed: 0.2 }

const GAPS: Readonly<Record<Strictness, Float64Array>> = {
  read: gapTable(0.7, { y: 0.6, w: 0.6 }),
  borrowed: gapTable(0.15, { y: 0.2, w: 0.4, h: 0.5, n: 0.8, t: 0.8, s: 0.8 }),
}

function gapTable(vowel: number, others: Readonly<Record<string, number>>): Float64Array {
  const table = new Float64Array(128).fill(1)
  for (let code = 0; code < 128; code += 1) if (isVowelCode(code)) table[code] = vowel
  for (const [letter, cost] of Object.entries(others)) table[letter.charCodeAt(0)] = cost
  return table
}

const VOICED: ReadonlySet<number> = new Set(
  ['kg', 'sz', 'td', 'hb', 'hp', 'Cj', 'Sj', 'Cz', 'Sz', 'fb'].map(
    (pair) => pair.charCodeAt(0) * 128 + pair.charCodeAt(1),
  ),
)

const LOOSE =
  'kg.25 td.25 sz.1 zj.15 sj.5 bp.35 pf.2 fh.25 bh.5 bf.4 mn.3 Ct.4 CS.3 Cj.25 Cs.5 Sj.3 Ss.15 Sz.3 tz.4 ts.6 dj.5 dz.4 ph.5 wb.3 wh.4 yj.3 yg.4 gj.3'

const COSTS: Readonly<Record<Strictness, Float64Array>> = {
  read: costTable({ vowels: 0.6, mixed: 1.4, other: 1.2 }, ''),
  borrowed: costTable({ vowels: 0.16, mixed: 0.8, other: 1.2 }, LOOSE),
}

function costTable(
  costs: { readonly vowels: number; readonly mixed: number; readonly other: number },
  loose: string,
): Float64Array {
  const table = new Float64Array(128 * 128)
  for (let x = 0; x < 128; x += 1) {
    for (let y = 0; y < 128; y += 1) {
      const vowels = (isVowelCode(x) ? 1 : 0) + (isVowelCode(y) ? 1 : 0)
      table[x * 128 + y] =
        x === y ? 0 : vowels === 2 ? costs.vowels : vowels === 1 ? costs.mixed : costs.other
    }
  }
  for (const one of loose.split(' ').filter((text) => text !== '')) {
    const [x, y, cost] = [one.charCodeAt(0), one.charCodeAt(1), Number(one.slice(2))]
    table[x * 128 + y] = cost
    table[y * 128 + x] = cost
  }
  return table
}
