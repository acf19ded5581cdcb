import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Body } from '../../src/decision/body.ts'
import { FILE_TRUSTED, type CaseFacts } from '../../src/facts/case-facts.ts'
import { assess } from '../../src/operations/assess.ts'
import { knownTo, toRulebook, type Rulebook } from '../../src/operations/deployment.ts'
import { readPurchase } from '../../src/operations/read-purchase.ts'
import { loadPacks } from '../../src/policy/load-packs.ts'
import { temporaryFolder } from './deployment.ts'
import { rulebook } from './shipped.ts'

/** Deployments with only the pack given as YAML, by the reference data that the project ships. */
export function rulebookWith(yaml: string): Rulebook {
  const folder = temporaryFolder()
  try {
    mkdirSync(join(folder.path, 'p'))
    writeFileSync(join(folder.path, 'p', 'pack.yaml'), yaml)
    return toRulebook(loadPacks(folder.path, knownTo(rulebook.snapshot)), rulebook.snapshot)
  } finally {
    folder.remove()
  }
}

/** Decides under that rulebook as `check` does. */
export function bodyUnder(
  book: Rulebook,
  purchase: unknown,
  asOf = '2026-11-24',
  caseFacts: CaseFacts = FILE_TRUSTED,
): Body {
  const read = readPurchase(purchase, book)
  if (!read.ok) throw new Error(read.issues.map((one) => `${one.pointer}: ${one.message}`).join('\n'))
  return assess(read.value, caseFacts, book, { asOf, isHypothetical: false }).body
}
