import type { StoredMatter } from '../../store/store.ts'
import { saidIn } from './content.ts'

/** A step as it is shown; what was said is null once erased. */
export interface StepView {
  readonly step: string
  readonly state: string
  readonly by: string
  readonly at: string
  readonly said: unknown
}

export function stepsOf({ steps }: Pick<StoredMatter, 'steps'>): StepView[] {
  return steps.map(({ step, state, actor, time, content }) => ({
    step,
    state,
    by: actor,
    at: time,
    said: saidIn(content),
  }))
}
