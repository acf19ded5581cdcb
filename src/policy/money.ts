/**
 * Compares two decimal texts exactly, whatever their number of digits.
 * @returns below 0, 0 or above 0
 */
export function compareAmounts(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b))
  const difference = scaled(a, places) - scaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The decimal text times ten to the power of `places`, as a whole number. Requires `places` >= its own places. */
export function scaled(amount: string, places: number): bigint {
  return BigInt(amount.replace('.', '') + '0'.repeat(places - placesOf(amount)))
}

export function placesOf(amount: string): number {
  const point = amount.indexOf('.')
  return point === -1 ? 0 : amount.length - point - 1
}
