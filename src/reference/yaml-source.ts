import { isMap, isPair, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'

/** A fault in a file of ours, where an editor would jump to. */
export interface FileFault {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Files of ours that cannot be used: start-up stops and says every place. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly code = 'FILE_INVALID'
  readonly faults: readonly FileFault[]

  constructor(faults: readonly FileFault[]) {
    super(faults.map(describeFault).join('\n'))
    this.faults = faults
  }
}

function describeFault(fault: FileFault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`
}

/** A YAML file with its value and the way back from a JSON Pointer to a place in the text. */
export interface YamlSource {
  readonly value: unknown
  faultAt(pointer: string, message: string): FileFault
}

const MAX_CHARACTERS = 2_000_000

/**
 * Reads YAML 1.2 (core schema): unique keys, no aliases, no tags of its own, bounded.
 * @throws {FileError} `FILE_INVALID` with line and column of every syntax fault
 */
export function readYaml(text: string, file: string): YamlSource {
  if (text.length > MAX_CHARACTERS) {
    throw new FileError([{ file, line: 1, column: 1, message: `more than ${MAX_CHARACTERS} characters` }])
  }
  const { document, lines } = parseText(text)
  const faults = [
    ...tellingErrors([...document.errors, ...document.warnings]).map((error) => ({
      at: error.pos[0],
      message: SYNTAX[error.code] ?? error.message,
    })),
    ...aliasesIn(document, text).map((at) => ({
      at,
      message: 'anchors and aliases are not used here; write the value out',
    })),
  ]
  if (faults.length > 0) {
    throw new FileError(
      faults.map(({ at, message }) => {
        const { line, col } = lines.linePos(at)
        return { file, line, column: col, message }
      }),
    )
  }
  let again: ParsedText | undefined
  return {
    value: document.toJS() as unknown,
    faultAt(pointer, message) {
      // Nearly every file is right, and a tree of nodes is many times its text: it is built again only for a fault.
      again ??= parseText(text)
      const { line, col } = again.lines.linePos(offsetOf(again.document, pointer))
      return {
        file,
        line: Math.max(line, 1),
        column: Math.max(col, 1),
        message: pointer === '' ? message : `${pointer}: ${message}`,
      }
    },
  }
}

/**
 * The text with a value put at a path of member names, comments and order of everything else kept. A text without
 * content becomes a document of its own.
 */
export function withYamlValue(text: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true })
  document.setIn(path, document.createNode(value))
  return document.toString({ lineWidth: 100 })
}

/** The faults of syntax that people make, in words that say what to do; the parser has its own for the rest. */
const SYNTAX: Readonly<Partial<Record<SyntaxError['code'], string>>> = {
  DUPLICATE_KEY: 'a key given twice; keys are unique',
  TAB_AS_INDENT: 'a tab; indent with spaces',
  BLOCK_IN_FLOW: 'a colon inside braces or brackets; put a text that has one in quotes',
}

type SyntaxError = Document['errors'][number] | Document['warnings'][number]

/** After a first fault of syntax the rest of a file is read askew; only repeated keys stand by themselves. */
function tellingErrors(errors: readonly SyntaxError[]): readonly SyntaxError[] {
  const ordered = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  const first =
    ordered.find((error) => error.code === 'TAB_AS_INDENT') ??
    ordered.find((error) => error.code !== 'DUPLICATE_KEY')
  return first === undefined ? ordered : [first]
}

interface ParsedText {
  readonly document: Document
  readonly lines: LineCounter
}

function parseText(text: string): ParsedText {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  })
  return { document, lines }
}

function aliasesIn(document: Document, text: string): number[] {
  const places: number[] = []
  // Looking at every node of a large file takes time, and neither is ever without its sign.
  if (!/[*&]/.test(text)) return places
  visit(document, {
    Alias: (_, alias) => {
      places.push(startOf(alias) ?? 0)
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) places.push(startOf(node) ?? 0)
    },
  })
  return places
}

/** Where the text of what stands at the pointer begins; the nearest thing above it when there is nothing. */
function offsetOf(document: Document, pointer: string): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const step of pointer.split('/').slice(1).map(unescapeStep)) {
    const found = isMap(node)
      ? node.items.find((pair) => keyText(pair.key) === step)
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
    if (found === undefined) return offset
    offset = startOf(isPair(found) ? found.key : found) ?? offset
    node = isPair(found) ? found.value : found
  }
  return offset
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null && 'value' in key ? String(key.value) : String(key)
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node)) return undefined
  const range = node.range
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined
}
