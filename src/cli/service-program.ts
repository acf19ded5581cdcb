import { Command, InvalidArgumentError, Option } from 'commander'
import { callService, type ServiceOptions } from './service.ts'
import { GROUPS, SERVICE_CALLS, type ServiceCall } from './service-calls.ts'
import type { Terminal } from './terminal.ts'

/** The commands that the running service carries out, by what they are about. */
export function addService(program: Command, terminal: Terminal, language: Option): void {
  for (const [name, description] of Object.entries(GROUPS)) {
    const group = program.command(name).description(description)
    for (const call of SERVICE_CALLS.filter((one) => one.group === name))
      addCall(group, call, terminal, language)
  }
}

function address(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError('expected an address such as http://127.0.0.1:3000')
  return text
}

function addCall(group: Command, call: ServiceCall, terminal: Terminal, language: Option): void {
  const { verb, summary, id, sends, method, path } = call
  const command = group.command(verb).description(summary)
  if (id !== null) command.argument(`<${id}>`)
  if (sends === 'json' || sends === 'document')
    command.argument('<file>', sends === 'json' ? 'JSON; - for standard input' : 'the document')
  if (sends === 'step') {
    command.option('--reasons <text>', 'why')
    command.option('--evidence <id...>', 'evidence that shows it')
  }
  if (method === 'POST' && /\/(decisions|revisions)$/.test(path))
    command.option('--idempotency-key <key>', 'sent again with the same key, it is done once')
  command
    .addOption(
      new Option('--url <address>', 'where the service listens')
        .env('SEKISHO_URL')
        .default('http://127.0.0.1:3000')
        .argParser(address),
    )
    .option('--json', 'one line of JSON')
    .addOption(language)
    .action(async () => {
      const given = [...command.args]
      const named = id === null ? undefined : given.shift()
      await callService(terminal, call, { id: named, file: given[0] }, command.opts<ServiceOptions>())
    })
}
