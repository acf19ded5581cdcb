import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../../src/load-rulebook.ts'
import { loadPrepared, prepareReference } from '../../src/reference/load-prepared.ts'
import { loadReference } from '../../src/reference/load-reference.ts'
import { folderWith } from './reference-folder.ts'

describe('loadPrepared', () => {
  it('gives what the folder gives, as the build left it', () => {
    const copy = join(PROJECT, 'dist/reference.json')
    const folder = join(PROJECT, 'data/reference')
    expect(existsSync(copy)).toBe(true)
    expect(loadPrepared(folder, copy)).toEqual(loadReference(folder))
  })

  it('reads the copy while the texts are the same, and the folder once one has changed', () => {
    const folder = folderWith({})
    const copy = join(folder, 'copy.json')
    prepareReference(folder, copy)
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('Maker Ltd', 'Copied Ltd'))
    expect(loadPrepared(folder, copy).entities[0]?.name).toBe('Copied Ltd')
    appendFileSync(join(folder, 'entities/one.yaml'), '# a word more\n')
    expect(loadPrepared(folder, copy).entities[0]?.name).toBe('Maker Ltd')
  })

  it('does without a copy, and refuses a folder with faults', () => {
    const folder = folderWith({})
    expect(loadPrepared(folder, join(folder, 'none.json'))).toEqual(loadReference(folder))
    const wrong = folderWith({ 'sources.yaml': '- { id: law }\n' })
    expect(() => {
      prepareReference(wrong, join(wrong, 'copy.json'))
    }).toThrow(/sources\.yaml:1/)
    expect(existsSync(join(wrong, 'copy.json'))).toBe(false)
  })
})
