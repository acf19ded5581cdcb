import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateRule } from '../../src/policy/compile-rule.ts'
import { createEnvironment, standAt } from '../../src/decision/evaluate.ts'
import { horizonOf, type Horizon } from '../../src/decision/horizon.ts'
import { horizonReach, horizonText } from '../../src/decision/horizon-texts.ts'
import { stepOn, timelinesOf, withAction, type Step } from '../../src/decision/timelines.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { subjectsOf } from '../../src/facts/subjects.ts'
import { assess } from '../../src/operations/assess.ts'
import type { Rulebook } from '../../src/operations/deployment.ts'
import { readPurchase } from '../../src/operations/read-purchase.ts'
import { shiftDay } from '../../src/policy/day-expression.ts'
import { plannedActs } from '../../src/purchase/planned-acts.ts'
import { rulebookWith } from '../support/pack.ts'
import { count, examples, parsed, rulebook } from '../support/shipped.ts'

const text = '{ en: one two three, ja: 一二三 }'
const ABOUT = `
    title: ${text}
    rationale: ${text}
    citation: text`

/** A ban on buying with a note on having, a removal deadline, decommissioning at the end of support, and a label. */
const TIMED = rulebookWith(`
schema: sekisho/pack/1
id: timed
version: 1.0.0
kind: regime
status: binding
title: ${text}
authority: ${text}
reviewed: 2026-11-24
citation: text
citations: { text: { ref: somewhere, confidence: knowledge } }
waivers:
  - { id: head, issuer: head, title: ${text}, citation: text, until: 2028-06-30 }
binds: { fact: buyer.jurisdiction, is: US }
rules:
  - id: CHIP
    concern: vendor-origin
    for: component
    makers: [manufacturer]
    standard: reasonable-inquiry
    effective: { from: 2027-12-23, by: act }
    when: { fact: component.makers, some: { listed: us-ndaa-5949, reach: [self] } }
    waivable: [head]
    effect: prohibit${ABOUT}
  - id: CHIP-IN-USE
    concern: vendor-origin
    for: component
    makers: [manufacturer]
    catches: [hold]
    standard: reasonable-inquiry
    effective: { from: 2027-12-23, by: act }
    when: { fact: component.makers, some: { listed: us-ndaa-5949, reach: [self] } }
    effect: note${ABOUT}
  - id: REMOVE
    concern: vendor-origin
    for: item
    catches: [hold]
    effective: { from: 2028-01-01, by: act }
    scope: { fact: item.category, within: router }
    effect: prohibit${ABOUT}
  - id: DECOMMISSION
    concern: service-interruption
    for: item
    catches: [hold]
    scope: { fact: item.category, within: firewall }
    when: { fact: item.endOfSupport, before: asOf }
    effect: prohibit${ABOUT}
  - id: LABEL
    concern: malicious-function
    for: item
    scope: { fact: item.category, within: surveillance-camera }
    demand: { certificate: [jc-star] }
    effect: require${ABOUT}
`)

function horizon(book: Rulebook, document: unknown, asOf: string): Horizon {
  const read = readPurchase(document, book)
  if (!read.ok) throw new Error(JSON.stringify(read.issues[0]))
  const { body, facts } = assess(read.value, FILE_TRUSTED, book, { asOf, isHypothetical: false })
  return horizonOf(body, facts, { policySet: book.policySet, acts: plannedActs(read.value) })
}

function bought(items: readonly object[], more: object = {}): Record<string, unknown> {
  return {
    schema: 'sekisho/purchase/1',
    buyer: { jurisdiction: 'US', type: 'civilian-agency' },
    procurement: { action: 'new', contract: more },
    parties: [{ id: 'P1', role: 'bidder', name: 'Example Integrators LLC' }],
    items,
    statements: [{ about: '/items', says: 'complete', by: 'P1' }],
  }
}

const LAPTOP = {
  id: '1',
  kind: 'hardware',
  category: 'laptop',
  plannedEndOfUse: '2029-06-30',
  parties: [{ role: 'manufacturer', name: 'Example Devices Ltd' }],
  components: [
    { id: 'm', kind: 'memory', parties: [{ role: 'manufacturer', name: 'Yangtze Memory Technologies' }] },
  ],
}

