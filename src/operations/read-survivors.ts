import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SurvivorsSchema, type Survivor } from '../policy/survivors.ts'
import { createValidator } from '../purchase/schema-validator.ts'
import { FileError, readYaml, type FileFault } from '../reference/yaml-source.ts'

/** Stands beside the pack, not among its tests. */
const SURVIVORS_FILE = 'survivors.yaml'

export interface Survivors {
  readonly entries: readonly Survivor[]
  readonly faultAt: (index: number, message: string) => FileFault
}

const validate = createValidator(SurvivorsSchema)

/**
 * The explanations beside a pack; a pack without the file has none.
 * @throws {FileError} `FILE_INVALID` with the place of everything in it that is not as the schema says
 */
export function readSurvivors(folder: string): Survivors {
  const path = join(folder, SURVIVORS_FILE)
  if (!existsSync(path))
    return { entries: [], faultAt: (_, message) => ({ file: path, line: 1, column: 1, message }) }
  const source = readYaml(readFileSync(path, 'utf8'), path)
  const issues = validate(source.value)
  if (issues.length > 0) throw new FileError(issues.map((one) => source.faultAt(one.pointer, one.message)))
  const { survivors } = source.value as { readonly survivors: readonly Survivor[] }
  return { entries: survivors, faultAt: (index, message) => source.faultAt(`/survivors/${index}`, message) }
}
