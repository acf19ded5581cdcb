import { join } from 'node:path'
import { adoptPack } from '../operations/adopt-pack.ts'
import { testPack } from '../operations/test-pack.ts'
import { knownTo } from '../operations/deployment.ts'
import { dayIn } from '../operations/today.ts'
import { loadPacks } from '../policy/load-packs.ts'
import { describeLanguage } from './describe-language.ts'
import { describePacks } from './describe-packs.ts'
import type { Terminal } from './terminal.ts'
import type { Language } from './wording.ts'

/** Exit status 0 when every pack of the folder is good, 1 when not. */
export function validatePolicies(terminal: Terminal, folder: string | undefined): void {
  const { snapshot } = terminal.rulebook()
  const packs = loadPacks(folder ?? terminal.policies, knownTo(snapshot))
  for (const { id, version, rules } of packs) {
    terminal.write(`${id} ${version}: ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}, good\n`)
  }
  terminal.exit(0)
}

/** Exit status 0 when all tests pass, 1 when not. */
export function testPolicies(terminal: Terminal, ids: readonly string[]): void {
  const rulebook = terminal.rulebook()
  const packs = rulebook.policySet.packs.filter((pack) => ids.length === 0 || ids.includes(pack.source.id))
  const reports = packs.map((pack) => testPack(rulebook, pack, join(terminal.policies, pack.source.id)))
  for (const report of reports) {
    for (const { file, line, column, message } of report.failures)
      terminal.write(`${file}:${line}:${column}: ${message}\n`)
    terminal.write(`${report.pack}: ${report.passed} passed, ${report.failures.length} failed\n`)
  }
  const isGood = reports.length > 0 && reports.every((report) => report.failures.length === 0)
  if (reports.length === 0) terminal.writeError('no such pack\n')
  terminal.exit(isGood ? 0 : 1)
}

/** Exit status 0, or 2 when one of the packs is not in force. */
export function describePolicies(terminal: Terminal, ids: readonly string[], language: Language): void {
  const packs = terminal.rulebook().policySet.packs.map((pack) => pack.written)
  const unknown = ids.filter((id) => !packs.some((pack) => pack.id === id))
  if (unknown.length > 0) {
    terminal.writeError(`no such pack: ${unknown.join(', ')}\n`)
    terminal.exit(2)
    return
  }
  const asked = packs.filter((pack) => ids.length === 0 || ids.includes(pack.id))
  terminal.write(describePacks(asked, language))
  terminal.exit(0)
}

export function describeWords(terminal: Terminal, language: Language): void {
  terminal.write(describeLanguage(terminal.rulebook().snapshot, language))
  terminal.exit(0)
}

export interface AdoptOptions {
  readonly by: string
  readonly on?: string
  readonly profile?: string
}

/** Exit status 0 when the profile is written, 2 when nobody says which profile; a wrong one ends with 1. */
export function adoptPolicy(terminal: Terminal, pack: string, options: AdoptOptions): void {
  const file = options.profile ?? terminal.profile()
  if (file === undefined) {
    terminal.writeError(
      'which profile? Set SEKISHO_PROFILE or give --profile FILE; the file is made if need be\n',
    )
    terminal.exit(2)
    return
  }
  const context = terminal.profileContext()
  const today = dayIn(terminal.timeZone(terminal.rulebook()), terminal.now())
  const on = options.on ?? today
  adoptPack({ file, pack, by: options.by, on }, context)
  const adopted = context.packs.find((one) => one.id === pack)
  terminal.write(
    `${pack} ${adopted?.version ?? ''}: adopted by ${options.by}, binding from ${on}; written to ${file}\n`,
  )
  if (options.profile !== undefined && options.profile !== terminal.profile()) {
    terminal.write(`Start the service with SEKISHO_PROFILE=${file} for it to take effect.\n`)
  }
  terminal.exit(0)
}
