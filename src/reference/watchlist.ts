import type { EntitySource, ListSource, Reference } from './reference-schema.ts'

/** The list that rules name to test whom the deployment watches. */
export const WATCHLIST = 'watchlist'

/** An organisation that a deployment watches: one of the reference data, or one known by its names. */
export interface WatchedParty {
  readonly entity?: string
  readonly name?: string
  readonly names?: readonly string[]
  readonly identifiers?: Readonly<Record<string, readonly string[]>>
  readonly since: string
  readonly until?: string
}

/**
 * The reference data with the deployment's watchlist as one more list, empty where nobody is watched. It is the
 * deployment's own word, so it is verified by whoever keeps it and has no age limit.
 */
export function withWatchlist(reference: Reference, watched: readonly WatchedParty[]): Reference {
  const named = watched.map((one, index) => ({ ...one, entity: one.entity ?? `${WATCHLIST}-${index + 1}` }))
  const entities = named.flatMap((one) => (one.name === undefined ? [] : [toEntity(one, one.name)]))
  const list: ListSource = {
    id: WATCHLIST,
    title: { en: 'Watchlist of the organisation', ja: '組織の注視対象一覧' },
    kind: 'published',
    effect: 'watch',
    coverage: 'whole',
    reach: [{ test: 'self', confidence: 'verified-in-source' }],
    edition: named.map((one) => one.since).reduce((a, b) => (a > b ? a : b), '1970-01-01'),
    source: WATCHLIST,
    confidence: 'verified-in-source',
    entries: named.map(({ entity, since, until }) => ({
      entity,
      added: since,
      ...(until === undefined ? {} : { removed: until }),
      source: WATCHLIST,
      confidence: 'verified-in-source',
    })),
  }
  return {
    ...reference,
    entities: [...reference.entities, ...entities].sort(byId),
    lists: [...reference.lists, list].sort(byId),
  }
}

function toEntity(watched: WatchedParty & { readonly entity: string }, name: string): EntitySource {
  const { names = [], identifiers } = watched
  return {
    id: watched.entity,
    name,
    kind: 'company',
    ...(names.length === 0 ? {} : { names: { und: [...names] } }),
    ...(identifiers === undefined
      ? {}
      : {
          identifiers: Object.fromEntries(Object.entries(identifiers).map(([key, all]) => [key, [...all]])),
        }),
    confidence: 'verified-in-source',
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
