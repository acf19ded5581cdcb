/**
 * How hard it is to type one word for the other, in mistakes: a usual mistake (a neighbouring key, letters swapped or
 * doubled, letters that sound alike, a plural s) costs less than one, an arbitrary other letter more.
 */
export function typingCost(a: string, b: string, limit: number): number {
  const n = a.length
  const m = b.length
  if (Math.abs(n - m) > limit / CHEAPEST) return Infinity
  let before = ROWS[0]
  let last = ROWS[1]
  let row = ROWS[2]
  if (n >= SIZE || m >= SIZE) return Infinity
  for (let j = 0; j <= m; j += 1) last[j] = j === 0 ? 0 : (last[j - 1] ?? 0) + gapCost(b, j - 1, a)
  for (let i = 1; i <= n; i += 1) {
    row[0] = (last[0] ?? 0) + gapCost(a, i - 1, b)
    let least = row[0]
    for (let j = 1; j <= m; j += 1) {
      const x = a.charCodeAt(i - 1)
      const y = b.charCodeAt(j - 1)
      let best = (last[j - 1] ?? 0) + (x === y ? 0 : otherCost(x, y, i === 1 || j === 1))
      best = Math.min(best, (last[j] ?? 0) + gapCost(a, i - 1, b))
      best = Math.min(best, (row[j - 1] ?? 0) + gapCost(b, j - 1, a))
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && y === a.charCodeAt(i - 2) && x !== y)
        best = Math.min(best, (before[j - 2] ?? 0) + SWAPPED)
      row[j] = best
      if (best < least) least = best
    }
    if (least > limit) return Infinity
    const spare = before
    before = last
    last = row
    row = spare
  }
  const cost = last[m] ?? Infinity
  return cost <= limit ? cost : Infinity
}

/** Longest word that is compared. */
const SIZE = 128
const ROWS = [new Float64Array(SIZE), new Float64Array(SIZE), new Float64Array(SIZE)] as const
const CHEAPEST = 0.3
const SWAPPED = 0.7

/** A letter that the other word lacks. */
function gapCost(word: string, at: number, other: string): number {
  const letter = word.charCodeAt(at)
  if (letter >= 48 && letter <= 57) return 2
  if (at === word.length - 1 && letter === 115 && other.length >= 4) return 0.3
  if (at > 0 && word.charCodeAt(at - 1) === letter) return 0.5
  if (at + 1 < word.length && word.charCodeAt(at + 1) === letter) return 0.5
  if (letter === 104 && at > 0) return 0.7
  return at === 0 ? 1.5 : 1
}

function otherCost(x: number, y: number, isFirst: boolean): number {
  const cost = x < 128 && y < 128 ? (COSTS[x * 128 + y] ?? 0) : OTHER_LETTER
  return isFirst ? cost + 0.4 : cost
}

const OTHER_LETTER = 1.4
const OTHER_DIGIT = 2

/** Letters taken for one another by ear or eye. */
const SIMILAR = 'iy ck cs sz kq vw uv gj xz 0o 1l 1i mn dt bp ae ei fv hk'
/** Keys beside one another. */
const NEIGHBOURS =
  'qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm pl'

const COSTS = costTable()

function costTable(): Float64Array {
  const table = new Float64Array(128 * 128).fill(OTHER_LETTER)
  const set = (x: number, y: number, cost: number): void => {
    table[x * 128 + y] = cost
    table[y * 128 + x] = cost
  }
  const vowels = 'aeiouy'
  for (const x of vowels) for (const y of vowels) set(x.charCodeAt(0), y.charCodeAt(0), 0.9)
  for (const pair of NEIGHBOURS.split(' ')) set(pair.charCodeAt(0), pair.charCodeAt(1), 0.8)
  for (let digit = 48; digit < 58; digit += 1)
    for (let code = 0; code < 128; code += 1) set(digit, code, OTHER_DIGIT)
  for (const pair of SIMILAR.split(' '))
    set(pair.charCodeAt(0), pair.charCodeAt(1), /[0-9]/.test(pair) ? 0.8 : 0.7)
  return table
}

/** Mistakes that a word of so many letters bears and is still taken for the same. */
export function mistakesAllowed(length: number): number {
  if (length <= 3) return 0
  if (length <= 4) return 0.8
  if (length <= 5) return 1
  if (length <= 6) return 1.25
  if (length <= 8) return 1.45
  if (length <= 11) return 2
  return 2.5
}

/** 1 for the same word, less for one mistyped, 0 where it is more than mistakes. */
export function spellingLikeness(a: string, b: string): number {
  if (a === b) return 1
  const length = (a.length + b.length) / 2
  const allowed = Math.min(a.length, b.length) <= 3 ? 0 : mistakesAllowed(length)
  if (allowed === 0) return 0
  const cost = typingCost(a, b, allowed)
  return cost === Infinity ? 0 : 1 - (0.9 * cost) / Math.max(length, 5)
}
