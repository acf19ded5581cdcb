import { basename, extname } from 'node:path'
import { stringify } from 'yaml'
import type { MediaType } from '../operations/procedure/documents.ts'
import type { ServiceCall } from './service-calls.ts'
import type { Terminal } from './terminal.ts'
import type { Language } from './wording.ts'

export interface ServiceOptions {
  readonly json?: boolean
  readonly lang: Language
  /** Where the service listens. */
  readonly url: string
  readonly reasons?: string
  readonly evidence?: readonly string[]
  readonly idempotencyKey?: string
}

const TYPES: Readonly<Record<string, MediaType>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.p7s': 'application/pkcs7-signature',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * Lets the running service carry out a command: who may do it, and what it does, are decided there. Exit status 0 when it is
 * done, 2 when it is refused, 70 when the service cannot be reached or fails.
 */
export async function callService(
  terminal: Terminal,
  call: ServiceCall,
  { id, file }: { readonly id: string | undefined; readonly file: string | undefined },
  options: ServiceOptions,
): Promise<void> {
  const key = terminal.serviceKey()
  if (key === undefined) {
    terminal.writeError('set SEKISHO_KEY to the key that you act with (sk_…)\n')
    terminal.exit(2)
    return
  }
  const body = bodyOf(terminal, call, file, options)
  if (body === undefined) return
  const url = new URL(call.path.replace('{id}', encodeURIComponent(id ?? '')), options.url)
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: {
        Authorization: `Bearer ${key}`,
        'Accept-Language': options.lang,
        ...body.headers,
        ...(options.idempotencyKey === undefined ? {} : { 'Idempotency-Key': options.idempotencyKey }),
      },
      ...(body.bytes === null ? {} : { body: body.bytes }),
    })
    await sayAnswer(terminal, call, response, options)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    terminal.writeError(`the service at ${url.origin} does not answer: ${cause}\n`)
    terminal.exit(70)
  }
}

interface Sent {
  readonly bytes: Buffer<ArrayBuffer> | string | null
  readonly headers: Readonly<Record<string, string>>
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

/** What is sent; undefined, and said, where it cannot be read. */
function bodyOf(
  terminal: Terminal,
  { sends }: ServiceCall,
  file: string | undefined,
  { reasons, evidence }: ServiceOptions,
): Sent | undefined {
  if (sends === 'nothing') return { bytes: null, headers: {} }
  if (file === undefined) return { bytes: JSON.stringify({ reasons, evidence }), headers: JSON_TYPE }
  const type = TYPES[extname(file).toLowerCase()]
  if (sends === 'document' && type === undefined) {
    terminal.writeError(`${file}: expected a name that ends with one of ${Object.keys(TYPES).join(', ')}\n`)
    terminal.exit(2)
    return undefined
  }
  const bytes = readGiven(terminal, file)
  if (bytes === undefined || sends !== 'document') return bytes && { bytes, headers: JSON_TYPE }
  const name = encodeURIComponent(basename(file)).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  )
  return {
    bytes,
    headers: { 'Content-Type': type ?? '', 'Content-Disposition': `attachment; filename*=UTF-8''${name}` },
  }
}

function readGiven(terminal: Terminal, file: string): Buffer<ArrayBuffer> | undefined {
  try {
    return terminal.readFile(file)
  } catch (error) {
    terminal.writeError(
      `${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    terminal.exit(2)
    return undefined
  }
}

async function sayAnswer(
  terminal: Terminal,
  call: ServiceCall,
  response: Response,
  { json, lang }: ServiceOptions,
): Promise<void> {
  if (response.ok && call.path.endsWith('/content')) {
    terminal.write(Buffer.from(await response.arrayBuffer()))
    return
  }
  const answer: unknown = await response.json()
  if (response.ok) {
    terminal.write(json === true ? `${JSON.stringify(answer)}\n` : stringify(inLanguage(answer, lang)))
    return
  }
  terminal.writeError(json === true ? `${JSON.stringify(answer)}\n` : problemText(answer as Problem))
  terminal.exit(response.status >= 500 ? 70 : 2)
}

interface Problem {
  readonly title: string
  readonly detail?: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

function problemText({ title, detail, errors = [] }: Problem): string {
  const lines = errors.map((one) => `${decodeURI(one.pointer)}: ${one.detail}`)
  return `${[detail === undefined ? title : `${title}: ${detail}`, ...lines].join('\n')}\n`
}

/** The same with one language where a text stands in both. */
function inLanguage(value: unknown, lang: Language): unknown {
  if (Array.isArray(value)) return value.map((one) => inLanguage(one, lang))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const isText = entries.length === 2 && entries.every(([name]) => name === 'en' || name === 'ja')
  if (isText) return (value as Readonly<Record<Language, unknown>>)[lang]
  return Object.fromEntries(entries.map(([name, one]) => [name, inLanguage(one, lang)]))
}
