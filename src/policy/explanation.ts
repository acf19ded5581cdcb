import type { Level, Path, Value, Why } from '../facts/fact.ts'
import type { TriName } from '../facts/tri.ts'
import type { Edge } from '../reference/snapshot.ts'

/** What kind of answer an open leaf wants (design 2.6). */
export type MissingType = 'value' | 'identity' | 'ownership' | 'evidence' | 'completeness'

/** Something that somebody has to answer before a leaf is decided. */
export interface Open {
  readonly type: MissingType
  /** Path of what is missing; ends in `/-` where an element has to be added. */
  readonly at: Path
  /** The same place by array index. */
  readonly pointer: string
  readonly fact: string
  readonly template?: Readonly<Record<string, unknown>>
  readonly candidates?: readonly string[]
}

/** How a condition came to its result; plain data, part of the decision's body. */
export type Explanation = Junction | Quantified | Tested | Screened | Vouched

export interface Junction {
  readonly op: 'allOf' | 'anyOf' | 'not'
  readonly result: TriName
  readonly of: readonly Explanation[]
}

export interface Quantified {
  readonly op: 'some' | 'every' | 'none'
  readonly fact: string
  readonly at: Path
  readonly result: TriName
  /** Whether the members named are all: by a statement, by the rule's standard, or not. */
  readonly whole: 'stated' | 'by-standard' | 'open'
  readonly of: readonly {
    readonly member: Path
    readonly role: 'certain' | 'uncertain'
    readonly because: Explanation
  }[]
  readonly open?: readonly Open[]
}

export interface Tested {
  readonly op: string
  readonly fact: string
  readonly at: Path
  readonly result: TriName
  readonly expected: unknown
  /** Absent where unknown, and where the value is erasable. */
  readonly actual?: Value
  readonly unknown?: Why | 'level' | 'open-list' | 'currency'
  readonly level?: Level
  readonly open?: readonly Open[]
}

export interface Screened {
  readonly op: 'listed'
  readonly at: Path
  readonly result: TriName
  readonly list: string
  readonly limb?: string
  readonly screening: 'same' | 'possible' | 'distinct' | 'unscreened'
  readonly entity?: string
  readonly by?: string
  readonly listed?: string
  readonly test?: string
  readonly path?: readonly Edge[]
  readonly verified?: boolean
  readonly health?: string
  /** The party profile by which its identity was confirmed. */
  readonly profile?: string
  readonly open?: readonly Open[]
}

export interface Vouched {
  readonly op: 'evidence' | 'adverse' | 'certificate' | 'claim' | 'waiver'
  readonly at: Path
  readonly result: TriName
  readonly expected: unknown
  readonly because: string
  readonly evidence?: readonly Path[]
  readonly of?: readonly Explanation[]
  /** Replies on this line, whether they clear it or not. */
  readonly replies?: readonly ReplyOnLine[]
  readonly open?: readonly Open[]
}

export interface ReplyOnLine {
  readonly evidence: Path
  readonly outcome: string | null
  /** Whether it was given on the line as it stands now; `false`: the line has changed since. */
  readonly isOfLine: TriName
}

/** The address by which an open leaf is asked once, however many conditions meet it. */
export function openAddress(open: Open): string {
  return `${open.type}:${open.at}`
}

/** What a result was put together from; empty for a leaf. */
export function childrenOf(explanation: Explanation): readonly Explanation[] {
  if (!('of' in explanation)) return []
  return (explanation.of ?? []).map((child) => ('member' in child ? child.because : child))
}

/** Whether one of its parts suffices. */
export function isChoice(explanation: { readonly op: string }): boolean {
  return explanation.op === 'anyOf'
}

/** The open leaves that can still change the result: only below nodes that are themselves unknown. */
export function openLeaves(explanation: Explanation): readonly Open[] {
  if (explanation.result !== 'unknown') return []
  const own = 'open' in explanation ? (explanation.open ?? []) : []
  return [...own, ...childrenOf(explanation).flatMap(openLeaves)]
}
