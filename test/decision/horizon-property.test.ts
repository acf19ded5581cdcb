import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACT_OF, planOf, type ActKind } from '../../src/decision/acts-to-come.ts'
import { findingKey, OUTCOMES, type Body, type Finding, type Outcome } from '../../src/decision/body.ts'
import { decide } from '../../src/decision/decide.ts'
import { evaluate } from '../../src/decision/evaluate.ts'
import type { HorizonEntry } from '../../src/decision/horizon-entries.ts'
import { statusOn } from '../../src/decision/decide.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { resolve } from '../../src/facts/resolve.ts'
import type { Facts } from '../../src/facts/fact.ts'
import type { Rulebook } from '../../src/operations/deployment.ts'
import { shiftDay } from '../../src/policy/shift-day.ts'
import {
  deploymentWith,
  head,
  horizonUnder,
  rule,
  snapshotWith,
  TODAY,
  type Seen,
} from '../support/horizon.ts'
import { count, examples, rulebook } from '../support/shipped.ts'

/** What is compared: an entry without its causes, which deciding day by day cannot tell. */
type Line = Omit<HorizonEntry, 'causes' | 'effect' | 'pack'>

const bare = ({ causes: _causes, effect: _effect, pack: _pack, ...line }: HorizonEntry): Line => line

interface Said {
  readonly verdict: Finding['verdict']
  readonly item: string | null
  readonly rule: string
  readonly subject: string
}

/** What a day says: findings by `<rule>@<subject>`, those that count apart from those that do not. */
type Sayings = Readonly<Record<'binding' | 'advisory', ReadonlyMap<string, Said>>>

function ofBody(body: Body): Sayings {
  const said = (findings: readonly Finding[]): ReadonlyMap<string, Said> =>
    new Map(findings.map((one) => [findingKey(one), one]))
  return { binding: said(body.findings), advisory: said(body.advisory.findings) }
}

/** The same without grounds, to go through thousands of days. */
function onDay(facts: Facts, { policySet }: Rulebook, day: string, decidedOn: string): Sayings {
  const { all, binds, environment } = evaluate(facts, policySet, day, decidedOn)
  const said = { binding: new Map<string, Said>(), advisory: new Map<string, Said>() }
  const keep = (one: Said, isBinding: boolean): void =>
    void said[isBinding ? 'binding' : 'advisory'].set(findingKey(one), one)
  for (const { pack, binds: bound } of binds) {
    const { source, status } = pack.bindsRule
    const question = { verdict: 'undetermined' as const, item: null, rule: source.id, subject: '' }
    if (bound === 1) keep(question, statusOn(status, pack, day) === 'binding')
  }
  for (const { rule: one, pack, placed, verdict } of all) {
    if (verdict === 'clear' || verdict === 'not-applicable') continue
    const { item, path } = placed.subject
    keep(
      { verdict, item, rule: one.source.id, subject: path },
      statusOn(one.status, pack, environment.asOf) === 'binding',
    )
  }
  return said
}

interface Brute {
  readonly binding: Line[]
  readonly advisory: Line[]
}

const VIEWS = ['binding', 'advisory'] as const