describe('a laptop with a memory chip of a listed group, bought before the ban takes effect', () => {
  const delivered = { deliveries: [{ date: '2026-09-01', items: ['1'] }], end: '2029-06-30' }

  it('has nothing on the horizon but a note while it is in use', () => {
    const { entries, lookedUntil } = horizon(TIMED, bought([LAPTOP], delivered), '2026-06-01')
    expect(entries).toEqual([
      {
        day: '2027-12-23',
        act: { kind: 'use' },
        item: '1',
        from: 'approve',
        to: 'approve',
        rules: [{ rule: 'CHIP-IN-USE', pack: 'timed', verdict: 'triggered' }],
        causes: [{ kind: 'rule-begins', what: '' }],
      },
    ])
    expect(lookedUntil).toEqual({ day: '2029-06-30', because: 'planned-end-of-use' })
  })

  it('has an option that may not be exercised, and the base purchase stands', () => {
    const document = bought([LAPTOP], { ...delivered, options: [{ date: '2028-01-01' }, { date: null }] })
    const { entries, undated } = horizon(TIMED, document, '2026-06-01')
    const [read] = [readPurchase(document, TIMED)]
    if (!read.ok) throw new Error('no purchase')
    const now = assess(read.value, FILE_TRUSTED, TIMED, { asOf: '2026-06-01', isHypothetical: false })
    expect(now.body.outcome).toBe('approve')
    const option = entries.filter(({ act }) => act.kind === 'option')
    expect(option).toEqual([
      expect.objectContaining({
        day: '2028-01-01',
        act: { kind: 'option', pointer: '/procurement/contract/options/0' },
        item: '1',
        from: 'approve',
        to: 'reject',
        causes: [{ kind: 'rule-begins', what: '' }],
      }),
    ])
    expect(undated).toEqual(['/procurement/contract/options/1'])
    const rendering = { purchase: read.value, policySet: TIMED.policySet, snapshot: TIMED.snapshot }
    const said = option.map((entry) => horizonText(entry, rendering))
    expect(said[0]?.en).toContain('the option may not be exercised')
    expect(said[0]?.ja).toContain('オプションは行使できない')
  })

  it('may not be bought from that day on', () => {
    const { entries } = horizon(TIMED, bought([LAPTOP], delivered), '2027-06-01')
    expect(entries.filter(({ act }) => act.kind === 'act-later')).toEqual([
      expect.objectContaining({ day: '2027-12-23', item: '1', from: 'approve', to: 'reject' }),
    ])
  })

  it('may not be delivered after that day, where the delivery completes the purchase', () => {
    const late = { deliveries: [{ date: '2028-02-01', items: ['1'] }] }
    const { entries } = horizon(TIMED, bought([LAPTOP], late), '2026-06-01')
    expect(entries.filter(({ act }) => act.kind === 'delivery')).toEqual([
      expect.objectContaining({ day: '2028-02-01', item: '1', to: 'reject' }),
    ])
  })
})

describe('what is in use', () => {
  const router = { id: '1', kind: 'hardware', category: 'router', plannedEndOfUse: '2029-12-31' }
  const firewall = {
    id: '2',
    kind: 'hardware',
    category: 'firewall',
    plannedEndOfUse: '2030-12-31',
    support: { endOfSupport: '2028-05-31' },
  }

  it('is reached by a deadline for removal and by the end of its support', () => {
    const { entries } = horizon(TIMED, bought([router, firewall]), '2026-06-01')
    expect(
      entries.map(({ day, act, item, to, causes }) => [day, act.kind, item, to, causes[0]?.kind]),
    ).toEqual([
      ['2028-01-01', 'use', '1', 'reject', 'rule-begins'],
      ['2028-06-01', 'use', '2', 'reject', 'day-reached'],
    ])
  })

  it('is not reached once it is out of use', () => {
    const early = { ...router, plannedEndOfUse: '2027-12-31' }
    expect(horizon(TIMED, bought([early]), '2026-06-01').entries).toEqual([])
  })
})

describe('documents that run out', () => {
  it('a certificate that ends before an option leaves it without one', () => {
    const camera = {
      id: '1',
      kind: 'hardware',
      category: 'surveillance-camera',
      model: 'C-1',
      parties: [{ role: 'manufacturer', name: 'Example Devices Ltd' }],
      certifications: [
        {
          scheme: 'jc-star',
          subject: { product: 'C-1' },
          holder: 'Example Devices Ltd',
          status: 'valid',
          level: 1,
          validUntil: '2027-03-31',
        },
      ],
    }
    const document = bought([camera], { options: [{ date: '2027-03-31' }, { date: '2027-04-01' }] })
    const { entries } = horizon(TIMED, document, '2026-06-01')
    expect(entries.map(({ day, act, to, causes }) => [day, act.kind, to, causes[0]?.kind])).toEqual([
      ['2027-04-01', 'act-later', 'incomplete', 'certificate-ends'],
      ['2027-04-01', 'option', 'incomplete', 'certificate-ends'],
    ])
  })
})

