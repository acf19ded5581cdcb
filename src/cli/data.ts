import { validateData } from '../operations/validate-data.ts'
import type { Terminal } from './terminal.ts'

/** Exit status 0 when the reference data of the folder is good, 1 when not. */
export function validateDataFolder(
  terminal: Terminal,
  folder: string | undefined,
  options: { readonly json?: boolean },
): void {
  const report = validateData(folder ?? terminal.data)
  if (options.json === true) terminal.write(`${JSON.stringify(report)}\n`)
  else if (report.good) {
    const { entities, edges, lists, rows } = report
    terminal.write(`${entities} entities with ${edges} ties, ${lists} lists with ${rows} rows: good\n`)
  } else {
    for (const { file, line, column, message } of report.faults)
      terminal.write(`${file}:${line}:${column}: ${message}\n`)
    terminal.write(`${report.faults.length} faults\n`)
  }
  terminal.exit(report.good ? 0 : 1)
}
