import Type, { type TSchema } from 'typebox'
import { closed, Codes, Countries, Country, Id, Name, open, Prose } from './vocabulary.ts'

const flag = open(Type.Boolean())
const noticeDays = open(Type.Integer({ minimum: 0, maximum: 10_000 }))

const AdminAccess = closed(
  {
    party: open(Id),
    countries: open(Countries),
    tier: open(Type.Integer({ minimum: 0, maximum: 20 })),
    purpose: open(Prose),
  },
  'Who can administer it and from where.',
)

/** What makes a service; `uses` is shaped like components. */
export function serviceSchema<T extends TSchema>(uses: T) {
  return closed(
    {
      name: open(Name),
      arrangement: open(Type.Enum(['backhaul', 'roaming', 'interconnection', 'none'])),
      uses: open(uses),
      operatesUas: flag,
      usesDevices: flag,
      adminAccess: open(Type.Array(AdminAccess, { maxItems: 100 })),
      subprocessors: open(
        Type.Array(closed({ name: open(Name), country: open(Country) }, 'A subprocessor.'), {
          maxItems: 200,
        }),
      ),
      changeNoticeDays: noticeDays,
      cessationNoticeDays: noticeDays,
      exitPlan: flag,
      portability: flag,
      regions: open(Codes),
      features: open(Codes),
    },
    'What makes a service.',
  )
}
