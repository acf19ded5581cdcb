import Type from 'typebox'
import { SALT_BYTES } from '../../audit/commitment.ts'
import { issue, type Parsed } from '../../purchase/issue.ts'
import { checkText } from '../../purchase/parse-purchase.ts'
import { createValidator } from '../../purchase/schema-validator.ts'
import { closed, Id, open, Prose } from '../../purchase/vocabulary.ts'
import type { Recorded } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { erasableContent } from './content.ts'
import { MACHINES, type SteppedMatter } from './state-machines.ts'

/** What is said with a step. */
export const StepSchema = closed(
  {
    reasons: open(Prose),
    evidence: open(Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true })),
  },
  'Reasons, and evidence by its id in the case or as a document; which of the two is needed depends on the step.',
)
export type StepSaid = Type.Static<typeof StepSchema>

const validate = createValidator(StepSchema)

export interface StepRequest {
  readonly matter: SteppedMatter
  readonly id: string
  readonly step: string
  readonly said: unknown
  readonly actor: string
}

/**
 * Takes a step of a state machine. State and persons are compared in the transaction that writes it.
 * @throws {StoreError} `NOT_FOUND` for an unknown matter, `CONFLICT` from another state, `SAME_PRINCIPAL` where another
 *   person is needed
 */
export async function takeStep(
  dependencies: DecideDependencies,
  { matter, id, step, said, actor }: StepRequest,
): Promise<Parsed<Recorded>> {
  const transition = MACHINES[matter].steps[step]
  if (transition === undefined) throw new RangeError(`no step ${step} of a ${matter}`)
  const issues = [...checkText(said), ...validate(said)]
  if (issues.length > 0) return { ok: false, issues }
  const { reasons, evidence } = said as StepSaid
  if (transition.wants === 'reasons' && (reasons ?? '').trim() === '')
    return { ok: false, issues: [issue('/reasons', 'required', 'nothing', `reasons for the step ${step}`)] }
  if (transition.wants === 'evidence' && (evidence ?? null) === null)
    return { ok: false, issues: [issue('/evidence', 'required', 'nothing', `evidence for the step ${step}`)] }
  const recorded = await dependencies.store.append({
    kind: 'step',
    time: dependencies.now().toISOString(),
    actor,
    salt: dependencies.randomBytes(SALT_BYTES),
    matter,
    of: id,
    step,
    from: transition.from,
    to: transition.to,
    apart: transition.apart,
    ...erasableContent(dependencies, said),
  })
  return { ok: true, value: recorded }
}
