import type { Body } from '../../decision/body.ts'
import { childrenOf, type Explanation } from '../../policy/explanation.ts'
import type { Ground } from '../../store/store.ts'
import type { Decided } from './decided.ts'
import { findingsOn } from './decided.ts'

/** The path of a registered waiver among the evidence of a purchase. */
const REGISTERED = '/waivers/@'

/** The confirmed exceptions and waivers that approvals of lines rest on, each once. */
export function groundsOf(body: Body, items: readonly string[]): Ground[] {
  const paths = items.flatMap((item) =>
    findingsOn(body, item)
      .filter((finding) => finding.verdict === 'excepted')
      .flatMap(({ because }) => (because.unless === undefined ? [] : carriedBy(because.unless))),
  )
  return [...new Set(paths)]
    .sort()
    .map((path) =>
      path.startsWith(REGISTERED)
        ? { kind: 'waiver', id: path.slice(REGISTERED.length) }
        : { kind: 'evidence', id: path.slice(path.lastIndexOf('@') + 1) },
    )
}

function carriedBy(explanation: Explanation): readonly string[] {
  if (explanation.result !== 'true') return []
  const isCarried = explanation.op === 'claim' || explanation.op === 'waiver'
  const own = isCarried && 'evidence' in explanation ? (explanation.evidence ?? []) : []
  return [...own, ...childrenOf(explanation).flatMap(carriedBy)]
}

/**
 * The last day on which all of them hold; undefined where none of them ends.
 * @param endOf the last day of a registered waiver
 */
export function lastDayOf(
  grounds: readonly Ground[],
  { purchase }: Pick<Decided, 'purchase'>,
  endOf: (waiver: string) => string | undefined,
): string | undefined {
  const ends = grounds.flatMap(({ kind, id }) => {
    const end = kind === 'waiver' ? endOf(id) : purchase.evidence?.find((one) => one.id === id)?.validUntil
    return end === undefined || end === null ? [] : [end]
  })
  return ends.sort()[0]
}
