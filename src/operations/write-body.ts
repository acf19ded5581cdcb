import { canonicalJson } from '../audit/canonical-json.ts'
import type { Body } from '../decision/body.ts'

const WRITTEN = new WeakMap<object, string>()

/**
 * The canonical JSON of a body, RFC 8785. What packs that do not bind come to is the same object in many bodies and is
 * written once.
 */
export function writeBody(body: Body): string {
  const members = Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))
  const texts = members.map(
    ([name, value]) => `"${name}":${name === 'packs' ? writePacks(body.packs) : canonicalJson(value)}`,
  )
  return `{${texts.join()}}`
}

function writePacks(packs: Body['packs']): string {
  return `[${packs.map((pack) => (pack.binds === 'false' ? writtenOnce(pack) : canonicalJson(pack))).join()}]`
}

function writtenOnce(value: object): string {
  const known = WRITTEN.get(value)
  if (known !== undefined) return known
  const text = canonicalJson(value)
  WRITTEN.set(value, text)
  return text
}
