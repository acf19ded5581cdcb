import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutantsOf, type Mutant } from '../policy/mutate.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { divide, survivorName, unmatched, type Explainable, type Survivor } from '../policy/survivors.ts'
import { readYaml, type FileFault } from '../reference/yaml-source.ts'
import { knownTo, type Rulebook } from './deployment.ts'
import { judgeTest, type JudgedTest } from './judge-test.ts'
import { measureCoverage, type Gap } from './measure-coverage.ts'
import { sampled, tryMutants, type Mutation, type Sample, type Surviving } from './mutate-pack.ts'
import { prepareTests, shippedOnce } from './prepare-tests.ts'
import { readSurvivors, type Survivors } from './read-survivors.ts'

/** With what a file beside the pack says of why the tests need not show it. */
export type Explained<T> = T & Pick<Survivor, 'why'>

/** What the tests of a pack show of it. */
export interface PackCoverage {
  readonly pack: string
  /** Tests that fail as the pack is, and entries of the survivors file that explain nothing. */
  readonly faults: readonly FileFault[]
  /** Results of leaves that tests have to show; each is shown, a gap or explained. */
  readonly results: number
  readonly gaps: readonly Gap[]
  readonly explainedGaps: readonly Explained<Gap>[]
  /** Absent where nothing was altered. */
  readonly mutation?: Omit<Mutation, 'survivors'> & {
    readonly survivors: readonly Surviving[]
    readonly explainedSurvivors: readonly Explained<Surviving>[]
  }
}

export interface CoverOptions {
  /** Whether the rules are altered too. */
  readonly mutate: boolean
  readonly sample?: Sample
  /** Told how many mutants of all packs are tried; `pack` is the one at hand. */
  readonly onProgress?: (pack: string, done: number, total: number) => void
}

/**
 * Measures what the tests beside packs show of their leaves and, where it is wanted, which alterations they notice. A pack
 * whose tests fail as it is is not altered: what they notice would mean nothing.
 * @param folder that of the packs
 * @returns one after the other, in the order of the packs, as each is done
 * @throws {FileError} when a file beside a pack is not what it should be
 */
export function* coverPacks(
  rulebook: Rulebook,
  packs: readonly CompiledPack[],
  folder: string,
  options: CoverOptions,
): Iterable<PackCoverage> {
  const lists = rulebook.snapshot.lists.map((list) => list.id)
  const mutants = packs.map((pack) => mutantsOf(pack.written, lists))
  const chosen = options.sample === undefined ? mutants : sampled(mutants, options.sample)
  const total = chosen.reduce((sum, ofPack) => sum + ofPack.length, 0)
  let done = 0
  for (const [index, pack] of packs.entries()) {
    const onTried = (): void => {
      options.onProgress?.(pack.source.id, ++done, total)
    }
    const ofPack = {
      all: mutants[index] ?? [],
      chosen: options.mutate ? (chosen[index] ?? []) : null,
      onTried,
    }
    yield coverPack(rulebook, pack, join(folder, pack.source.id), ofPack)
  }
}

interface MutantsOfPack {
  /** What an explanation may be about. */
  readonly all: readonly Mutant[]
  /** Those to try; null where none is. */
  readonly chosen: readonly Mutant[] | null
  readonly onTried: () => void
}

function coverPack(
  rulebook: Rulebook,
  pack: CompiledPack,
  folder: string,
  { all, chosen, onTried }: MutantsOfPack,
): PackCoverage {
  const { tests, faults } = judgeAll(rulebook, pack, folder)
  const path = join(folder, 'pack.yaml')
  const source = readYaml(readFileSync(path, 'utf8'), path)
  const lineAt = (pointer: string): number => source.faultAt(pointer, '').line
  const { results, gaps } = measureCoverage(pack.written, tests, lineAt)
  const survivors = readSurvivors(folder)
  const tried = chosen === null || faults.length > 0 ? [] : chosen
  const mutation = tryMutants(tried, { tests, known: knownTo(rulebook.snapshot), lineAt, onTried })
  const untried = without(all, tried)
  const shown = divide(gaps, survivors.entries)
  const noticed = divide(mutation.survivors, survivors.entries)
  return {
    pack: pack.source.id,
    faults: [...faults, ...explainingNothing(survivors, [...gaps, ...untried, ...mutation.survivors])],
    results,
    gaps: shown.open,
    explainedGaps: shown.explained,
    ...(chosen === null
      ? {}
      : { mutation: { ...mutation, survivors: noticed.open, explainedSurvivors: noticed.explained } }),
  }
}

/** What was not tried may survive, for all that is known. */
function without(all: readonly Mutant[], tried: readonly Mutant[]): Explainable[] {
  const names = new Set(tried.map(survivorName))
  return all.filter((one) => !names.has(survivorName(one)))
}

interface JudgedTests {
  readonly tests: readonly JudgedTest[]
  readonly faults: readonly FileFault[]
}

/** Runs every test of the pack as it is shipped; what fails shows nothing that could be relied on, and is said. */
function judgeAll(rulebook: Rulebook, pack: CompiledPack, folder: string): JudgedTests {
  const prepared = prepareTests(rulebook, pack, folder)
  const shipped = shippedOnce(pack.written)
  const faults = [...prepared.failures]
  const tests = prepared.tests.map((one): JudgedTest => {
    const compiled = shipped(one.test.settings)
    const { evaluated, problems } = judgeTest(one, compiled)
    faults.push(...[...problems].map(one.faultAt))
    return { prepared: one, pack: compiled, evaluated }
  })
  return { tests, faults }
}

/** An entry that explains nothing is out of date, or was never right. */
function explainingNothing({ entries, faultAt }: Survivors, found: readonly Explainable[]): FileFault[] {
  return unmatched(entries, found).map((index) => {
    const { rule, pointer, alteration } = entries[index] as Survivor
    return faultAt(index, `${rule} ${pointer}: ${alteration}: there is nothing of the kind to explain`)
  })
}
