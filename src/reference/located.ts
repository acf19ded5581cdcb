import type { CategorySource, EntitySource, ListSource, SourceSource } from './reference-schema.ts'
import type { FileFault, YamlSource } from './yaml-source.ts'

/** What a file holds, in the shape of its schema, with the way back to places in its text. */
export interface Located<T> {
  readonly source: YamlSource
  readonly value: T
}

export interface LocatedReference {
  readonly entities: readonly Located<EntitySource[]>[]
  readonly lists: readonly Located<ListSource>[]
  readonly categories: Located<CategorySource[]>
  readonly sources: Located<SourceSource[]>
}

/** What an id of one file may lead to in another. */
export interface KnownIds {
  readonly entities: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly categories: ReadonlySet<string>
}

export function knownIds({ entities, sources, categories }: LocatedReference): KnownIds {
  return {
    entities: new Set(entities.flatMap(({ value }) => value.map((entity) => entity.id))),
    sources: new Set(sources.value.map((source) => source.id)),
    categories: new Set(categories.value.map((category) => category.code)),
  }
}

/** A text that must stand only once, and where it stands. */
export interface Row {
  readonly source: YamlSource
  readonly pointer: string
  readonly text: string
}

export function rowsOf<K extends string>(
  files: readonly Located<readonly Record<K, string>[]>[],
  key: K,
): Row[] {
  return files.flatMap(({ source, value }) =>
    value.map((row, index) => ({ source, pointer: `/${index}/${key}`, text: row[key] })),
  )
}

export function checkUnique(rows: readonly Row[], what: string): FileFault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ source, pointer, text }) => {
    if (seen.has(text)) return [source.faultAt(pointer, `${what} ${text} is given twice, expected once`)]
    seen.add(text)
    return []
  })
}

/** "found …, expected …", as faults of the schema say it. */
export function wrong(found: string | number | undefined, expected: string): string {
  return `found ${found ?? 'nothing'}, expected ${expected}`
}

interface Days {
  readonly since?: string
  readonly until?: string
}

/** Whether two spans, each from a day until before another, have a day in common; an absent end is open. */
export function overlap(a: Days, b: Days): boolean {
  return startsBefore(a, b) && startsBefore(b, a)
}

function startsBefore(a: Days, b: Days): boolean {
  return a.since === undefined || b.until === undefined || a.since < b.until
}

export function isEmptySpan({ since, until }: Days): boolean {
  return since !== undefined && until !== undefined && until <= since
}
