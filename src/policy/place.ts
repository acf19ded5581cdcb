import { escapePointer } from '../purchase/issue.ts'
import type { PackSource } from './pack.ts'

/** The way from the root of a pack to something in it. */
export type Steps = readonly (string | number)[]

export function toPointer(steps: Steps): string {
  return steps.map((step) => `/${typeof step === 'number' ? step : escapePointer(step)}`).join('')
}

/** A place in a pack that stays the same when another rule is put before. */
export interface Place {
  /** The rule, exception or waiver by its id; else `binds`, or `conditions/<name>` of a condition with a name. */
  readonly rule: string
  /** JSON Pointer below it; empty for it as a whole. */
  readonly pointer: string
}

/** Where something stands in a pack, said from the rule that it is part of. */
export function placeOf(pack: PackSource, steps: Steps): Place {
  const [part = '', key = '', ...rest] = steps
  const isListed = part === 'rules' || part === 'exceptions' || part === 'waivers'
  const id = isListed && typeof key === 'number' ? pack[part]?.[key]?.id : undefined
  if (id !== undefined) return { rule: id, pointer: toPointer(rest) }
  if (part === 'conditions') return { rule: `conditions/${key}`, pointer: toPointer(rest) }
  return { rule: String(part), pointer: toPointer(steps.slice(1)) }
}

/** A copy of the value with another in one place; undefined takes out what stands there. */
export function withValueAt(value: unknown, steps: Steps, put: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return put
  if (Array.isArray(value)) {
    const list = value as readonly unknown[]
    if (rest.length === 0 && put === undefined) return list.filter((_, index) => index !== step)
    return list.map((one, index) => (index === step ? withValueAt(one, rest, put) : one))
  }
  const members = value as Readonly<Record<string, unknown>>
  if (rest.length === 0 && put === undefined)
    return Object.fromEntries(Object.entries(members).filter(([name]) => name !== step))
  return { ...members, [step]: withValueAt(members[step], rest, put) }
}
