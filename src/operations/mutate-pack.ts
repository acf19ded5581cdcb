import type { Known } from '../policy/check-condition.ts'
import { refusalOf, type Mutant } from '../policy/mutate.ts'
import { sampleOf } from '../policy/sample.ts'
import type { Explainable } from '../policy/survivors.ts'
import { isNoticed } from './judge-mutant.ts'
import type { JudgedTest } from './judge-test.ts'

/** An alteration of a pack that no test of it fails for. */
export interface Surviving extends Explainable {
  /** Of the `pack.yaml`. */
  readonly line: number
}

export interface Mutation {
  /** Alterations that were tried: each is noticed by a test or survives. */
  readonly tried: number
  readonly survivors: readonly Surviving[]
  /** Alterations that are no pack any more, each with why not; they were not tried. */
  readonly refused: readonly (Explainable & { readonly because: string })[]
}

interface Trying {
  readonly tests: readonly JudgedTest[]
  readonly known: Known
  readonly lineAt: (pointer: string) => number
  /** Told after each one. */
  readonly onTried: () => void
}

/** Runs the tests of a pack on each of its mutants, each only until one fails. */
export function tryMutants(mutants: readonly Mutant[], { tests, known, lineAt, onTried }: Trying): Mutation {
  const survivors: Surviving[] = []
  const refused: (Explainable & { readonly because: string })[] = []
  for (const mutant of mutants) {
    const { rule, pointer, alteration, at } = mutant
    const refusals = refusalOf(mutant, known)
    if (refusals.length > 0) {
      const because = refusals.map((one) => `${one.pointer}: ${one.message}`).join('; ')
      refused.push({ rule, pointer, alteration, because })
    } else if (!isNoticed(mutant, tests)) {
      survivors.push({ rule, pointer, alteration, line: lineAt(at) })
    }
    onTried()
  }
  survivors.sort((a, b) => a.line - b.line)
  return { tried: mutants.length - refused.length, survivors, refused }
}

export interface Sample {
  /** How many mutants, over all packs together. */
  readonly size: number
  /** The same seed chooses the same mutants of the same packs. */
  readonly seed: number
}

/** Of the mutants of several packs those that a sample is made of. */
export function sampled(mutants: readonly (readonly Mutant[])[], { size, seed }: Sample): Mutant[][] {
  const chosen = sampleOf(
    mutants.reduce((sum, one) => sum + one.length, 0),
    size,
    seed,
  )
  let before = 0
  return mutants.map((ofPack) => {
    const from = before
    before += ofPack.length
    return ofPack.filter((_, index) => chosen.has(from + index))
  })
}
