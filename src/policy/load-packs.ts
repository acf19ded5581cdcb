import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileError, readYaml, type FileFault } from '../reference/yaml-source.ts'
import type { Known } from './check-condition.ts'
import { checkSource } from './check-source.ts'
import type { PackSource } from './pack.ts'

/**
 * Reads every pack below a folder (`<folder>/<pack>/pack.yaml`), checks and type-checks it.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault in any of them
 */
export function loadPacks(folder: string, known: Known): PackSource[] {
  const faults: FileFault[] = []
  const packs = packFolders(folder).flatMap((name) => {
    const loaded = readPack(join(folder, name, 'pack.yaml'), known)
    faults.push(...loaded.faults)
    return loaded.pack === undefined ? [] : [loaded.pack]
  })
  if (faults.length > 0) throw new FileError(faults)
  return packs
}

export function packFolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** One pack file with everything that is wrong with it; the pack only when nothing is. */
export function readPack(
  path: string,
  known: Known,
): { readonly pack?: PackSource; readonly faults: readonly FileFault[] } {
  let source: ReturnType<typeof readYaml>
  try {
    source = readYaml(readFileSync(path, 'utf8'), path)
  } catch (error) {
    if (error instanceof FileError) return { faults: error.faults }
    throw error
  }
  const issues = checkSource(source.value, known)
  if (issues.length > 0) return { faults: issues.map((one) => source.faultAt(one.pointer, one.message)) }
  return { pack: source.value as PackSource, faults: [] }
}
