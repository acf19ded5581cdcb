import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../../src/load-rulebook.ts'
import { coverPacks, type CoverOptions, type PackCoverage } from '../../src/operations/cover-pack.ts'
import { knownTo } from '../../src/operations/deployment.ts'
import { isNoticed } from '../../src/operations/judge-mutant.ts'
import { judgeTest, type JudgedTest } from '../../src/operations/judge-test.ts'
import { prepareTests, shippedOnce } from '../../src/operations/prepare-tests.ts'
import { mutantsOf, refusalOf, type Mutant } from '../../src/policy/mutate.ts'
import { sampleOf } from '../../src/policy/sample.ts'
import { COMPLETE, COMPLETE_TESTS, packFolder } from '../support/complete-pack.ts'
import { count, rulebook } from '../support/shipped.ts'

function mutate(
  tests: readonly string[],
  { survivors, ...options }: Partial<CoverOptions> & { readonly survivors?: string } = {},
): PackCoverage {
  const folder = packFolder(COMPLETE, tests)
  try {
    if (survivors !== undefined) folder.write('survivors.yaml', survivors)
    const [report] = coverPacks(folder.rulebook, [folder.pack], folder.path, { mutate: true, ...options })
    return report!
  } finally {
    folder.remove()
  }
}

const ALL = Object.values(COMPLETE_TESTS)
const without = (name: string): string[] =>
  Object.entries(COMPLETE_TESTS).flatMap(([one, text]) => (one === name ? [] : [text]))

const WHY = `schema: sekisho/survivors/1
survivors:
  - rule: ROUTER
    pointer: /effective/from
    alteration: 2026-04-01 a day earlier
    why: Nobody buys a router on that day.
`

describe('mutation', () => {
  it('a pack whose tests show all of it has no survivors', () => {
    const { mutation, gaps, faults } = mutate(ALL)
    expect({ gaps, faults }).toEqual({ gaps: [], faults: [] })
    expect(mutation).toEqual({ tried: 18, survivors: [], explainedSurvivors: [], refused: [] })
  })

  it.each(Object.keys(COMPLETE_TESTS))('without the test %s something is no longer shown', (name) => {
    const { mutation, gaps } = mutate(without(name))
    expect(gaps.length + mutation!.survivors.length).toBeGreaterThan(0)
  })

  it.each([
    ['first day', ['/effect require for prohibit']],
    ['day before', ['/effective dropped', '/effective/from 2026-04-01 a day earlier']],
    ['not above', ['/when/allOf/0/moreThan 1000 a unit less']],
    ['seal unsaid', [' dropped']],
  ])('without the test %s these survive', (name, expected) => {
    const { survivors } = mutate(without(name)).mutation!
    const found = survivors.map((one) => `${one.pointer} ${one.alteration}`)
    for (const one of expected) expect(found.join('\n')).toContain(one)
  })

  it('lists a survivor that is explained as explained, and says the line of each', () => {
    const { mutation, faults } = mutate(without('day before'), { survivors: WHY })
    expect(faults).toEqual([])
    expect(mutation?.explainedSurvivors).toMatchObject([
      { line: 25, why: 'Nobody buys a router on that day.' },
    ])
    expect(mutation?.survivors.map((one) => one.alteration)).toEqual(['dropped'])
  })

  it('finds fault with an explanation of what does not survive, but not before it was tried', () => {
    expect(mutate(ALL, { survivors: WHY }).faults).toHaveLength(1)
    expect(mutate(ALL, { survivors: WHY, mutate: false }).faults).toEqual([])
    expect(mutate(ALL, { survivors: WHY.replace('earlier', 'before'), mutate: false }).faults).toHaveLength(1)
  })

  it('does not alter a pack whose tests fail', () => {
    const { mutation, faults } = mutate([...ALL, ALL[0]!.replace('triggered', 'clear')])
    expect(faults).toHaveLength(1)
    expect(mutation?.tried).toBe(0)
  })

  it('tries a sample, the same for the same seed, and says how far it is', () => {
    const steps: string[] = []
    const sample = { size: 5, seed: 7 }
    const onProgress = (...step: [string, number, number]): void => void steps.push(step.join(' '))
    const one = mutate(without('day before'), { sample, onProgress })
    expect(steps).toEqual([1, 2, 3, 4, 5].map((done) => `complete ${done} 5`))
    expect(mutate(without('day before'), { sample })).toEqual(one)
  })
})

/** By every test and everything that it expects, each on the whole pack compiled anew. */
function isNoticedByAll({ source }: Mutant, tests: readonly JudgedTest[]): boolean {
  const shipped = shippedOnce(source)
  return tests.some(
    ({ prepared }) => [...judgeTest(prepared, shipped(prepared.test.settings)).problems].length > 0,
  )
}

describe('running only what an alteration can change', () => {
  it.each(['baseline', 'jp-agreement', 'us-ndaa-889', 'us-tiktok'])('%s: finds the same survivors', (id) => {
    const pack = rulebook.policySet.packs.find((one) => one.source.id === id)!
    const shipped = shippedOnce(pack.written)
    const tests = prepareTests(rulebook, pack, join(PROJECT, 'policies', id)).tests.map((prepared) => {
      const compiled = shipped(prepared.test.settings)
      return { prepared, pack: compiled, evaluated: judgeTest(prepared, compiled).evaluated }
    })
    const known = knownTo(rulebook.snapshot)
    const mutants = mutantsOf(pack.written, [...known.lists])
    const chosen = sampleOf(mutants.length, count(mutants.length, 40), 5)
    const tried = mutants.filter((one, index) => chosen.has(index) && refusalOf(one, known).length === 0)
    const differing = tried.filter((one) => isNoticed(one, tests) !== isNoticedByAll(one, tests))
    expect(differing.map((one) => `${one.rule} ${one.pointer}: ${one.alteration}`)).toEqual([])
  })
})
