import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../src/load-rulebook.ts'
import { knownTo } from '../src/operations/deployment.ts'
import { onlyAsks, testPack, type TestRun } from '../src/operations/test-pack.ts'
import { loadPacks } from '../src/policy/load-packs.ts'
import { loadReference } from '../src/reference/load-reference.ts'
import { temporaryFolder } from './support/deployment.ts'
import { rulebook } from './support/shipped.ts'

describe('shipped packs', () => {
  it.each(rulebook.policySet.packs.map((pack) => [pack.source.id, pack] as const))(
    '%s passes its tests',
    (id, pack) => {
      const report = testPack(rulebook, pack, join(PROJECT, 'policies', id))
      expect(report.failures).toEqual([])
      expect(report.passed).toBeGreaterThanOrEqual(pack.rules.length * 4)
    },
  )
})

/**
 * The places at which two documents differ; an element more in a list is one. A digest follows from what it is of, and the
 * evidence that a statement names goes with it.
 */
function differences(a: unknown, b: unknown, at = ''): string[] {
  if (JSON.stringify(a) === JSON.stringify(b) || /\/(lineDigest|statements\/\d+\/evidence)$/.test(at))
    return []
  if (Array.isArray(a) && Array.isArray(b)) return listDifferences(a, b, at)
  const areObjects = [a, b].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  if (!areObjects) return [at]
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    differences(one[key], other[key], `${at}/${key}`),
  )
}

function listDifferences(a: readonly unknown[], b: readonly unknown[], at: string): string[] {
  if (a.length === b.length) return a.flatMap((one, index) => differences(one, b[index], `${at}/${index}`))
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  const extra = long.findIndex(
    (_, index) => JSON.stringify(long.filter((__, other) => other !== index)) === JSON.stringify(short),
  )
  return long.length === short.length + 1 && extra !== -1 ? [`${at}/${extra}`] : [`${at}/*`, `${at}/*`]
}

function differ(a: TestRun, b: TestRun): number {
  const inputs = ({ asOf, settings, purchase }: TestRun): unknown => ({
    asOf,
    settings: settings ?? {},
    purchase,
  })
  return differences(inputs(a), inputs(b)).length
}

describe('the four tests of every rule', () => {
  const rules = rulebook.policySet.packs.flatMap((pack) => {
    const { runs } = testPack(rulebook, pack, join(PROJECT, 'policies', pack.source.id))
    return pack.rules.map((rule) => [rule.source.id, rule.source, runs] as const)
  })

  it.each(rules)('%s: its case made, not made, open, and a near miss', (id, source, runs) => {
    const hasCase = source.when !== undefined || source.demand !== undefined
    const adverse = onlyAsks(source.demand) ? 'undetermined' : 'triggered'
    const having = (...wanted: string[]): readonly TestRun[] =>
      runs.filter((run) =>
        wanted.some((verdict) => [...(run.verdicts.get(id) ?? [])].some((one) => one === verdict)),
      )
    expect(having(adverse)).not.toEqual([])
    if (hasCase) expect(having('clear')).not.toEqual([])
    expect(having('undetermined')).not.toEqual([])
    const missed = having('clear', 'not-applicable', 'excepted').filter(
      (run) => ![...(run.verdicts.get(id) ?? [])].some((one) => one === adverse),
    )
    const nearest = having(adverse).flatMap((hit) => missed.map((miss) => differ(hit, miss)))
    expect(Math.min(...nearest)).toBe(1)
  })
})

/** What loading says of the shipped pack with one thing changed. */
function faultsWith(from: string, to: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder.path, 'p'))
  const text = readFileSync(join(PROJECT, 'policies/us-ndaa-889/pack.yaml'), 'utf8')
  if (!text.includes(from)) throw new Error(`not in the pack: ${from}`)
  writeFileSync(join(folder.path, 'p', 'pack.yaml'), text.replace(from, to))
  try {
    loadPacks(folder.path, knownTo(rulebook.snapshot))
    return ''
  } catch (error) {
    return String(error).replaceAll(folder.path, '')
  } finally {
    folder.remove()
  }
}