/** The horizon as its definition says: every act and every day in use decided by itself. */
function bruteForce({ purchase, body }: Seen, book: Rulebook): Brute {
  const { asOf } = body
  const facts = (kind: ActKind): Facts => {
    const procurement = { ...purchase.procurement, action: ACT_OF[kind] }
    return resolve({ ...purchase, procurement }, FILE_TRUSTED, book.snapshot)
  }
  const plan = planOf(purchase, resolve(purchase, FILE_TRUSTED, book.snapshot), asOf)
  const found: Brute = { binding: [], advisory: [] }
  const decided = ofBody(body)
  const arrive = (met: Met): void => {
    for (const view of VIEWS) {
      const keys = new Set([...met.then[view].keys(), ...met.first[view].keys()])
      for (const key of keys) {
        const [was, first, then] = [decided[view].get(key), met.first[view].get(key), met.then[view].get(key)]
        const isOther = then?.verdict !== was?.verdict
        if (!isOther || (then === undefined && first === undefined)) continue
        found[view].push(...met.line({ was, then, from: outcomesOf(body) }))
      }
    }
  }
  for (const act of plan.acts) {
    const own = facts(act.kind)
    const items = purchase.items.map(({ id }) => id).filter((id) => act.items?.includes(id) ?? true)
    const then = decide(own, book.policySet, act.day, asOf)
    arrive({
      first: onDay(own, book, asOf, asOf),
      then: ofBody(then),
      line: lineOf(act.day, { kind: act.kind, id: act.id }, items, outcomesOf(then, items)),
    })
  }
  const hold = facts('in-use')
  const first = onDay(hold, book, asOf, asOf)
  const used = new Map(
    purchase.items.flatMap(({ id }, index) => (plan.use[index] ? [[id, plan.use[index]] as const] : [])),
  )
  const begin = [...used.values()].map(({ from }) => from).sort()[0]
  const end = [...used.values()]
    .map(({ until }) => until)
    .sort()
    .at(-1)
  if (begin === undefined || end === undefined) return found
  const inUse = (day: string): string[] =>
    [...used].filter(([, { from, until }]) => from <= day && day <= until).map(([id]) => id)
  const act = { kind: 'in-use', id: null } as const
  let before = first
  for (let day = asOf; day <= end; day = shiftDay(day, { days: 1 })) {
    const said = onDay(hold, book, day, asOf)
    const begins = [...used].filter(([, { from }]) => from === day).map(([id]) => id)
    const isSame = VIEWS.every((view) => same(before[view], said[view]))
    if (begins.length > 0) {
      const then = decide(hold, book.policySet, day, asOf)
      const line = lineOf(day, act, begins, outcomesOf(then, inUse(day)), day === begin)
      arrive({ first, then: ofBody(then), line })
    }
    if (!isSame && day > begin) {
      const then = decide(hold, book.policySet, day, asOf)
      const was = decide(hold, book.policySet, shiftDay(day, { days: -1 }), asOf)
      const ongoing = inUse(day).filter((id) => (used.get(id)?.from ?? day) < day)
      const line = lineOf(day, act, ongoing, outcomesOf(then, inUse(day)))
      for (const view of VIEWS)
        for (const key of new Set([...before[view].keys(), ...said[view].keys()])) {
          const [old, now] = [before[view].get(key), said[view].get(key)]
          if (old?.verdict !== now?.verdict)
            found[view].push(...line({ was: old, then: now, from: outcomesOf(was, inUse(day)) }))
        }
    }
    before = said
  }
  return found
}

type Outcomes = (item: string | null) => Outcome

interface Met {
  readonly first: Sayings
  readonly then: Sayings
  readonly line: ReturnType<typeof lineOf>
}

/** What was decided of a line, or of the lines concerned together with the purchase itself. */
function outcomesOf(body: Body, items?: readonly string[]): Outcomes {
  const concerned = body.items.filter(({ id }) => items?.includes(id) ?? true)
  const worst = OUTCOMES.find((outcome) => concerned.some((item) => item.outcome === outcome)) ?? 'approve'
  const isWhole = body.covers?.of !== null
  const held =
    !isWhole && OUTCOMES.indexOf(worst) > OUTCOMES.indexOf('refer') && worst !== 'not-covered'
      ? 'incomplete'
      : worst
  return (item) => (item === null ? held : (body.items.find(({ id }) => id === item)?.outcome ?? 'approve'))
}

function lineOf(day: string, act: Line['act'], items: readonly string[], to: Outcomes, ofPurchase = true) {
  return ({ was, then, from }: { was: Said | undefined; then: Said | undefined; from: Outcomes }): Line[] => {
    const one = then ?? was
    if (one === undefined) return []
    if (one.item === null ? !ofPurchase : !items.includes(one.item)) return []
    const { item, rule: id, subject } = one
    return [
      {
        day,
        act,
        item,
        rule: id,
        subject,
        was: was?.verdict ?? null,
        becomes: then?.verdict ?? null,
        from: from(item),
        to: to(item),
      },
    ]
  }
}

function same(a: ReadonlyMap<string, Said>, b: ReadonlyMap<string, Said>): boolean {
  return a.size === b.size && [...a].every(([key, { verdict }]) => b.get(key)?.verdict === verdict)
}

const inOrder = (lines: readonly Line[]): string[] =>
  lines.map((line) => JSON.stringify(line, Object.keys(line).concat('kind', 'id').sort())).sort()

function expectSame(seen: Seen, book: Rulebook): void {
  const brute = bruteForce(seen, book)
  expect(inOrder(seen.horizon.entries.map(bare))).toEqual(inOrder(brute.binding))
  expect(inOrder(seen.horizon.advisory.map(bare))).toEqual(inOrder(brute.advisory))
  for (const { causes, day } of [...seen.horizon.entries, ...seen.horizon.advisory]) {
    expect(causes.length).toBeGreaterThan(0)
    for (const cause of causes) expect(cause.day <= day).toBe(true)
  }
}

