import type { Purchase } from '../../purchase/purchase.ts'

/** A place of a purchase whose value moved; `null` where there was none. */
export interface Moved {
  /** Steps into elements are `@id`; into elements without one their place in the list. */
  readonly path: string
  readonly from: unknown
  readonly to: unknown
}

/** Every single value that differs between two revisions, by its place, in the order of places. */
export function comparePurchases(before: Purchase, after: Purchase): Moved[] {
  const [from, to] = [valuesOf(before), valuesOf(after)]
  const paths = [...new Set([...from.keys(), ...to.keys()])].sort()
  return paths.flatMap((path) => {
    const [was, is] = [from.get(path), to.get(path)]
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path, from: was ?? null, to: is ?? null }]
  })
}

function valuesOf(purchase: Purchase): Map<string, unknown> {
  const found = new Map<string, unknown>()
  collect(purchase, '', found)
  return found
}

function collect(value: unknown, path: string, found: Map<string, unknown>): void {
  if (Array.isArray(value)) {
    // A list of codes is one value: what was added to it is read at a glance.
    if (value.every((one) => typeof one !== 'object' || one === null)) found.set(path, value)
    else collectElements(value as readonly object[], path, found)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (name !== 'id') collect(member, `${path}/${name}`, found)
    }
  } else if (value !== null && value !== undefined) found.set(path, value)
}

function collectElements(list: readonly object[], path: string, found: Map<string, unknown>): void {
  const used = new Map<string, number>()
  list.forEach((element, at) => {
    const step = stepOf(element, at)
    const times = (used.get(step) ?? 0) + 1
    used.set(step, times)
    const place = `${path}/${times === 1 ? step : `${step}~${times}`}`
    // That an element is there at all is worth telling, even if it says nothing else.
    found.set(place, true)
    collect(element, place, found)
  })
}

/** A statement is known by what it is about, a party in a line by its role, everything else by its id. */
function stepOf(element: object, at: number): string {
  const { id, about, says, role, ref } = element as Readonly<Record<string, unknown>>
  if (typeof id === 'string') return `@${id}`
  if (typeof about === 'string') return `@${String(says)}:${about.replaceAll('/', '|')}`
  if (typeof ref === 'string') return `@${ref}`
  return typeof role === 'string' ? `@${role}` : String(at)
}
