import type { Purchase } from '../purchase/purchase.ts'
import { normaliseName } from '../reference/normalise-name.ts'
import { slotOf } from './catalogue.ts'
import type { CertificateFacts, Fact, Path } from './fact.ts'

type Item = Purchase['items'][number]
type Certification = NonNullable<NonNullable<Item['certifications']>[number]>

/** The names, normalised, under which makers and providers of a line stand in the purchase. */
export type MakerNames = (item: Item) => ReadonlySet<string>

const HOLDER_ROLES: readonly string[] = [
  'manufacturer',
  'brand',
  'oem',
  'designer',
  'developer',
  'publisher',
  'producer',
  'provider',
  'service-provider',
  'carrier',
]

export function makerNames(purchase: Purchase): MakerNames {
  const byId = new Map(purchase.parties?.map((party) => [party.id, party]))
  return (item) => {
    const names = (item.parties ?? []).flatMap((player) => {
      const party = typeof player.ref === 'string' ? byId.get(player.ref) : undefined
      const roles = [player.role, party?.role]
      if (!roles.some((role) => typeof role === 'string' && HOLDER_ROLES.includes(role))) return []
      return [player.name, player.legalName, party?.name, party?.legalName]
    })
    return new Set(names.filter((name) => typeof name === 'string').map((name) => normaliseName(name).full))
  }
}

/** The certificates of a line, each compared with what is offered, in an order of their own. */
export function resolveCertificates(
  item: Item,
  place: { readonly path: Path; readonly pointer: string },
  values: readonly (Fact | undefined)[],
  namesOf: MakerNames,
): CertificateFacts[] {
  const certifications = item.certifications ?? []
  if (certifications.length === 0) return []
  const names = namesOf(item)
  const seen = new Map<string, number>()
  return certifications
    .map((certification, index) => ({ certification, index }))
    .sort((a, b) => byText(sortKey(a.certification), sortKey(b.certification)))
    .map(({ certification, index }) => {
      const id = certification.id ?? certification.scheme ?? 'certificate'
      const count = (seen.get(id) ?? 0) + 1
      seen.set(id, count)
      return {
        path: `${place.path}/certifications/@${id}${count === 1 ? '' : `~${count}`}`,
        pointer: `${place.pointer}/certifications/${index}`,
        scheme: certification.scheme ?? null,
        level: certification.level ?? null,
        status: certification.status ?? null,
        validUntil: certification.validUntil ?? null,
        profile: certification.protectionProfile ?? null,
        isOfLine: isOfLine(certification, item),
        isHeldByMaker: isHeldBy(certification, names),
        isOfVersion: isOfVersion(certification, item),
        coversUse: coversUse(certification, values),
      }
    })
}

function sortKey({ id, scheme, level, validUntil, subject }: Certification): string {
  return [id, scheme, level, validUntil, subject?.product, subject?.version].map((one) => one ?? '').join('|')
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Null while either side does not say. */
function isSame(
  certified: string | null | undefined,
  offered: readonly (string | null | undefined)[],
): boolean | null {
  const known = offered.filter((one) => typeof one === 'string').map(plain)
  if (typeof certified !== 'string' || known.length === 0) return null
  return known.includes(plain(certified))
}

/** A cloud or other service is known by its name, a product by its model or part number. */
function isOfLine({ subject }: Certification, item: Item): boolean | null {
  const isService = item.kind === 'cloud' || item.kind === 'service'
  return isService
    ? isSame(subject?.service ?? subject?.product, [item.service?.name, item.model])
    : isSame(subject?.product, [item.model, item.partNumber])
}

function isHeldBy({ holder }: Certification, names: ReadonlySet<string>): boolean | null {
  if (typeof holder !== 'string' || names.size === 0) return null
  return names.has(normaliseName(holder).full)
}

function isOfVersion({ subject }: Certification, item: Item): boolean | null {
  const version = isSame(subject?.version, [item.firmware?.version ?? item.version])
  const digest = isSame(subject?.firmwareDigest, [item.firmware?.digest])
  if (version === false || digest === false) return false
  return version ?? digest
}

const FEATURES = slotOf('item.serviceFeatures')
const REGIONS = slotOf('item.serviceRegions')

function coversUse({ scope }: Certification, values: readonly (Fact | undefined)[]): boolean | null {
  const parts = [isWithin(values[FEATURES], scope?.services), isWithin(values[REGIONS], scope?.regions)]
  return parts.includes(false) ? false : parts.includes(null) ? null : true
}

/** One code outside the scope settles it; that all are inside needs the list of what is used to be whole. */
function isWithin(used: Fact | undefined, scope: readonly string[] | null | undefined): boolean | null {
  const codes = used?.value ?? null
  if (!Array.isArray(codes) || scope === undefined || scope === null) return null
  if (codes.some((code: string) => !scope.includes(code))) return false
  return used?.whole === true ? true : null
}
