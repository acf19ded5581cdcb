import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OUTCOMES, type Body } from '../../src/decision/body.ts'
import { FILE_TRUSTED, NOTHING_CONFIRMED, type CaseFacts } from '../../src/facts/case-facts.ts'
import { withWaivers, type HeldWaiver } from '../../src/facts/waivers.ts'
import { assess } from '../../src/operations/assess.ts'
import type { Purchase } from '../../src/purchase/purchase.ts'
import { count, examples, parsed, rulebook } from '../support/shipped.ts'

const TODAY = '2026-11-24'

/** Purchases on which some finding could be waived, with the rules and who may waive them. */
const waivable = examples.flatMap(([name, input]) => {
  const purchase = parsed({ ...input, claims: [] })
  if (purchase === undefined) return []
  const { body } = assess(purchase, NOTHING_CONFIRMED, rulebook, { asOf: TODAY, isHypothetical: false })
  const findings = body.findings.filter((one) => (one.waivable ?? []).length > 0)
  return findings.length === 0 ? [] : [{ name, purchase, findings }]
})

const good = (rule: string, reference: string | null | undefined): HeldWaiver => ({
  id: 'w-1',
  issuer: 'us-dni',
  rules: [rule],
  from: '2026-01-01',
  until: '2027-12-31',
  uses: 1,
  used: 0,
  scope: { references: [reference ?? ''] },
  state: 'confirmed',
})

type Spoil = (waiver: HeldWaiver) => HeldWaiver

const entered: fc.Arbitrary<Spoil> = fc.oneof(
  fc
    .constantFrom('entered', 'rejected', 'withdrawn')
    .map((state) => (one: HeldWaiver) => ({ ...one, state })),
  fc.integer({ min: 1, max: 2000 }).map((days) => (one: HeldWaiver) => ({
    ...one,
    until: before(TODAY, days),
    from: before(TODAY, days + 10),
  })),
  fc.integer({ min: 1, max: 2000 }).map((days) => (one: HeldWaiver) => ({
    ...one,
    from: before(TODAY, -days),
    until: before(TODAY, -days - 10),
  })),
  fc.integer({ min: 1, max: 5 }).map((used) => (one: HeldWaiver) => ({ ...one, used })),
  fc.constant((one: HeldWaiver) => ({ ...one, rules: ['US-889-C1'] })),
  fc.constant((one: HeldWaiver) => ({ ...one, scope: { references: ['EX-of-somebody-else'] } })),
  fc.constant((one: HeldWaiver) => ({ ...one, scope: { ...one.scope, items: ['no-such-line'] } })),
  fc
    .constantFrom('us-agency-head', 'somebody', 'jp-nco')
    .map((issuer) => (one: HeldWaiver) => ({ ...one, issuer })),
)

function before(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}

/** The purchase with a claim on a waiver of the rule for everything in it. */
function claiming(
  purchase: Purchase,
  rule: string,
  more: object,
  evidence: readonly object[] = [],
): Purchase {
  const claim = { id: 'cl-w', claim: 'waiver', rule, subjects: [''], by: 'P1', ...more }
  const subjects = ['/items', '/parties', ...(purchase.parties ?? []).map((one) => `/parties/@${one.id}`)]
  return {
    ...purchase,
    claims: [{ ...claim, subjects }],
    evidence: [...(purchase.evidence ?? []), ...evidence],
  } as Purchase
}

function bodyOf(purchase: Purchase, caseFacts: CaseFacts): Body {
  return assess(purchase, caseFacts, rulebook, { asOf: TODAY, isHypothetical: false }).body
}

const rank = (outcome: Body['outcome']): number => OUTCOMES.indexOf(outcome)

/** Neither the purchase nor any line of it comes to something milder. */
function expectNoMilder(now: Body, without: Body): void {
  for (const part of ['outcome', 'worst'] as const) {
    expect(rank(now[part])).toBeLessThanOrEqual(rank(without[part]))
    now.items.forEach((item, at) => {
      expect(rank(item[part])).toBeLessThanOrEqual(rank(without.items[at]?.[part] ?? 'reject'))
    })
  }
}

