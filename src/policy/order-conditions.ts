import type { PackSource } from './pack.ts'

type Conditions = NonNullable<PackSource['conditions']>

/**
 * The same pack with every condition after those that it names. Canonical JSON, as the record keeps packs, has members in the
 * order of their names; a pack as written may name only conditions before (`checkSource`).
 */
export function orderConditions(pack: PackSource): PackSource {
  if (pack.conditions === undefined) return pack
  const { conditions } = pack
  const ordered = new Map<string, Conditions[string]>()
  const visit = (name: string, path: readonly string[]): void => {
    const condition = conditions[name]
    // A name that leads nowhere, or in a circle, is left for the check to report.
    if (condition === undefined || ordered.has(name) || path.includes(name)) return
    for (const other of namesIn(condition)) visit(other, [...path, name])
    ordered.set(name, condition)
  }
  for (const name of Object.keys(conditions)) visit(name, [])
  return { ...pack, conditions: Object.fromEntries(ordered) }
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    member === 'condition' && typeof inner === 'string' ? [inner] : namesIn(inner),
  )
}