describe('a pack that is wrong', () => {
  it.each([
    [
      'schema: sekisho/pack/1',
      'schema: sekisho/pack/9',
      /pack\.yaml:3:1: \/schema: found "sekisho\/pack\/9"/,
    ],
    [
      'fact: item.category, within: telecommunications-equipment',
      'fact: item.categry, within: telecommunications-equipment',
      /unknown fact item\.categry; did you mean item\.category\?/,
    ],
    [
      'within: telecommunications-equipment }',
      'within: telecomunications-equipment }',
      /unknown category telecomunications-equipment; did you mean telecommunications-equipment\?/,
    ],
    ['listed: us-ndaa-889', 'listed: us-ndaa-898', /unknown list us-ndaa-898; did you mean us-ndaa-889\?/],
    [
      'unless: [US-889-A4]',
      'unless: [US-889-A9]',
      /unknown exception of this pack US-889-A9; did you mean US-889-A/,
    ],
    ['citation: part-a', 'citation: part-c', /unknown citation of this pack part-c; did you mean part-/],
    [
      '{ fact: buyer.jurisdiction, is: US }',
      '{ fact: buyer.jurisdiction, is: true }',
      /expected a code for a fact of type code|expected .* for a fact of type code/,
    ],
    [
      '{ fact: buyer.jurisdiction, is: US }',
      '{ fact: buyer.jurisdiction, before: 2020-01-01 }',
      /takes is, in, given, not before/,
    ],
    [
      '{ fact: buyer.jurisdiction, is: US }',
      '{ fact: bidder.usesCoveredEquipment, is: true }',
      /not at hand in a rule for: purchase/,
    ],
    [
      'effect: require',
      'effect: condition',
      /only a rule of effect require has a demand, this one is of effect condition/,
    ],
    ['matches {entity} on', 'matches {entty} on', /unknown placeholder entty; did you mean entity\?/],
    ['binds:\n', 'binds: &x\n', /^$|alias|anchor/],
    ['  allOf:\n    - { fact: buyer', '  allOf: [\n    - { fact: buyer', /pack\.yaml:\d+:\d+: /],
    ['effect: prohibit', 'effct: prohibit', /unknown member "effct".*did you mean effect\?/],
  ])('%s → %s is named with its place', (from, to, expected) => {
    const faults = faultsWith(from, to)
    expect(faults).toMatch(expected)
    expect(faults === '' || /pack\.yaml:\d+:\d+: /.test(faults)).toBe(true)
  })
})

describe('reference data that is wrong', () => {
  it.each([
    ['entities/zte.yaml', 'to: zte,', 'to: ztee,', /zte\.yaml:\d+:\d+: .*unknown entity ztee/],
    [
      'entities/vendors-us.yaml',
      'FRDRIPF3EKNDJ2CQJL29',
      'FRDRIPF3EKNDJ2CQJL28',
      /vendors-us\.yaml:\d+:\d+: .*expected a lei with a right check digit/,
    ],
    [
      'categories.yaml',
      'parent: hardware',
      'parent: hardwear',
      /categories\.yaml:\d+:\d+: .*found hardwear, expected the code of a category/,
    ],
    [
      'lists/us-ndaa-889.yaml',
      'added: 2018-08-13',
      'added: 2018-08-32',
      /us-ndaa-889\.yaml:\d+:\d+: .*added/,
    ],
  ])('%s: %s → %s is named with its place', (file, from, to, expected) => {
    const folder = temporaryFolder()
    cpSync(join(PROJECT, 'data/reference'), folder.path, { recursive: true })
    const path = join(folder.path, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
    expect(() => loadReference(folder.path)).toThrow(expected)
    folder.remove()
  })
})
