import { sharedUint32 } from './postings.ts'

/** Texts by number, in memory that threads share. */
export interface SharedTexts {
  readonly units: Uint16Array
  readonly starts: Uint32Array
}

export interface TextGatherer {
  add(text: string): number
  toTexts(): SharedTexts
}

const FIRST_SIZE = 1 << 14

export function createTextGatherer(): TextGatherer {
  let units = new Uint16Array(FIRST_SIZE)
  let used = 0
  const starts: number[] = [0]
  return {
    add: (text) => {
      while (used + text.length > units.length) {
        const larger = new Uint16Array(units.length * 2)
        larger.set(units)
        units = larger
      }
      for (let at = 0; at < text.length; at += 1) units[used + at] = text.charCodeAt(at)
      used += text.length
      starts.push(used)
      return starts.length - 2
    },
    toTexts: () => {
      const shared = new Uint16Array(new SharedArrayBuffer(Math.max(2, used * 2)), 0, used)
      shared.set(units.subarray(0, used))
      const begins = sharedUint32(starts.length)
      begins.set(starts)
      return { units: shared, starts: begins }
    },
  }
}

/** The text of a number. */
export function textAt({ units, starts }: SharedTexts, number: number): string {
  return String.fromCharCode(...units.subarray(starts[number] ?? 0, starts[number + 1] ?? 0))
}
