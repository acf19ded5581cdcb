import { describe, expect, it } from 'vitest'
import { readNamePairs } from '../../src/operations/read-name-pairs.ts'

describe('readNamePairs', () => {
  it('reads quoted fields, columns in any order and others that it does not know', () => {
    const text = 'why,name2,name1,country2\r\n"a, ""b""\nc",Beta,"Alpha, Inc.",JP\n\nx,D,C,\n'
    expect(readNamePairs(text)).toEqual({
      ok: true,
      pairs: [
        { line: 2, name1: 'Alpha, Inc.', name2: 'Beta', country1: '', country2: 'JP' },
        { line: 5, name1: 'C', name2: 'D', country1: '', country2: '' },
      ],
    })
  })

  it.each([
    ['first,second\na,b', ['line 1: expected a header with the columns name1 and name2']],
    ['', ['line 1: expected a header with the columns name1 and name2']],
    ['name1,name2\n"a,b', ['a quoted field is not closed']],
    [
      `name1,name2,country1\na,b,Japan\n${'x'.repeat(501)},b,JP`,
      [
        'line 2: country1 is Japan, expected two letters of ISO 3166-1 or nothing',
        'line 3: name1 is longer than 500 characters',
      ],
    ],
  ])('refuses %j whole', (text, faults) => {
    expect(readNamePairs(text)).toEqual({ ok: false, faults })
  })
})
