/** An exact fraction of the whole; the denominator is above zero and the two have no common divisor. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const NONE: Fraction = { over: 0n, under: 1n }
export const WHOLE: Fraction = { over: 1n, under: 1n }
export const HALF: Fraction = { over: 1n, under: 2n }

/** Digits that a share in per cent may have after its point. */
const DIGITS = 6
const HUNDRED = 100n * 10n ** BigInt(DIGITS)

/** A share in per cent, 0 to 100, as a fraction of the whole; digits after the sixth do not count. */
export function fractionOf(percent: number): Fraction {
  return reduce(BigInt(percent.toFixed(DIGITS).replace('.', '')), HUNDRED)
}

export function add(a: Fraction, b: Fraction): Fraction {
  return reduce(a.over * b.under + b.over * a.under, a.under * b.under)
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return reduce(a.over * b.under - b.over * a.under, a.under * b.under)
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce(a.over * b.over, a.under * b.under)
}

/** Requires `b` not to be zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return b.over < 0n
    ? reduce(-a.over * b.under, a.under * -b.over)
    : reduce(a.over * b.under, a.under * b.over)
}

/** Below zero when `a` is less, above when it is more. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sumOf(shares: readonly number[]): Fraction {
  return shares.map(fractionOf).reduce(add, NONE)
}

/** In per cent as a decimal, rounded half up to six digits, without zeros at its end: `66.6`, `33.333333`. */
export function percentText({ over, under }: Fraction): string {
  const scaled = (over * HUNDRED * 2n + under) / (under * 2n)
  const digits = scaled.toString().padStart(DIGITS + 1, '0')
  const text = `${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`
  return text.replace(/\.?0+$/, '')
}

function reduce(over: bigint, under: bigint): Fraction {
  let [a, b] = [over < 0n ? -over : over, under]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? NONE : { over: over / a, under: under / a }
}
