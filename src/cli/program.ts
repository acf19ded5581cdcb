import { Command, InvalidArgumentError, Option } from 'commander'
import { isDay } from '../operations/today.ts'
import { checkFile, type CheckOptions } from './check.ts'
import { LINT_HELP, lintPolicies, type LintOptions } from './lint.ts'
import { COVERAGE_HELP, coverPolicies, type CoverageOptions } from './coverage.ts'
import { validateDataFolder } from './data.ts'
import { showEntity, searchEntity } from './entity.ts'
import { worstStatus } from './exit-status.ts'
import { compareNamesGiven, matchName } from './match.ts'
import {
  adoptPolicy,
  describePolicies,
  describeWords,
  testPolicies,
  validatePolicies,
  type AdoptOptions,
} from './policy.ts'
import { replay, verifyAudit } from './record.ts'
import { addService } from './service-program.ts'
import type { Terminal } from './terminal.ts'
import type { Language } from './wording.ts'

/** The commands; each sets the exit status that design 6 gives it. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('sekisho')
  program.description(
    'A checkpoint for government IT procurement. It supports, it does not replace legal advice.',
  )
  program.configureOutput({ writeOut: terminal.write, writeErr: terminal.writeError })
  program.exitOverride()
  addCheck(program, terminal)
  addPolicy(program, terminal)
  addData(program, terminal)
  addEntity(program, terminal)
  addService(program, terminal, language)
  addRecord(program, terminal)
  return program
}

const language = new Option('--lang <lang>', 'language of the texts').choices(['en', 'ja']).default('en')

function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('expected a day such as 2027-01-15')
  return text
}

function addCheck(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('decide purchases without recording')
    .argument('<file...>', 'purchases as JSON')
    .option('--as-of <date>', 'suppose it were this day', day)
    .option('--pack <id...>', 'only these packs')
    .option('--trace', 'every rule and every condition')
    .option('--compare', 'what every policy by itself comes to')
    .option('--json', 'one line of JSON a file')
    .addOption(
      new Option('--format <format>', 'how it is laid out').choices(['text', 'markdown']).default('text'),
    )
    .addOption(language)
    .action((files: string[], options: CheckOptions & { readonly lang: Language }) => {
      const rulebook = terminal.rulebook()
      const known = rulebook.policySet.packs.map((pack) => pack.source.id)
      const unknown = (options.pack ?? []).filter((id) => !known.includes(id))
      if (unknown.length > 0) {
        terminal.writeError(`unknown pack ${unknown.join(', ')}; there are ${known.join(', ')}\n`)
        terminal.exit(2)
        return
      }
      const clock = { now: terminal.now(), timeZone: terminal.timeZone(rulebook) }
      const checked = files.map((file) => checkFile(rulebook, file, options, clock))
      for (const { output } of checked) terminal.write(`${output}\n`)
      terminal.exit(worstStatus(checked.map((one) => one.status)))
    })
}

function addPolicy(program: Command, terminal: Terminal): void {
  const policy = program.command('policy').description('packs of rules')
  policy
    .command('validate')
    .description('check packs: schema, names, types')
    .argument('[folder]', 'folder of packs', undefined)
    .action((folder: string | undefined) => {
      validatePolicies(terminal, folder)
    })
  policy
    .command('test')
    .description('run the tests beside the packs')
    .argument('[pack...]', 'only these')
    .action((packs: string[]) => {
      testPolicies(terminal, packs)
    })
  addCoverage(policy, terminal)
  policy
    .command('lint')
    .description(
      'what compiles and still wants looking after: rules that cannot apply, days that lapse, sources not read',
    )
    .argument('[pack...]', 'only these')
    .option('--as-of <date>', 'as of this day (default: today)', day)
    .option('--within <days>', 'what lapses within so many days is said', count, 180)
    .option('--json', 'one line of JSON a pack')
    .addHelpText('after', LINT_HELP)
    .action((packs: string[], options: LintOptions) => {
      lintPolicies(terminal, packs, options)
    })
  policy
    .command('describe')
    .description('Markdown: whom each pack binds, what it tests, its sources and open questions')
    .argument('[pack...]', 'only these')
    .addOption(language)
    .action((packs: string[], options: { readonly lang: Language }) => {
      describePolicies(terminal, packs, options.lang)
    })
  policy
    .command('language')
    .description('Markdown: every operator, fact, type of evidence and list that a rule can name')
    .addOption(language)
    .action((options: { readonly lang: Language }) => {
      describeWords(terminal, options.lang)
    })
  policy
    .command('adopt')
    .description('write into the profile that a body adopts a house pack, which binds from then on')
    .argument('<pack>')
    .requiredOption('--by <body>', 'the body that adopts it')
    .option('--on <date>', 'from which day it binds (default: today)', day)
    .option('--profile <file>', 'the profile file (default: SEKISHO_PROFILE)')
    .action((pack: string, options: AdoptOptions) => {
      adoptPolicy(terminal, pack, options)
    })
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number')
  return Number(text)
}

function addCoverage(policy: Command, terminal: Terminal): void {
  policy
    .command('coverage')
    .description('what the tests of packs show: every leaf true, false and, where it can be, unknown')
    .argument('[pack...]', 'only these')
    .option('--mutate', 'alter the rules too, and list the alterations that no test notices')
    .option('--sample <n>', 'alter them in only so many ways, chosen over all packs', count)
    .option('--seed <n>', 'another seed chooses another sample (default: 1)', count)
    .option('--json', 'one line of JSON a pack')
    .addHelpText('after', COVERAGE_HELP)
    .action((packs: string[], options: CoverageOptions) => {
      coverPolicies(terminal, packs, options)
    })
}

function addData(program: Command, terminal: Terminal): void {
  program
    .command('data')
    .description('reference data: organisations and lists')
    .command('validate')
    .description('check ids, ties, days, numbers and sources')
    .argument('[folder]', 'folder of reference data', undefined)
    .option('--json', 'one line of JSON')
    .action((folder: string | undefined, options: { readonly json?: boolean }) => {
      validateDataFolder(terminal, folder, options)
    })
}

function addEntity(program: Command, terminal: Terminal): void {
  const entity = program.command('entity').description('organisations of the reference data')
  entity
    .command('search')
    .argument('<name>')
    .option('--json', 'one line of JSON a result')
    .action((name: string, options: { readonly json?: boolean }) => {
      searchEntity(terminal, name, options)
    })
  entity
    .command('show')
    .argument('<id>')
    .option('--json', 'one line of JSON')
    .action((id: string, options: { readonly json?: boolean }) => {
      showEntity(terminal, id, options)
    })
  addMatching(entity, terminal)
}

function country(text: string): string {
  if (!/^[A-Za-z]{2}$/.test(text))
    throw new InvalidArgumentError('expected two letters of ISO 3166-1, such as CN')
  return text.toUpperCase()
}

function addMatching(entity: Command, terminal: Terminal): void {
  entity
    .command('match')
    .description('whom a name may mean, with reasons')
    .argument('<name>')
    .option('--country <code>', 'where the party is', country)
    .option('--category <code>', 'what it offers')
    .option('--json', 'one line of JSON')
    .action(
      (
        name: string,
        options: { readonly json?: boolean; readonly country?: string; readonly category?: string },
      ) => {
        matchName(terminal, name, options)
      },
    )
  entity
    .command('compare')
    .description('whether two names are of one organisation, with reasons')
    .argument('[name...]', 'two names')
    .option('--file <pairs>', 'CSV with a header: name1,name2,country1,country2')
    .option('--country <code...>', 'where the first and the second are')
    .option('--json', 'one line of JSON a pair')
    .action(
      (
        names: string[],
        options: { readonly json?: boolean; readonly file?: string; readonly country?: string[] },
      ) => {
        compareNamesGiven(terminal, names, options)
      },
    )
}

function addRecord(program: Command, terminal: Terminal): void {
  program
    .command('replay')
    .description('decide a recorded purchase again and compare')
    .argument('<decision>')
    .option('--json', 'one line of JSON')
    .action((decision: string, options: { readonly json?: boolean }) => replay(terminal, decision, options))
  program
    .command('audit')
    .description('the log')
    .command('verify')
    .description('check every leaf, record and root')
    .option('--json', 'one line of JSON')
    .action((options: { readonly json?: boolean }) => verifyAudit(terminal, options))
  program
    .command('serve')
    .description('run the service')
    .action(() => terminal.serve())
}
