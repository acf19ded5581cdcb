import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderTexts } from '../src/decision/texts.ts'
import { FILE_TRUSTED } from '../src/facts/case-facts.ts'
import { PROJECT } from '../src/load-rulebook.ts'
import { assess } from '../src/operations/assess.ts'
import { examples, parsed, rulebook } from './support/shipped.ts'

const DECISIONS = join(PROJECT, 'data/examples/decisions')

/** The day of each example's decision; no decision depends on today. */
const DAYS = JSON.parse(readFileSync(join(PROJECT, 'scripts/example-days.json'), 'utf8')) as Record<
  string,
  string
>

function decisionOn(name: string, document: unknown): string {
  const purchase = parsed(document)
  if (purchase === undefined) throw new Error(`${name} is no purchase`)
  const asOf = DAYS[name] ?? ''
  const { body, bodyDigest } = assess(purchase, FILE_TRUSTED, rulebook, { asOf, isHypothetical: false })
  const texts = renderTexts(body, { ...rulebook, purchase })
  return `${JSON.stringify({ asOf, bodyDigest, body, texts }, null, 2)}\n`
}

describe('examples', () => {
  it('each has a day and a decision beside it, and no decision is without its example', () => {
    const names = examples.map(([name]) => name)
    expect(Object.keys(DAYS).sort()).toEqual(names)
    expect(names.filter((name) => !existsSync(join(DECISIONS, `${name}.json`)))).toEqual([])
    expect(readdirSync(DECISIONS).sort()).toEqual(names.map((name) => `${name}.json`))
  })

  it.each(examples)('%s is decided to the bytes beside it (npm run emit:decisions)', (name, document) => {
    expect(decisionOn(name, document) === readFileSync(join(DECISIONS, `${name}.json`), 'utf8')).toBe(true)
  })

  it('at least sixteen show what an officer would try under Japan’s rules', () => {
    expect(examples.filter(([name]) => name.startsWith('jp-')).length).toBeGreaterThanOrEqual(16)
  })
})
