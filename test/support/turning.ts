import fc from 'fast-check'
import { shiftDay } from '../../src/policy/shift-day.ts'
import { deploymentWith, head, rule, snapshotWith, TODAY } from './horizon.ts'

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
  rule('ORDERED', ['for: purchase', ALL, 'when: { adverse: [order], outcome: [stop] }', 'effect: prohibit']) +
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

export const turningBook = deploymentWith([TURNING, COMING, HOUSE], {
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
        since: '2027-04-04',
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

/** Purchases with days in every place that those rules look at. */
export const turningPurchase = fc
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
