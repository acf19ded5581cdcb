/** From 32-bit features to the numbers of what has them, in three arrays that threads can share. */
export interface Postings {
  /** All features, ascending. */
  readonly features: Uint32Array
  /** Where the members of each feature begin; one longer than `features`. */
  readonly starts: Uint32Array
  readonly members: Uint32Array
}

/** Pairs of feature and member, gathered before they are sorted; grows as needed. */
export interface PostingPairs {
  add(feature: number, member: number): void
  toPostings(): Postings
}

const FIRST_SIZE = 1 << 12

export function createPostingPairs(): PostingPairs {
  let features = new Uint32Array(FIRST_SIZE)
  let members = new Uint32Array(FIRST_SIZE)
  let count = 0
  return {
    add: (feature, member) => {
      if (count === features.length) {
        features = grown(features)
        members = grown(members)
      }
      features[count] = feature
      members[count] = member
      count += 1
    },
    toPostings: () => postingsOf(features.subarray(0, count), members.subarray(0, count)),
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Sorts by feature, stably, sixteen bits at a time. */
function postingsOf(features: Uint32Array, members: Uint32Array): Postings {
  let [fromFeatures, fromMembers] = [features, members]
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65_537)
    for (const feature of fromFeatures) {
      const digit = (feature >>> shift) & 0xffff
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1
    }
    for (let digit = 0; digit < 65_536; digit += 1)
      starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0)
    const toFeatures = new Uint32Array(features.length)
    const toMembers = shift === 0 ? new Uint32Array(members.length) : sharedUint32(members.length)
    for (let at = 0; at < fromFeatures.length; at += 1) {
      const feature = fromFeatures[at] ?? 0
      const digit = (feature >>> shift) & 0xffff
      const to = starts[digit] ?? 0
      starts[digit] = to + 1
      toFeatures[to] = feature
      toMembers[to] = fromMembers[at] ?? 0
    }
    ;[fromFeatures, fromMembers] = [toFeatures, toMembers]
  }
  return { ...groupsOf(fromFeatures), members: fromMembers }
}

function groupsOf(sorted: Uint32Array): Pick<Postings, 'features' | 'starts'> {
  let groups = 0
  for (let at = 0; at < sorted.length; at += 1) if (at === 0 || sorted[at] !== sorted[at - 1]) groups += 1
  const features = sharedUint32(groups)
  const starts = sharedUint32(groups + 1)
  let group = 0
  for (let at = 0; at < sorted.length; at += 1) {
    if (at > 0 && sorted[at] === sorted[at - 1]) continue
    features[group] = sorted[at] ?? 0
    starts[group] = at
    group += 1
  }
  starts[groups] = sorted.length
  return { features, starts }
}

/** An array in memory that threads share. */
export function sharedUint32(length: number): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(new SharedArrayBuffer(Math.max(4, length * 4)), 0, length)
}

/** The range of a feature's members; empty where nothing has it. */
export function rangeOf({ features, starts }: Postings, feature: number): readonly [number, number] {
  let low = 0
  let high = features.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((features[middle] ?? 0) < feature) low = middle + 1
    else high = middle
  }
  return features[low] === feature ? [starts[low] ?? 0, starts[low + 1] ?? 0] : [0, 0]
}
