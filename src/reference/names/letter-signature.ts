import type { Token } from './name-tokens.ts'

const WORDS_OF_BITS = 4
const PLAIN = /^[a-z0-9]*$/

/** The pairs of neighbouring letters of a name of letters, hashed to 128 bits; null where it has others. */
export function signatureOf(tokens: readonly Token[]): Int32Array | null {
  const bits = new Int32Array(WORDS_OF_BITS)
  let last = 0
  for (const token of tokens) {
    if (token.script !== 'letters') return null
    if (token.kind === 'little') continue
    const { text } = token
    if (!PLAIN.test(text)) return null
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (last !== 0) setBit(bits, (last * 31 + code * 7) & 127)
      last = code
    }
  }
  return bits
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31))
}

/** Share of the poorer signature's pairs that the other has too. */
export function sharedPairs(a: Int32Array, b: Int32Array): number {
  let [shared, ofA, ofB] = [0, 0, 0]
  for (let at = 0; at < WORDS_OF_BITS; at += 1) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0]
    shared += countBits(x & y)
    ofA += countBits(x)
    ofB += countBits(y)
  }
  const fewest = Math.min(ofA, ofB)
  return fewest === 0 ? 1 : shared / fewest
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
