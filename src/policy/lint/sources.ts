import type { PackSource } from '../pack.ts'
import type { LintContext, LintFinding } from './finding.ts'

/** Citations that nobody can follow, or that nobody has read. */
export function sources(pack: PackSource, { asOf }: LintContext): LintFinding[] {
  return Object.entries(pack.citations).flatMap(([id, { url, retrieved, confidence }]): LintFinding[] => {
    // Whoever says that the text was seen says where and when.
    const level = confidence === 'verified' ? 'error' : 'warning'
    const said = (message: string, advice: string): LintFinding[] => [
      { level, kind: 'citation', at: ['citations', id], message, advice },
    ]
    if (url === undefined) return said(`${id} says no url`, 'say where its text can be read')
    if (retrieved === undefined)
      return said(`${id} says no day on which it was read`, 'read it, and say under retrieved when')
    if (retrieved > asOf)
      return said(`${id} was read on ${retrieved}, which is to come`, 'say when it was read')
    if (confidence === 'knowledge')
      return said(`${id} rests on knowledge, not on its text`, 'read it, and say so under confidence')
    return []
  })
}
