import Type from 'typebox'
import { closed, Code, Countries, Country, Day, Name, open, Prose } from './vocabulary.ts'

const flag = open(Type.Boolean())
const days = open(Type.Integer({ minimum: 0, maximum: 10_000 }))
const hours = open(Type.Integer({ minimum: 0, maximum: 100_000 }))

const Languages = Type.Array(
  Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description: 'BCP 47.' }),
  { maxItems: 50, uniqueItems: true },
)

/** Facts about interruption of service: who supports it, from where, until when. */
export const SupportSchema = closed(
  {
    endOfSupport: open(Day),
    endOfSecurityUpdates: open(Day),
    locations: open(Countries),
    hours: open(Prose),
    languages: open(Languages),
    partsCountries: open(Countries),
    alternativeSource: flag,
    spares: open(
      closed(
        { held: open(Type.Integer({ minimum: 0, maximum: 1_000_000 })), leadDays: days },
        'Spare parts: how many the buyer or maintainer holds, and in how many days others come.',
      ),
    ),
  },
  'Facts about interruption of service.',
)

/** Where else it can be had, and what could stop its supply. */
export const SupplySchema = closed(
  {
    alternativeSources: open(
      Type.Array(closed({ name: open(Name), country: open(Country) }, 'Another source.'), { maxItems: 50 }),
    ),
    exportControlExposure: flag,
    alteredBySanctions: flag,
  },
  'Where else it can be had, and what could stop its supply.',
)

/** What it needs from outside to go on working. */
export const OperationSchema = closed(
  {
    cloudDependency: flag,
    offlineOperation: flag,
    licence: open(closed({ type: open(Code), checkIn: flag, graceDays: days }, 'How it is licensed.')),
    backupOffline: flag,
    restoreTested: flag,
    rtoHours: hours,
    rpoHours: hours,
  },
  'What it needs from outside to go on working, and how it is restored.',
)
