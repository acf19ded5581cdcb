import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Body } from '../decision/body.ts'
import { evaluateEverything, type Evaluated } from '../decision/evaluate.ts'
import { digestOf } from '../audit/canonical-json.ts'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import type { ConditionSource } from '../policy/condition.ts'
import { PackTestsSchema, type PackTest, type PackTests } from '../policy/pack-tests.ts'
import { compilePack } from '../policy/compile-pack.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { NO_PROFILE } from '../policy/profile.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import type { Reference } from '../reference/reference-schema.ts'
import type { Snapshot } from '../reference/snapshot.ts'
import { WATCHLIST, withWatchlist } from '../reference/watchlist.ts'
import { FileError, readYaml, type FileFault, type YamlSource } from '../reference/yaml-source.ts'
import { assess } from './assess.ts'
import { compileReference, type Rulebook } from './deployment.ts'
import { lineDigest } from './referral-request.ts'
import { readPurchase } from './read-purchase.ts'

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
  const runs: TestRun[] = []
  let passed = 0
  const failures = files.flatMap((name) => {
    const source = readTests(join(folder, 'tests', name))
    const tests = source.value as PackTests
    const snapshot = watching(rulebook.snapshot, tests.watchlist)
    return tests.tests.flatMap((test, index) => {
      const problems = runTest({ ...rulebook, snapshot }, asShipped(pack, test), { tests, test }, runs)
      if (problems.length === 0) passed++
      return problems.map((problem) => source.faultAt(`/tests/${index}`, `${test.name}: ${problem}`))
    })
  })
  return {
    pack: pack.source.id,
    passed,
    failures: [...failures, ...uncovered(pack, runs, folder)],
    runs,
  }
}

/** The pack without a deployment's profile, with only the parameters that the test sets. */
function asShipped(pack: CompiledPack, { settings }: PackTest): CompiledPack {
  const set = settings === undefined ? {} : { [pack.source.id]: { parameters: settings } }
  return compilePack(pack.written, digestOf, { ...NO_PROFILE, packs: set })
}

/** The reference data with these organisations watched in the place of those that the deployment watches. */
function watching(snapshot: Snapshot, watched: PackTests['watchlist']): Snapshot {
  if (watched === undefined) return snapshot
  const reference = JSON.parse(snapshot.document()) as Reference
  const lists = reference.lists.filter((list) => list.id !== WATCHLIST)
  return compileReference(withWatchlist({ ...reference, lists }, watched))
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
  runs: TestRun[],
): string[] {
  if (pack.source.citations[test.citation] === undefined) return [`no citation ${test.citation} in the pack`]
  const base = tests.purchases[test.purchase]
  if (base === undefined) return [`no purchase ${test.purchase} in this file`]
  const document = withDigests(changed(base, test), base, pack)
  const parsed = readPurchase(document, rulebook)
  if (!parsed.ok) return parsed.issues.map((issue) => `${issue.pointer}: ${issue.message}`)
  const only = { ...rulebook, policySet: { ...rulebook.policySet, packs: [pack] } }
  const { body, facts } = assess(parsed.value, FILE_TRUSTED, only, { asOf: test.asOf, isHypothetical: false })
  const reached = new Map<string, Set<Evaluated['verdict']>>()
  const verdicts = evaluateEverything(facts, only.policySet, test.asOf).all.map(
    ({ rule, placed, verdict }) => {
      const at = reached.get(rule.source.id) ?? new Set()
      reached.set(rule.source.id, at.add(verdict))
      return { rule: rule.source.id, at: `${rule.source.id}@${placed.subject.path}`, verdict }
    },
  )
  const { name, asOf, settings } = test
  runs.push({ name, asOf, settings, purchase: document, verdicts: reached })
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

/**
 * Digests are computed, never typed: `{ $lineDigest: { rule, item } }` stands for the digest of that line as the rule
 * shows it, in the purchase as the test changes it or, with `before: true`, as it stands before.
 */
function withDigests(document: unknown, before: unknown, pack: CompiledPack): unknown {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced)
    if (typeof value !== 'object' || value === null) return value
    const wanted = (value as { readonly $lineDigest?: WantedDigest }).$lineDigest
    if (wanted === undefined)
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member)]))
    const purchase = (wanted.before === true ? before : document) as Purchase
    return lineDigest(pack, wanted.rule, purchase, wanted.item)
  }
  return replaced(document)
}

interface WantedDigest {
  readonly rule: string
  readonly item: string
  readonly before?: boolean
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
