import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/audit/canonical-json.ts'
import { horizonOf } from '../../src/decision/horizon.ts'
import { CAUSES } from '../../src/decision/horizon-entries.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { withProfiles } from '../../src/facts/party-profiles.ts'
import { assess } from '../../src/operations/assess.ts'
import { textsOf } from '../../src/operations/decision-texts.ts'
import { findHorizon } from '../../src/operations/horizon.ts'
import { readPurchase } from '../../src/operations/read-purchase.ts'
import { deploymentWith, head, horizonUnder, inLines, rule, TODAY } from '../support/horizon.ts'
import { rulebook } from '../support/shipped.ts'
import { turningBook, turningPurchase } from '../support/turning.ts'

const MAKERS = 'makers: [manufacturer]'

function purchaseWith(item: object, more: object = {}): Record<string, unknown> {
  return {
    schema: 'sekisho/purchase/1',
    buyer: { jurisdiction: 'US', type: 'civilian-agency' },
    procurement: { action: 'new' },
    items: [{ id: '1', kind: 'hardware', category: 'router', plannedEndOfUse: '2030-12-31', ...item }],
    statements: [{ about: '/items', says: 'complete', by: 'buyer' }],
    ...more,
  }
}

describe('a reply of an authority', () => {
  const book = deploymentWith([
    head(
      'asked',
      '{ always: true }',
      'authorities:\n  - { id: office, name: { en: Office, ja: 担当室 } }\n',
    ) +
      rule('ASK', [
        'for: item',
        'catches: [acquire, hold]',
        'effect: refer',
        'authority: [office]',
        'sees: [category]',
        'answered: { evidence: [advice-received], issuers: [office], line: ASK, outcome: [no-concern] }',
      ]),
  ])

  function lineDigest(): string {
    const read = readPurchase(purchaseWith({}), book)
    if (!read.ok) throw new Error('does not parse')
    const day = { asOf: TODAY, isHypothetical: false }
    const { body } = assess(read.value, FILE_TRUSTED, book, day)
    const { requests } = textsOf(body, { ...book, purchase: read.value })
    const digest = /sha256:[0-9a-f]{64}/.exec(JSON.stringify(requests))?.[0]
    if (digest === undefined) throw new Error('nothing is asked')
    return digest
  }

  it('no longer clears the line on the day on which another takes its place', () => {
    const reply = (id: string, date: string, outcome: string, subject: string): object => ({
      id,
      type: 'advice-received',
      state: 'confirmed',
      issuerCode: 'office',
      date,
      subjects: [subject],
      lines: [{ item: '1', outcome, lineDigest: lineDigest() }],
    })
    // The later one is about other subjects, so it takes the place of the first without being what is wanted.
    const evidence = [
      reply('A', '2026-11-01', 'no-concern', '/items'),
      reply('B', '2027-06-01', 'concern-remains', '/system'),
    ]
    const { body, horizon } = horizonUnder(book, purchaseWith({}, { evidence, system: {} }))
    expect(body.outcome).toBe('approve')
    expect(inLines(horizon)).toEqual([
      '2027-06-01 act-later 1: ASK - > triggered, approve > refer, reply-replaced 2027-06-01',
      '2027-06-01 in-use 1: ASK - > triggered, approve > refer, reply-replaced 2027-06-01',
    ])
    expect(horizon.entries[0]?.causes).toEqual([
      { kind: 'reply-replaced', day: '2027-06-01', at: '/evidence/@B' },
    ])
  })
})

describe('a confirmed answer who a party is', () => {
  const book = deploymentWith([
    head('named', '{ always: true }') +
      rule('NAMED', [
        'for: item',
        MAKERS,
        'catches: [acquire, option]',
        'when: { fact: item.makersNamed, some: { listed: us-ndaa-889, reach: [self] } }',
        'effect: prohibit',
      ]),
  ])
  const name = 'ZTE Kangxun Optics'
  const document = purchaseWith(
    { parties: [{ role: 'manufacturer', name }] },
    {
      procurement: { action: 'new', contract: { options: [{ date: '2027-02-28' }, { date: '2027-03-01' }] } },
    },
  )

  it('serves an act until it ends, and is asked for anew from then on', () => {
    const read = readPurchase(document, book)
    if (!read.ok) throw new Error('does not parse')
    const profile = {
      id: 'P',
      party: { name },
      answer: { isNot: rulebook.snapshot.identify({ name }).result === 'possible' ? candidates(name) : [] },
      until: '2027-03-01',
      state: 'confirmed' as const,
    }
    const day = { snapshot: book.snapshot, asOf: TODAY }
    const caseFacts = withProfiles(FILE_TRUSTED, read.value, [profile], day)
    const assessment = assess(read.value, caseFacts, book, { asOf: TODAY, isHypothetical: false })
    expect(assess(read.value, FILE_TRUSTED, book, { asOf: TODAY, isHypothetical: false }).body.outcome).toBe(
      'incomplete',
    )
    expect(assessment.body.outcome).toBe('approve')
    const horizon = horizonOf(assessment.body, assessment.facts, book.policySet, read.value)
    expect(inLines(horizon)).toEqual([
      '2027-03-01 act-later 1: NAMED - > undetermined, approve > incomplete, profile-ends 2027-03-01',
      '2027-03-01 option 1: NAMED - > undetermined, approve > incomplete, profile-ends 2027-03-01',
    ])
  })

  function candidates(text: string): string[] {
    const found = rulebook.snapshot.identify({ name: text })
    return found.result === 'possible' ? found.candidates.map(({ entity }) => entity) : []
  }
})

