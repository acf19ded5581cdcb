import { EVERYDAY_WORDS } from './name-words.ts'
import { formsConflict, type LegalForm } from './names/legal-form-table.ts'
import { isCjk } from './names/fold-text.ts'
import { normaliseName, type NameScript, type NormalName } from './normalise-name.ts'
import type { Candidate, Entity, EntityName } from './snapshot.ts'

/** Entities that lists reach: those that a list names, and with them all that are part of one. */
export interface ListedGroups {
  readonly named: ReadonlySet<string>
  readonly members: ReadonlySet<string>
}

/** A name of the data under the key that it normalises to. */
export interface NameHit {
  readonly entity: string
  readonly strength: EntityName['strength']
  readonly text: string
  readonly full: string
}

/** Everything that names and numbers are looked up in; built once for a snapshot. */
export interface NameIndex {
  readonly byKey: ReadonlyMap<string, readonly NameHit[]>
  readonly byIdentifier: ReadonlyMap<string, string>
  readonly groups: ListedGroups
  /** Whether an organisation cannot have these legal forms: its names have others, or it is of another country. */
  readonly isOther: (entity: string, forms: readonly LegalForm[]) => boolean
  /** Scripts in which every listed organisation has a name: in others, nobody can be said to have been screened. */
  readonly scripts: ReadonlySet<NameScript>
  near(name: NormalName): readonly Candidate[]
}

interface Token {
  readonly text: string
  readonly entity: string
  /** The name that the token is of, as the data writes it. */
  readonly written: string
  readonly size: number
}

/** A word of letters this long tells by itself; a shorter one only as the whole core of a name. */
const LONG_ENOUGH = 5
const SHORTEST = 3
/** A word of letters this long tells even where no space sets it off. */
const LONG_ANYWHERE = 6
/** "Z T E", "Da Hua": no name is cut into more pieces. */
const PIECES = 4

/** Indexes names, identifiers and, for members of listed groups, the words that make another name resemble theirs. */
export function buildNameIndex(entities: readonly Entity[], groups: ListedGroups): NameIndex {
  const byKey = new Map<string, NameHit[]>()
  const tokens = new Map<string, Token>()
  const forms = new Map<string, LegalForm[]>()
  const homes = new Map(entities.map((entity) => [entity.id, entity.jurisdiction]))
  for (const { entity, name, normal } of normalNames(entities)) {
    const hits = byKey.get(normal.key) ?? []
    hits.push({ entity: entity.id, strength: name.strength, text: name.text, full: normal.full })
    byKey.set(normal.key, hits)
    forms.set(entity.id, [...(forms.get(entity.id) ?? []), ...normal.forms])
    if (groups.members.has(entity.id)) {
      for (const text of tokensOf(normal)) {
        keepBest(tokens, { text, entity: entity.id, written: name.text, size: normal.key.length }, groups)
      }
    }
  }
  const isName = (text: string) => byKey.get(text)?.some((hit) => hit.strength === 'strong') === true
  return {
    byKey,
    byIdentifier: identifiersOf(entities),
    groups,
    isOther: (id, asked) => {
      const own = forms.get(id) ?? []
      return formsConflict(asked, own) || areForeign(asked, own, homes.get(id))
    },
    scripts: sharedScripts(entities.filter((entity) => groups.named.has(entity.id))),
    near: nearBy([...tokens.values()], isName),
  }
}

/** "Ericsson GmbH" is a company of Germany, so it is not the Swedish one, unless that is known to bear the form. */
function areForeign(
  asked: readonly LegalForm[],
  own: readonly LegalForm[],
  home: string | undefined,
): boolean {
  if (asked.length === 0 || home === undefined) return false
  return asked.every(
    ({ code, countries }) =>
      countries.length > 0 && !countries.includes(home) && !own.some((form) => form.code === code),
  )
}

function normalNames(entities: readonly Entity[]) {
  return entities.flatMap((entity) =>
    entity.names.map((name) => ({ entity, name, normal: normaliseName(name.text) })),
  )
}

function identifiersOf(entities: readonly Entity[]): Map<string, string> {
  return new Map(
    entities.flatMap((entity) =>
      Object.entries(entity.identifiers).flatMap(([scheme, values]) =>
        values.map((value) => [`${scheme}:${value}`, entity.id] as const),
      ),
    ),
  )
}

function sharedScripts(listed: readonly Entity[]): ReadonlySet<NameScript> {
  const used = listed.map(
    (entity) => new Set(entity.names.flatMap((name) => normaliseName(name.text).scripts)),
  )
  const [first, ...rest] = used
  return new Set([...(first ?? [])].filter((script) => rest.every((scripts) => scripts.has(script))))
}

/** The words of a listed name that single it out; all of them joined where none does so alone ("Red Magic"). */
function tokensOf({ distinctive }: NormalName): string[] {
  const telling = distinctive.filter((word) => {
    if (isCjk(word)) return word.length >= 2
    const isWhole = distinctive.length === 1 && word.length >= SHORTEST
    return (isWhole || word.length >= LONG_ENOUGH) && !EVERYDAY_WORDS.has(word)
  })
  const joined = distinctive.join('')
  return telling.length === 0 && joined.length >= LONG_ENOUGH ? [joined] : telling
}

/** Of all that share a word, the one to ask about: who is named on a list, else whose name is shortest. */
function keepBest(tokens: Map<string, Token>, token: Token, { named }: ListedGroups): void {
  const rank = (one: Token): string =>
    `${named.has(one.entity) ? 0 : 1}|${String(one.size).padStart(3, '0')}|${one.entity}`
  const known = tokens.get(token.text)
  if (known === undefined || rank(token) < rank(known)) tokens.set(token.text, token)
}

/** Which listed groups share a word with a name. Finer resemblance (spelling, sound) belongs here too. */
function nearBy(tokens: readonly Token[], isName: (text: string) => boolean): NameIndex['near'] {
  const words = new Map(tokens.filter((token) => !isCjk(token.text)).map((token) => [token.text, token]))
  const long = [...words.values()].filter((token) => token.text.length >= LONG_ANYWHERE)
  const han = tokens.filter((token) => isCjk(token.text))
  // Two characters taken out of a longer name also stand inside many others (田中興業), so they must come first.
  const [leading, anywhere] = partition(han, (token) => token.text.length === 2 && !isName(token.text))
  return (name) => {
    const hits = [...windows(name.words).flatMap((text) => words.get(text) ?? []), ...within(name.key, long)]
    if (HAS_CJK.test(name.key)) {
      const first = leading.filter((token) => name.distinctive.some((word) => word.startsWith(token.text)))
      hits.push(...within(name.key, anywhere), ...first)
    }
    return hits.map((token) => ({ entity: token.entity, because: 'shared-token', matched: token.written }))
  }
}

const HAS_CJK = /[\u3040-\ud7af]/

function within(key: string, tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => key.includes(token.text))
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))]
}

/** Every word of letters, and neighbours joined. */
function windows(words: readonly string[]): string[] {
  const found: string[] = []
  words.forEach((_, start) => {
    let joined = ''
    for (const word of words.slice(start, start + PIECES)) {
      if (isCjk(word)) return
      joined += word
      found.push(joined)
    }
  })
  return found
}
