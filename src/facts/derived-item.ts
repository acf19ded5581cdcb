import type { Purchase } from '../purchase/purchase.ts'
import { slotOf } from './catalogue.ts'
import type { CertificateFacts, Fact, Path, Value } from './fact.ts'
import { sensitiveSiteOf } from './sensitive-site.ts'
import type { StatementIndex } from './statements.ts'

type Item = Purchase['items'][number]

interface Line {
  readonly item: Item
  readonly place: { readonly path: Path }
  readonly statements: StatementIndex
  readonly certificates: readonly CertificateFacts[]
  /** That of the system. */
  readonly plannedEndOfUse: Fact | undefined
  readonly sites: NonNullable<NonNullable<Purchase['system']>['sites']>
}

const CONNECTION = slotOf('item.connection')
const PLANNED = slotOf('item.plannedEndOfUse')
const USES_LIST = slotOf('item.usesList')
const ADMIN = slotOf('item.adminCountries')
const REGISTERED = slotOf('item.registeredUntil')
const OPERATES_UAS = slotOf('item.operatesUas')
const SENSITIVE = slotOf('item.sensitiveSite')
const IRAP = slotOf('item.irapAssessed')

/** Fills in the facts of a line that more than one member of it says. */
export function deriveItemFacts(values: (Fact | undefined)[], line: Line): void {
  values[CONNECTION] = connectionOf(values[CONNECTION], line)
  values[PLANNED] ??= line.plannedEndOfUse
  values[USES_LIST] = usesListOf(line)
  values[ADMIN] = adminCountriesOf(line)
  values[REGISTERED] = registeredUntil(line)
  values[OPERATES_UAS] = operatesUas(values[OPERATES_UAS], line)
  values[SENSITIVE] = sensitiveSiteOf(line.item, line.place.path, line.sites, line.statements)
  values[IRAP] = irapAssessed(line)
}

function known(value: Value, at: Path, whole = false): Fact {
  return { value, unknown: null, at, level: 'asserted', whole }
}

function unknown(why: 'null' | 'conflict' | 'refused' | 'unobtainable', at: Path): Fact {
  return { value: null, unknown: why, at, level: 'asserted', whole: false }
}

/** `connected` where it is only said that it reaches the internet; one that is said not to may still do so indirectly. */
function connectionOf(stated: Fact | undefined, { item, place }: Line): Fact | undefined {
  const reaches = item.use?.internetConnected === true
  const at = `${place.path}/use/connection`
  if (stated?.value === 'none' && reaches) return unknown('conflict', at)
  return stated === undefined && reaches ? known('connected', at) : stated
}

/**
 * `whole` where the list of what the service uses is stated complete, `refused` where the provider gives none or it
 * cannot be had; both at once is a conflict.
 */
function usesListOf({ item, place, statements }: Line): Fact | undefined {
  const at = `${place.path}/service/uses`
  const isWhole = statements.completeness(at) !== null
  const closed = statements.closed[at]
  if (isWhole && closed !== undefined) return unknown('conflict', at)
  if (isWhole) return known('whole', at)
  if (closed !== undefined) return known('refused', at)
  return item.service?.uses === undefined ? undefined : unknown('null', at)
}

/** A service that uses an uncrewed aircraft flies it, whatever else is said. */
function operatesUas(stated: Fact | undefined, { item, place }: Line): Fact | undefined {
  const uses = item.service?.uses ?? []
  if (!uses.some((used) => used.category === 'uas' || used.kind === 'uas')) return stated
  const at = `${place.path}/service/operatesUas`
  return stated?.value === false ? unknown('conflict', at) : known(true, at)
}

function adminCountriesOf({ item, place, statements }: Line): Fact | undefined {
  const access = item.service?.adminAccess
  const at = `${place.path}/service/adminAccess`
  if (access === undefined) return undefined
  if (access === null) return unknown('null', at)
  const countries = [...new Set(access.flatMap((one) => one.countries ?? []))].sort()
  const isWhole =
    statements.completeness(at) !== null && access.every((one) => (one.countries ?? null) !== null)
  return known(countries, at, isWhole)
}

const REGISTRATIONS: readonly (string | null)[] = ['ismap', 'ismap-liu']

/** The last day of the registrations that are of the service and in force; those of others say nothing of it. */
function registeredUntil({ certificates }: Line): Fact | undefined {
  const days = certificates
    .filter((one) => REGISTRATIONS.includes(one.scheme) && one.isOfLine === true && one.status === 'valid')
    .flatMap((one) => (one.validUntil === null ? [] : [{ day: one.validUntil, path: one.path }]))
    .sort((a, b) => (a.day < b.day ? 1 : -1))
  const last = days[0]
  return last === undefined ? undefined : known(last.day, `${last.path}/validUntil`)
}

/** The latest IRAP assessment that is of the service and stands; one that does not say when helps nobody. */
function irapAssessed({ item, place, certificates }: Line): Fact | undefined {
  const days = (item.certifications ?? []).flatMap(({ id, scheme, issued }) => {
    const path = `${place.path}/certifications/@${id ?? scheme ?? 'certificate'}`
    const isOfLine = certificates.some(
      (one) => one.path === path && one.scheme === 'irap' && one.isOfLine === true && one.status === 'valid',
    )
    return isOfLine && typeof issued === 'string' ? [{ day: issued, path }] : []
  })
  const last = days.sort((a, b) => (a.day < b.day ? 1 : -1))[0]
  return last === undefined ? undefined : known(last.day, `${last.path}/issued`)
}
