import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createValidator } from '../purchase/schema-validator.ts'
import { hasValidCheckDigit } from './check-digits.ts'
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
import { FileError, readYaml, type FileFault, type YamlSource } from './yaml-source.ts'

interface Located<T> {
  readonly source: YamlSource
  readonly value: T
}

/**
 * Reads the reference data from its folder and checks it as a whole.
 * @throws {FileError} `FILE_INVALID` with file, line and column of every fault
 */
export function loadReference(folder: string): Reference {
  const faults: FileFault[] = []
  const read = readerInto(faults)
  const entities = filesOf(folder, 'entities').map((file) =>
    read<EntitySource[]>(folder, file, validateEntities),
  )
  const lists = filesOf(folder, 'lists').map((file) => read<ListSource>(folder, file, validateList))
  const categories = read<CategorySource[]>(folder, 'categories.yaml', validateCategories)
  const sources = read<SourceSource[]>(folder, 'sources.yaml', validateSources)
  if (faults.length > 0) throw new FileError(faults)
  const known = {
    entities: new Set(entities.flatMap(({ value }) => value.map((entity) => entity.id))),
    sources: new Set(sources.value.map((source) => source.id)),
  }
  faults.push(
    ...checkUnique(entities),
    ...entities.flatMap((file) => checkEntities(file, known)),
    ...lists.flatMap((file) => checkList(file, known)),
    ...checkCategories(categories),
  )
  if (faults.length > 0) throw new FileError(faults)
  return {
    entities: entities.flatMap(({ value }) => value).sort(byId),
    lists: lists.map(({ value }) => value).sort(byId),
    categories: categories.value,
    sources: sources.value,
  }
}

const validateEntities = createValidator(EntitiesFile)
const validateList = createValidator(ListFile)
const validateCategories = createValidator(CategoriesFile)
const validateSources = createValidator(SourcesFile)

interface KnownIds {
  readonly entities: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
}

function filesOf(folder: string, kind: string): string[] {
  const names = readdirSync(join(folder, kind)).filter((name) => name.endsWith('.yaml'))
  return names.sort().map((name) => `${kind}/${name}`)
}

function readerInto(faults: FileFault[]) {
  return <T>(folder: string, file: string, validate: ReturnType<typeof createValidator>): Located<T> => {
    const path = join(folder, file)
    const source = readYaml(readFileSync(path, 'utf8'), path)
    faults.push(...validate(source.value).map((one) => source.faultAt(one.pointer, one.message)))
    return { source, value: source.value as T }
  }
}

function checkUnique(files: readonly Located<EntitySource[]>[]): FileFault[] {
  const seen = new Set<string>()
  return files.flatMap(({ source, value }) =>
    value.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id)
        return []
      }
      return [source.faultAt(`/${index}/id`, `the id ${id} is given twice`)]
    }),
  )
}

function checkEntities({ source, value }: Located<EntitySource[]>, known: KnownIds): FileFault[] {
  const faults: FileFault[] = []
  value.forEach((entity, index) => {
    entity.edges?.forEach((edge, at) => {
      const pointer = `/${index}/edges/${at}`
      if (!known.entities.has(edge.to))
        faults.push(source.faultAt(`${pointer}/to`, `unknown entity ${edge.to}`))
      if (edge.to === entity.id)
        faults.push(source.faultAt(`${pointer}/to`, `${entity.id} cannot own itself`))
      if (edge.source !== undefined && !known.sources.has(edge.source)) {
        faults.push(source.faultAt(`${pointer}/source`, `unknown source ${edge.source}`))
      }
      if (edge.since !== undefined && edge.until !== undefined && edge.until <= edge.since) {
        faults.push(
          source.faultAt(`${pointer}/until`, `ends on ${edge.until}, before it begins on ${edge.since}`),
        )
      }
    })
    for (const [scheme, numbers] of Object.entries(entity.identifiers ?? {})) {
      numbers.forEach((number, at) => {
        if (!hasValidCheckDigit(scheme, number)) {
          faults.push(
            source.faultAt(`/${index}/identifiers/${scheme}/${at}`, `${number} is not a valid ${scheme}`),
          )
        }
      })
    }
  })
  return faults
}

function checkList({ source, value }: Located<ListSource>, known: KnownIds): FileFault[] {
  const faults: FileFault[] = []
  if (!known.sources.has(value.source))
    faults.push(source.faultAt('/source', `unknown source ${value.source}`))
  value.entries.forEach((entry, index) => {
    const pointer = `/entries/${index}`
    if (!known.entities.has(entry.entity))
      faults.push(source.faultAt(`${pointer}/entity`, `unknown entity ${entry.entity}`))
    if (!known.sources.has(entry.source))
      faults.push(source.faultAt(`${pointer}/source`, `unknown source ${entry.source}`))
    if (entry.removed !== undefined && entry.removed <= entry.added) {
      faults.push(
        source.faultAt(
          `${pointer}/removed`,
          `removed on ${entry.removed}, before it was added on ${entry.added}`,
        ),
      )
    }
  })
  return faults
}

function checkCategories({ source, value }: Located<CategorySource[]>): FileFault[] {
  const seen = new Set<string>()
  return value.flatMap((category, index) => {
    const faults: FileFault[] = []
    if (seen.has(category.code))
      faults.push(source.faultAt(`/${index}/code`, `the code ${category.code} is given twice`))
    // A parent stands above its children in the file, so no circle can arise.
    if (category.parent !== undefined && !seen.has(category.parent)) {
      faults.push(
        source.faultAt(`/${index}/parent`, `unknown parent ${category.parent}; a parent is given first`),
      )
    }
    seen.add(category.code)
    return faults
  })
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
