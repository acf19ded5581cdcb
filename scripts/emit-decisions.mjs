// Writes the decision on every example beside it, as of the day that example-days.json gives; a test compares the bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { renderTexts } from '../dist/decision/texts.js'
import { FILE_TRUSTED } from '../dist/facts/case-facts.js'
import { loadRulebook } from '../dist/load-rulebook.js'
import { assess } from '../dist/operations/assess.js'
import { readPurchase } from '../dist/operations/read-purchase.js'

const rulebook = loadRulebook()
const days = JSON.parse(readFileSync('scripts/example-days.json', 'utf8'))

mkdirSync('data/examples/decisions', { recursive: true })
for (const [name, asOf] of Object.entries(days)) {
  const parsed = readPurchase(JSON.parse(readFileSync(`data/examples/${name}.json`, 'utf8')), rulebook)
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.issues)}`)
  const { body, bodyDigest } = assess(parsed.value, FILE_TRUSTED, rulebook, { asOf, isHypothetical: false })
  const texts = renderTexts(body, { ...rulebook, purchase: parsed.value })
  const decision = JSON.stringify({ asOf, bodyDigest, body, texts }, null, 2)
  writeFileSync(`data/examples/decisions/${name}.json`, `${decision}\n`)
}
