import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../src/facts/catalogue.ts'
import { evidenceType } from '../../src/facts/evidence-types.ts'
import { ComponentSchema, ItemSchema } from '../../src/purchase/item-schema.ts'
import { PartySchema } from '../../src/purchase/party-schema.ts'
import { PurchaseSchema } from '../../src/purchase/purchase.ts'
import { rulebook } from '../support/shipped.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
}

const ROOTS: Readonly<Record<string, unknown>> = {
  purchase: PurchaseSchema,
  item: ItemSchema,
  component: ComponentSchema,
  bidder: PartySchema,
  party: PartySchema,
}

function below(schema: Schema | undefined, step: string): Schema | undefined {
  if (schema === undefined) return undefined
  const own = schema.properties?.[step] ?? Object.values(schema.patternProperties ?? {})[0]
  return own ?? schema.anyOf?.map((one) => below(one, step)).find((one) => one !== undefined)
}

const facts = Object.values(CATALOGUE).flat()
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

describe('catalogue', () => {
  it('reads every fact from a member that a purchase can have', () => {
    const lacking = facts.filter(({ owner, member }) => {
      if (member === null) return false
      const found = member.split('/').reduce<Schema | undefined>(below, ROOTS[owner] as Schema | undefined)
      return found === undefined
    })
    expect(lacking.map((fact) => fact.name)).toEqual([])
  })

  it('asks for every fact in both languages, once', () => {
    expect(new Set(facts.map((fact) => fact.name)).size).toBe(facts.length)
    for (const { name, question } of facts) {
      expect([name, JAPANESE.test(question.ja), JAPANESE.test(question.en)]).toEqual([name, true, false])
      expect(question.en).toMatch(/[?.)]$/)
    }
  })
})

/** Types of evidence that conditions ask for. */
function typesAsked(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(typesAsked)
  if (typeof value !== 'object' || value === null) return []
  const { evidence } = value as { evidence?: unknown }
  const own = Array.isArray(evidence) ? evidence.filter((type) => typeof type === 'string') : []
  return [...own, ...Object.values(value).flatMap(typesAsked)]
}

describe('types of evidence', () => {
  it('have a name in both languages wherever a rule asks for one', () => {
    const { packs } = rulebook.policySet
    const asked = [
      ...new Set(
        packs.flatMap(({ source }) => [
          ...typesAsked(source.rules),
          ...(source.exceptions ?? []).flatMap((one) => one.evidence ?? []),
        ]),
      ),
    ]
    expect(asked.length).toBeGreaterThan(15)
    for (const type of asked) {
      const title = evidenceType(type)?.title
      expect([type, JAPANESE.test(title?.ja ?? ''), (title?.en ?? '') !== '']).toEqual([type, true, true])
    }
  })
})
