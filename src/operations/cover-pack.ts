import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CompiledPack } from '../policy/policy-set.ts'
import { divide, unmatched, type Explainable, type Survivor } from '../policy/survivors.ts'
import { readYaml, type FileFault } from '../reference/yaml-source.ts'
import type { Rulebook } from './deployment.ts'
import { judgeTest, type JudgedTest } from './judge-test.ts'
import { measureCoverage, type Gap } from './measure-coverage.ts'
import { prepareTests, shippedOnce } from './prepare-tests.ts'
import { readSurvivors, type Survivors } from './read-survivors.ts'

/** What a file beside the pack says about what its tests do not show. */
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
}

/**
 * Measures what the tests beside a pack show of its leaves.
 * @throws {FileError} when a file beside the pack is not what it should be
 */
export function coverPack(rulebook: Rulebook, pack: CompiledPack, folder: string): PackCoverage {
  const { tests, faults } = judgeAll(rulebook, pack, folder)
  const { written } = pack
  const path = join(folder, 'pack.yaml')
  const source = readYaml(readFileSync(path, 'utf8'), path)
  const { results, gaps } = measureCoverage(written, tests, (pointer) => source.faultAt(pointer, '').line)
  const survivors = readSurvivors(folder)
  const { open, explained } = divide(gaps, survivors.entries)
  return {
    pack: written.id,
    faults: [...faults, ...explainingNothing(survivors, gaps)],
    results,
    gaps: open,
    explainedGaps: explained,
  }
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
