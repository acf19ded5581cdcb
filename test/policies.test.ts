import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../src/load-rulebook.ts'
import { knownTo } from '../src/operations/deployment.ts'
import { testPack } from '../src/operations/test-pack.ts'
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
