import Type from 'typebox'

const closed = { additionalProperties: false } as const
const text = Type.Object(
  { en: Type.String({ minLength: 1, maxLength: 4000 }), ja: Type.String({ minLength: 1, maxLength: 4000 }) },
  closed,
)
const code = Type.String({ minLength: 1, maxLength: 100 })

export const PARAMETER_TYPES = ['boolean', 'number', 'amount', 'code', 'codes', 'date'] as const
export type ParameterType = (typeof PARAMETER_TYPES)[number]

export const ParameterValue = Type.Union([
  Type.Boolean(),
  Type.Number({ minimum: -1e12, maximum: 1e12 }),
  code,
  Type.Array(code, { maxItems: 200, uniqueItems: true }),
])
export type ParameterValue = Type.Static<typeof ParameterValue>

/** A value that an organisation may set when it adopts a pack; without it the default holds. */
export const ParameterSource = Type.Object(
  { title: text, type: Type.Enum([...PARAMETER_TYPES]), default: ParameterValue },
  { ...closed, description: 'A value that a deployment may set in its profile.' },
)
export type ParameterSource = Type.Static<typeof ParameterSource>

/**
 * What is wrong with a value for a parameter of the type.
 * @returns what was expected; undefined when the value fits
 */
export function misfit(type: ParameterType, value: ParameterValue): string | undefined {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false'
    case 'number':
      return typeof value === 'number' ? undefined : 'a number'
    case 'amount':
      return typeof value === 'string' && AMOUNT.test(value)
        ? undefined
        : "a decimal as text such as '174000'"
    case 'code':
      return typeof value === 'string' ? undefined : 'a code'
    case 'codes':
      return Array.isArray(value) ? undefined : 'a list of codes'
    case 'date':
      return typeof value === 'string' && isRealDay(value) ? undefined : 'a day such as 2027-01-15'
  }
}

const AMOUNT = /^\d{1,18}(\.\d{1,6})?$/

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isRealDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false
  const instant = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
}
