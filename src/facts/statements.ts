import type { Purchase } from '../purchase/purchase.ts'
import { LEVELS, type EvidenceFacts, type Level, type Path } from './fact.ts'

/** What the statements of a purchase say about places in it. */
export interface StatementIndex {
  /** How well the value at the path is vouched for; a statement about a place covers what lies below it. */
  levelOf(path: Path): Level
  /** The level of the statement that the list at the path is complete; null where nobody says so. */
  completeness(path: Path): Level | null
  readonly closed: Readonly<Record<Path, 'refused' | 'unobtainable'>>
}

type Statement = NonNullable<Purchase['statements']>[number]

export function indexStatements(purchase: Purchase, evidence: readonly EvidenceFacts[]): StatementIndex {
  const values: { readonly about: Path; readonly level: Level }[] = []
  const complete = new Map<Path, Level>()
  const closed: Record<Path, 'refused' | 'unobtainable'> = {}
  for (const statement of purchase.statements ?? []) {
    const { about, says } = statement
    if (typeof about !== 'string') continue
    const level = levelOfStatement(statement, evidence)
    if (says === 'value') values.push({ about, level })
    if (says === 'complete' && typeof statement.by === 'string') {
      complete.set(about, higher(level, complete.get(about) ?? 'asserted'))
    }
    if (says === 'refused' || says === 'unobtainable') closed[about] = says
  }
  return {
    levelOf: (path) => {
      let best: Level = 'asserted'
      for (const { about, level } of values) if (covers(about, path)) best = higher(best, level)
      return best
    },
    completeness: (path) => complete.get(path) ?? null,
    closed,
  }
}

function covers(about: Path, path: Path): boolean {
  return path === about || path.startsWith(`${about}/`)
}

function higher(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b
}

const AUTHORITIES = ['register', 'scheme', 'authority']

/**
 * asserted: typed by the buyer; stated: by a party; attested: on evidence that is signed or confirmed; verified: on
 * confirmed evidence of a register, scheme or authority (design 1, "statement").
 */
function levelOfStatement(statement: Statement, evidence: readonly EvidenceFacts[]): Level {
  const by = statement.by
  const base: Level = typeof by === 'string' && by !== 'buyer' ? 'stated' : 'asserted'
  const document = evidence.find((one) => one.id === statement.evidence)
  if (document === undefined || document.state === null || document.state === 'rejected') return base
  if (document.state === 'confirmed' && AUTHORITIES.includes(document.issuerRole ?? '')) return 'verified'
  return document.signed || document.state === 'confirmed' ? 'attested' : base
}