/** Every leaf that the day of the act can turn, in rules about every act, and packs that bind or count by the day. */
const ALL = 'catches: [acquire, renew, option, call-off, accept, hold]'
const MAKERS = 'makers: [manufacturer]'
const TURNING =
  head(
    'turning',
    '{ fact: buyer.jurisdiction, is: US }',
    `waivers:
  - { id: late, issuer: us-agency, until: 2027-06-30, title: { en: W, ja: 免 }, citation: own }
  - { id: ever, issuer: us-dni, title: { en: W, ja: 免 }, citation: own }
exceptions:
  - { id: EX, title: { en: E, ja: 例外 }, claim: excused, evidence: letter, citation: own }
authorities:
  - { id: office, name: { en: Office, ja: 担当室 } }
`,
  ) +
  rule('LISTED', [
    'for: item',
    MAKERS,
    ALL,
    'effective: { from: 2027-03-01, until: 2028-03-01, by: act }',
    'when: { fact: item.makersNamed, some: { listed: us-ndaa-5949, reach: [self, subsidiary], doubt: [common-control] } }',
    'unless: [EX]',
    'waivable: [late, ever]',
    'effect: prohibit',
  ]) +
  rule('SUPPORT', [
    'for: item',
    ALL,
    'when: { fact: item.endOfSupport, before: asOf }',
    'unless: [EX]',
    'effect: prohibit',
  ]) +
  rule('UPDATES', [
    'for: item',
    ALL,
    'demand: { fact: item.endOfSecurityUpdates, onOrAfter: { day: asOf, plus: { months: 7, days: 3 } } }',
    'effect: require',
  ]) +
  rule('AGED', [
    'for: item',
    ALL,
    'when: { not: { fact: item.endOfSupport, after: { day: asOf, plus: { years: -1 } } } }',
    'effect: condition',
  ]) +
  rule('CERTIFIED', ['for: item', ALL, 'demand: { certificate: [scheme-a] }', 'effect: require']) +
  rule('LAPSING', [
    'for: item',
    ALL,
    'when: { certificate: [scheme-a], lapses: { day: asOf, plus: { months: 6 } } }',
    'effect: note',
  ]) +
  rule('LETTER', [
    'for: item',
    'catches: [hold, option]',
    'demand: { evidence: [letter], current: true, passed: [waitUntil] }',
    'effect: require',
  ]) +
  rule('ORDERED', [
    'for: purchase',
    ALL,
    'when: { adverse: [order], outcome: [stop] }',
    'effect: prohibit',
  ]) +
  rule('REFERRED', [
    'for: item',
    ALL,
    'when: { fact: item.endOfSupport, onOrBefore: asOf }',
    'effect: refer',
    'authority: [office]',
    'sees: [category]',
    'answered: { evidence: [advice-received], issuers: [office], line: REFERRED, outcome: [no-concern] }',
  ])
const COMING =
  head('coming', '{ fact: contract.start, onOrBefore: asOf }') +
  rule('MARKED', ['for: item', ALL, 'when: { fact: item.kind, in: [hardware] }', 'effect: condition']) +
  rule('PARTS', [
    'for: component',
    ALL,
    MAKERS,
    'when: { fact: component.makers, some: { listed: us-ndaa-5949, reach: [self] } }',
    'effect: refer',
    'authority: [office]',
  ]).replace('effect: refer\n    authority: [office]', 'effect: prohibit')
const HOUSE =
  head('house', '{ always: true }').replace(
    'kind: regime\nstatus: binding',
    'kind: house\nstatus: advisory',
  ) +
  rule('OLD', [
    'for: item',
    'catches: [hold, accept]',
    'when: { fact: item.endOfSupport, before: asOf }',
    'effect: prohibit',
  ])

const book = deploymentWith([TURNING, COMING, HOUSE], {
  snapshot: snapshotWith(({ lists, entities }) => {
    const list = lists.find(({ id }) => id === 'us-ndaa-5949')
    const [entry] = list?.entries ?? []
    if (list === undefined || entry === undefined) throw new Error('no list to change')
    list.entries.push({ ...entry, entity: 'zte', added: '2027-05-05', removed: '2028-01-15' })
    const owned = entities.find(({ id }) => id === 'dahua')
    if (owned === undefined) throw new Error('no organisation to change')
    owned.edges = [
      ...(owned.edges ?? []),
      {
        type: 'subsidiary-of',
        to: 'ymtc',
        since: '2027-02-02',
        until: '2027-09-09',
        confidence: 'verified-in-source',
        source: entry.source,
      },
    ]
  }),
  profile: { schema: 'sekisho/profile/1', packs: { house: { adopted: { by: 'Office', on: '2027-07-07' } } } },
})

const day = fc.integer({ min: -20, max: 500 }).map((days) => shiftDay(TODAY, { days }))
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const NAMES = [
  'ZTE Corporation',
  'Zhejiang Dahua Technology Co., Ltd.',
  'Yangtze Memory Technologies Co., Ltd.',
  'Contoso Example GmbH',
]

