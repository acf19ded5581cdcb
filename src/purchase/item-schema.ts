import Type from 'typebox'
import { RolePlayerSchema } from './party-schema.ts'
import {
  closed,
  Code,
  Codes,
  Countries,
  Country,
  Day,
  Flags,
  Id,
  Instant,
  ITEM_KINDS,
  Money,
  Name,
  open,
  Path,
  Prose,
} from './vocabulary.ts'

const flag = open(Type.Boolean())
const Players = Type.Array(RolePlayerSchema, { maxItems: 100 })
const Ids = Type.Array(Id, { maxItems: 500, uniqueItems: true })

const Origin = closed(
  {
    assembly: open(Country),
    substantialTransformation: open(Country),
    design: open(Country),
    production: open(Countries),
  },
  'Origin tests differ: four places, kept apart.',
)

const Certification = closed(
  {
    scheme: open(Code),
    id: open(Code),
    level: open(Type.Integer({ minimum: 0, maximum: 10 })),
    subject: open(
      closed(
        {
          product: open(Type.String({ maxLength: 200 })),
          version: open(Type.String({ maxLength: 100 })),
          service: open(Type.String({ maxLength: 200 })),
          firmwareDigest: open(Type.String({ maxLength: 200 })),
        },
        'What was certified.',
      ),
    ),
    scope: open(closed({ services: open(Codes), regions: open(Codes) }, 'Declared scope.')),
    protectionProfile: open(Code),
    holder: open(Type.String({ maxLength: 500 })),
    status: open(Code),
    validUntil: open(Day),
    checkedAt: open(Instant),
  },
  'A certificate; it counts only if subject and holder match the line.',
)

const Use = closed(
  {
    purposes: open(Codes),
    functions: open(Codes),
    network: open(Codes),
    routesUserTraffic: flag,
    seesUserData: flag,
    internetConnected: flag,
    connection: open(Type.Enum(['direct', 'indirect', 'none'])),
    connectedTo: open(Codes),
    consumerGrade: flag,
    official: flag,
  },
  'What the line is used for and what it can see.',
)

const Security = closed(
  {
    signedFirmware: flag,
    secureBoot: flag,
    rollbackProtection: flag,
    remoteAccess: open(closed({ enabled: flag, from: open(Countries), by: open(Codes) }, 'Remote access.')),
    remoteDisable: flag,
    updateSource: open(Countries),
    sbom: flag,
    hbom: flag,
    vulnerabilityDisclosure: flag,
    undocumentedAccounts: flag,
    hiddenInterfaces: flag,
  },
  'Facts about malicious functions.',
)

const Support = closed(
  {
    endOfSupport: open(Day),
    endOfSecurityUpdates: open(Day),
    locations: open(Countries),
    alternativeSource: flag,
    spares: open(
      closed(
        {
          held: open(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
          leadDays: open(Type.Integer({ minimum: 0, maximum: 10_000 })),
        },
        'Spare parts.',
      ),
    ),
  },
  'Facts about interruption of service.',
)

const part = {
  id: Id,
  kind: open(Code),
  category: open(Code),
  name: open(Name),
  model: open(Type.String({ maxLength: 200 })),
  version: open(Type.String({ maxLength: 100 })),
  essential: flag,
  criticalTechnology: flag,
  parties: open(Players),
  origin: open(Origin),
}

const MAX_PARTS = 1000

type Part = Type.Static<ReturnType<typeof Type.Object<typeof part>>>

/** A part of a line, or something that a service uses; parts have parts. */
export interface Component extends Part {
  components?: Component[] | null
}

// One definition at the root serves every depth; the parser bounds how deep a document may go.
const ComponentRef = Type.Unsafe<Component>({ $ref: '#/$defs/Component' })
const Components = Type.Array(ComponentRef, { maxItems: MAX_PARTS })
export const ComponentSchema = closed({ ...part, components: open(Components) }, 'A component.')

const Service = closed(
  {
    name: open(Name),
    arrangement: open(Type.Enum(['backhaul', 'roaming', 'interconnection', 'none'])),
    uses: open(Components),
    adminAccess: open(
      Type.Array(
        closed(
          {
            party: open(Id),
            countries: open(Countries),
            tier: open(Type.Integer({ minimum: 0, maximum: 20 })),
            purpose: open(Prose),
          },
          'Who can administer it and from where.',
        ),
        { maxItems: 100 },
      ),
    ),
    changeNoticeDays: open(Type.Integer({ minimum: 0, maximum: 10_000 })),
    cessationNoticeDays: open(Type.Integer({ minimum: 0, maximum: 10_000 })),
    exitPlan: flag,
    portability: flag,
    regions: open(Codes),
    features: open(Codes),
  },
  'What makes a service.',
)

/** One line of the purchase. */
export const ItemSchema = closed(
  {
    id: Id,
    kind: Type.Enum([...ITEM_KINDS]),
    lot: open(Id),
    category: open(Code),
    description: open(Prose),
    model: open(Type.String({ maxLength: 200 })),
    partNumber: open(Type.String({ maxLength: 200 })),
    quantity: open(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
    unitPrice: open(Money),
    acquisition: open(
      closed(
        {
          form: open(
            Type.Enum(['purchase', 'lease', 'loan', 'gift', 'subscription', 'as-a-service', 'trial']),
          ),
        },
        'How it is acquired; every form is an acquisition.',
      ),
    ),
    condition: open(Type.Enum(['new', 'used', 'refurbished'])),
    critical: flag,
    deployedAt: open(Ids),
    plannedEndOfUse: open(Day),
    parties: open(Players),
    origin: open(Origin),
    use: open(Use),
    security: open(Security),
    support: open(Support),
    firmware: open(
      closed(
        { version: open(Type.String({ maxLength: 100 })), digest: open(Type.String({ maxLength: 200 })) },
        'Firmware as offered.',
      ),
    ),
    certifications: open(Type.Array(Certification, { maxItems: 100 })),
    classifications: open(Flags),
    components: open(Components),
    service: open(Service),
    maintains: open(Type.Array(Path, { maxItems: 500, uniqueItems: true })),
    replaces: open(Type.Array(Type.String({ pattern: '^asset:', maxLength: 200 }), { maxItems: 1000 })),
    dependsOn: open(Ids),
  },
  'A line: hardware, software, service or cloud.',
)
