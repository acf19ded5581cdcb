import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { loadReference } from '../../src/reference/load-reference.ts'
import { FileError } from '../../src/reference/yaml-source.ts'

/** A small folder of reference data without a fault. */
export const RIGHT: Readonly<Record<string, string>> = {
  'entities/one.yaml': `- id: maker
  name: Maker Ltd
  kind: company
  confidence: knowledge
`,
  'lists/watch.yaml': `id: watch
title: { en: Watch, ja: 注視 }
kind: statutory
effect: procurement-ban
coverage: whole
reach: [{ test: self, confidence: knowledge }]
edition: 2020-01-01
source: law
confidence: verified-in-source
entries:
  - { entity: maker, added: 2020-01-01, source: law, confidence: knowledge }
`,
  'categories.yaml': `- { code: hardware, en: Hardware, ja: 機器 }
- { code: router, parent: hardware, en: Router, ja: ルータ }
`,
  'sources.yaml': `- { id: law, title: A law }
`,
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A folder like `RIGHT` with some files changed or, where undefined, left out; removed after the test. */
export function folderWith(changed: Readonly<Record<string, string | undefined>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sekisho-reference-'))
  folders.push(folder)
  for (const [name, text] of Object.entries({ ...RIGHT, ...changed })) {
    if (text === undefined) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Faults as "file:line:column: message", the file below the folder. */
export function faultsOf(changed: Readonly<Record<string, string | undefined>>): string[] {
  const folder = folderWith(changed)
  try {
    loadReference(folder)
    return []
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return error.message.split('\n').map((line) => line.replace(`${folder}/`, '').replace(folder, ''))
  }
}
