import { buildNameIndex, type ListedGroups, type NameIndex } from './name-index.ts'
import { createMatchEntities, type MatchEntities } from './match-entities.ts'
import { normaliseName, type NormalName } from './normalise-name.ts'
import type { Candidate, Entity, Identification, NamedParty } from './snapshot.ts'

/** Finds who a name means; built once for a snapshot. */
export type Identify = (party: NamedParty) => Identification

/** Answers are kept up to this many, then forgotten all at once; they are the same when found again. */
const MEMORY = 20_000

/**
 * Finds by identifier, then by exact name, then by a word shared with a listed group and by likeness (design 2.3).
 * Likeness never makes two the same, and where a party is said to be does not clear it of a likeness.
 */
export function createIdentify(
  entities: readonly Entity[],
  groups: ListedGroups,
  match: MatchEntities = createMatchEntities(entities),
): Identify {
  const index: Index = { ...buildNameIndex(entities, groups), match }
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

interface Index extends NameIndex {
  readonly match: MatchEntities
}

function identify(party: NamedParty, index: Index): Identification {
  const byName = combine(namesOf(party).map((name) => identifyName(name, index)))
  const byNumber = numberHits(party, index)
  const [first, ...others] = byNumber
  if (first === undefined) return byName
  const rivals = [...others.filter((hit) => hit.entity !== first.entity), ...rivalsOf(byName, first, index)]
  if (rivals.length === 0)
    return { result: 'same', entity: first.entity, by: 'identifier', matched: first.matched }
  return possible([first, ...rivals].map((hit) => ({ ...hit, because: 'name-identifier-mismatch' })))
}

interface Hit {
  readonly entity: string
  readonly matched: string
}

/** Whom the name means if not the bearer of the number; a resemblance counts when it is to a listed group. */
function rivalsOf(byName: Identification, bearer: Hit, { groups }: NameIndex): readonly Hit[] {
  if (byName.result === 'same') return byName.entity === bearer.entity ? [] : [byName]
  if (byName.result !== 'possible' || groups.members.has(bearer.entity)) return []
  if (byName.candidates.some((one) => one.entity === bearer.entity)) return []
  return byName.candidates.filter((one) => groups.members.has(one.entity))
}

function namesOf(party: NamedParty): string[] {
  const names = [party.name, party.legalName ?? ''].filter((name) => name.trim() !== '')
  return names.length === 0 ? [''] : names
}

function numberHits(party: NamedParty, index: NameIndex): Hit[] {
  return Object.entries(party.identifiers ?? {}).flatMap(([scheme, value]) => {
    const matched = `${scheme}:${(value ?? '').trim()}`
    const entity = index.byIdentifier.get(matched)
    return entity === undefined ? [] : [{ entity, matched }]
  })
}

/** Name and legal name together: two organisations are a question, and each must be in a script that is screened. */
function combine(found: readonly Identification[]): Identification {
  const same = found.filter((one) => one.result === 'same')
  const candidates = found.flatMap((one) => (one.result === 'possible' ? one.candidates : []))
  const [first] = same
  if (first !== undefined) {
    const entities = new Set([...same, ...candidates].map((one) => one.entity))
    if (entities.size === 1) return first
    return possible([...same.map((one) => ambiguous(one)), ...candidates])
  }
  if (candidates.length > 0) return possible(candidates)
  const foreign = found.find((one) => one.result === 'unscreened' && one.because === 'unsupported-script')
  return foreign ?? found.find((one) => one.result === 'distinct') ?? found[0] ?? NO_NAME
}

const NO_NAME: Identification = { result: 'unscreened', because: 'no-name' }

function ambiguous({ entity, matched }: Hit): Candidate {
  return { entity, because: 'ambiguous-name', matched }
}

function identifyName(name: string, index: Index): Identification {
  if (name.trim() === '') return NO_NAME
  const normal = normaliseName(name)
  const exact = exactHit(normal, index)
  if (exact?.result === 'same') return exact
  const parts = samePartsOf(name, index)
  if (parts !== undefined) return parts
  const candidates = [...(exact?.candidates ?? []), ...index.near(normal)]
  if (exact === undefined) candidates.push(...alike(name, index))
  if (candidates.length > 0) return possible(candidates)
  return unscreened(normal, index) ?? { result: 'distinct' }
}

/** So many organisations with a name like the one given are asked about. */
const MOST_ALIKE = 8
/** Names that are less alike are not asked about. */
const ALIKE = 0.86

function alike(name: string, { match }: Index): Candidate[] {
  return match(name, MOST_ALIKE)
    .filter(({ comparison }) => comparison.score >= ALIKE)
    .map(({ entity, matched }) => ({ entity, because: 'alike-name', matched }))
}

function unscreened({ scripts, letters, distinctive }: NormalName, index: NameIndex) {
  const isForeign = scripts.some((script) => !index.scripts.has(script))
  if (isForeign) return { result: 'unscreened', because: 'unsupported-script' } as const
  if (letters < 2 || distinctive.length === 0) return { result: 'unscreened', because: 'too-weak' } as const
  return undefined
}

type Exact = Extract<Identification, { result: 'same' | 'possible' }>

/** Who bears exactly this name. One that is weak without its legal form is strong with the very same form. */
function exactHit({ key, full, forms }: NormalName, { byKey, isOther }: NameIndex): Exact | undefined {
  const hits = byKey.get(key)
  if (hits === undefined) return undefined
  const isWeakBare = hits.some((hit) => hit.strength === 'weak')
  const strong = hits.find((hit) => hit.strength === 'strong' && (!isWeakBare || hit.full === full))
  const isOne = hits.every((hit) => hit.entity === hits[0]?.entity)
  const hasOtherForm = strong !== undefined && isOther(strong.entity, forms)
  if (isOne && strong !== undefined && !hasOtherForm) {
    return { result: 'same', entity: strong.entity, by: 'strong-name', matched: strong.text }
  }
  const asWritten = hits.filter((hit) => hit.full === full)
  return possible(
    [...asWritten, ...hits].map((hit) => ({
      entity: hit.entity,
      because: !isOne ? 'ambiguous-name' : hasOtherForm ? 'other-legal-form' : 'weak-name',
      matched: hit.text,
    })),
  )
}

const HAS_PARTS = /[()（）[\]［］/／]/
const BETWEEN_PARTS = /[()[\]]|(?<=[^\s/]{2})\s*\/\s*(?=[^\s/]{2})/u

/** "日本電気 (NEC)", "富士通 / Fujitsu": one organisation when every part names the same one. */
function samePartsOf(name: string, index: NameIndex): Exact | undefined {
  if (!HAS_PARTS.test(name)) return undefined
  const parts = name
    .normalize('NFKC')
    .split(BETWEEN_PARTS)
    .filter((part) => part.trim() !== '')
  if (parts.length < 2) return undefined
  const hits = parts.map((part) => exactHit(normaliseName(part), index))
  const [first] = hits
  const isOne = hits.every((hit) => hit?.result === 'same' && hit.entity === firstEntity(first))
  return isOne ? first : undefined
}

function firstEntity(hit: Exact | undefined): string | undefined {
  return hit?.result === 'same' ? hit.entity : undefined
}

function possible(candidates: readonly Candidate[]): Extract<Identification, { result: 'possible' }> {
  const byEntity = new Map<string, Candidate>()
  for (const candidate of candidates)
    if (!byEntity.has(candidate.entity)) byEntity.set(candidate.entity, candidate)
  return {
    result: 'possible',
    candidates: [...byEntity.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1)),
  }
}
