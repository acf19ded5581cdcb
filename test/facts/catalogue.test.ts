import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/facts/catalogue.ts'
import { ASIA_EVIDENCE_TYPES } from '../../src/facts/evidence-types-asia.ts'
import { EU_EVIDENCE_TYPES } from '../../src/facts/evidence-types-eu.ts'
import { UK_AU_EVIDENCE_TYPES } from '../../src/facts/evidence-types-uk-au.ts'
import { US_ARTICLE_EVIDENCE_TYPES } from '../../src/facts/evidence-types-us-articles.ts'
import { US_EVIDENCE_TYPES } from '../../src/facts/evidence-types-us.ts'
import { evidenceType } from '../../src/facts/evidence-types.ts'
import { memberSchema, possibleCodes } from '../../src/facts/possible-codes.ts'
import { rulebook } from '../support/shipped.ts'

const facts = Object.values(CATALOGUE).flat()
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

describe('catalogue', () => {
  it('reads every fact from a member that a purchase can have', () => {
    const lacking = facts.filter(({ owner, member }) => {
      return member !== null && memberSchema({ owner, member }) === undefined
    })
    expect(lacking.map((fact) => fact.name)).toEqual([])
  })

  it('knows which codes a fact can have where they are closed', () => {
    const item = (name: string) => facts.find((one) => one.name === name)!
    expect(possibleCodes(item('item.kind'))).toEqual(['hardware', 'software', 'service', 'cloud'])
    expect(possibleCodes(item('item.connection'))).toEqual(['direct', 'indirect', 'none', 'connected'])
    expect(possibleCodes(item('item.purposes'))).toBeUndefined()
  })

  it('asks for every fact in both languages, once', () => {
    expect(new Set(facts.map((fact) => fact.name)).size).toBe(facts.length)
    for (const { name, question } of facts) {
      expect([name, JAPANESE.test(question.ja), JAPANESE.test(question.en)]).toEqual([name, true, false])
      expect(question.en).toMatch(/[?.)]$/)
    }
  })
})

/** Types of evidence that conditions ask for. */
function typesAsked(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(typesAsked)
  if (typeof value !== 'object' || value === null) return []
  const { evidence } = value as { evidence?: unknown }
  const own = Array.isArray(evidence) ? evidence.filter((type) => typeof type === 'string') : []
  return [...own, ...Object.values(value).flatMap(typesAsked)]
}

describe('types of evidence', () => {
  it('are described once each', () => {
    const parts = [
      US_EVIDENCE_TYPES,
      US_ARTICLE_EVIDENCE_TYPES,
      UK_AU_EVIDENCE_TYPES,
      EU_EVIDENCE_TYPES,
      ASIA_EVIDENCE_TYPES,
    ].flatMap((part) => Object.entries(part))
    expect(parts.length).toBeGreaterThan(50)
    // A later part would put its description in the place of an earlier one's.
    expect(
      parts.filter(([type, described]) => evidenceType(type) !== described).map(([type]) => type),
    ).toEqual([])
  })

  it('have a name in both languages wherever a rule asks for one', () => {
    const { packs } = rulebook.policySet
    const asked = [
      ...new Set(
        packs.flatMap(({ source }) => [
          ...typesAsked(source.rules),
          ...(source.exceptions ?? []).flatMap((one) => one.evidence ?? []),
        ]),
      ),
    ]
    expect(asked.length).toBeGreaterThan(15)
    for (const type of asked) {
      const title = evidenceType(type)?.title
      expect([type, JAPANESE.test(title?.ja ?? ''), (title?.en ?? '') !== '']).toEqual([type, true, true])
    }
  })
})
