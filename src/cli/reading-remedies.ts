import type { Outcome } from '../decision/body.ts'
import { headlineOf } from '../decision/summary.ts'
import type { RemediesView } from '../operations/remedies.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import { itemsText, type Language } from './wording.ts'

/** What would make a purchase pass, as people read it. */
export interface RemedyReading {
  readonly groups: readonly {
    /** For which line, and what it would come to. */
    readonly goal: string
    /** Ways to it, the smallest first; each is some sentences that all have to be done. */
    readonly ways: readonly (readonly string[])[]
  }[]
  readonly notes: readonly string[]
}

/** So many lines, and so many ways to one outcome, are shown here; the rest stands in the JSON. */
const MOST_GROUPS = 12
const MOST_WAYS = 2

const OPENED: Bilingual = {
  en: 'Bids have been opened: this is for the buyer alone, and no offer may be changed by it.',
  ja: '開札後であるため、以上は調達機関限りの参考であり、これにより入札内容を変更させてはならない。',
}

export function remediesRead(view: RemediesView, language: Language): RemedyReading {
  const groups = new Map<string, Group>()
  for (const [item, sets] of byLine(view.sets)) {
    for (const [reaches, ways] of byOutcome(sets, language)) {
      // Lines for which the same would do stand together.
      const alike = JSON.stringify(ways).replaceAll(`/items/@${item ?? ''}`, '/items/*')
      const group = groups.get(`${reaches}|${String(item === null)}|${alike}`) ?? {
        reaches,
        items: [],
        ways,
        alike,
      }
      if (item !== null) group.items.push(item)
      groups.set(`${reaches}|${String(item === null)}|${alike}`, group)
    }
  }
  const all = [...groups.values()]
  return {
    groups: all.slice(0, MOST_GROUPS).map((group) => shown(group, language)),
    notes: notesOf(view, Math.max(0, all.length - MOST_GROUPS), language),
  }
}

interface Group {
  readonly reaches: Outcome
  readonly items: string[]
  readonly ways: string[][]
  readonly alike: string
}

function shown({ reaches, items, ways, alike }: Group, language: Language): RemedyReading['groups'][number] {
  const where = itemsText(items, language)
  const what = headlineOf(reaches)[language]
  return {
    goal: language === 'en' ? `${where}, to reach “${what}”` : `${where} を「${what}」とするには`,
    ways: items.length > 1 ? (JSON.parse(alike) as string[][]) : ways,
  }
}

type Sets = RemediesView['sets']

function byLine(sets: Sets): Map<string | null, Sets[number][]> {
  const lines = new Map<string | null, Sets[number][]>()
  for (const one of sets) lines.set(one.item, [...(lines.get(one.item) ?? []), one])
  return lines
}

function byOutcome(sets: Sets, language: Language): Map<Outcome, string[][]> {
  const outcomes = new Map<Outcome, string[][]>()
  for (const { reaches, texts } of sets) {
    const ways = outcomes.get(reaches) ?? []
    if (ways.length < MOST_WAYS) ways.push(texts.map((text) => text[language]))
    outcomes.set(reaches, ways)
  }
  return outcomes
}

function notesOf({ notLookedAt, forBuyerOnly }: RemediesView, hidden: number, language: Language): string[] {
  const notes: string[] = []
  if (hidden > 0)
    notes.push(language === 'en' ? `and ${hidden} more in the JSON` : `ほか ${hidden} 件は JSON 出力に記載。`)
  if (notLookedAt.length > 0) {
    const items = itemsText(notLookedAt, language)
    notes.push(
      language === 'en'
        ? `Not looked at, because the work is bounded: ${items}.`
        : `検討の範囲に上限があるため検討していないもの: ${items}。`,
    )
  }
  if (forBuyerOnly === true) notes.push(OPENED[language])
  return notes
}
