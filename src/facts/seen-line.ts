import type { Purchase } from '../purchase/purchase.ts'
import { spelled } from '../purchase/spelling.ts'

type Item = Purchase['items'][number]
type Party = NonNullable<Purchase['parties']>[number]

/** A line as it was handed in, in its purchase. Never stored with the facts: names can be erased. */
export interface LineSource {
  readonly item: Item
  readonly purchase: Purchase
}

/** What of a line an authority can be shown. Never number, price, place or date: buying more of the same asks nothing new. */
export const SEEN_MEMBERS = [
  'kind',
  'category',
  'model',
  'partNumber',
  'firmware',
  'condition',
  'origin',
  'use',
  'security',
  'support',
  'certifications',
  'classifications',
  'parties',
  'components',
  'service',
] as const
export type SeenMember = (typeof SEEN_MEMBERS)[number]

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

/**
 * The line as an authority sees it: plain data that two lines share exactly when a reply to one answers for the other.
 * Ids and order say nothing and are left out, what is absent or null alike; names count without regard to width, case
 * and white space.
 */
export function seenLine({ item, purchase }: LineSource, sees: readonly SeenMember[]): Json {
  const known = new Map((purchase.parties ?? []).map((party) => [party.id, party]))
  const shown: Record<string, Json> = {}
  for (const member of sees) {
    const value = seenValue(item[member], member, known)
    if (value !== undefined) shown[member] = value
  }
  return shown
}

type Known = ReadonlyMap<string, Party>

/** Members whose text names somebody or something as people spell it. */
const SPELLED = ['name', 'legalName', 'holder']

/** Members that only tie a purchase together. */
const TIES = ['id', 'contact', 'checkedAt', 'usesCoveredEquipment', 'coveredUse']

function seenValue(value: unknown, member: string, known: Known): Json | undefined {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return seenList(value, member, known)
  if (typeof value === 'object') {
    const referred = member === 'parties' ? referredTo(value, known) : value
    return seenObject(referred as Readonly<Record<string, unknown>>, known)
  }
  if (typeof value === 'string') return SPELLED.includes(member) ? spelled(value) : value
  return typeof value === 'boolean' || typeof value === 'number' ? value : undefined
}

/** Lists are shown as sets: by their canonical text, for order of entry says nothing. */
function seenList(list: readonly unknown[], member: string, known: Known): Json | undefined {
  const shown = list.flatMap((element) => seenValue(element, member, known) ?? [])
  if (shown.length === 0) return undefined
  return shown
    .map((element) => [orderKey(element), element] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, element]) => element)
}

function seenObject(value: Readonly<Record<string, unknown>>, known: Known): Json | undefined {
  const shown: Record<string, Json> = {}
  for (const key of Object.keys(value).sort()) {
    if (TIES.includes(key)) continue
    const below =
      key === 'party' ? seenValue(partyOf(value[key], known), key, known) : seenValue(value[key], key, known)
    if (below !== undefined) shown[key] = below
  }
  return Object.keys(shown).length === 0 ? undefined : shown
}

function partyOf(id: unknown, known: Known): unknown {
  return typeof id === 'string' ? (known.get(id) ?? id) : id
}

/** A party by reference is shown as what stands at the top, in the role that the line gives it. */
function referredTo(player: { readonly ref?: unknown; readonly role?: unknown }, known: Known): object {
  const { ref, ...own } = player
  const party = typeof ref === 'string' ? known.get(ref) : undefined
  return party === undefined ? own : { ...party, ...given(own) }
}

function given(own: object): object {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null && value !== undefined))
}

/** Members of objects are in order already, so their JSON is the same for the same content. */
function orderKey(value: Json): string {
  return JSON.stringify(value)
}
