import { checkUnique, isEmptySpan, overlap, wrong, type KnownIds, type Located } from './located.ts'
import type { EntrySource, ListSource } from './reference-schema.ts'
import type { FileFault } from './yaml-source.ts'

interface MemberFault {
  readonly member: string
  readonly message: string
}

/** Official lists: what each says of itself, and every row. */
export function checkLists(files: readonly Located<ListSource>[], known: KnownIds): FileFault[] {
  return [
    ...checkUnique(
      files.map(({ source, value }) => ({ source, pointer: '/id', text: value.id })),
      'the id',
    ),
    ...files.flatMap(({ source, value }) =>
      [
        ...checkList(value, known),
        ...checkLimbs(value, known),
        ...value.entries.flatMap((entry, at) =>
          [...checkEntry(entry, value, known), ...checkRepeated(entry, value.entries.slice(0, at))].map(
            ({ member, message }) => ({ member: `entries/${at}/${member}`, message }),
          ),
        ),
      ].map(({ member, message }) => source.faultAt(`/${member}`, message)),
    ),
  ]
}

function checkList(list: ListSource, known: KnownIds): MemberFault[] {
  const faults: MemberFault[] = []
  const fault = (member: string, message: string) => faults.push({ member, message })
  if (!known.sources.has(list.source))
    fault('source', wrong(`unknown source ${list.source}`, 'an id of sources.yaml'))
  if (list.issuer !== undefined && !known.entities.has(list.issuer))
    fault('issuer', wrong(`unknown entity ${list.issuer}`, 'an id of entities/'))
  if (list.kind === 'published' && list.maxAgeDays === undefined)
    fault('kind', wrong('published without maxAgeDays', 'after how many days it is stale'))
  if (list.kind !== 'published' && list.maxAgeDays !== undefined)
    fault('maxAgeDays', wrong(list.maxAgeDays, `none: a list of kind ${list.kind} does not age`))
  if (list.coverage === 'selected' && list.gaps === undefined)
    fault('coverage', wrong('selected without gaps', 'gaps that say what is not carried'))
  list.reach.forEach((reach, at) => {
    if (isEmptySpan(reach)) fault(`reach/${at}/until`, wrong(reach.until, `a day after ${reach.since}`))
  })
  return faults
}

function checkLimbs(list: ListSource, known: KnownIds): MemberFault[] {
  return (list.limbs ?? []).flatMap((limb, at) =>
    (limb.categories ?? []).flatMap((code, position) =>
      known.categories.has(code)
        ? []
        : [
            {
              member: `limbs/${at}/categories/${position}`,
              message: wrong(code, 'a code of categories.yaml'),
            },
          ],
    ),
  )
}

function checkEntry(entry: EntrySource, list: ListSource, known: KnownIds): MemberFault[] {
  const faults: MemberFault[] = []
  const fault = (member: string, message: string) => faults.push({ member, message })
  const subjects = [entry.entity, entry.category, entry.territory].filter((one) => one !== undefined)
  if (subjects.length !== 1)
    fault('', wrong(`${subjects.length} of entity, category and territory`, 'exactly one'))
  if (entry.entity !== undefined && !known.entities.has(entry.entity))
    fault('entity', wrong(`unknown entity ${entry.entity}`, 'an id of entities/'))
  if (entry.category !== undefined && !known.categories.has(entry.category))
    fault('category', wrong(entry.category, 'a code of categories.yaml'))
  if ((entry.category !== undefined) !== (entry.place !== undefined))
    fault(
      'place',
      wrong(
        entry.place === undefined ? 'a category without place' : 'a place',
        'a category with its place of production',
      ),
    )
  if (entry.place !== undefined && (entry.place.in ?? entry.place.notIn) === undefined)
    fault('place', wrong('no countries', 'in or notIn'))
  if (!known.sources.has(entry.source))
    fault('source', wrong(`unknown source ${entry.source}`, 'an id of sources.yaml'))
  if (entry.limb !== undefined && !(list.limbs ?? []).some((limb) => limb.id === entry.limb))
    fault('limb', wrong(entry.limb, `a limb of ${list.id}`))
  return [...faults, ...checkDays(entry, list)]
}

function checkDays(entry: EntrySource, list: ListSource): MemberFault[] {
  const faults: MemberFault[] = []
  const fault = (member: string, message: string) => faults.push({ member, message })
  if (entry.added > list.edition)
    fault('added', wrong(entry.added, `a day not after the edition, ${list.edition}`))
  if (entry.removed !== undefined && entry.removed <= entry.added)
    fault('removed', wrong(entry.removed, `a day after ${entry.added}, when it was added`))
  entry.exceptions?.forEach(({ until }, at) => {
    if (until !== undefined && until <= entry.added)
      fault(`exceptions/${at}/until`, wrong(until, `a day after ${entry.added}`))
  })
  return faults
}

/** The same subject twice for the same days under the same limb and name. */
function checkRepeated(entry: EntrySource, above: readonly EntrySource[]): MemberFault[] {
  const isSame = (other: EntrySource) =>
    other.entity === entry.entity &&
    other.category === entry.category &&
    other.territory === entry.territory &&
    other.limb === entry.limb &&
    other.listedAs === entry.listedAs &&
    overlap(spanOf(entry), spanOf(other))
  if (!above.some(isSame)) return []
  const subject = entry.entity ?? entry.category ?? entry.territory ?? ''
  return [
    { member: subjectOf(entry), message: `${subject} is listed twice for the same days, expected once` },
  ]
}

function subjectOf(entry: EntrySource): string {
  return entry.entity !== undefined ? 'entity' : entry.category !== undefined ? 'category' : 'territory'
}

function spanOf(entry: EntrySource): { readonly since: string; readonly until?: string } {
  return { since: entry.added, ...(entry.removed === undefined ? {} : { until: entry.removed }) }
}
