import { slotOf } from '../facts/catalogue.ts'
import type { Facts, Subject } from '../facts/fact.ts'
import { shiftDay } from '../policy/shift-day.ts'
import { FARTHEST_YEARS } from '../policy/validity.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Day } from '../reference/snapshot.ts'

/**
 * What is looked at once a purchase is decided, in the order in which a day lists it: the act decided, done later; what is
 * still to be done with it; having it in use.
 */
export const ACTS_TO_COME = ['act-later', 'delivery', 'call-off', 'option', 'renewal', 'in-use'] as const
export type ActKind = (typeof ACTS_TO_COME)[number]

/** The act by which rules know it (`catches`); null: the one decided. */
export const ACT_OF = {
  'act-later': null,
  delivery: 'accept',
  'call-off': 'call-off',
  option: 'option',
  renewal: 'renew',
  'in-use': 'hold',
} as const satisfies Readonly<Record<ActKind, string | null>>

/** One act on a day of its own. */
export interface ActToCome {
  readonly kind: Exclude<ActKind, 'act-later' | 'in-use'>
  /** As the purchase names it; null where it does not. */
  readonly id: string | null
  readonly day: Day
  /** Ids of the lines that it concerns; null: all. */
  readonly items: readonly string[] | null
}

/** Days in a row, first and last. */
export interface Span {
  readonly from: Day
  readonly until: Day
}

/** The days on which a line is in use; `because` says why they end there. */
export interface DaysInUse extends Span {
  readonly because: 'planned-end-of-use' | 'contract-end' | 'no-end-stated'
}

/** An act of which the purchase does not say when it is. */
export type Undated = Pick<ActToCome, 'kind' | 'id'>

export interface Plan {
  /** By day, then in the order of kinds and of the purchase. */
  readonly acts: readonly ActToCome[]
  readonly undated: readonly Undated[]
  /** The days on which the act decided may yet be done; null where it is having it in use. */
  readonly later: Span | null
  /** In the order of the lines; null where a line is in use on no day to come. */
  readonly use: readonly (DaysInUse | null)[]
}

/** For so long it is said what comes of doing the act later. */
const YEARS_LATER = 1
/** How far is looked where nobody says until when a line is to be used. */
const YEARS_WITHOUT_END = 10

/** What is to come from a day on, as far as the purchase says. */
export function planOf(purchase: Purchase, facts: Facts, asOf: Day): Plan {
  const contract = purchase.procurement?.contract ?? {}
  const listed = [
    ...toActs('delivery', contract.deliveries),
    ...toActs('call-off', contract.callOffs),
    ...toActs('option', contract.options),
    ...toActs('renewal', contract.renewals),
  ]
  const dated = listed.flatMap(({ day, ...act }) => (day === null ? [] : [{ ...act, day }]))
  const acts = dated
    .filter(({ day }) => asOf <= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return {
    acts,
    undated: listed.filter(({ day }) => day === null).map(({ kind, id }) => ({ kind, id })),
    later:
      facts.purchase.values[ACTION]?.value === ACT_OF['in-use']
        ? null
        : { from: asOf, until: shiftDay(asOf, { years: YEARS_LATER }) },
    use: facts.items.map((item) => useOf(item, { contract, listed, asOf })),
  }
}

const ACTION = slotOf('procurement.action')

type Contract = NonNullable<NonNullable<Purchase['procurement']>['contract']>
type Listed = Omit<ActToCome, 'day'> & { readonly day: Day | null }

function toActs(kind: ActToCome['kind'], acts: Contract['options']): Listed[] {
  return (acts ?? []).map(({ id, date, items }) => ({
    kind,
    id: id ?? null,
    day: date ?? null,
    // Nobody said which lines: it may be any.
    items: items === undefined || items === null || items.length === 0 ? null : items,
  }))
}

export function concerns({ items }: Pick<ActToCome, 'items'>, item: string): boolean {
  return items === null || items.includes(item)
}

const PLANNED = slotOf('item.plannedEndOfUse')
const KIND = slotOf('item.kind')

interface Given {
  readonly contract: Contract
  readonly listed: readonly Listed[]
  readonly asOf: Day
}

function useOf(item: Subject, given: Given): DaysInUse | null {
  const { asOf } = given
  const begun = beginningOf(item.item ?? '', given)
  const from = begun === null || begun < asOf ? asOf : begun
  const farthest = shiftDay(asOf, { years: FARTHEST_YEARS })
  const { day, because } = endOf(item, given)
  const until = day < farthest ? day : farthest
  return from <= until ? { from, until, because } : null
}

/** The first delivery; where one has no day, the start of the contract. */
function beginningOf(item: string, { contract, listed }: Given): Day | null {
  const days = listed.filter((act) => act.kind === 'delivery' && concerns(act, item)).map(({ day }) => day)
  const first = days.includes(null) ? undefined : days.toSorted()[0]
  return first ?? contract.start ?? null
}

function endOf(item: Subject, { contract, asOf }: Given): { day: Day; because: DaysInUse['because'] } {
  const planned = item.values[PLANNED]?.value
  if (typeof planned === 'string') return { day: planned, because: 'planned-end-of-use' }
  const kind = item.values[KIND]?.value
  const isService = kind === 'service' || kind === 'cloud'
  if (isService && typeof contract.end === 'string') return { day: contract.end, because: 'contract-end' }
  return { day: shiftDay(asOf, { years: YEARS_WITHOUT_END }), because: 'no-end-stated' }
}
