import { fileURLToPath } from 'node:url'
import { knownTo, toRulebook, compileReference, type Rulebook } from './operations/deployment.ts'
import { loadPacks } from './policy/load-packs.ts'
import { loadReference } from './reference/load-reference.ts'

/** The folder of the project: policies and reference data stand beside `src` and `dist`. */
export const PROJECT = fileURLToPath(new URL('../', import.meta.url))

/**
 * Loads policies and reference data as the project ships them.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function loadRulebook(project: string = PROJECT): Rulebook {
  const snapshot = compileReference(loadReference(`${project}data/reference`))
  return toRulebook(loadPacks(`${project}policies`, knownTo(snapshot)), snapshot)
}