/** Every verdict on every day of a span, tested anew each day, beside what the timelines say of that day. */
function daysThatDiffer(
  book: Rulebook,
  document: unknown,
  action: string,
  [from, days]: [string, number],
): string[] {
  const purchase = parsed(document)
  if (purchase === undefined) return []
  const { facts } = assess(purchase, FILE_TRUSTED, book, { asOf: from, isHypothetical: false })
  const end = shiftDay(from, { days })
  const timelines = timelinesOf(facts, book.policySet, { action, from, until: () => end, decidedOn: from })
  const acting = withAction(facts, action)
  const steps = new Map<string, readonly Step[]>(
    timelines.map((one) => [`${one.rule.source.id}@${one.placed.subject.path}`, one.steps] as const),
  )
  const differing: string[] = []
  for (let day = from; day <= end; day = shiftDay(day, { days: 1 })) {
    const environment = createEnvironment(acting, day, from, null)
    for (const pack of book.policySet.packs) {
      const binds = pack.binds.test(standAt(environment, { subject: acting.purchase, item: null }))
      for (const rule of pack.rules) {
        for (const placed of subjectsOf(acting, rule.source.for)) {
          const key = `${rule.source.id}@${placed.subject.path}`
          const said = stepOn(steps.get(key) ?? [], day)?.verdict ?? 'not-applicable'
          const verdict = evaluateRule(rule, binds, standAt(environment, placed))
          if (said !== verdict) differing.push(`${day} ${key}: ${verdict}, not ${said}`)
        }
      }
    }
  }
  return differing
}

describe('validity intervals', () => {
  const spans = examples.filter(([name]) => name !== 'us-39-computers-and-a-camera')

  it.each(spans)('say of %s what testing every day says', (_name, document) => {
    const days = count(2600, 130)
    for (const [action, from] of [
      ['acquire', '2019-07-01'],
      ['option', '2026-11-01'],
      ['hold', '2027-10-01'],
    ] as const)
      expect(daysThatDiffer(rulebook, document, action, [from, days])).toEqual([])
  })

  it('say of made-up purchases what testing every day says', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => shiftDay('2027-01-01', { days }))
    const line = fc.record(
      {
        category: fc.constantFrom('router', 'firewall', 'surveillance-camera', 'laptop'),
        plannedEndOfUse: day,
        support: fc.record({ endOfSupport: day }),
        model: fc.constant('C-1'),
        certifications: fc.array(
          fc.record({
            scheme: fc.constantFrom('jc-star', 'ismap'),
            subject: fc.constant({ product: 'C-1' }),
            holder: fc.constant('Example Devices Ltd'),
            status: fc.constant('valid'),
            validUntil: day,
          }),
          { maxLength: 2 },
        ),
        components: fc.constant(LAPTOP.components),
      },
      { requiredKeys: ['category'] },
    )
    const waived = fc.option(fc.record({ from: day, until: day, issuer: fc.constantFrom('head', 'other') }))
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        waived,
        fc.constantFrom('acquire', 'option', 'hold'),
        (lines, waiver, action) => {
          const items = lines.map((one, index) => ({
            ...one,
            id: String(index + 1),
            kind: 'hardware',
            parties: [{ role: 'manufacturer', name: 'Example Devices Ltd' }],
          }))
          const granted =
            waiver === null
              ? {}
              : {
                  claims: [{ id: 'c', claim: 'waiver', subjects: ['/items'], evidence: ['w'] }],
                  evidence: [
                    {
                      id: 'w',
                      type: 'waiver',
                      issuerCode: waiver.issuer,
                      date: waiver.from,
                      validUntil: waiver.until,
                      subjects: ['/items'],
                      state: 'confirmed',
                    },
                  ],
                }
          expect(
            daysThatDiffer(TIMED, { ...bought(items), ...granted }, action, ['2027-06-01', 500]),
          ).toEqual([])
        },
      ),
      { numRuns: count(300, 25) },
    )
  })
})

describe('how far was looked', () => {
  it('is said in both languages', () => {
    for (const [, document] of examples) {
      const reach = horizonReach(horizon(rulebook, document, '2026-11-01'))
      expect(reach.en).toMatch(/^Looked at until \d{4}-\d\d-\d\d \(/)
      expect(reach.ja).toMatch(/まで確認した/)
    }
  })
})
