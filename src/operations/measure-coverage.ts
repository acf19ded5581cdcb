import type { TriName } from '../facts/tri.ts'
import { leavesOf } from '../policy/leaves.ts'
import type { PackSource } from '../policy/pack.ts'
import { placeOf, toPointer } from '../policy/place.ts'
import type { Explainable } from '../policy/survivors.ts'
import type { JudgedTest } from './judge-test.ts'
import { seeLeaves } from './see-leaves.ts'

/** A result of a leaf that no test shows; its alteration is `never true`, `never false` or `never unknown`. */
export interface Gap extends Explainable {
  /** Of the `pack.yaml`. */
  readonly line: number
  /** The leaf as the pack writes it, in one line. */
  readonly leaf: string
}

export interface Coverage {
  /** Results that leaves can have, each of which a test has to show. */
  readonly results: number
  /** In the order of the pack. */
  readonly gaps: readonly Gap[]
}

/**
 * What the tests of a pack show of its leaves.
 * @param lineAt the line of the `pack.yaml` at a JSON Pointer
 */
export function measureCoverage(
  written: PackSource,
  tests: readonly JudgedTest[],
  lineAt: (pointer: string) => number,
): Coverage {
  const seen = new Map<string, Set<TriName>>()
  const see = (pointer: string, result: TriName): void => {
    seen.set(pointer, (seen.get(pointer) ?? new Set()).add(result))
  }
  for (const { prepared, pack, evaluated } of tests) seeLeaves(prepared, pack, evaluated, see)
  const leaves = leavesOf(written)
  const gaps = leaves.flatMap(({ can, steps, text }) => {
    const pointer = toPointer(steps)
    return can
      .filter((result) => seen.get(pointer)?.has(result) !== true)
      .map((result) => ({
        ...placeOf(written, steps),
        alteration: `never ${result}`,
        leaf: text,
        line: lineAt(pointer),
      }))
  })
  const results = leaves.reduce((sum, { can }) => sum + can.length, 0)
  return { results, gaps: gaps.sort((a, b) => a.line - b.line) }
}
