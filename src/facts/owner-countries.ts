import type { Fact, Path } from './fact.ts'
import type { StatementIndex } from './statements.ts'

interface Owner {
  readonly country?: string | null
}

/**
 * The countries of those who are said to own or control an organisation. The list is whole where somebody says that owners
 * and controllers are all and each of them has a country.
 */
export function ownerCountriesOf(
  party: {
    readonly ultimateParent?: Owner | null
    readonly owners?: readonly Owner[] | null
    readonly controllers?: readonly Owner[] | null
  },
  path: Path,
  statements: StatementIndex,
): Fact | undefined {
  const lists = [party.owners, party.controllers]
  const named = [
    ...(party.ultimateParent ? [party.ultimateParent] : []),
    ...lists.flatMap((list) => list ?? []),
  ]
  if (named.length === 0 && lists.every((list) => !Array.isArray(list))) return undefined
  const countries = named.flatMap(({ country }) => (typeof country === 'string' ? [country] : []))
  const isWhole =
    countries.length === named.length &&
    ['owners', 'controllers'].every((list) => statements.completeness(`${path}/${list}`) !== null)
  return {
    value: [...new Set(countries)].sort(),
    unknown: null,
    at: `${path}/owners`,
    level: 'asserted',
    whole: isWhole,
  }
}
