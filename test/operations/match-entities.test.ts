import { describe, expect, it } from 'vitest'
import { categoryFault, matchEntities } from '../../src/operations/match-entities.ts'
import { rulebook } from '../support/shipped.ts'

const { snapshot } = rulebook

function scoreOf(name: string, entity: string, context: object = {}): number | undefined {
  const { matches } = matchEntities(snapshot, { name, ...context })
  return matches.find((one) => one.entity === entity)?.comparison.score
}

describe('what is known of the bearer of a name', () => {
  const name = 'Hikvisoin Digital Tecnology'
  const alone = scoreOf(name, 'hikvision') ?? Number.NaN

  it('moves the rank of a name that is alike', () => {
    expect(scoreOf(name, 'hikvision', { category: 'surveillance-camera' })).toBeGreaterThan(alone)
    expect(scoreOf(name, 'hikvision', { category: 'paper' })).toBeLessThan(alone)
    expect(scoreOf(name, 'hikvision', { country: 'CN' })).toBeGreaterThan(alone)
    expect(scoreOf(name, 'hikvision', { country: 'FI' })).toBeLessThan(alone)
  })

  it('says so among the reasons', () => {
    const { matches } = matchEntities(snapshot, { name, category: 'paper' })
    const found = matches.find((one) => one.entity === 'hikvision')
    expect(found?.comparison.reasons).toContainEqual({ reason: 'other-category' })
  })

  it('decides nothing: who a party is taken for stays as it was, and an exact name keeps its score', () => {
    const exact = 'Hangzhou Hikvision Digital Technology Co., Ltd.'
    const [plain, paper] = [{}, { category: 'paper' }].map((context) =>
      matchEntities(snapshot, { name: exact, ...context }),
    )
    expect(paper?.identification).toEqual(plain?.identification)
    expect(scoreOf(exact, 'hikvision', { category: 'paper' })).toBe(scoreOf(exact, 'hikvision'))
  })

  it('is refused where it is no category, with the nearest one', () => {
    expect(categoryFault(snapshot, 'surveilance-camera')).toBe(
      'unknown category surveilance-camera; did you mean surveillance-camera?',
    )
    expect(categoryFault(snapshot, null)).toBeUndefined()
  })
})
