import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LintContext, LintFinding } from '../policy/lint/finding.ts'
import { lintPack } from '../policy/lint/lint-pack.ts'
import { placeOf, toPointer } from '../policy/place.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { shiftDay } from '../policy/shift-day.ts'
import { readYaml } from '../reference/yaml-source.ts'
import type { Rulebook } from './deployment.ts'

/** A finding where an editor would jump to. */
export interface PlacedFinding extends Omit<LintFinding, 'at'> {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The rule, exception or waiver; else the part of the pack. */
  readonly rule: string
}

export interface PackLint {
  readonly pack: string
  /** By line. */
  readonly findings: readonly PlacedFinding[]
}

export interface LintOptions {
  /** Calendar day, `YYYY-MM-DD`. */
  readonly asOf: string
  /** So many days from then on are soon. */
  readonly withinDays: number
}

/**
 * Looks through packs for what compiles and still wants looking after.
 * @param folder that of the packs
 * @throws {FileError} when a pack's file is gone or no YAML
 */
export function lintPacks(
  { snapshot }: Pick<Rulebook, 'snapshot'>,
  packs: readonly CompiledPack[],
  folder: string,
  { asOf, withinDays }: LintOptions,
): PackLint[] {
  const context: LintContext = {
    asOf,
    until: shiftDay(asOf, { days: withinDays }),
    lists: new Map(snapshot.lists.map((list) => [list.id, list])),
  }
  return packs.map(({ written }) => {
    const file = join(folder, written.id, 'pack.yaml')
    const source = readYaml(readFileSync(file, 'utf8'), file)
    const findings = lintPack(written, context).map(({ at, ...finding }): PlacedFinding => {
      const { line, column } = source.faultAt(toPointer(at), finding.message)
      return { ...finding, file, line, column, rule: placeOf(written, at).rule }
    })
    return { pack: written.id, findings: findings.sort((a, b) => a.line - b.line || a.column - b.column) }
  })
}
