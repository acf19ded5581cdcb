/**
 * A truth value of Kleene's strong three-valued logic, ordered so that `and` is the minimum and `or` the maximum.
 * @see Kleene, Introduction to Metamathematics (1952), section 64
 */
export type Tri = 0 | 1 | 2

export const FALSE = 0 satisfies Tri
export const UNKNOWN = 1 satisfies Tri
export const TRUE = 2 satisfies Tri

export function not(a: Tri): Tri {
  return a === TRUE ? FALSE : a === FALSE ? TRUE : UNKNOWN
}

export function and(a: Tri, b: Tri): Tri {
  return a < b ? a : b
}

export function or(a: Tri, b: Tri): Tri {
  return a > b ? a : b
}

export function toTri(value: boolean): Tri {
  return value ? TRUE : FALSE
}

export type TriName = 'false' | 'unknown' | 'true'

const NAMES: readonly [TriName, TriName, TriName] = ['false', 'unknown', 'true']

export function triName(value: Tri): TriName {
  return NAMES[value]
}

export function triOf(name: TriName): Tri {
  return name === 'false' ? FALSE : name === 'true' ? TRUE : UNKNOWN
}
