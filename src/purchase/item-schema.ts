import Type from 'typebox'
import { CertificationSchema } from './certification-schema.ts'
import { RolePlayerSchema } from './party-schema.ts'
import { DeliverySchema, SecuritySchema } from './security-schema.ts'
import { serviceSchema } from './service-schema.ts'
import { OperationSchema, SupplySchema, SupportSchema } from './support-schema.ts'
import {
  closed,
  Code,
  Codes,
  Countries,
  Country,
  Day,
  Flags,
  Id,
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
    finalAssemblyOnly: flag,
    design: open(Country),
    production: open(Countries),
  },
  'Origin tests differ: four places, kept apart.',
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
    vendorShareAfter: open(
      Type.Number({
        minimum: 0,
        maximum: 100,
        description: 'Per cent of that part of the network from the maker’s group, after the purchase.',
      }),
    ),
    official: flag,
  },
  'What the line is used for and what it can see.',
)

/** That a public body allowed it to be put on the market, e.g. an FCC ID with its grant. */
const Authorisation = closed(
  { scheme: open(Code), id: open(Code), grantDate: open(Day), grantee: open(Name) },
  'An authorisation to be put on the market.',
)

const Authorisations = Type.Array(Authorisation, { maxItems: 50 })

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
  authorisations: open(Authorisations),
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
    version: open(Type.String({ maxLength: 100 })),
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
    finishedGood: flag,
    newToNetwork: flag,
    deployedAt: open(Ids),
    plannedEndOfUse: open(Day),
    placedOnMarket: open(Day),
    digitalElements: flag,
    euDeclaration: flag,
    parties: open(Players),
    origin: open(Origin),
    use: open(Use),
    security: open(SecuritySchema),
    delivery: open(DeliverySchema),
    support: open(SupportSchema),
    supply: open(SupplySchema),
    operation: open(OperationSchema),
    firmware: open(
      closed(
        { version: open(Type.String({ maxLength: 100 })), digest: open(Type.String({ maxLength: 200 })) },
        'Firmware as offered.',
      ),
    ),
    authorisations: open(Authorisations),
    certifications: open(Type.Array(CertificationSchema, { maxItems: 100 })),
    classifications: open(Flags),
    components: open(Components),
    service: open(serviceSchema(Components)),
    maintains: open(Type.Array(Path, { maxItems: 500, uniqueItems: true })),
    replaces: open(Type.Array(Type.String({ pattern: '^asset:', maxLength: 200 }), { maxItems: 1000 })),
    dependsOn: open(Ids),
  },
  'A line: hardware, software, service or cloud.',
)
