import { spelled } from '../purchase/spelling.ts'
import { slotOf } from './catalogue.ts'
import type { CertificateFacts, Fact, Path } from './fact.ts'
import type { LineSource } from './seen-line.ts'

type Certification = NonNullable<LineSource['item']['certifications']>[number]

/** The certificates of a line, each with whether it is a certificate of this line at all (design 7). */
export function resolveCertificates(
  source: LineSource,
  place: { readonly path: Path; readonly pointer: string },
  values: readonly (Fact | undefined)[],
): CertificateFacts[] {
  const certificates = (source.item.certifications ?? []).map((certification, index) => ({
    path: `${place.path}/certifications/@${certification.id ?? certification.scheme ?? 'certificate'}`,
    pointer: `${place.pointer}/certifications/${index}`,
    scheme: certification.scheme ?? null,
    level: certification.level ?? null,
    profile: certification.protectionProfile ?? null,
    status: certification.status ?? null,
    validUntil: certification.validUntil ?? null,
    isOfLine: isOfLine(certification, source.item),
    isHeldByMaker: isHeldByMaker(certification, source),
    isOfVersion: isOfVersion(certification, source.item),
    covers: {
      features: coversAll(certification.scope?.services, values[FEATURES]),
      regions: coversAll(certification.scope?.regions, values[REGIONS]),
    },
  }))
  return certificates.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/**
 * What was certified has to be what is offered: product and model, service and name of the service, each where the
 * certificate names it. One that names neither is a certificate of nobody knows what.
 */
function isOfLine({ subject }: Certification, item: LineSource['item']): boolean | null {
  const results = [
    ...(typeof subject?.product === 'string' ? [isOfProduct(subject.product, item)] : []),
    ...(typeof subject?.service === 'string' ? [sameAsAny(subject.service, [item.service?.name])] : []),
  ]
  if (results.includes(false)) return false
  return results.length > 0 && !results.includes(null) ? true : null
}

/** A product is known by its model; another part number alone does not make it another product. */
function isOfProduct(product: string, { model, partNumber }: LineSource['item']): boolean | null {
  if (sameAsAny(product, [model, partNumber]) === true) return true
  return typeof model === 'string' ? false : null
}

/** Version and firmware as certified against those offered; null where only one of the two sides names any. */
function isOfVersion({ subject }: Certification, item: LineSource['item']): boolean | null {
  const results = [
    sameOrNeither(subject?.version, item.firmware?.version ?? item.version),
    sameOrNeither(subject?.firmwareDigest, item.firmware?.digest),
  ]
  return results.includes(false) ? false : results.includes(null) ? null : true
}

function sameOrNeither(
  certified: string | null | undefined,
  offered: string | null | undefined,
): boolean | null {
  if (typeof certified === 'string') return sameAsAny(certified, [offered])
  return typeof offered === 'string' ? null : true
}

function sameAsAny(certified: string, offered: readonly (string | null | undefined)[]): boolean | null {
  const given = offered.filter((one) => typeof one === 'string')
  if (given.some((one) => spelled(one) === spelled(certified))) return true
  return given.length === 0 ? null : false
}

const MAKERS_AND_PROVIDERS: readonly string[] = [
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

/** A certificate of whoever resells a product says nothing of its maker. */
function isHeldByMaker({ holder }: Certification, { item, purchase }: LineSource): boolean | null {
  if (typeof holder !== 'string') return null
  const players = (item.parties ?? []).flatMap((player) => {
    const own = [player, ...(purchase.parties ?? []).filter((party) => party.id === player.ref)]
    return own.some(({ role }) => MAKERS_AND_PROVIDERS.includes(role ?? '')) ? own : []
  })
  const names = players
    .flatMap(({ name, legalName }) => [name, legalName])
    .filter((name) => typeof name === 'string')
  if (names.some((name) => spelled(name) === spelled(holder))) return true
  // Another spelling or script may still mean the same organisation: a doubt, never a no.
  return null
}

const FEATURES = slotOf('item.serviceFeatures')
const REGIONS = slotOf('item.serviceRegions')

/** One thing outside the declared scope settles it; that all is inside needs the list of what is used to be whole. */
function coversAll(declared: readonly string[] | null | undefined, used: Fact | undefined): boolean | null {
  const codes = used?.value ?? null
  if (!Array.isArray(declared) || !Array.isArray(codes)) return null
  if (codes.some((one: string) => !declared.includes(one))) return false
  return used?.whole === true ? true : null
}
