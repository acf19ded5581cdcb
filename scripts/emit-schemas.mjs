// Writes the JSON Schemas that others validate and complete with; a test fails when they are stale.
import { mkdirSync, writeFileSync } from 'node:fs'
import { PackSchema } from '../dist/policy/pack.js'
import { PackTestsSchema } from '../dist/policy/pack-tests.js'
import { ProfileSchema } from '../dist/policy/profile.js'
import { SurvivorsSchema } from '../dist/policy/survivors.js'
import { PurchaseSchema } from '../dist/purchase/purchase.js'

const SCHEMAS = {
  purchase: PurchaseSchema,
  pack: PackSchema,
  'pack-tests': PackTestsSchema,
  profile: ProfileSchema,
  survivors: SurvivorsSchema,
}

mkdirSync('data/schemas', { recursive: true })
for (const [name, schema] of Object.entries(SCHEMAS)) {
  const document = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }
  writeFileSync(`data/schemas/${name}.schema.json`, `${JSON.stringify(document, null, 2)}\n`)
}
