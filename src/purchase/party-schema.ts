import Type from 'typebox'
import { closed, Country, Countries, Id, Name, open, Prose, ROLES, Code, Day } from './vocabulary.ts'

const Role = Type.Enum([...ROLES], { description: 'Roles stay apart: the regimes test different ones.' })
const Share = Type.Number({ minimum: 0, maximum: 100, description: 'Per cent.' })

const Owner = closed(
  { name: open(Name), country: open(Country), share: open(Share), votes: open(Share) },
  'An owner or controller as declared.',
)

const described = {
  name: open(Name),
  legalName: open(Name),
  country: open(Country),
  hqCountry: open(Country),
  governingLaw: open(Countries),
  identifiers: open(
    Type.Record(Code, Type.Union([Type.String({ maxLength: 100 }), Type.Null()]), {
      maxProperties: 50,
      description: 'Scheme to identifier; null = asked, not known.',
    }),
  ),
  ultimateParent: open(Owner),
  owners: open(Type.Array(Owner, { maxItems: 200 })),
  controllers: open(Type.Array(Owner, { maxItems: 200 })),
  executiveManagementIn: open(Countries),
  foreignGovernmentRevenueShare: open(Share),
  registrations: open(
    Type.Array(closed({ scheme: open(Code), number: open(Code), validUntil: open(Day) }, 'A registration.'), {
      maxItems: 50,
    }),
  ),
  dataAccess: open(
    Type.Array(closed({ country: open(Country) }, 'From where data is accessed.'), { maxItems: 50 }),
  ),
  tier: open(Type.Integer({ minimum: 0, maximum: 20 })),
  contact: open(Prose),
}

/** An organisation as named in the purchase, written once at the top. */
export const PartySchema = closed(
  {
    id: Id,
    role: open(Role),
    ...described,
    usesCoveredEquipment: open(
      Type.Boolean({
        description: 'A copy of the answer in the party’s own representation; proves nothing by itself.',
      }),
    ),
    coveredUse: open(
      Type.Array(closed({ what: open(Prose), where: open(Prose), exception: open(Code) }, 'A covered use.'), {
        maxItems: 100,
      }),
    ),
  },
  'A party.',
)

/** An organisation in its role at a line or component: inline, or by reference with its name repeated. */
export const RolePlayerSchema = closed(
  { role: open(Role), ref: open(Id), ...described },
  'A party in a role.',
)
