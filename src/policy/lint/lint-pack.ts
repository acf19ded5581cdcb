import type { PackSource } from '../pack.ts'
import type { LintContext, LintFinding } from './finding.ts'
import { lapsing } from './lapsing.ts'
import { naming } from './naming.ts'
import { reach } from './reach.ts'
import { sources } from './sources.ts'
import { supply } from './supply.ts'
import { wording } from './wording.ts'

/** Everything in a pack that compiles and still wants looking after, in the order in which it is looked for. */
export function lintPack(pack: PackSource, context: LintContext): LintFinding[] {
  return [
    ...reach(pack),
    ...naming(pack),
    ...wording(pack),
    ...supply(pack),
    ...sources(pack, context),
    ...lapsing(pack, context),
  ]
}
