import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { knownTo, toRulebook, compileReference, type Rulebook } from './operations/deployment.ts'
import { loadPacks } from './policy/load-packs.ts'
import { loadPrepared } from './reference/load-prepared.ts'

/** The folder of the project, with policies and reference data: the nearest above this file that has a package.json. */
export const PROJECT = findProject(fileURLToPath(new URL('../', import.meta.url)))

function findProject(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findProject(join(folder, '../'))
}

/**
 * Loads policies and reference data as the project ships them.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function loadRulebook(project: string = PROJECT): Rulebook {
  const snapshot = compileReference(loadPrepared(`${project}data/reference`, `${project}dist/reference.json`))
  return toRulebook(loadPacks(`${project}policies`, knownTo(snapshot)), snapshot)
}
