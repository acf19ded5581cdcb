/** What a rationale may name; filled in from the purchase and the reference data when a decision is read. */
export const PLACEHOLDERS = ['item', 'subject', 'maker', 'entity', 'list', 'bidder'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? '')
}

interface Part {
  readonly name: string
  readonly after: string
}

/** Texts taken apart; they come from packs only, so they are few. */
const taken = new Map<string, readonly [string, ...Part[]]>()

function partsOf(text: string): readonly [string, ...Part[]] {
  const known = taken.get(text)
  if (known !== undefined) return known
  const [opening = '', ...rest] = text.split(/\{([a-zA-Z]+)\}/)
  const parts: Part[] = []
  for (let index = 0; index < rest.length; index += 2)
    parts.push({ name: rest[index] ?? '', after: rest[index + 1] ?? '' })
  taken.set(text, [opening, ...parts])
  return [opening, ...parts]
}

/** Fills in every placeholder; one without a value shows as `–`. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Partial<Record<Placeholder, string>>>,
): string {
  const [opening, ...parts] = partsOf(text)
  let filled = opening
  for (const { name, after } of parts) {
    filled += (values as Record<string, string | undefined>)[name] ?? '–'
    filled += after
  }
  return filled
}
