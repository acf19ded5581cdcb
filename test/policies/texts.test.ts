import { describe, expect, it } from 'vitest'
import { placeholdersOf } from '../../src/policy/placeholders.ts'
import { rulebook } from '../support/shipped.ts'

const packs = rulebook.policySet.packs.map((pack) => [pack.source.id, pack] as const)

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

describe('texts of packs', () => {
  it.each(packs)(
    '%s names the same placeholders in both languages and cites each rule',
    (_id, { source }) => {
      for (const rule of source.rules) {
        const named = (language: 'en' | 'ja'): string[] =>
          [...new Set(placeholdersOf(rule.rationale[language]))].sort()
        expect([rule.id, named('ja')]).toEqual([rule.id, named('en')])
        expect(source.citations).toHaveProperty([rule.citation])
      }
    },
  )

  it.each(packs)('%s is written in Japanese where it says so', (_id, { source }) => {
    const texts = [
      source.title,
      source.authority,
      ...source.rules.flatMap((rule) => [rule.title, rule.rationale]),
      ...[...(source.notChecked ?? []), ...(source.openQuestions ?? [])].map((one) => one.text),
    ]
    for (const { en, ja } of texts) {
      expect(ja).toMatch(JAPANESE)
      expect(en).not.toMatch(JAPANESE)
      // A sentence of a ministry ends as one: not in mid-air, not with a full stop of another script.
      expect(ja).not.toMatch(/[.,;] |undefined|null/)
    }
  })

  it.each(packs)('%s lists its open questions and cites with a confidence', (id, { source }) => {
    if (id.startsWith('jp-')) expect((source.openQuestions ?? []).length).toBeGreaterThan(0)
    for (const citation of Object.values(source.citations))
      expect(['verified', 'secondary', 'knowledge']).toContain(citation.confidence)
  })
})