const anyCase = fc
  .constantFrom(...waivable)
  .chain((one) => fc.constantFrom(...one.findings).map((finding) => ({ ...one, rule: finding.rule })))

describe('a waiver that carries nothing', () => {
  it('has purchases to be tried on, which a good one does make milder', () => {
    const lifted = waivable.filter(({ purchase, findings }) =>
      findings.some(({ rule }) => {
        const claimed = claiming(purchase, rule, { waiver: 'w-1' })
        const facts = withWaivers(NOTHING_CONFIRMED, claimed, [good(rule, purchase.reference)], TODAY)
        const [now, was] = [bodyOf(claimed, facts), bodyOf(purchase, NOTHING_CONFIRMED)]
        return now.items.some((item, at) => rank(item.outcome) > rank(was.items[at]?.outcome ?? 'approve'))
      }),
    )
    expect(lifted.length).toBeGreaterThan(2)
  })

  it('makes nothing milder where it is entered with the deployment: recorded or tried', () => {
    fc.assert(
      fc.property(anyCase, entered, ({ purchase, rule }, spoil) => {
        const claimed = claiming(purchase, rule, { waiver: 'w-1' })
        for (const base of [NOTHING_CONFIRMED, FILE_TRUSTED]) {
          const facts = withWaivers(base, claimed, [spoil(good(rule, purchase.reference))], TODAY)
          expectNoMilder(bodyOf(claimed, facts), bodyOf({ ...purchase, claims: [] }, base))
        }
      }),
      { numRuns: count(2000, 150), seed: 889 },
    )
  })

  it('makes nothing milder where it stands in the purchase: recorded, tried or checked', () => {
    const spoiled = fc.constantFrom(
      { state: 'received' },
      { state: 'rejected' },
      { state: null },
      { validUntil: '2026-11-23' },
      { date: '2026-11-25' },
      { subjects: ['/items/@no-such-line'] },
      { issuerCode: 'us-agency-head' },
      { issuerCode: 'somebody' },
      { type: 'far-52.204-24' },
    )
    fc.assert(
      fc.property(anyCase, spoiled, fc.boolean(), ({ purchase, rule }, spoil, isTrusted) => {
        const act = {
          id: 'ev-w',
          type: 'waiver',
          issuerCode: 'us-dni',
          date: '2026-01-01',
          validUntil: '2027-12-31',
          subjects: ['/items', ...(purchase.parties ?? []).map((one) => `/parties/@${one.id}`)],
          state: 'confirmed',
          ...spoil,
        }
        const claimed = claiming(purchase, rule, { evidence: ['ev-w'] }, [act])
        const confirmations = [{ evidence: 'ev-w', state: 'confirmed' as const }]
        const isUnconfirmed = 'state' in spoil
        const facts = isTrusted
          ? FILE_TRUSTED
          : { ...NOTHING_CONFIRMED, confirmations: isUnconfirmed ? [] : confirmations }
        expectNoMilder(
          bodyOf(claimed, facts),
          bodyOf({ ...purchase, claims: [] }, isTrusted ? FILE_TRUSTED : NOTHING_CONFIRMED),
        )
      }),
      { numRuns: count(2000, 150), seed: 8890 },
    )
  })

  it('is not there by naming an id, nor by evidence that calls itself one', () => {
    for (const { purchase, findings } of waivable) {
      for (const { rule } of findings) {
        const was = bodyOf(purchase, NOTHING_CONFIRMED)
        const claimed = claiming(purchase, rule, { waiver: 'w-1', evidence: ['waiver-w-1'] })
        expectNoMilder(bodyOf(claimed, NOTHING_CONFIRMED), was)
        expectNoMilder(bodyOf(claimed, withWaivers(NOTHING_CONFIRMED, claimed, [], TODAY)), was)
      }
    }
    expect(parsed({ ...waivable[0]?.purchase, evidence: [{ id: '@waiver/w-1' }] })).toBeUndefined()
  })
})