describe('acts to come', () => {
  it('that concern lines which are not there are refused', () => {
    for (const list of ['options', 'renewals', 'callOffs', 'deliveries']) {
      const contract = { [list]: [{ items: ['1', '2'] }] }
      const read = readPurchase(purchaseWith({}, { procurement: { action: 'new', contract } }), rulebook)
      expect(read.ok ? [] : read.issues.map(({ pointer, code }) => [pointer, code])).toEqual([
        [`/procurement/contract/${list}/0/items/1`, 'unknown-reference'],
      ])
    }
  })
})

describe('bounds', () => {
  const ENDING = deploymentWith([
    head('ending', '{ always: true }') +
      rule('LETTER', ['for: item', 'catches: [hold]', 'demand: { evidence: [letter] }', 'effect: require']) +
      rule('SUPPORT', [
        'for: item',
        'catches: [hold]',
        'when: { fact: item.endOfSupport, before: asOf }',
        'effect: prohibit',
      ]),
  ])
  const lines = (count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `L${index}`,
      kind: 'hardware',
      plannedEndOfUse: '2030-12-31',
      support: { endOfSupport: '2027-01-31' },
    }))

  it('give the soonest thousand entries and say how many come after', () => {
    const { horizon } = horizonUnder(ENDING, purchaseWith({}, { items: lines(1500) }))
    expect(horizon.entries).toHaveLength(1000)
    expect(horizon.more).toBe(2 * 1500 - 1000)
    expect(new Set(horizon.entries.map(({ rule: id }) => id))).toEqual(new Set(['LETTER']))
    expect(horizon.stopped).toBe(null)
  })

  it('stop the work where it is spent, and say on which day', () => {
    const day = (index: number): string => new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10)
    const evidence = Array.from({ length: 400 }, (_, index) => ({
      id: `E${index}`,
      type: 'letter',
      state: 'confirmed',
      subjects: ['/items'],
      // The last one looked at holds longest, so that all are looked through every day.
      signedBy: null,
      validUntil: day(index),
    }))
    const items = lines(400)
    const { horizon } = horizonUnder(ENDING, purchaseWith({}, { items, evidence }))
    expect(horizon.stopped).not.toBe(null)
    expect(horizon.entries.every((entry) => entry.day < (horizon.stopped ?? ''))).toBe(true)
  })
})

describe('texts', () => {
  /** Entries of generated purchases, one of each cause at least, with what is said of them. */
  const said = fc.sample(turningPurchase, { numRuns: 400, seed: 7 }).flatMap((document) => {
    const seen = horizonUnder(turningBook, document)
    const { entries, advisory, acts, looked, limits } = findHorizon(seen, turningBook, seen.purchase)
    return {
      entries: [...entries, ...advisory],
      rest: [...acts, ...looked].map(({ text }) => text).concat(limits),
    }
  })

  it('name every cause that rules can meet', () => {
    const met = new Set(
      said.flatMap(({ entries }) => entries.flatMap(({ causes }) => causes.map(({ kind }) => kind))),
    )
    const elsewhere = ['profile-ends', 'reply-replaced']
    expect([...met].sort()).toEqual(CAUSES.filter((kind) => !elsewhere.includes(kind)).sort())
  })

  it('say all of it in both languages, the Japanese without leftovers', () => {
    const known = /us-[a-z0-9-]+|ZTE Corporation|Yangtze[^」]*|[A-Z][A-Z-]+[A-Z]|\bE\d\b|\bC\d\b/g
    for (const { entries, rest } of said) {
      for (const { en, ja } of [...entries.map(({ text }) => text), ...rest]) {
        expect(en).toMatch(/^[ -~“”–]+$/)
        expect(ja.replaceAll(known, '')).not.toMatch(/[a-z]{2,}/)
        expect(`${en}${ja}`).not.toMatch(/undefined|null|\{/)
      }
    }
  })
})

it('is the same for the same arguments, whatever was looked at before', () => {
  const [first, second] = fc.sample(turningPurchase, { numRuns: 2, seed: 11 })
  const digest = (document: unknown): string => digestOf(horizonUnder(turningBook, document).horizon)
  const before = digest(first)
  digest(second)
  expect(digest(first)).toBe(before)
})
