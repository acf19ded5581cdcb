import Type from 'typebox'
import { closed, Code, Codes, Countries, Country, Day, Id, Name, open, Prose } from './vocabulary.ts'

const flag = open(Type.Boolean())

const RemoteAccess = closed(
  {
    enabled: flag,
    from: open(Countries),
    by: open(Codes),
    authentication: open(Code),
    logged: flag,
    canBeDisabled: flag,
    purpose: open(Prose),
  },
  'Whether, by whom and from where the supplier or maker can reach the product.',
)

const RemoteDisable = closed(
  { party: open(Name), countries: open(Countries), contractRestriction: flag },
  'Who can disable the product from afar, and whether the contract restricts it.',
)

const Update = closed(
  { signedChannel: flag, operator: open(Name), cadence: open(Code) },
  'How updates reach the product and who operates that.',
)

const PhoneHome = closed(
  {
    destinations: open(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 200, uniqueItems: true }),
    ),
    purpose: open(Prose),
    canBeDisabled: flag,
  },
  'Connections that the product opens to its maker or to others by itself.',
)

/** A bill of materials: whether there is one, or what it is like. */
const billOf = (what: string) =>
  open(
    Type.Union([
      Type.Boolean(),
      closed(
        { format: open(Code), hashes: flag, transitive: flag, date: open(Day), evidence: open(Id) },
        `A bill of materials of the ${what}.`,
      ),
    ]),
  )

const KnownExploited = Type.Array(
  closed({ id: Code, date: open(Day) }, 'A vulnerability that is known to be exploited, e.g. CVE-2026-0001.'),
  { maxItems: 500 },
)

/** Facts about malicious functions. */
export const SecuritySchema = closed(
  {
    signedFirmware: flag,
    secureBoot: flag,
    rollbackProtection: flag,
    remoteAccess: open(RemoteAccess),
    remoteDisable: flag,
    remoteDisableBy: open(RemoteDisable),
    updateSource: open(Countries),
    update: open(Update),
    sbom: billOf('software'),
    hbom: billOf('hardware'),
    phoneHome: open(PhoneHome),
    vulnerabilityDisclosure: flag,
    undocumentedAccounts: flag,
    hiddenInterfaces: flag,
    knownExploitedOpen: open(KnownExploited),
    aiModel: open(closed({ provider: open(Name), hosting: open(Country) }, 'The AI model that it uses.')),
  },
  'Facts about malicious functions.',
)

/** How the product comes from its maker to the buyer. */
export const DeliverySchema = closed(
  {
    chain: open(Type.Array(Name, { maxItems: 50 })),
    tamperEvidence: flag,
    authorisedChannel: flag,
  },
  'How the product comes from its maker to the buyer.',
)
