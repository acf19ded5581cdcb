import { ComponentSchema, ItemSchema } from '../purchase/item-schema.ts'
import { PartySchema } from '../purchase/party-schema.ts'
import { PurchaseSchema } from '../purchase/purchase.ts'
import type { FactDefinition, FactOwner } from './catalogue.ts'

/** As much of a JSON Schema as the way to a member needs. */
export interface MemberSchema {
  readonly properties?: Readonly<Record<string, MemberSchema>>
  readonly patternProperties?: Readonly<Record<string, MemberSchema>>
  readonly anyOf?: readonly MemberSchema[]
  readonly items?: MemberSchema
  readonly enum?: readonly unknown[]
}

const ROOTS: Readonly<Record<FactOwner, unknown>> = {
  purchase: PurchaseSchema,
  item: ItemSchema,
  component: ComponentSchema,
  bidder: PartySchema,
  party: PartySchema,
}

/** The schema of the member that holds a fact; undefined for a derived fact, or where a purchase has no such member. */
export function memberSchema({
  owner,
  member,
}: Pick<FactDefinition, 'owner' | 'member'>): MemberSchema | undefined {
  return member?.split('/').reduce<MemberSchema | undefined>(below, ROOTS[owner] as MemberSchema)
}

function below(schema: MemberSchema | undefined, step: string): MemberSchema | undefined {
  const own = schema?.properties?.[step] ?? Object.values(schema?.patternProperties ?? {})[0]
  return own ?? schema?.anyOf?.map((one) => below(one, step)).find((one) => one !== undefined)
}

/** The codes that a fact can have; undefined where the purchase's schema leaves them open. */
export function possibleCodes(
  fact: Pick<FactDefinition, 'owner' | 'member' | 'derived'>,
): readonly string[] | undefined {
  const codes = codesIn(memberSchema(fact))
  return codes.length === 0 ? undefined : [...codes, ...(fact.derived ?? [])]
}

function codesIn(schema: MemberSchema | undefined): string[] {
  if (schema === undefined) return []
  const own = (schema.enum ?? []).filter((code) => typeof code === 'string')
  return [...own, ...codesIn(schema.items), ...(schema.anyOf ?? []).flatMap(codesIn)]
}
