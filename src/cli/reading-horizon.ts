import type { Outcome } from '../decision/body.ts'
import { actText, laterText } from '../decision/horizon-texts.ts'
import type { HorizonView } from '../operations/horizon.ts'
import { itemsText, type Language } from './wording.ts'

/** Until when a decision holds, as people read it. */
export interface HorizonReading {
  /** What changes, the soonest first. */
  readonly changes: readonly string[]
  /** How far was looked, and what was not. */
  readonly notes: readonly string[]
}

/** So many changes are shown here; the rest stands in the JSON. */
const MOST_CHANGES = 20

export function horizonRead(view: HorizonView, decided: Outcome, language: Language): HorizonReading {
  // An act that comes to what is decided today is no news.
  const acts = view.acts.filter(({ outcome }) => outcome !== decided).map(({ text }) => text[language])
  const changes = [...acts, ...entriesRead(view.entries, language)]
  const hidden = changes.length - MOST_CHANGES
  const notes = notesOf(view, language)
  if (hidden > 0)
    notes.unshift(
      language === 'en' ? `and ${hidden} more in the JSON` : `ほか ${hidden} 件は JSON 出力に記載。`,
    )
  if (changes.length === 0) notes.unshift(NOTHING[language])
  return { changes: changes.slice(0, MOST_CHANGES), notes }
}

const NOTHING = {
  en: 'Nothing changes, by the policies and reference data of today.',
  ja: '現在の規程及び参照データによれば、変わるものはない。',
} as const

/** Lines of which the same is said on the same day stand together. */
function entriesRead(entries: HorizonView['entries'], language: Language): string[] {
  const groups = new Map<string, { readonly said: string; readonly when: string; readonly items: string[] }>()
  for (const { day, act, item, text } of entries) {
    const name = actText(act)[language]
    const when = language === 'en' ? `${day}, ${name}` : `${day} ${name}`
    const key = `${when}|${String(item === null)}|${text[language]}`
    const group = groups.get(key) ?? { said: text[language], when, items: [] }
    if (item !== null && !group.items.includes(item)) group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ said, when, items }) =>
    language === 'en'
      ? `${when}, ${itemsText(items, language)}: ${said}`
      : `${when}、${itemsText(items, language)}：${said}`,
  )
}

function notesOf({ acts, later, looked, advisory, limits }: HorizonView, language: Language): string[] {
  const act = later === null ? [] : [laterText(later)[language]]
  const days = looked.map(({ text, items }) =>
    language === 'en'
      ? `${text.en} (${itemsText(items, language)})`
      : `${text.ja}（${itemsText(items, language)}）`,
  )
  const notes =
    language === 'en'
      ? [
          `Looked at: ${[...act, `${acts.length} ${acts.length === 1 ? 'act' : 'acts'} to come`, ...days].join('; ')}.`,
        ]
      : [`確認の範囲：${[...act, `今後の行為 ${acts.length} 件`, ...days].join('、')}。`]
  if (advisory.length > 0)
    notes.push(
      language === 'en'
        ? `Advisory policies, which do not count, have ${advisory.length} changes more in the JSON.`
        : `このほか、参考にとどまる規程に関する変化 ${advisory.length} 件は JSON 出力に記載。`,
    )
  return [...notes, ...limits.map((one) => one[language])]
}
