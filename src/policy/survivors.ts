import Type from 'typebox'

const closed = { additionalProperties: false } as const
const text = Type.String({ minLength: 1, maxLength: 1000 })

/**
 * `policies/<pack>/survivors.yaml`: what the tests of a pack do not show and why that is right. `alteration` is one that
 * `policy coverage --mutate` made and no test failed for, or `never true`, `never false`, `never unknown` of a leaf.
 */
export const SurvivorsSchema = Type.Object(
  {
    schema: Type.Literal('sekisho/survivors/1'),
    survivors: Type.Array(
      Type.Object(
        {
          rule: Type.String({
            minLength: 1,
            maxLength: 120,
            description: 'Id of a rule, exception or waiver; or `binds`, or `conditions/<name>`.',
          }),
          pointer: Type.String({ maxLength: 500, description: 'JSON Pointer below it.' }),
          alteration: text,
          why: Type.String({ minLength: 10, maxLength: 1000, description: 'Why no test could tell.' }),
        },
        closed,
      ),
      { maxItems: 1000 },
    ),
  },
  closed,
)
export type Survivor = Type.Static<typeof SurvivorsSchema>['survivors'][number]

/** Whatever an entry can explain. */
export type Explainable = Omit<Survivor, 'why'>

/** What names a survivor or a gap: two with the same name are the same. */
export function survivorName({ rule, pointer, alteration }: Explainable): string {
  return `${rule} ${pointer} ${alteration}`
}

/** Divides what the tests do not show into what an entry explains and what none does. */
export function divide<T extends Explainable>(
  found: readonly T[],
  entries: readonly Survivor[],
): { readonly open: T[]; readonly explained: (T & { readonly why: string })[] } {
  const whyOf = new Map(entries.map((entry) => [survivorName(entry), entry.why]))
  const open: T[] = []
  const explained: (T & { readonly why: string })[] = []
  for (const one of found) {
    const why = whyOf.get(survivorName(one))
    if (why === undefined) open.push(one)
    else explained.push({ ...one, why })
  }
  return { open, explained }
}

/** By index the entries that explain nothing that was found, or the same as one before. */
export function unmatched(entries: readonly Survivor[], found: readonly Explainable[]): number[] {
  const names = new Set(found.map(survivorName))
  return entries.flatMap((entry, index) => {
    const name = survivorName(entry)
    return names.delete(name) ? [] : [index]
  })
}
