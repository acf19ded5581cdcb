import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../audit/canonical-json.ts'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import type { Facts } from '../facts/fact.ts'
import { resolve } from '../facts/resolve.ts'
import { compilePack } from '../policy/compile-pack.ts'
import type { PackSource } from '../policy/pack.ts'
import { PackTestsSchema, type PackTest, type PackTests } from '../policy/pack-tests.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { NO_PROFILE } from '../policy/profile.ts'
import type { Purchase } from '../purchase/purchase.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import type { Reference } from '../reference/reference-schema.ts'
import type { Snapshot } from '../reference/snapshot.ts'
import { WATCHLIST, withWatchlist } from '../reference/watchlist.ts'
import { FileError, readYaml, type FileFault, type YamlSource } from '../reference/yaml-source.ts'
import { compileReference, type Rulebook } from './deployment.ts'
import { readPurchase } from './read-purchase.ts'
import { lineDigest } from './referral-request.ts'

/** A test with its purchase resolved: facts do not depend on the rules that are tested, so they are made once. */
export interface PreparedTest {
  readonly test: PackTest
  /** The purchase as the test changes it. */
  readonly document: unknown
  readonly facts: Facts
  readonly faultAt: (problem: string) => FileFault
}

export interface PreparedTests {
  readonly tests: readonly PreparedTest[]
  /** Tests whose purchase cannot be read, with everything that is wrong with it. */
  readonly failures: readonly FileFault[]
}

const validate = createValidator(PackTestsSchema)

/**
 * Reads the tests that stand beside a pack and resolves their purchases.
 * @throws {FileError} when a test file is not one
 */
export function prepareTests(rulebook: Rulebook, pack: CompiledPack, folder: string): PreparedTests {
  const tests: PreparedTest[] = []
  const failures: FileFault[] = []
  for (const name of testFiles(folder)) {
    const source = readTests(join(folder, 'tests', name))
    const file = source.value as PackTests
    const snapshot = watching(rulebook.snapshot, file.watchlist)
    file.tests.forEach((test, index) => {
      const faultAt = (problem: string): FileFault =>
        source.faultAt(`/tests/${index}`, `${test.name}: ${problem}`)
      const prepared = prepare({ ...rulebook, snapshot }, pack, { file, test })
      if (Array.isArray(prepared)) failures.push(...prepared.map(faultAt))
      else tests.push({ test, ...prepared, faultAt })
    })
  }
  return { tests, failures }
}

function testFiles(folder: string): string[] {
  return readdirSync(join(folder, 'tests'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
}

/** The pack without a deployment's profile, with only the parameters that the test sets. */
export function asShipped(written: PackSource, settings: PackTest['settings']): CompiledPack {
  const set = settings === undefined ? {} : { [written.id]: { parameters: settings } }
  return compilePack(written, digestOf, { ...NO_PROFILE, packs: set })
}

/** As `asShipped`, compiled once for every way in which tests set the parameters. */
export function shippedOnce(written: PackSource): (settings: PackTest['settings']) => CompiledPack {
  const compiled = new Map<string, CompiledPack>()
  return (settings) => {
    const key = JSON.stringify(settings ?? {})
    const pack = compiled.get(key) ?? asShipped(written, settings)
    compiled.set(key, pack)
    return pack
  }
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

function prepare(
  rulebook: Rulebook,
  pack: CompiledPack,
  { file, test }: { readonly file: PackTests; readonly test: PackTest },
): Pick<PreparedTest, 'document' | 'facts'> | string[] {
  if (pack.source.citations[test.citation] === undefined) return [`no citation ${test.citation} in the pack`]
  const base = file.purchases[test.purchase]
  if (base === undefined) return [`no purchase ${test.purchase} in this file`]
  const document = withDigests(changed(base, test), base, asShipped(pack.written, test.settings))
  const parsed = readPurchase(document, rulebook)
  if (!parsed.ok) return parsed.issues.map((issue) => `${issue.pointer}: ${issue.message}`)
  return { document, facts: resolve(parsed.value, FILE_TRUSTED, rulebook.snapshot) }
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
