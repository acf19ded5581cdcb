import { FALSE, TRUE, type Tri } from '../facts/tri.ts'
import type { Path } from '../facts/fact.ts'
import type { Polarity } from './compiled.ts'

/** What somebody can do about a purchase (design 2.8); the order is that in which an officer would rather do them. */
export const ACTS = [
  'supply',
  'obtain-evidence',
  'add-clause',
  'ask-authority',
  'change-method',
  'choose-product',
  'invoke-exception',
  'request-waiver',
] as const
export type Act = (typeof ACTS)[number]

/** One thing that an act has to bring about for a condition to stop weighing against the purchase. */
export interface Requirement {
  readonly act: Act
  /** What it is done to: the line, component or part of the purchase. */
  readonly at: Path
  /** What is to be true of it, by a name that is the same wherever the same is wanted. */
  readonly wants: Wanted
}

export type Wanted =
  /** A fact that `holds` in the sense of the operator, or does not. */
  | {
      readonly kind: 'fact'
      readonly fact: string
      readonly op: string
      readonly expected: unknown
      readonly holds: boolean
    }
  /** None of its makers is reached by the list. */
  | { readonly kind: 'not-listed'; readonly list: string; readonly limb: string | null }
  /** What is asked for at an open place, answered so that it helps. */
  | { readonly kind: 'answer'; readonly fact: string; readonly id: string }
  | {
      readonly kind: 'evidence'
      readonly types: readonly string[]
      readonly template: Readonly<Record<string, unknown>> | null
    }
  | { readonly kind: 'certificate'; readonly schemes: readonly string[] }
  | { readonly kind: 'claim'; readonly claim: string; readonly by: readonly string[] }

/** Acts that are taken as done while conditions are tested, and those that would make a difference. */
export interface Acting {
  /** Keys of requirements taken as met. */
  readonly taken: ReadonlySet<string>
  /** Where requirements are gathered that a test met and that are not taken; null when only the result counts. */
  readonly seen: Map<string, Requirement> | null
  /**
   * What may be done about what is being tested: nothing about whether a rule is in force, answers alone about what it is
   * about (a known fact acted on there would make another purchase), everything about the rest.
   */
  allows: 'nothing' | 'answers' | 'acts'
}

/** The same for the same thing wanted, wherever a rule wants it. */
export function requirementKey(requirement: Requirement): string {
  const known = keys.get(requirement)
  if (known !== undefined) return known
  const key = `${requirement.act}|${requirement.at}|${wantedKey(requirement.wants)}`
  keys.set(requirement, key)
  return key
}

const keys = new WeakMap<Requirement, string>()

/** Put together by hand where that suffices: keys are made for every test of a search. */
function wantedKey(wants: Wanted): string {
  switch (wants.kind) {
    case 'answer':
      return wants.id
    case 'not-listed':
      return `${wants.list}|${wants.limb ?? ''}`
    case 'certificate':
      return wants.schemes.join()
    case 'claim':
      return `${wants.claim}|${wants.by.join()}`
    case 'fact': {
      const { fact, op, expected, holds } = wants
      return `${fact}|${op}|${String(holds)}|${JSON.stringify(expected)}`
    }
    case 'evidence':
      return `${wants.types.join()}|${JSON.stringify(wants.template)}`
  }
}

/** The result once what is taken as done is counted; gathers what would change it. */
export function acted(
  result: Tri,
  polarity: Polarity,
  acting: Acting,
  requirement: () => Requirement | undefined,
): Tri {
  const mild = polarity === 1 ? FALSE : TRUE
  if (result === mild) return result
  if (acting.allows === 'nothing') return result
  const found = requirement()
  if (found === undefined || (acting.allows === 'answers' && found.act !== 'supply')) return result
  const key = requirementKey(found)
  if (acting.taken.has(key)) return mild
  acting.seen?.set(key, found)
  return result
}

/** An answer to an open question that helps. */
export function answerTo(open: {
  readonly at: Path
  readonly fact: string
  readonly type: string
}): Requirement {
  return {
    act: 'supply',
    at: open.at,
    wants: { kind: 'answer', fact: open.fact, id: `${open.type}:${open.at}` },
  }
}
