import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactSchema } from '../../src/purchase/compact-schema.ts'
import { PurchaseSchema } from '../../src/purchase/purchase.ts'
import { examples } from '../support/shipped.ts'
import { placesOf, withValue } from '../support/places.ts'

function compiled(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true })
  ajv.addKeyword({ keyword: 'erasable', schemaType: 'boolean' })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => validate(value)
}

describe('compactSchema', () => {
  it('accepts what the purchase schema accepts and nothing else, whatever stands anywhere', () => {
    const plain = compiled(PurchaseSchema)
    const compact = compiled(compactSchema(PurchaseSchema))
    const all = examples.map(([, purchase]) => purchase)
    let refused = 0
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (which, where, value) => {
        const purchase = all[which % all.length]
        const paths = placesOf(purchase)
        const changed = withValue(purchase, paths[where % paths.length]?.pointer ?? '/schema', value)
        const accepted = plain(changed)
        if (!accepted) refused++
        expect(compact(changed)).toBe(accepted)
      }),
      { numRuns: 500, seed: 7 },
    )
    expect(refused).toBeGreaterThan(50)
    for (const purchase of all) expect(compact(purchase)).toBe(true)
  })

  it.each([null, 'a', 'c', 1, undefined])('keeps null apart from values: %j', (value) => {
    const open = (schema: object) => ({ anyOf: [schema, { type: 'null' }] })
    const schema = {
      type: 'object',
      properties: {
        text: open({ type: 'string', maxLength: 1 }),
        code: open({ enum: ['a', 'b'] }),
        fixed: open({ const: 'a', type: 'string' }),
        object: open({
          type: 'object',
          properties: { in: open({ type: 'string' }) },
          additionalProperties: false,
        }),
      },
      additionalProperties: false,
    }
    const [plain, compact] = [compiled(schema), compiled(compactSchema(schema))]
    for (const name of ['text', 'code', 'fixed', 'object', 'other'])
      for (const given of [{ [name]: value }, { object: { in: value } }, { object: { [name]: value } }])
        expect(compact(given), JSON.stringify(given)).toBe(plain(given))
  })
})