const item = (id: string) =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom('hardware', 'service'),
    category: fc.constantFrom('router', 'laptop'),
    model: fc.constant('M-1'),
    plannedEndOfUse: maybe(day),
    support: fc.record({ endOfSupport: maybe(day), endOfSecurityUpdates: maybe(day) }),
    parties: fc.constantFrom(...NAMES).map((name) => [{ role: 'manufacturer', name }]),
    components: maybe(
      fc
        .constantFrom(...NAMES)
        .map((name) => [
          { id: `${id}.1`, kind: 'chip', category: 'memory-chip', parties: [{ role: 'manufacturer', name }] },
        ]),
    ),
    certifications: fc.array(
      fc.record({
        scheme: fc.constantFrom('scheme-a', 'scheme-b'),
        id: fc.constantFrom('C1', 'C2'),
        subject: fc.constantFrom({ product: 'M-1' }, { product: 'M-2' }, null),
        status: fc.constantFrom('valid', 'revoked', null),
        validUntil: maybe(day),
      }),
      { maxLength: 2 },
    ),
  })

const evidence = fc.record({
  type: fc.constantFrom('letter', 'waiver', 'order', 'advice-received'),
  issuerCode: fc.constantFrom('us-dni', 'us-agency', 'office'),
  state: fc.constantFrom('received', 'confirmed', 'confirmed', 'rejected'),
  dates: fc.tuple(maybe(day), maybe(day)),
  outcome: fc.constantFrom('stop', 'go', null),
  answers: maybe(
    fc.oneof(day, fc.constantFrom('2027-1-5', 'soon', '2027-02-30')).map((waitUntil) => ({ waitUntil })),
  ),
  subjects: fc.constantFrom(['/items'], ['/items/@1'], null),
  lines: fc.constantFrom(
    null,
    [{ item: '1', outcome: 'no-concern' }],
    [{ item: '1', outcome: 'concern-remains' }],
  ),
})

const acts = fc.array(fc.record({ date: maybe(day), items: fc.constantFrom(null, ['1'], ['2']) }), {
  maxLength: 2,
})

const purchase = fc
  .record({
    items: fc.tuple(item('1'), item('2')),
    evidence: fc.array(evidence, { maxLength: 4 }),
    contract: fc.record({
      start: maybe(day),
      options: acts,
      renewals: acts,
      callOffs: acts,
      deliveries: acts,
    }),
    action: fc.constantFrom('new', 'renew', 'hold', null),
    plannedEndOfUse: maybe(day),
    isWhole: fc.boolean(),
    claims: fc.array(fc.constantFrom('waiver', 'excused'), { maxLength: 2 }),
  })
  .map(({ items, evidence: documents, contract, action, plannedEndOfUse, isWhole, claims }) => ({
    schema: 'sekisho/purchase/1',
    buyer: { jurisdiction: 'US', type: 'civilian-agency' },
    system: { plannedEndOfUse },
    procurement: { action, contract },
    items,
    statements: [
      ...(isWhole ? [{ about: '/items', says: 'complete', by: 'buyer' }] : []),
      ...items.map(({ id }) => ({ about: `/items/@${id}/components`, says: 'complete', by: 'buyer' })),
    ],
    evidence: documents.map(({ dates: [one, other], ...rest }, index) => {
      const isOrdered = one === null || other === null || one <= other
      return { id: `E${index}`, ...rest, date: isOrdered ? one : other, validUntil: isOrdered ? other : one }
    }),
    claims: claims.map((claim, index) => ({
      id: `K${index}`,
      claim,
      subjects: ['/items'],
      evidence: documents.map((_, at) => `E${at}`),
    })),
  }))

describe('the horizon by validity intervals is that of deciding on every day', () => {
  it('for generated purchases, under rules that every leaf can turn', () => {
    let met = 0
    fc.assert(
      fc.property(purchase, (document) => {
        const seen = horizonUnder(book, document)
        met += seen.horizon.entries.length
        expectSame(seen, book)
      }),
      { numRuns: count(1500, 60) },
    )
    // A property over purchases on whose horizon nothing stands would hold for anything.
    expect(met).toBeGreaterThan(200)
  }, 600_000)

  it.each(examples)(
    'for the example %s, as it is shipped',
    (_name, document) => {
      expectSame(horizonUnder(rulebook, document), rulebook)
    },
    60_000,
  )

  it.each(examples)(
    'for the example %s, by rules that turn with the day',
    (_name, document) => {
      const seen = horizonUnder(book, { ...document, buyer: { jurisdiction: 'US', type: 'civilian-agency' } })
      expectSame(seen, book)
    },
    60_000,
  )
})
