import type { ConditionSource } from '../src/policy/condition.ts'

/** One test of one fact, in a form that every engine can be given. */
export type Test =
  | { readonly fact: FactName; readonly is: string | boolean }
  | { readonly fact: FactName; readonly in: readonly string[] }
  | { readonly list: 'purposes'; readonly has: string }

export type FactName =
  | 'jurisdiction'
  | 'method'
  | 'kind'
  | 'category'
  | 'condition'
  | 'routesUserTraffic'
  | 'seesUserData'
  | 'internetConnected'

/** A rule triggers when all its tests hold. */
export interface BenchRule {
  readonly id: string
  readonly tests: readonly Test[]
}

const CATEGORIES = ['router', 'laptop', 'surveillance-camera', 'printer', 'server'] as const
const PURPOSES = ['public-safety', 'government-facility-security', 'meeting-room', 'office-work'] as const
const CONDITIONS = ['new', 'used', 'refurbished'] as const

/** The same twenty rules for every engine: two to four tests each, as procurement rules have them. */
export const RULES: readonly BenchRule[] = Array.from({ length: 20 }, (_, index) => {
  const tests: Test[] = [
    { fact: 'category', in: [at(CATEGORIES, index), at(CATEGORIES, index + 2)] },
    {
      fact: at(['routesUserTraffic', 'seesUserData', 'internetConnected'] as const, index),
      is: index % 2 === 0,
    },
  ]
  if (index % 2 === 1) tests.push({ list: 'purposes', has: at(PURPOSES, index) })
  if (index % 3 === 0) tests.push({ fact: 'condition', is: at(CONDITIONS, index / 3) })
  if (index % 5 === 4) tests.push({ fact: 'jurisdiction', is: 'US' })
  return { id: `R${String(index).padStart(2, '0')}`, tests }
})

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}

/** A purchase with nothing unknown, flat as the peers want it. */
export interface FlatPurchase {
  readonly jurisdiction: string
  readonly method: string
  readonly kind: string
  readonly category: string
  readonly condition: string
  readonly routesUserTraffic: boolean
  readonly seesUserData: boolean
  readonly internetConnected: boolean
  readonly purposes: readonly string[]
}

/** A thousand different purchases, the same in every run. */
export const PURCHASES: readonly FlatPurchase[] = Array.from({ length: 1000 }, (_, index) => {
  const random = (salt: number): number => ((index * 2654435761 + salt * 40503) >>> 7) % 9973
  return {
    jurisdiction: random(1) % 4 === 0 ? 'JP' : 'US',
    method: 'open',
    kind: 'hardware',
    category: at(CATEGORIES, random(2)),
    condition: at(CONDITIONS, random(3)),
    routesUserTraffic: random(4) % 2 === 0,
    seesUserData: random(5) % 2 === 0,
    internetConnected: random(6) % 2 === 0,
    purposes: [at(PURPOSES, random(7)), at(PURPOSES, random(7) + 1)],
  }
})

const OURS: Readonly<Record<FactName, string>> = {
  jurisdiction: 'buyer.jurisdiction',
  method: 'procurement.method',
  kind: 'item.kind',
  category: 'item.category',
  condition: 'item.condition',
  routesUserTraffic: 'item.routesUserTraffic',
  seesUserData: 'item.seesUserData',
  internetConnected: 'item.internetConnected',
}

/** A rule in the project's own language. */
export function toCondition(rule: BenchRule): ConditionSource {
  return {
    allOf: rule.tests.map((test): ConditionSource => {
      if ('list' in test) return { fact: 'item.purposes', some: { is: test.has } }
      return 'is' in test ? { fact: OURS[test.fact], is: test.is } : { fact: OURS[test.fact], in: test.in }
    }),
  }
}

/** The same purchase in the project's own shape. */
export function toPurchase(flat: FlatPurchase): unknown {
  return {
    schema: 'sekisho/purchase/1',
    buyer: { jurisdiction: flat.jurisdiction, type: 'civilian-agency' },
    procurement: { action: 'new', method: flat.method },
    items: [
      {
        id: '1',
        kind: flat.kind,
        category: flat.category,
        condition: flat.condition,
        use: {
          routesUserTraffic: flat.routesUserTraffic,
          seesUserData: flat.seesUserData,
          internetConnected: flat.internetConnected,
          purposes: flat.purposes,
        },
      },
    ],
    statements: [
      { about: '/items', says: 'complete', by: 'buyer' },
      { about: '/items/@1/use/purposes', says: 'complete', by: 'buyer' },
      { about: '/items/@1/components', says: 'complete', by: 'buyer' },
    ],
  }
}
