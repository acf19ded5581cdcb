import { join } from 'node:path'
import type { Evaluated } from '../decision/evaluate.ts'
import type { ConditionSource } from '../policy/condition.ts'
import type { PackTest } from '../policy/pack-tests.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import type { FileFault } from '../reference/yaml-source.ts'
import type { Rulebook } from './deployment.ts'
import { judgeTest } from './judge-test.ts'
import { prepareTests, shippedOnce } from './prepare-tests.ts'

/** What came of the tests of a pack. */
export interface PackTestReport {
  readonly pack: string
  readonly passed: number
  readonly failures: readonly FileFault[]
  /** What was decided in each test, and what every rule of the pack came to; without tests that could not be run. */
  readonly runs: readonly TestRun[]
}

export interface TestRun {
  readonly name: string
  readonly asOf: string
  readonly settings: PackTest['settings']
  /** The purchase as the test changes it. */
  readonly purchase: unknown
  /** By rule the verdicts on its subjects. */
  readonly verdicts: ReadonlyMap<string, ReadonlySet<Evaluated['verdict']>>
}

/**
 * Runs the tests that stand beside a pack. A rule that a test names and does not reach fails, and so does a rule of the
 * pack that no test brings to trigger and no test leaves clear.
 * @throws {FileError} when a test file is not one
 */
export function testPack(rulebook: Rulebook, pack: CompiledPack, folder: string): PackTestReport {
  const prepared = prepareTests(rulebook, pack, folder)
  const shipped = shippedOnce(pack.written)
  const runs: TestRun[] = []
  const failures = [...prepared.failures]
  let passed = 0
  for (const one of prepared.tests) {
    const { name, asOf, settings } = one.test
    const { evaluated, problems } = judgeTest(one, shipped(settings))
    runs.push({ name, asOf, settings, purchase: one.document, verdicts: byRule(evaluated) })
    const found = [...problems]
    if (found.length === 0) passed++
    failures.push(...found.map(one.faultAt))
  }
  return { pack: pack.source.id, passed, failures: [...failures, ...uncovered(pack, runs, folder)], runs }
}

function byRule(evaluated: readonly Evaluated[]): Map<string, Set<Evaluated['verdict']>> {
  const reached = new Map<string, Set<Evaluated['verdict']>>()
  for (const { rule, verdict } of evaluated) {
    const at = reached.get(rule.source.id) ?? new Set()
    reached.set(rule.source.id, at.add(verdict))
  }
  return reached
}

/** A demand that something be said is met or open, never unmet. */
export function onlyAsks(demand: ConditionSource | undefined): boolean {
  if (demand?.allOf !== undefined) return demand.allOf.every(onlyAsks)
  return demand?.given === true || demand?.complete === true
}

/** Every rule is shown both ways: once with its case made, once in scope with its case not made. */
function uncovered(pack: CompiledPack, runs: readonly TestRun[], folder: string): FileFault[] {
  return pack.rules.flatMap(({ source }) => {
    const verdicts = new Set<string>(runs.flatMap((run) => [...(run.verdicts.get(source.id) ?? [])]))
    const lacking = [
      onlyAsks(source.demand) ? 'undetermined' : 'triggered',
      ...(source.when === undefined && source.demand === undefined ? [] : ['clear']),
    ].filter((verdict) => !verdicts.has(verdict))
    return lacking.map((verdict) => ({
      file: join(folder, 'tests'),
      line: 1,
      column: 1,
      message: `no test of ${source.id} is ${verdict}`,
    }))
  })
}
