import { hasValidCheckDigit } from './check-digits.ts'
import { checkUnique, isEmptySpan, wrong, type KnownIds, type Located, type Row } from './located.ts'
import { normaliseName } from './normalise-name.ts'
import type { EntitySource } from './reference-schema.ts'
import type { FileFault } from './yaml-source.ts'

/** Names, numbers and categories of organisations. */
export function checkEntities(files: readonly Located<EntitySource[]>[], known: KnownIds): FileFault[] {
  const numbers = files.flatMap(numbersIn)
  const owners = new Map(numbers.map((row) => [row.number, row.entity]))
  return [
    ...checkUnique(numbers, 'the number'),
    ...numbers
      .filter((row) => !hasValidCheckDigit(row.scheme, row.number))
      .map((row) =>
        row.source.faultAt(row.pointer, wrong(row.number, `a ${row.scheme} with a right check digit`)),
      ),
    ...files.flatMap(({ source, value }) =>
      value.flatMap((entity, index) =>
        [
          ...checkStrengths(entity),
          ...checkForeignNumbers(entity, owners),
          ...checkFormerNames(entity),
          ...checkCategories(entity, known),
        ].map(({ member, message }) => source.faultAt(`/${index}/${member}`, message)),
      ),
    ),
  ]
}

interface NumberRow extends Row {
  readonly scheme: string
  readonly number: string
  readonly entity: string
}

function numbersIn({ source, value }: Located<EntitySource[]>): NumberRow[] {
  return value.flatMap((entity, index) =>
    Object.entries(entity.identifiers ?? {}).flatMap(([scheme, numbers]) =>
      numbers.map((number, at) => ({
        source,
        pointer: `/${index}/identifiers/${scheme}/${at}`,
        text: `${scheme} ${number}`,
        scheme,
        number,
        entity: entity.id,
      })),
    ),
  )
}

interface MemberFault {
  readonly member: string
  readonly message: string
}

interface NamePlace {
  readonly member: string
  readonly text: string
  readonly isWeak: boolean
}

function namesIn(entity: EntitySource): NamePlace[] {
  return [
    { member: 'name', text: entity.name, isWeak: false },
    ...Object.entries(entity.names ?? {}).flatMap(([language, names]) =>
      names.map((text, at) => ({ member: `names/${language}/${at}`, text, isWeak: false })),
    ),
    ...(entity.formerNames ?? []).map(({ name }, at) => ({
      member: `formerNames/${at}/name`,
      text: name,
      isWeak: false,
    })),
    ...(entity.weakNames ?? []).map((text, at) => ({ member: `weakNames/${at}`, text, isWeak: true })),
  ]
}

/** A name that is both, once width, case and legal form are set aside, would silently count as strong. */
function checkStrengths(entity: EntitySource): MemberFault[] {
  const names = namesIn(entity)
  const strong = new Set(names.filter((name) => !name.isWeak).map((name) => normaliseName(name.text).full))
  return names
    .filter((name) => name.isWeak && strong.has(normaliseName(name.text).full))
    .map(({ member, text }) => ({
      member,
      message: `${text} is given as a strong name too, expected it either strong or weak`,
    }))
}

const LONG_NUMBER = /\b(?:\d{13}|[A-Z0-9]{18}\d{2})\b/g

/** A number inside a name is taken for this organisation's own; that of another would make the two one. */
function checkForeignNumbers(entity: EntitySource, owners: ReadonlyMap<string, string>): MemberFault[] {
  return namesIn(entity).flatMap(({ member, text }) =>
    (text.match(LONG_NUMBER) ?? []).flatMap((number) => {
      const owner = owners.get(number)
      if (owner === undefined || owner === entity.id) return []
      return [{ member, message: `found ${number}, the number of ${owner}, expected a name of ${entity.id}` }]
    }),
  )
}

function checkFormerNames(entity: EntitySource): MemberFault[] {
  return (entity.formerNames ?? []).flatMap((former, at) =>
    isEmptySpan(former)
      ? [{ member: `formerNames/${at}/until`, message: wrong(former.until, `a day after ${former.since}`) }]
      : [],
  )
}

function checkCategories(entity: EntitySource, known: KnownIds): MemberFault[] {
  return (entity.categories ?? []).flatMap((code, at) =>
    known.categories.has(code)
      ? []
      : [{ member: `categories/${at}`, message: wrong(code, 'a code of categories.yaml') }],
  )
}
