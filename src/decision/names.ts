import type { Purchase } from '../purchase/purchase.ts'

interface Identified {
  readonly id?: string | null
  readonly role?: string | null
  readonly name?: string | null
}

/**
 * The name that the purchase gives to what stands at a path, e.g. `/parties/@P2` or `/items/@1/parties/@brand`.
 * @returns undefined where nothing stands there or it has no name
 */
export function nameAt(purchase: Purchase, path: string): string | undefined {
  const found = elementAt(purchase, path.split('/').slice(1)) as Identified | undefined
  return typeof found?.name === 'string' ? found.name : undefined
}

function elementAt(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps
  if (step === undefined || value === undefined || value === null) return value
  if (Array.isArray(value)) return elementAt(memberOf(value as readonly Identified[], step), rest)
  return typeof value === 'object' && Object.hasOwn(value, step)
    ? elementAt((value as Readonly<Record<string, unknown>>)[step], rest)
    : undefined
}

/** `@id` for what has an id; for a party inline in a line `@role`, with `~2` for the second by name. */
function memberOf(list: readonly Identified[], step: string): Identified | undefined {
  const key = step.startsWith('@') ? step.slice(1) : step
  const byId = list.find((one) => one.id === key)
  if (byId !== undefined) return byId
  const [role, number] = key.split('~')
  const sameRole = list.filter((one) => (one.role ?? 'party') === role)
  return [...sameRole].sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))[Number(number ?? 1) - 1]
}
