import type { ListLink } from '../reference/snapshot.ts'
import type { Terminal } from './terminal.ts'

const MOST = 50

interface Options {
  readonly json?: boolean
}

export function searchEntity(terminal: Terminal, name: string, options: Options): void {
  const hits = terminal.rulebook().snapshot.search(name, MOST)
  for (const hit of hits) {
    terminal.write(
      options.json === true ? `${JSON.stringify(hit)}\n` : `${hit.entity}  ${hit.name}  (${hit.matched})\n`,
    )
  }
  if (hits.length === 0 && options.json !== true) terminal.write('nothing found\n')
  terminal.exit(0)
}

export function showEntity(terminal: Terminal, id: string, options: Options): void {
  const { snapshot } = terminal.rulebook()
  const entity = snapshot.entity(id)
  if (entity === undefined) {
    terminal.writeError(`unknown entity ${id}; try entity search\n`)
    terminal.exit(2)
    return
  }
  const links = snapshot.links(id)
  if (options.json === true) terminal.write(`${JSON.stringify({ ...entity, lists: links })}\n`)
  else {
    const names = entity.names.map(
      (name) =>
        `  ${name.text}${name.language === undefined ? '' : ` [${name.language}]`}${name.strength === 'weak' ? ' (weak)' : ''}`,
    )
    const edges = entity.edges.map(
      (edge) =>
        `  ${edge.type} ${edge.to}${edge.since === undefined ? '' : ` since ${edge.since}`}${edge.until === undefined ? '' : ` until ${edge.until}`} (${edge.confidence})`,
    )
    terminal.write(
      [
        `${entity.name} (${entity.id}, ${entity.confidence})`,
        'names:',
        ...names,
        'ties:',
        ...edges,
        'lists:',
        ...links.map(describeLink),
        '',
      ].join('\n'),
    )
  }
  terminal.exit(0)
}

function describeLink(link: ListLink): string {
  const way = [link.path[0]?.from ?? link.listed, ...link.path.map((edge) => edge.to)].join(' > ')
  return `  ${link.list}: ${link.test} (${way}), from ${link.since}${link.until === undefined ? '' : ` until ${link.until}`}, ${link.verified ? 'verified' : 'a doubt'}`
}
