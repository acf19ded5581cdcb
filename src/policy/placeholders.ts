/** What a rationale may name; filled in from the purchase and the reference data when a decision is read. */
export const PLACEHOLDERS = ['item', 'subject', 'maker', 'entity', 'list', 'bidder'] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-zA-Z]+)\}/g)].map((match) => match[1] ?? '')
}

/** Fills in every placeholder; one without a value shows as `–`. */
export function fillPlaceholders(
  text: string,
  values: Readonly<Partial<Record<Placeholder, string>>>,
): string {
  return text.replace(
    /\{([a-zA-Z]+)\}/g,
    (_, name: string) => (values as Record<string, string | undefined>)[name] ?? '–',
  )
}
