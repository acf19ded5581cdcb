import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { evaluateEverything } from '../../src/decision/evaluate.ts'
import { assess, onlyPacks } from '../../src/operations/assess.ts'
import { lineDigest } from '../../src/operations/referral-request.ts'
import type { Purchase } from '../../src/purchase/purchase.ts'
import { count, examples, parsed, rulebook } from '../support/shipped.ts'

/** Packs of regimes that name nobody (design 2.12). */
const NEUTRAL = ['jp-5g', 'jp-agreement', 'jp-common-standards', 'jp-economic-security', 'jp-ismap']
const neutral = { ...rulebook, policySet: onlyPacks(rulebook.policySet, NEUTRAL) }
const agreement = rulebook.policySet.packs.find((pack) => pack.source.id === 'jp-agreement')

const purchases = examples.filter(([name]) => name.startsWith('jp-'))

/** Every name under which an organisation stands as maker of something. */
function makerNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(makerNames)
  if (typeof value !== 'object' || value === null) return []
  const { role, name, legalName } = value as Record<string, unknown>
  const isMaker = ['manufacturer', 'designer', 'brand', 'developer', 'oem'].includes(String(role))
  const own = isMaker ? [name, legalName].filter((one) => typeof one === 'string') : []
  return [...own, ...Object.values(value).flatMap(makerNames)]
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (Array.isArray(value)) return value.map((element) => replaced(element, from, to))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, from, to)]))
}

/** Replies are bound to lines by digests over names; a reply on the other maker's line carries that line's digest. */
function rebound(document: unknown, before: Purchase): unknown {
  const purchase = parsed(document)
  if (purchase === undefined || agreement === undefined) throw new Error('no purchase')
  return before.items.reduce((changed, { id }) => {
    const old = lineDigest(agreement, 'JP-AGR-3', before, id)
    const now = lineDigest(agreement, 'JP-AGR-3', purchase, id)
    return old === undefined || now === undefined ? changed : replaced(changed, old, now)
  }, document)
}

interface Seen {
  readonly body: Body
  readonly verdicts: readonly (readonly [string, string])[]
}

function seen(document: unknown): Seen {
  const purchase = parsed(document)
  if (purchase === undefined) throw new Error('no purchase')
  const { body, facts } = assess(purchase, FILE_TRUSTED, neutral, {
    asOf: '2026-11-24',
    isHypothetical: false,
  })
  const verdicts = evaluateEverything(facts, neutral.policySet, '2026-11-24').all.map(
    ({ rule, placed, verdict }) => [`${rule.source.id}@${placed.subject.path}`, verdict] as const,
  )
  return { body, verdicts }
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyzあいうえお示例网络')

/** Names that the reference data knows, listed ones among them, and names that nobody knows. */
const anyName = fc.oneof(
  fc.constantFrom(
    'Huawei Technologies Co., Ltd.',
    '中兴通讯股份有限公司',
    '杭州海康威视数字技术股份有限公司',
    'Cisco Systems, Inc.',
    '富士通株式会社',
    'エリクソン',
    'Kaspersky Lab',
  ),
  fc
    .string({
      unit: fc.constantFrom(...LETTERS),
      minLength: 4,
      maxLength: 20,
    })
    .map((name) => `Zz${name}`),
)

describe('neutrality', () => {
  it('the neutral packs are shipped and name nobody', () => {
    expect(neutral.policySet.packs.map((pack) => pack.source.id)).toEqual(NEUTRAL)
    for (const { source } of neutral.policySet.packs) {
      expect(source.lists ?? []).toEqual([])
      expect(JSON.stringify(source.rules)).not.toContain('"listed"')
    }
  })

  it.each(purchases)(
    'another maker with the same declared facts changes nothing in %s',
    (_name, document) => {
      const names = [...new Set(makerNames(document))]
      const before = seen(document)
      const purchase = parsed(document)
      if (names.length === 0 || purchase === undefined) {
        expect(names).toEqual([])
        return
      }
      fc.assert(
        fc.property(fc.constantFrom(...names), anyName, (from, to) => {
          fc.pre(!names.includes(to) && !JSON.stringify(document).includes(to))
          const after = seen(rebound(replaced(document, from, to), purchase))
          expect(after.verdicts).toEqual(before.verdicts)
          expect(after.body).toEqual(before.body)
        }),
        { numRuns: count(500, 12), seed: 2018 },
      )
    },
  )

  it('under the agreement nobody is prohibited, whatever is offered and whatever the advice', () => {
    const source = agreement?.source
    expect(source?.rules.filter((rule) => rule.effect === 'prohibit')).toEqual([])
    const remaining = source?.rules.find((rule) => rule.id === 'JP-AGR-5')
    expect(remaining).toMatchObject({
      effect: 'refer',
      authority: ['responsible-officer'],
      when: { adverse: ['advice-received'], outcome: ['concern-remains'] },
    })
  })
})
