import { spelled } from '../purchase/spelling.ts'
import { slotOf } from './catalogue.ts'
import type { CertificateFacts, Fact, PartyFacts, Path } from './fact.ts'
import type { LineSource } from './seen-line.ts'

const COPIES = (['country', 'ownerCountries', 'controllerCountries'] as const).map((name) => ({
  from: slotOf(`party.${name}`),
  to: slotOf(`bidder.${name}`),
}))

/** What is said of the party that makes the offer. */
export function copyToBidder(values: (Fact | undefined)[], party: PartyFacts | undefined): void {
  for (const { from, to } of COPIES) values[to] = party?.values[from]
}

type Certification = NonNullable<LineSource['item']['certifications']>[number]

const CERTIFIED = slotOf('item.certifiedFirmware')
const SCHEMES: readonly (string | null | undefined)[] = ['stqc-er', 'bis']
const LIVE: readonly (string | null | undefined)[] = ['valid', 'active', 'registered']

/**
 * Whether the firmware offered is one that was certified; open while nobody names it on both sides. Only certificates of
 * the line itself say anything of it.
 */
export function deriveCertifiedFirmware(
  values: (Fact | undefined)[],
  item: LineSource['item'],
  path: Path,
  certificates: readonly CertificateFacts[],
): void {
  const answers = (item.certifications ?? [])
    .filter(
      (one) => SCHEMES.includes(one.scheme) && LIVE.includes(one.status) && isOfLine(certificates, one, path),
    )
    .map((one) => isOfFirmware(one, item))
  const isOpen = answers.length === 0 || (answers.includes(null) && !answers.includes(true))
  values[CERTIFIED] = isOpen
    ? undefined
    : {
        at: `${path}/firmware`,
        level: 'asserted',
        unknown: null,
        value: answers.includes(true),
        whole: false,
      }
}

function isOfLine(certificates: readonly CertificateFacts[], one: Certification, path: Path): boolean {
  const at = `${path}/certifications/@${one.id ?? one.scheme ?? 'certificate'}`
  return certificates.some((known) => known.path === at && known.isOfLine === true)
}

function isOfFirmware({ subject }: Certification, { firmware }: LineSource['item']): boolean | null {
  const pairs = [
    [subject?.version, firmware?.version],
    [subject?.firmwareDigest, firmware?.digest],
  ].filter(([certified, offered]) => typeof certified === 'string' && typeof offered === 'string')
  if (pairs.length === 0) return null
  return pairs.every(([certified, offered]) => spelled(certified ?? '') === spelled(offered ?? ''))
}
