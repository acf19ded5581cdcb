import { compileSnapshot } from '../../src/reference/compile-snapshot.ts'
import type { EntitySource, ListSource } from '../../src/reference/reference-schema.ts'
import type { Snapshot } from '../../src/reference/snapshot.ts'

type EdgeSource = NonNullable<EntitySource['edges']>[number]

/** A company with nothing but an id, unless said. */
export function company(id: string, more: Partial<EntitySource> = {}): EntitySource {
  return { id, name: `${id} Ltd`, kind: 'company', confidence: 'verified-in-source', ...more }
}

/** A verified edge, unless said. */
export function edge(type: EdgeSource['type'], to: string, more: Partial<EdgeSource> = {}): EdgeSource {
  return { type, to, confidence: 'verified-in-source', ...more }
}

/** A snapshot with one list, `watch`, that names the entities given. */
export function snapshotOf(
  entities: readonly EntitySource[],
  listed: readonly string[],
  entry: Partial<ListSource['entries'][number]> = {},
): Snapshot {
  const list: ListSource = {
    id: 'watch',
    title: { en: 'Watch', ja: '注視' },
    kind: 'statutory',
    effect: 'procurement-ban',
    coverage: 'whole',
    reach: [{ test: 'self', confidence: 'verified-in-source' }],
    edition: '2020-01-01',
    source: 'law',
    confidence: 'verified-in-source',
    entries: listed.map((entity) => ({
      entity,
      added: '2020-01-01',
      source: 'law',
      confidence: 'verified-in-source',
      ...entry,
    })),
  }
  return compileSnapshot(
    { entities, lists: [list], categories: [], sources: [{ id: 'law', title: 'A law' }] },
    { canonicalText: '{}', digest: 'sha256:0' },
  )
}
