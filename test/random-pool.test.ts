import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createRandomPool } from '../src/random-pool.ts'

describe('createRandomPool', () => {
  it('gives every byte of what it drew once, in order', () => {
    const drawn: Buffer[] = []
    const take = createRandomPool((count) => {
      const bytes = randomBytes(count)
      drawn.push(bytes)
      return bytes
    })
    const taken = Array.from({ length: 3000 }, (_, index) => Buffer.from(take((index % 5) * 32)))
    expect(drawn.length).toBeGreaterThan(1)
    const all = Buffer.concat(drawn)
    let at = 0
    for (const one of taken) {
      const found = all.indexOf(one, at)
      expect(found).toBeGreaterThanOrEqual(at)
      at = found + one.length
    }
  })

  it('asks anew for more than the pool holds', () => {
    expect(createRandomPool(randomBytes)(100_000)).toHaveLength(100_000)
  })
})
