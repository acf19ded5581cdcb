import Type, { type Static } from 'typebox'
import type { Body, Finding, Outcome } from '../decision/body.ts'
import { issue, type Issue, type Parsed } from '../purchase/issue.ts'
import { createValidator } from '../purchase/schema-validator.ts'

const closed = { additionalProperties: false } as const
const Prose = Type.String({ minLength: 1, maxLength: 4000 })

/** What a responsible officer may determine on a line. */
export const RESULTS = ['go-ahead', 'hold', 'stop'] as const
export type Result = (typeof RESULTS)[number]

/** On what ground a line goes ahead that was held back. */
export const DEPARTURES = ['risk-acceptance', 'waiver', 'emergency', 'machine-error'] as const
export type Departure = (typeof DEPARTURES)[number]

export const DeterminationSchema = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, description: 'The latest revision of the case.' }),
    items: Type.Array(
      Type.Object(
        {
          item: Type.String({ minLength: 1, maxLength: 64 }),
          result: Type.Enum([...RESULTS]),
          departure: Type.Optional(Type.Enum([...DEPARTURES])),
          reasons: Type.Optional(Prose),
        },
        closed,
      ),
      { minItems: 1, maxItems: 2000 },
    ),
    delegation: Type.Optional(
      Type.Object(
        { by: Prose, instrument: Prose },
        { ...closed, description: 'By whom and by what act the power was delegated.' },
      ),
    ),
    interests: Type.Union([Type.Literal('none'), Prose], {
      description: 'Interests in the purchase or its parties that the officer declares; `none` says so.',
    }),
  },
  { ...closed, description: 'What a responsible officer determines, line by line, on one revision.' },
)
export type Determination = Static<typeof DeterminationSchema>

const validate = createValidator(DeterminationSchema)

/** What a line that came out so is determined to be, where nobody departs from it. */
const FOLLOWS: Readonly<Record<Outcome, Result>> = {
  reject: 'stop',
  incomplete: 'hold',
  refer: 'hold',
  'not-covered': 'hold',
  'approve-with-conditions': 'go-ahead',
  approve: 'go-ahead',
}

/**
 * Reads a determination on a decision: every line exactly once; going ahead with what was held back takes a departure and
 * reasons, holding or stopping what was not takes reasons.
 */
export function parseDetermination(value: unknown, body: Body): Parsed<Determination> {
  const issues = validate(value)
  if (issues.length > 0) return { ok: false, issues }
  const determination = value as Determination
  const faults = [...lineFaults(determination, body), ...departureFaults(determination, body)]
  return faults.length === 0 ? { ok: true, value: determination } : { ok: false, issues: faults }
}

function lineFaults({ items }: Determination, body: Body): Issue[] {
  const known = body.items.map(({ id }) => id)
  const faults = items.flatMap(({ item }, index) => {
    const at = `/items/${index}/item`
    if (!known.includes(item))
      return [issue(at, 'unknown-item', JSON.stringify(item), 'a line of the decision')]
    const isFirst = items.findIndex((other) => other.item === item) === index
    return isFirst ? [] : [issue(at, 'duplicate-item', JSON.stringify(item), 'each line once')]
  })
  const lacking = known.filter((id) => !items.some(({ item }) => item === id))
  return lacking.length === 0
    ? faults
    : [
        ...faults,
        issue('/items', 'missing-items', `nothing on ${lacking.join(', ')}`, 'every line of the decision'),
      ]
}

function departureFaults({ items }: Determination, body: Body): Issue[] {
  return items.flatMap((one, index) => {
    const outcome = body.items.find(({ id }) => id === one.item)?.outcome
    return outcome === undefined ? [] : faultsOf(one, `/items/${index}`, { outcome, body })
  })
}

function faultsOf(
  { item, result, departure, reasons }: Determination['items'][number],
  at: string,
  { outcome, body }: { readonly outcome: Outcome; readonly body: Body },
): Issue[] {
  const follows = FOLLOWS[outcome]
  const isMilder = RESULTS.indexOf(result) < RESULTS.indexOf(follows)
  if (departure !== undefined && result !== 'go-ahead')
    return [issue(`${at}/departure`, 'departure', departure, 'a departure only where a line goes ahead')]
  if (departure !== undefined && follows === 'go-ahead')
    return [issue(`${at}/departure`, 'departure', departure, `none, for the outcome is ${outcome}`)]
  if (result === 'go-ahead' && isMilder && departure === undefined)
    return [
      issue(
        `${at}/departure`,
        'departure',
        'none',
        `one of ${DEPARTURES.join(', ')}, for the outcome is ${outcome}`,
      ),
    ]
  if (result !== follows && reasons === undefined)
    return [
      issue(`${at}/reasons`, 'reasons', 'none', `reasons for ${result} where the outcome is ${outcome}`),
    ]
  if (departure === 'risk-acceptance' && isProhibited(body, item))
    return [
      issue(
        `${at}/departure`,
        'departure',
        departure,
        'no risk acceptance, for a prohibition concerns the line',
      ),
    ]
  return []
}

/** Whether a prohibition stands on the line, or cannot be ruled out; an organisation cannot accept that risk by itself. */
function isProhibited(body: Body, item: string): boolean {
  const stands = ({ effect, verdict }: Finding): boolean =>
    verdict === 'fault' || (effect === 'prohibit' && (verdict === 'triggered' || verdict === 'undetermined'))
  return body.findings.some((finding) => [null, item].includes(finding.item) && stands(finding))
}
