import { describe, expect, it } from 'vitest'
import { FileError, readYaml } from '../../src/reference/yaml-source.ts'

function faultsOf(text: string): readonly string[] {
  try {
    readYaml(text, 'file.yaml')
    return []
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return error.faults.map((fault) => `${fault.line}:${fault.column} ${fault.message}`)
  }
}

describe('readYaml', () => {
  it('reads days, "no" and leading zeros as they are written', () => {
    expect(readYaml('day: 2020-01-01\nanswer: no\n', 'file.yaml').value).toEqual({
      day: '2020-01-01',
      answer: 'no',
    })
  })

  it.each([
    ['an alias', 'a: &x [1]\nb: *x\n', /^1:7 anchors and aliases are not used here/],
    ['a key twice', 'a: 1\na: 2\n', /^2:1 .*unique/i],
    ['a tag of its own', 'a: !!js/function x\n', /^1:4 /],
    ['two documents', 'a: 1\n---\nb: 2\n', /^\d+:\d+ .*document/i],
    ['a tab as indentation', 'a:\n\tb: 1\n', /^2:\d+ /],
  ])('refuses %s, and says where', (_, text, expected) => {
    expect(faultsOf(text)[0]).toMatch(expected)
  })

  it('refuses a file of more than two million characters', () => {
    expect(faultsOf(`a: '${'x'.repeat(2_000_000)}'`)).toEqual(['1:1 more than 2000000 characters'])
  })

  it('finds the place of a pointer, or of the nearest thing above it', () => {
    const source = readYaml('a:\n  - b: 1\n    "c/d": 2\n', 'file.yaml')
    const placeOf = (pointer: string) => {
      const { line, column } = source.faultAt(pointer, 'x')
      return [line, column]
    }
    expect(placeOf('/a/0/b')).toEqual([2, 5])
    expect(placeOf('/a/0/c~1d')).toEqual([3, 5])
    expect(placeOf('/a/0/none')).toEqual([2, 5])
    expect(placeOf('/a/7')).toEqual([1, 1])
  })
})
