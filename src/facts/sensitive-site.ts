import type { Purchase } from '../purchase/purchase.ts'
import { LEVELS, type Fact, type Level, type Path } from './fact.ts'
import type { StatementIndex } from './statements.ts'

type Item = Purchase['items'][number]
type Site = NonNullable<NonNullable<Purchase['system']>['sites']>[number]

/**
 * Whether a line is deployed at a sensitive site: one such site settles it; that there is none needs the list of sites to
 * be stated complete and every one of them to be said not to be. It is vouched for as well as the weakest word it rests on.
 */
export function sensitiveSiteOf(
  item: Item,
  path: Path,
  sites: readonly Site[],
  statements: StatementIndex,
): Fact | undefined {
  const at = `${path}/deployedAt`
  if (item.deployedAt === undefined) return undefined
  const deployed = (item.deployedAt ?? []).map((id) => sites.find((site) => site.id === id))
  const levelAt = (site: Site | undefined): Level =>
    statements.levelOf(`/system/sites/@${site?.id ?? ''}/sensitive`)
  const sensitive = deployed.filter((site) => site?.sensitive === true)
  if (sensitive.length > 0)
    return { value: true, unknown: null, at, level: sensitive.map(levelAt).reduce(higher), whole: true }
  const complete = statements.completeness(at)
  if (complete === null || item.deployedAt === null || deployed.some((site) => site?.sensitive !== false))
    return { value: null, unknown: 'null', at, level: 'asserted', whole: false }
  return {
    value: false,
    unknown: null,
    at,
    level: deployed.map(levelAt).reduce(lower, complete),
    whole: true,
  }
}

function higher(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b
}

function lower(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b
}
