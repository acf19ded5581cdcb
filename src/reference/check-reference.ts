import { hasValidCheckDigit } from './check-digits.ts'
import { normaliseName } from './normalise-name.ts'
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

/** Everything that is wrong with files that are right each by its schema: ids, ends of edges, days, numbers, parents. */
export function checkReference({ entities, lists, categories, sources }: LocatedReference): FileFault[] {
  const known: KnownIds = {
    entities: new Set(entities.flatMap(({ value }) => value.map((entity) => entity.id))),
    sources: new Set(sources.value.map((source) => source.id)),
  }
  return [
    ...checkUnique(rowsOf(entities, 'id'), 'the id'),
    ...checkUnique(rowsOf([sources], 'id'), 'the id'),
    ...checkUnique(rowsOf([categories], 'code'), 'the code'),
    ...checkUnique(
      lists.map(({ source, value }) => ({ source, pointer: '/id', text: value.id })),
      'the id',
    ),
    ...checkUnique(entities.flatMap(identifiersIn), 'the number'),
    ...entities.flatMap((file) => file.value.flatMap((_, index) => checkEntity(file, index, known))),
    ...lists.flatMap((file) => checkList(file, known)),
    ...checkParents(categories),
  ]
}

interface KnownIds {
  readonly entities: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
}

interface Row {
  readonly source: YamlSource
  readonly pointer: string
  readonly text: string
}

function rowsOf<K extends string>(files: readonly Located<readonly Record<K, string>[]>[], key: K): Row[] {
  return files.flatMap(({ source, value }) =>
    value.map((row, index) => ({ source, pointer: `/${index}/${key}`, text: row[key] })),
  )
}

function identifiersIn({ source, value }: Located<EntitySource[]>): Row[] {
  return value.flatMap((entity, index) =>
    Object.entries(entity.identifiers ?? {}).flatMap(([scheme, numbers]) =>
      numbers.map((number, at) => ({
        source,
        pointer: `/${index}/identifiers/${scheme}/${at}`,
        text: `${scheme} ${number}`,
      })),
    ),
  )
}

function checkUnique(rows: readonly Row[], what: string): FileFault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ source, pointer, text }) => {
    if (seen.has(text)) return [source.faultAt(pointer, `${what} ${text} is given twice`)]
    seen.add(text)
    return []
  })
}

function checkEntity(
  { source, value }: Located<EntitySource[]>,
  index: number,
  known: KnownIds,
): FileFault[] {
  const entity = value[index]
  if (entity === undefined) return []
  const numbers = Object.entries(entity.identifiers ?? {}).flatMap(([scheme, all]) =>
    all.flatMap((number, at) =>
      hasValidCheckDigit(scheme, number)
        ? []
        : [source.faultAt(`/${index}/identifiers/${scheme}/${at}`, `${number} is not a valid ${scheme}`)],
    ),
  )
  const edges = (entity.edges ?? []).flatMap((edge, at) =>
    checkEdge(entity.id, edge, known).map((fault) =>
      source.faultAt(`/${index}/edges/${at}/${fault.member}`, fault.message),
    ),
  )
  return [...numbers, ...edges, ...checkStrengths(source, entity, index)]
}

interface MemberFault {
  readonly member: string
  readonly message: string
}

type EdgeSource = NonNullable<EntitySource['edges']>[number]

function checkEdge(from: string, edge: EdgeSource, known: KnownIds): MemberFault[] {
  const faults: MemberFault[] = []
  if (!known.entities.has(edge.to)) faults.push({ member: 'to', message: `unknown entity ${edge.to}` })
  if (edge.to === from) faults.push({ member: 'to', message: `${from} cannot own itself` })
  if (edge.source !== undefined && !known.sources.has(edge.source))
    faults.push({ member: 'source', message: `unknown source ${edge.source}` })
  if (edge.since !== undefined && edge.until !== undefined && edge.until <= edge.since)
    faults.push({ member: 'until', message: `ends on ${edge.until}, before it begins on ${edge.since}` })
  return faults
}

/** A name that is both, once width, case and legal form are set aside, would silently count as strong. */
function checkStrengths(source: YamlSource, entity: EntitySource, index: number): FileFault[] {
  const strong = new Set(
    [entity.name, ...Object.values(entity.names ?? {}).flat()].map((name) => normaliseName(name).full),
  )
  return (entity.weakNames ?? []).flatMap((name, at) =>
    strong.has(normaliseName(name).full)
      ? [source.faultAt(`/${index}/weakNames/${at}`, `${name} is given as a strong name too`)]
      : [],
  )
}

function checkList({ source, value }: Located<ListSource>, known: KnownIds): FileFault[] {
  const faults: FileFault[] = []
  if (!known.sources.has(value.source))
    faults.push(source.faultAt('/source', `unknown source ${value.source}`))
  value.entries.forEach((entry, index) => {
    const at = (member: string, message: string) =>
      faults.push(source.faultAt(`/entries/${index}/${member}`, message))
    if (entry.entity !== undefined && !known.entities.has(entry.entity))
      at('entity', `unknown entity ${entry.entity}`)
    if (!known.sources.has(entry.source)) at('source', `unknown source ${entry.source}`)
    if (entry.removed !== undefined && entry.removed <= entry.added)
      at('removed', `removed on ${entry.removed}, before it was added on ${entry.added}`)
  })
  return faults
}

/** A parent stands above its children in the file, so no circle can arise. */
function checkParents({ source, value }: Located<CategorySource[]>): FileFault[] {
  const above = new Set<string>()
  return value.flatMap(({ code, parent }, index) => {
    const isKnown = parent === undefined || above.has(parent)
    above.add(code)
    return isKnown
      ? []
      : [source.faultAt(`/${index}/parent`, `unknown parent ${parent}; a parent is given first`)]
  })
}
