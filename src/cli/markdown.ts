/** Text in code font. */
export function code(text: string): string {
  return `\`${text}\``
}

/** Rows of cells as a table, the first its head; a bar within a cell is escaped. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const lines = [head, ...body].map((cells) => `| ${cells.map(escaped).join(' | ')} |`)
  return [lines[0], `| ${head.map(() => '---').join(' | ')} |`, ...lines.slice(1)].join('\n')
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|')
}
