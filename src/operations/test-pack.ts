import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Body } from '../decision/body.ts'
import { evaluateEverything } from '../decision/evaluate.ts'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import { PackTestsSchema, type PackTest, type PackTests } from '../policy/pack-tests.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import { FileError, readYaml, type FileFault, type YamlSource } from '../reference/yaml-source.ts'
import { assess, onlyPacks } from './assess.ts'
import type { Rulebook } from './deployment.ts'
import { readPurchase } from './read-purchase.ts'

/** What came of the tests of a pack. */
export interface PackTestReport {
  readonly pack: string
  readonly passed: number
  readonly failures: readonly FileFault[]
}

const validate = createValidator(PackTestsSchema)

/**
 * Runs the tests that stand beside a pack. A rule that a test names and does not reach fails, and so does a rule of the
 * pack that no test brings to trigger and no test leaves clear.
 * @throws {FileError} when a test file is not one
 */
export function testPack(rulebook: Rulebook, pack: CompiledPack, folder: string): PackTestReport {
  const files = readdirSync(join(folder, 'tests'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  const reached = new Map<string, Set<string>>()
  let passed = 0
  const failures = files.flatMap((name) => {
    const source = readTests(join(folder, 'tests', name))
    return (source.value as PackTests).tests.flatMap((test, index) => {
      const problems = runTest(rulebook, pack, { tests: source.value as PackTests, test }, reached)
      if (problems.length === 0) passed++
      return problems.map((problem) => source.faultAt(`/tests/${index}`, `${test.name}: ${problem}`))
    })
  })
  return { pack: pack.source.id, passed, failures: [...failures, ...uncovered(pack, reached, folder)] }
}

function readTests(path: string): YamlSource {
  const source = readYaml(readFileSync(path, 'utf8'), path)
  const issues = validate(source.value)
  if (issues.length > 0) throw new FileError(issues.map((one) => source.faultAt(one.pointer, one.message)))
  return source
}

function runTest(
  rulebook: Rulebook,
  pack: CompiledPack,
  { tests, test }: { readonly tests: PackTests; readonly test: PackTest },
  reached: Map<string, Set<string>>,
): string[] {
  if (pack.source.citations[test.citation] === undefined) return [`no citation ${test.citation} in the pack`]
  const base = tests.purchases[test.purchase]
  if (base === undefined) return [`no purchase ${test.purchase} in this file`]
  const parsed = readPurchase(changed(base, test), rulebook)
  if (!parsed.ok) return parsed.issues.map((issue) => `${issue.pointer}: ${issue.message}`)
  const only = { ...rulebook, policySet: onlyPacks(rulebook.policySet, [pack.source.id]) }
  const { body, facts } = assess(parsed.value, FILE_TRUSTED, only, { asOf: test.asOf, isHypothetical: false })
  const verdicts = evaluateEverything(facts, only.policySet, test.asOf).all.map(
    ({ rule, placed, verdict }) => {
      const at = reached.get(rule.source.id) ?? new Set()
      reached.set(rule.source.id, at.add(verdict))
      return { rule: rule.source.id, at: `${rule.source.id}@${placed.subject.path}`, verdict }
    },
  )
  return [...checkVerdicts(test, verdicts), ...checkBody(test, body)]
}

interface Reached {
  readonly rule: string
  readonly at: string
  readonly verdict: string
}

function checkVerdicts(test: PackTest, verdicts: readonly Reached[]): string[] {
  return Object.entries(test.expect.rules).flatMap(([name, expected]) => {
    const found = verdicts.filter((one) => one.rule === name || one.at === name)
    if (found.length === 0) return [`${name} is not reached`]
    if (found.some((one) => one.verdict === expected)) return []
    return [
      `${name}: expected ${expected}, found ${[...new Set(found.map((one) => one.verdict))].join(', ')}`,
    ]
  })
}

function checkBody(test: PackTest, body: Body): string[] {
  const { outcome, items = {}, missing, contradicted } = test.expect
  const problems = Object.entries(items).flatMap(([id, expected]) => {
    const found = body.items.find((item) => item.id === id)?.outcome ?? 'no such item'
    return found === expected ? [] : [`item ${id}: expected ${expected}, found ${found}`]
  })
  if (outcome !== undefined && body.outcome !== outcome)
    problems.push(`outcome: expected ${outcome}, found ${body.outcome}`)
  const asked = body.missing.map((one) => one.pointer).sort()
  if (missing !== undefined && asked.join() !== [...missing].sort().join())
    problems.push(`missing: found ${asked.join(', ')}`)
  const marked = body.findings
    .filter((finding) => finding.contradicted !== undefined)
    .map((finding) => finding.rule)
  if (contradicted !== undefined && [...new Set(marked)].sort().join() !== [...contradicted].sort().join()) {
    problems.push(`contradicted: found ${marked.join(', ') || 'none'}`)
  }
  return problems
}

/** Every rule is shown both ways: once with its case made, once in scope with its case not made. */
function uncovered(
  pack: CompiledPack,
  reached: ReadonlyMap<string, ReadonlySet<string>>,
  folder: string,
): FileFault[] {
  return pack.rules.flatMap(({ source }) => {
    const verdicts = reached.get(source.id) ?? new Set<string>()
    const lacking = [
      'triggered',
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

/** The purchase with the values of a test set and removed by pointer; the base stays as it is. */
function changed(base: unknown, test: PackTest): unknown {
  const copy = structuredClone(base)
  for (const [pointer, value] of Object.entries(test.set ?? {})) {
    const { holder, key } = placeIn(copy, pointer)
    if (Array.isArray(holder) && key === '-') holder.push(value)
    else (holder as Record<string, unknown>)[key] = value
  }
  for (const pointer of test.remove ?? []) {
    const { holder, key } = placeIn(copy, pointer)
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else Reflect.deleteProperty(holder, key)
  }
  return copy
}

/** Objects that a pointer needs on its way are made. */
function placeIn(document: unknown, pointer: string): { readonly holder: object; readonly key: string } {
  const steps = pointer.split('/').slice(1)
  const key = steps.pop() ?? ''
  let holder = document as Record<string, unknown>
  for (const step of steps) {
    holder[step] ??= {}
    holder = holder[step] as Record<string, unknown>
  }
  return { holder, key }
}
