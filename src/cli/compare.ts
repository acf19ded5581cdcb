import { headlineOf } from '../decision/summary.ts'
import type { Compared } from '../operations/compare-packs.ts'
import { bindsText, itemsText, statusOf, WORDS, type Language } from './wording.ts'

/** A row a policy: whether it binds, what it comes to, what it would come to if it bound, and for which lines. */
export function renderComparison(compared: readonly Compared[], language: Language): string {
  const head = [WORDS.pack, WORDS.status, WORDS.binds, WORDS.outcome, WORDS.ifBound, WORDS.lines].map(
    (word) => word[language],
  )
  const rows = compared.map((one) => [
    one.pack,
    statusOf(one.status, language),
    bindsText(one.binds, language),
    headlineOf(one.outcome)[language],
    one.binds === 'true' ? '' : headlineOf(one.ifBound)[language],
    lineOutcomes(one, language),
  ])
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((cells) => widthOf(cells[column] ?? ''))))
  return all
    .map((cells) =>
      cells
        .map((cell, column) => padded(cell, column === cells.length - 1 ? 0 : (widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

function lineOutcomes({ items }: Compared, language: Language): string {
  const outcomes = [...new Set(items.map((item) => item.ifBound))]
  return outcomes
    .map((outcome) => {
      const ids = items.filter((item) => item.ifBound === outcome).map((item) => item.id)
      return `${itemsText(ids, language)}${language === 'en' ? ': ' : '：'}${headlineOf(outcome)[language]}`
    })
    .join(language === 'en' ? '; ' : '、')
}

/** Columns that a text takes at a terminal: East Asian characters take two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  return width
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
