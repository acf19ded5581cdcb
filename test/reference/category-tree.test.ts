import { describe, expect, it } from 'vitest'
import { createCategoryTree } from '../../src/reference/category-tree.ts'

const tree = createCategoryTree(
  [['hardware'], ['router', 'hardware'], ['consumer-router', 'router'], ['service']].map(
    ([code = '', parent]) => ({
      code,
      ...(parent === undefined ? {} : { parent }),
      label: { en: code, ja: code },
      examples: [],
    }),
  ),
)

describe('createCategoryTree', () => {
  it.each([
    ['consumer-router', 'hardware', true],
    ['consumer-router', 'consumer-router', true],
    ['router', 'consumer-router', false],
    ['service', 'hardware', false],
    ['unknown', 'hardware', false],
    ['unknown', 'unknown', false],
  ])('%s within %s: %s', (code, ancestor, expected) => {
    expect(tree.within(code, ancestor)).toBe(expected)
  })

  it('names the line of a code upward, and all codes in order', () => {
    expect(tree.line('consumer-router')).toEqual(['consumer-router', 'router', 'hardware'])
    expect(tree.line('unknown')).toEqual([])
    expect(tree.all().map((category) => category.code)).toEqual([
      'consumer-router',
      'hardware',
      'router',
      'service',
    ])
  })
})
