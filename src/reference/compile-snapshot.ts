import { createCategoryTree } from './category-tree.ts'
import { createIdentify } from './identify.ts'
import { createScreening } from './list-scripts.ts'
import { normaliseName } from './normalise-name.ts'
import { createMatchEntities, registerOf, type MatchEntities } from './match-entities.ts'
import type { NameRegister } from './names/name-register.ts'
import { testOwnership } from './ownership-tests.ts'
import { linksOf, type ListedGraph } from './ownership.ts'
import type { EntitySource, ListSource, Reference } from './reference-schema.ts'
import type {
  Edge,
  Entity,
  EntityHit,
  EntityName,
  ListEdition,
  ListEntry,
  ListLink,
  Snapshot,
} from './snapshot.ts'

/** The identity of an edition: its canonical JSON and the digest of it, computed by the caller. */
export interface EditionText {
  readonly canonicalText: string
  readonly digest: string
}

/**
 * Compiles checked reference data into a snapshot.
 * @param held the names of this very edition, where another thread has prepared them; asked for when they are needed
 */
export function compileSnapshot(
  reference: Reference,
  text: EditionText,
  held: () => NameRegister | undefined = () => undefined,
): Snapshot {
  const entities = new Map(reference.entities.map((source) => [source.id, toEntity(source)]))
  const graph = createGraph(entities, reference.lists)
  const links = rememberedLinks(graph)
  const screening = createScreening(reference.lists, (id) => entities.get(id))
  const groups = {
    named: screening.named,
    members: new Set([...entities.keys()].filter((id) => links(id).some(isMembership))),
  }
  const bearers = [...entities.values()]
  const names = once(() => held() ?? registerOf(bearers))
  const matcher = once(() => createMatchEntities(bearers, names()))
  const match: MatchEntities = (...asked) => matcher()(...asked)
  const rows = new Map(reference.lists.map((list) => [list.id, list.entries]))
  return {
    digest: text.digest,
    edition: reference.lists.map((list) => list.edition).reduce((a, b) => (a > b ? a : b), ''),
    lists: reference.lists.map(toEdition),
    categories: createCategoryTree(
      reference.categories.map(({ code, parent, en, ja, examples }) => ({
        code,
        ...(parent === undefined ? {} : { parent }),
        label: { en, ja },
        examples: examples ?? [],
      })),
    ),
    entity: (id) => entities.get(id),
    identify: createIdentify(bearers, groups, match),
    match,
    names,
    blindLists: (party) => screening.blindLists(party),
    rows: (list) => rows.get(list) ?? [],
    links,
    ownership: (question) => testOwnership(question, graph),
    search: createSearch([...entities.values()]),
    document: () => text.canonicalText,
  }
}

/** Names are prepared for likeness when the first is asked for: much of what reads an edition asks for none. */
function once<T>(create: () => T): () => T {
  let made: T | undefined
  return () => (made ??= create())
}

/** Who has left a group no longer lends its name to what resembles it. */
function isMembership(link: ListLink): boolean {
  return (link.test === 'self' || link.test === 'subsidiary') && link.until === undefined
}

function toEntity(source: EntitySource): Entity {
  const names: EntityName[] = [
    { text: source.name, strength: 'strong' },
    ...Object.entries(source.names ?? {}).flatMap(([language, texts]) =>
      texts.map((text) => ({ text, language, strength: 'strong' as const })),
    ),
    ...(source.formerNames ?? []).map(({ name, until }) => ({
      text: name,
      strength: 'strong' as const,
      ...(until === undefined ? {} : { until }),
    })),
    ...(source.weakNames ?? []).map((text) => ({ text, strength: 'weak' as const })),
  ]
  return {
    id: source.id,
    name: source.name,
    kind: source.kind,
    ...(source.jurisdiction === undefined ? {} : { jurisdiction: source.jurisdiction }),
    ...(source.seat === undefined ? {} : { seat: source.seat }),
    names,
    products: source.products ?? [],
    identifiers: source.identifiers ?? {},
    categories: source.categories ?? [],
    edges: (source.edges ?? []).map((edge) => ({ from: source.id, ...edge })),
    confidence: source.confidence,
    ...(source.note === undefined ? {} : { note: source.note }),
  }
}

function toEdition({ entries, ...list }: ListSource): ListEdition {
  return { ...list, entries: entries.length }
}

function createGraph(entities: ReadonlyMap<string, Entity>, lists: readonly ListSource[]): ListedGraph {
  const owned = new Map<string, Edge[]>()
  for (const entity of entities.values()) {
    for (const edge of entity.edges) owned.set(edge.to, [...(owned.get(edge.to) ?? []), edge])
  }
  const entries = new Map<string, ListEntry[]>()
  for (const list of lists) {
    for (const { entity, ...entry } of list.entries) {
      if (entity === undefined) continue
      entries.set(entity, [...(entries.get(entity) ?? []), { list: list.id, entity, ...entry }])
    }
  }
  return {
    entity: (id) => entities.get(id),
    owners: (id) => entities.get(id)?.edges ?? [],
    owned: (id) => owned.get(id) ?? [],
    entriesOf: (id) => entries.get(id) ?? [],
  }
}

/** Links are walked when first asked for; the data does not change, so neither do they. */
function rememberedLinks(graph: ListedGraph): (id: string) => readonly ListLink[] {
  const remembered = new Map<string, readonly ListLink[]>()
  return (id) => {
    const known = remembered.get(id)
    if (known !== undefined) return known
    const links = linksOf(id, graph)
    remembered.set(id, links)
    return links
  }
}

function createSearch(entities: readonly Entity[]): Snapshot['search'] {
  const names = entities.flatMap((entity) =>
    entity.names.map((name) => ({ entity, text: name.text, key: normaliseName(name.text).key })),
  )
  return (text, limit) => {
    const { key } = normaliseName(text)
    if (key === '') return []
    const hits = names
      .filter((name) => name.key.includes(key))
      .sort(
        (a, b) => a.key.length - b.key.length || compare(a.key, b.key) || compare(a.entity.id, b.entity.id),
      )
    const best = new Map<string, EntityHit>()
    for (const { entity, text: matched } of hits) {
      if (!best.has(entity.id)) best.set(entity.id, { entity: entity.id, name: entity.name, matched })
    }
    return [...best.values()].slice(0, limit)
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
