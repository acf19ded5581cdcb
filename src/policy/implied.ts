import type { ConditionSource } from './condition.ts'

/**
 * Whether a part of an `allOf` or `anyOf` adds nothing to the others, whatever the purchase says: it follows from one of them
 * under `allOf`, one follows from it under `anyOf`. Of two that say the same only the later one adds nothing.
 */
export function isImplied(junction: ConditionSource, index: number): boolean {
  const parts = junction.allOf ?? junction.anyOf ?? []
  const own = parts[index]
  if (own === undefined) return false
  return parts.some((other, at) => {
    if (at === index) return false
    const [stronger, weaker] = junction.allOf === undefined ? [own, other] : [other, own]
    if (!implies(stronger, weaker)) return false
    return at < index || !implies(weaker, stronger)
  })
}

/**
 * Whether, in Kleene's order of false, unknown, true, the one never comes out higher than the other. Sound, not complete:
 * a no means only that it is not seen from the words.
 */
export function implies(one: ConditionSource, other: ConditionSource): boolean {
  if (other.always === true || JSON.stringify(one) === JSON.stringify(other)) return true
  if (other.allOf !== undefined) return other.allOf.every((part) => implies(one, part))
  if (one.anyOf !== undefined) return one.anyOf.every((part) => implies(part, other))
  if (one.not !== undefined && other.not !== undefined) return implies(other.not, one.not)
  if (one.allOf?.some((part) => implies(part, other)) === true) return true
  if (other.anyOf?.some((part) => implies(one, part)) === true) return true
  return isNarrower(one, other)
}

/** Of one fact, the same operator with fewer codes. */
function isNarrower(one: ConditionSource, other: ConditionSource): boolean {
  if (one.fact === undefined || one.fact !== other.fact) return false
  const [of, within] = [equalTo(one), equalTo(other)]
  if (of !== undefined && within !== undefined) return of.every((code) => within.includes(code))
  const [below, above] = [subtreesOf(one), subtreesOf(other)]
  return below !== undefined && above !== undefined && below.every((code) => above.includes(code))
}

function equalTo({ is, in: codes }: ConditionSource): readonly (string | boolean)[] | undefined {
  // What the organisation sets is an object here and no code.
  if (typeof is === 'string' || typeof is === 'boolean') return [is]
  return Array.isArray(codes) ? (codes as readonly string[]) : undefined
}

function subtreesOf({ within }: ConditionSource): readonly string[] | undefined {
  if (typeof within === 'string') return [within]
  return Array.isArray(within) ? (within as readonly string[]) : undefined
}
