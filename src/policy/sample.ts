/**
 * Some of the indices below `total`, in order, the same for the same seed.
 * @param size all of them where there are no more
 */
export function sampleOf(total: number, size: number, seed: number): ReadonlySet<number> {
  const indices = Array.from({ length: total }, (_, index) => index)
  const random = mulberry32(seed)
  const chosen = new Set<number>()
  for (let left = Math.min(size, total); left > 0; left--) {
    const at = Math.floor(random() * indices.length)
    const [index = 0] = indices.splice(at, 1)
    chosen.add(index)
  }
  return chosen
}

/** Numbers from 0 to 1 that look random. @see Tommy Ettinger, Mulberry32 */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
