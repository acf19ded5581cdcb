import { loadReference } from '../reference/load-reference.ts'
import { FileError, type FileFault } from '../reference/yaml-source.ts'

/** What a folder of reference data holds, or everything that is wrong with it. */
export type DataReport =
  | {
      readonly good: true
      readonly entities: number
      readonly edges: number
      readonly lists: number
      readonly rows: number
    }
  | { readonly good: false; readonly faults: readonly FileFault[] }

/** Checks a folder of reference data as a start of the service does, and says all faults at once. */
export function validateData(folder: string): DataReport {
  try {
    const { entities, lists } = loadReference(folder)
    return {
      good: true,
      entities: entities.length,
      edges: entities.reduce((sum, entity) => sum + (entity.edges?.length ?? 0), 0),
      lists: lists.length,
      rows: lists.reduce((sum, list) => sum + list.entries.length, 0),
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return { good: false, faults: error.faults }
  }
}
