import { checkEdges } from './check-edges.ts'
import { checkEntities } from './check-entities.ts'
import { checkLists } from './check-lists.ts'
import { checkUnique, knownIds, rowsOf, wrong, type LocatedReference } from './located.ts'
import type { FileFault } from './yaml-source.ts'

/**
 * Everything that is wrong with files that are right each by its schema: ids that lead nowhere or stand twice, names and
 * numbers of somebody else, ties that cannot be, facts without a source, rows that say nothing.
 */
export function checkReference(reference: LocatedReference): FileFault[] {
  const known = knownIds(reference)
  const { entities, lists, categories, sources } = reference
  return [
    ...checkUnique(rowsOf(entities, 'id'), 'the id'),
    ...checkUnique(rowsOf([sources], 'id'), 'the id'),
    ...checkUnique(rowsOf([categories], 'code'), 'the code'),
    ...checkEntities(entities, known),
    ...checkEdges(entities, known),
    ...checkLists(lists, known),
    ...checkParents(categories),
  ]
}

/** A parent stands above its children in the file, so no circle can arise. */
function checkParents({ source, value }: LocatedReference['categories']): FileFault[] {
  const above = new Set<string>()
  return value.flatMap(({ code, parent }, index) => {
    const isKnown = parent === undefined || above.has(parent)
    above.add(code)
    return isKnown
      ? []
      : [source.faultAt(`/${index}/parent`, wrong(parent, 'the code of a category given above it'))]
  })
}
