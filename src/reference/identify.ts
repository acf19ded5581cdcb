import { normaliseName } from './normalise-name.ts'
import type { Candidate, Entity, Identification, NamedParty } from './snapshot.ts'

/** Finds who a name means; built once for a snapshot. */
export type Identify = (party: NamedParty) => Identification

interface NameHit {
  readonly entity: string
  readonly isStrong: boolean
  readonly text: string
  /** The name with its legal form, which a name that is weak without it needs. */
  readonly full: string
}

interface Index {
  readonly byKey: ReadonlyMap<string, readonly NameHit[]>
  readonly byIdentifier: ReadonlyMap<string, string>
  /** Distinctive words of listed groups: in Latin letters as whole words, in other scripts wherever they stand. */
  readonly latinTokens: ReadonlyMap<string, string>
  readonly otherTokens: readonly { readonly token: string; readonly entity: string }[]
}

/** A distinctive word this long is near enough by itself; a shorter one only where it is the whole of a name. */
const LONG_ENOUGH = 5
const SHORTEST = 3
const MEMORY = 20_000

/**
 * @param listedGroups ids of entities that some list names or reaches, whose distinctive words make a name "near"
 */
export function createIdentify(entities: readonly Entity[], listedGroups: ReadonlySet<string>): Identify {
  const index = buildIndex(entities, listedGroups)
  const remembered = new Map<string, Identification>()
  return (party) => {
    const key = JSON.stringify([party.name, party.legalName ?? null, party.identifiers ?? null])
    const known = remembered.get(key)
    if (known !== undefined) return known
    const found = identify(party, index)
    if (remembered.size >= MEMORY) remembered.clear()
    remembered.set(key, found)
    return found
  }
}

function buildIndex(entities: readonly Entity[], listedGroups: ReadonlySet<string>): Index {
  const byKey = new Map<string, NameHit[]>()
  const byIdentifier = new Map<string, string>()
  const latinTokens = new Map<string, string>()
  const otherTokens = new Map<string, string>()
  for (const entity of entities) {
    for (const name of entity.names) {
      const normal = normaliseName(name.text)
      const known = byKey.get(normal.key) ?? []
      known.push({
        entity: entity.id,
        isStrong: name.strength === 'strong',
        text: name.text,
        full: normal.full,
      })
      byKey.set(normal.key, known)
      if (!listedGroups.has(entity.id)) continue
      for (const word of normal.distinctive) {
        const isLatin = /^[a-z]/.test(word)
        if (!isLatin && Array.from(word).length >= 2)
          otherTokens.set(word, otherTokens.get(word) ?? entity.id)
        if (isLatin && isTelling(word, normal.distinctive))
          latinTokens.set(word, latinTokens.get(word) ?? entity.id)
      }
    }
    for (const [scheme, values] of Object.entries(entity.identifiers)) {
      for (const value of values) byIdentifier.set(`${scheme}:${value}`, entity.id)
    }
  }
  return {
    byKey,
    byIdentifier,
    latinTokens,
    otherTokens: [...otherTokens].map(([token, entity]) => ({ token, entity })),
  }
}

function isTelling(word: string, distinctive: readonly string[]): boolean {
  return word.length >= LONG_ENOUGH || (distinctive.length === 1 && word.length >= SHORTEST)
}

function identify(party: NamedParty, index: Index): Identification {
  const byName = combine(namesOf(party).map((name) => identifyName(name, index)))
  const byNumber = identifierHit(party, index)
  if (byNumber === undefined) return byName
  if (byName.result === 'same' && byName.entity !== byNumber.entity) {
    return possible([
      { entity: byNumber.entity, because: 'name-identifier-mismatch', matched: byNumber.matched },
      { entity: byName.entity, because: 'name-identifier-mismatch', matched: byName.matched },
    ])
  }
  return { result: 'same', by: 'identifier', ...byNumber }
}

function namesOf(party: NamedParty): string[] {
  return [party.name, party.legalName].filter((name) => typeof name === 'string')
}

function identifierHit(party: NamedParty, index: Index): { entity: string; matched: string } | undefined {
  for (const [scheme, value] of Object.entries(party.identifiers ?? {})) {
    const entity = value === null ? undefined : index.byIdentifier.get(`${scheme}:${value}`)
    if (entity !== undefined) return { entity, matched: `${scheme}:${value ?? ''}` }
  }
  return undefined
}

/** Name and legal name together: agreement stands, a resemblance is kept, two different organisations are a question. */
function combine(found: readonly Identification[]): Identification {
  const same = found.filter((one) => one.result === 'same')
  const candidates = found.flatMap((one) => (one.result === 'possible' ? one.candidates : []))
  const first = same[0]
  if (first !== undefined) {
    const entities = new Set([...same.map((one) => one.entity), ...candidates.map((one) => one.entity)])
    if (entities.size === 1) return first
    return possible([
      ...same.map((one) => ({
        entity: one.entity,
        because: 'ambiguous-name' as const,
        matched: one.matched,
      })),
      ...candidates,
    ])
  }
  if (candidates.length > 0) return possible(candidates)
  return found.find((one) => one.result === 'unscreened') ?? { result: 'distinct' }
}

function identifyName(name: string, index: Index): Identification {
  const normal = normaliseName(name)
  if (normal.key === '' && name.trim() === '') return { result: 'unscreened', because: 'no-name' }
  if (!normal.isSupported)
    return { result: 'unscreened', because: normal.letters === 0 ? 'unsupported-script' : 'too-weak' }
  const exact = index.byKey.get(normal.key) ?? []
  if (exact.length > 0) return exactHit(exact, normal.full)
  const near = nearTokens(normal.key, normal.distinctive, index)
  if (near.length > 0) return possible(near)
  const isTooWeak = normal.letters < 2 || normal.distinctive.length === 0
  return isTooWeak ? { result: 'unscreened', because: 'too-weak' } : { result: 'distinct' }
}

function exactHit(hits: readonly NameHit[], full: string): Identification {
  const entities = new Set(hits.map((hit) => hit.entity))
  const isWeakBare = hits.some((hit) => !hit.isStrong)
  const strong = hits.find((hit) => hit.isStrong && (!isWeakBare || hit.full === full))
  if (entities.size === 1 && strong !== undefined) {
    return { result: 'same', entity: strong.entity, by: 'strong-name', matched: strong.text }
  }
  const because = entities.size > 1 ? ('ambiguous-name' as const) : ('weak-name' as const)
  return possible(hits.map((hit) => ({ entity: hit.entity, because, matched: hit.text })))
}

/** Listed groups whose distinctive word the name shares. Finer resemblance is the place of fuzzy matching. */
function nearTokens(key: string, distinctive: readonly string[], index: Index): Candidate[] {
  const latin = distinctive.flatMap((word) => {
    const entity = index.latinTokens.get(word)
    return entity === undefined ? [] : [{ entity, because: 'shared-token' as const, matched: word }]
  })
  const joined = index.latinTokens.get(key)
  const whole =
    joined === undefined ? [] : [{ entity: joined, because: 'shared-token' as const, matched: key }]
  const other = index.otherTokens
    .filter(({ token }) => key.includes(token))
    .map(({ token, entity }) => ({ entity, because: 'shared-token' as const, matched: token }))
  return [...latin, ...whole, ...other]
}

function possible(candidates: readonly Candidate[]): Identification {
  const byEntity = new Map<string, Candidate>()
  for (const candidate of candidates)
    if (!byEntity.has(candidate.entity)) byEntity.set(candidate.entity, candidate)
  return {
    result: 'possible',
    candidates: [...byEntity.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1)),
  }
}
