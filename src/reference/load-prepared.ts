import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loadReference } from './load-reference.ts'
import type { Reference } from './reference-schema.ts'

/** A checked folder as JSON, with the digest of the texts that it was read from. */
interface Prepared {
  readonly texts: string
  readonly reference: Reference
}

/**
 * The reference data of a folder: from the copy that the build made, when the texts are still those that it read and
 * checked, else from the folder itself. Reading YAML with its places takes most of a start, JSON next to nothing.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function loadPrepared(folder: string, copy: string): Reference {
  if (existsSync(copy)) {
    const { texts, reference } = JSON.parse(readFileSync(copy, 'utf8')) as Prepared
    if (texts === digestOfTexts(folder)) return reference
  }
  return loadReference(folder)
}

/**
 * Checks a folder and writes the copy for `loadPrepared`.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function prepareReference(folder: string, copy: string): void {
  const prepared: Prepared = { texts: digestOfTexts(folder), reference: loadReference(folder) }
  writeFileSync(copy, JSON.stringify(prepared))
}

/** Over names and texts of every YAML file, each with its length, so that no two folders look the same. */
function digestOfTexts(folder: string): string {
  const hash = createHash('sha256')
  for (const path of yamlFiles(folder).sort()) {
    const text = readFileSync(path)
    hash.update(`${relative(folder, path)}\0${text.length}\0`).update(text)
  }
  return hash.digest('hex')
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return yamlFiles(path)
    return entry.name.endsWith('.yaml') ? [path] : []
  })
}
