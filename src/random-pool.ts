const POOL_BYTES = 65_536

/**
 * Random bytes from a pool that is filled in one go: asking the platform for a few at a time costs far more than the
 * bytes. No byte is given twice. What it gives is a view of the pool: copy it before it goes to another thread.
 */
export function createRandomPool(randomBytes: (count: number) => Buffer): (count: number) => Buffer {
  let pool: Buffer = Buffer.alloc(0)
  let taken = 0
  return (count) => {
    if (count > POOL_BYTES) return randomBytes(count)
    if (taken + count > pool.length) {
      pool = randomBytes(POOL_BYTES)
      taken = 0
    }
    taken += count
    return pool.subarray(taken - count, taken)
  }
}
