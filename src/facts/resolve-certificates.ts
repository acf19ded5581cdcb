import { spelled } from '../purchase/spelling.ts'
import type { CertificateFacts, Path } from './fact.ts'
import type { LineSource } from './seen-line.ts'

type Certification = NonNullable<LineSource['item']['certifications']>[number]

/** The certificates of a line, each with whether it is a certificate of this line at all (design 7). */
export function resolveCertificates(
  source: LineSource,
  place: { readonly path: Path; readonly pointer: string },
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
    isHeldByParty: isHeldByParty(certification, source),
    covers: {
      features: coversAll(certification.scope?.services, source.item.service?.features),
      regions: coversAll(certification.scope?.regions, source.item.service?.regions),
    },
  }))
  return certificates.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/**
 * What was certified has to be what is offered: product and model, version and firmware version, service and name of
 * the service, each where the certificate names it. One that names none is a certificate of nobody knows what.
 */
function isOfLine({ subject }: Certification, item: LineSource['item']): boolean | null {
  const pairs: [string | null | undefined, readonly (string | null | undefined)[]][] = [
    [subject?.product, [item.model, item.partNumber]],
    [subject?.service, [item.service?.name]],
    [subject?.version, [item.firmware?.version]],
    [subject?.firmwareDigest, [item.firmware?.digest]],
  ]
  const named = pairs.filter(([certified]) => typeof certified === 'string')
  const isIdentified = typeof subject?.product === 'string' || typeof subject?.service === 'string'
  const results = named.map(([certified, offered]) => sameAsAny(certified ?? '', offered))
  if (results.includes(false)) return false
  return isIdentified && !results.includes(null) ? true : null
}

function sameAsAny(certified: string, offered: readonly (string | null | undefined)[]): boolean | null {
  const given = offered.filter((one) => typeof one === 'string')
  if (given.some((one) => spelled(one) === spelled(certified))) return true
  return given.length === 0 ? null : false
}

function isHeldByParty({ holder }: Certification, { item, purchase }: LineSource): boolean | null {
  if (typeof holder !== 'string') return null
  const players = (item.parties ?? []).flatMap((player) => [
    player,
    ...(purchase.parties ?? []).filter((party) => party.id === player.ref),
  ])
  const names = players
    .flatMap(({ name, legalName }) => [name, legalName])
    .filter((name) => typeof name === 'string')
  if (names.some((name) => spelled(name) === spelled(holder))) return true
  // Another spelling or script may still mean the same organisation: a doubt, never a no.
  return null
}

/** Whether the declared scope names everything used; null where either is not given. */
function coversAll(
  declared: readonly string[] | null | undefined,
  used: readonly string[] | null | undefined,
): boolean | null {
  if (!Array.isArray(declared) || !Array.isArray(used)) return null
  return used.every((one: string) => declared.includes(one))
}
