import { spelled } from '../purchase/spelling.ts'
import { slotOf } from './catalogue.ts'
import type { CertificateFacts, Fact, PartyFacts, Path } from './fact.ts'
import type { LineSource } from './seen-line.ts'
import type { StatementIndex } from './statements.ts'

interface OwnerLike {
  readonly country?: string | null
  readonly share?: number | null
  readonly votes?: number | null
}

interface Owned {
  readonly ultimateParent?: OwnerLike | null
  readonly owners?: readonly OwnerLike[] | null
  readonly controllers?: readonly OwnerLike[] | null
}

const OWNERS = slotOf('party.ownerCountries')
const CONTROLLERS = slotOf('party.controllerCountries')

/** From which countries a party is owned and controlled, as declared. */
export function deriveOwnerCountries(
  values: (Fact | undefined)[],
  party: Owned,
  path: Path,
  statements: StatementIndex,
): void {
  const at = `${path}/owners`
  const stated = statements.completeness(at)
  const owners = party.owners ?? []
  const controlling = [party.ultimateParent ?? [], party.controllers ?? []].flat()
  const majority = owners.filter((owner) => mostOf(owner) > 50)
  const sharesKnown = owners.every((owner) => !Number.isNaN(mostOf(owner)))
  const toFact = (of: readonly OwnerLike[], isWhole: boolean): Fact | undefined => {
    if (stated === null && of.length === 0) return undefined
    const countries = [...new Set(of.flatMap(({ country }) => country ?? []))].sort()
    const whole = isWhole && stated !== null && of.every(({ country }) => typeof country === 'string')
    return { at, level: stated ?? 'asserted', unknown: null, value: countries, whole }
  }
  values[OWNERS] = toFact([...owners, ...controlling], true)
  values[CONTROLLERS] = toFact([...majority, ...controlling], sharesKnown)
}

/** Per cent of shares or votes, whichever is more; not a number where neither is said. */
function mostOf({ share, votes }: OwnerLike): number {
  const known = [share, votes].filter((one) => typeof one === 'number')
  return known.length === 0 ? Number.NaN : Math.max(...known)
}

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
