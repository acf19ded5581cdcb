import type { Bilingual } from '../reference/snapshot.ts'
import {
  ASIA_BIDDER_FACTS,
  ASIA_ITEM_FACTS,
  ASIA_PARTY_FACTS,
  ASIA_PURCHASE_FACTS,
} from './catalogue-asia.ts'
import { BIDDER_FACTS, PURCHASE_FACTS } from './catalogue-purchase.ts'
import { COMPONENT_FACTS, ITEM_FACTS } from './catalogue-item.ts'
import { EU_ITEM_FACTS, EU_PARTY_FACTS } from './catalogue-eu.ts'
import { NETWORK_FACTS, NETWORK_ITEM_FACTS } from './catalogue-network.ts'
import { PARTY_FACTS } from './catalogue-party.ts'
import { SECURITY_FACTS } from './catalogue-security.ts'
import { SERVICE_FACTS } from './catalogue-service.ts'
import { SUPPORT_FACTS } from './catalogue-support.ts'
import { SYSTEM_FACTS } from './catalogue-system.ts'
import { US_ITEM_FACTS, US_PURCHASE_FACTS } from './catalogue-us.ts'
import {
  US_ARTICLE_COMPONENT_FACTS,
  US_ARTICLE_ITEM_FACTS,
  US_ARTICLE_PURCHASE_FACTS,
} from './catalogue-us-articles.ts'

/** What a fact holds, and so which operators may test it. Of a `text` only that there is one: names can be erased. */
export type FactType =
  'boolean' | 'code' | 'category' | 'codes' | 'date' | 'number' | 'money' | 'flags' | 'text'

/** The collections that `some`, `every` and `none` range over. */
export const COLLECTIONS = [
  'item.makers',
  'item.makersNamed',
  'item.maintained',
  'item.components',
  'item.uses',
  'component.makers',
  'component.makersNamed',
  'purchase.items',
] as const
export type CollectionName = (typeof COLLECTIONS)[number]

/** Who can answer the question that an unknown fact raises. */
export type Answerer = 'buyer' | 'bidder' | 'manufacturer' | 'provider' | 'authority'

/** The act that can change an adverse value (design 2.8); null: a fact of the world, no act changes it. */
export type RemedyingAct = 'choose-product' | 'add-clause' | 'change-method' | 'obtain-evidence' | null

export type FactOwner = 'purchase' | 'item' | 'component' | 'bidder' | 'party'

export interface FactDefinition {
  /** `<owner>.<name>` as rules write it. */
  readonly name: string
  readonly owner: FactOwner
  readonly type: FactType
  /** `open`: absent is unknown. Helping facts (claims and evidence) are leaves of their own, not catalogue facts. */
  readonly kind: 'open'
  /** Where it stands below its owner, steps separated by `/`; null when it is derived (see `resolve`). */
  readonly member: string | null
  /** Codes that `resolve` gives it beside those that its member can hold. */
  readonly derived?: readonly string[]
  readonly answeredBy: Answerer
  readonly remedy: RemedyingAct
  readonly question: Bilingual
  /** Evidence that answers it, for facts that only a party's own representation can give. */
  readonly askedBy?: { readonly types: readonly string[]; readonly answered: readonly string[] }
}

export interface SlottedFact extends FactDefinition {
  /** Index into `Subject.values` or `PartyFacts.values`. */
  readonly slot: number
}

const SETS: Readonly<Record<FactOwner, readonly Omit<FactDefinition, 'owner' | 'kind'>[]>> = {
  purchase: [
    ...PURCHASE_FACTS,
    ...SYSTEM_FACTS,
    ...NETWORK_FACTS,
    ...US_PURCHASE_FACTS,
    ...US_ARTICLE_PURCHASE_FACTS,
    ...ASIA_PURCHASE_FACTS,
  ],
  item: [
    ...ITEM_FACTS,
    ...SECURITY_FACTS,
    ...SUPPORT_FACTS,
    ...SERVICE_FACTS,
    ...NETWORK_ITEM_FACTS,
    ...US_ITEM_FACTS,
    ...US_ARTICLE_ITEM_FACTS,
    ...EU_ITEM_FACTS,
    ...ASIA_ITEM_FACTS,
  ],
  component: [...COMPONENT_FACTS, ...US_ARTICLE_COMPONENT_FACTS],
  bidder: [...BIDDER_FACTS, ...ASIA_BIDDER_FACTS],
  party: [...PARTY_FACTS, ...EU_PARTY_FACTS, ...ASIA_PARTY_FACTS],
}

function slotted(owner: FactOwner): readonly SlottedFact[] {
  return SETS[owner].map((definition, slot) => ({ ...definition, owner, kind: 'open', slot }))
}

/** Every fact that a rule can name, by the kind of thing it is about, in slot order. */
export const CATALOGUE: Readonly<Record<FactOwner, readonly SlottedFact[]>> = {
  purchase: slotted('purchase'),
  item: slotted('item'),
  component: slotted('component'),
  bidder: slotted('bidder'),
  party: slotted('party'),
}

const BY_NAME: ReadonlyMap<string, SlottedFact> = new Map(
  Object.values(CATALOGUE)
    .flat()
    .map((fact) => [fact.name, fact]),
)

/**
 * Finds a fact by the name that rules use. A member of a flags fact is named below it
 * (`contract.terms.flow-down-52.204-25`); its key is what follows.
 */
export function findFact(
  name: string,
): { readonly fact: SlottedFact; readonly key: string | null } | undefined {
  const exact = BY_NAME.get(name)
  if (exact !== undefined) return { fact: exact, key: null }
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const fact = BY_NAME.get(name.slice(0, dot))
    if (fact?.type === 'flags') return { fact, key: name.slice(dot + 1) }
  }
  return undefined
}

/** The slot of a fact that the code itself needs. */
export function slotOf(name: string): number {
  const fact = BY_NAME.get(name)
  if (fact === undefined) throw new Error(`no fact in the catalogue: ${name}`)
  return fact.slot
}
