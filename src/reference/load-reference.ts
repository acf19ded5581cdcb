import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createValidator } from '../purchase/schema-validator.ts'
import { checkReference } from './check-reference.ts'
import type { Located } from './located.ts'
import {
  CategoriesFile,
  EntitiesFile,
  ListFile,
  SourcesFile,
  type CategorySource,
  type EntitySource,
  type ListSource,
  type Reference,
  type SourceSource,
} from './reference-schema.ts'
import { FileError, readYaml, type FileFault } from './yaml-source.ts'

const validateEntities = createValidator(EntitiesFile)
const validateList = createValidator(ListFile)
const validateCategories = createValidator(CategoriesFile)
const validateSources = createValidator(SourcesFile)

/**
 * Reads the reference data from its folder (`entities/*.yaml`, `lists/*.yaml`, `categories.yaml`, `sources.yaml`) and
 * checks it as a whole: shapes first, in every file; then what the files say of one another.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function loadReference(folder: string): Reference {
  const faults: FileFault[] = []
  const collect = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const all = <T>(kind: string, validate: Validate): Located<T>[] =>
    (collect(() => filesOf(folder, kind)) ?? []).flatMap(
      (path) => collect(() => readFile<T>(path, validate)) ?? [],
    )
  const one = <T>(name: string, validate: Validate): Located<T> | undefined =>
    collect(() => readFile<T>(join(folder, name), validate))

  const entities = all<EntitySource[]>('entities', validateEntities)
  const lists = all<ListSource>('lists', validateList)
  const categories = one<CategorySource[]>('categories.yaml', validateCategories)
  const sources = one<SourceSource[]>('sources.yaml', validateSources)
  if (faults.length > 0 || categories === undefined || sources === undefined) throw new FileError(faults)
  faults.push(...checkReference({ entities, lists, categories, sources }))
  if (faults.length > 0) throw new FileError(faults)
  return {
    entities: entities.flatMap(({ value }) => value).sort(byId),
    lists: lists.map(({ value }) => value).sort(byId),
    categories: categories.value,
    sources: sources.value,
  }
}

type Validate = ReturnType<typeof createValidator>

function filesOf(folder: string, kind: string): string[] {
  const path = join(folder, kind)
  const names = readOrFault(path, () => readdirSync(path)).filter((name) => name.endsWith('.yaml'))
  return names.sort().map((name) => join(path, name))
}

function readFile<T>(path: string, validate: Validate): Located<T> {
  const text = readOrFault(path, () => readFileSync(path, 'utf8'))
  const source = readYaml(text, path)
  const issues = validate(source.value)
  if (issues.length > 0)
    throw new FileError(issues.map((issue) => source.faultAt(issue.pointer, issue.message)))
  return { source, value: source.value as T }
}

function readOrFault<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new FileError([{ file: path, line: 1, column: 1, message: `cannot be read: ${message}` }])
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
