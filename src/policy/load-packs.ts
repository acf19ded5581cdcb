import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issue } from '../purchase/issue.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import { FileError, readYaml, type FileFault } from '../reference/yaml-source.ts'
import type { Known } from './check-condition.ts'
import { checkPack, type PackIssue } from './check-pack.ts'
import { PackSchema, type PackSource } from './pack.ts'
import { insteadOf } from './mistaken-words.ts'
import { withSettings } from './settings.ts'

const validate = createValidator(PackSchema)

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
  const shape = validate(source.value)
  if (shape.length > 0) {
    return {
      faults: shape.map((one) => source.faultAt(one.pointer, `${one.message}${hintFor(one)}`)),
    }
  }
  const pack = source.value as PackSource
  const issues: PackIssue[] = []
  const settled = withSettings(pack, {}, (pointer, message) => void issues.push({ pointer, message }))
  // A parameter that is not there has no value to go on with.
  if (issues.length === 0) issues.push(...checkPack(settled, known))
  if (issues.length > 0) return { faults: issues.map((one) => source.faultAt(one.pointer, one.message)) }
  return { pack, faults: [] }
}

function hintFor(one: Issue): string {
  return one.code === 'unknown-member' ? insteadOf(one.pointer.slice(one.pointer.lastIndexOf('/') + 1)) : ''
}
