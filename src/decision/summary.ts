import type { Bilingual } from '../reference/snapshot.ts'
import type { Body, Outcome } from './body.ts'

/** The name of an outcome as an officer reads it. Never a bare "approved" (design 1). */
const HEADLINES: Readonly<Record<Outcome, Bilingual>> = {
  reject: { en: 'Rejected', ja: '不可' },
  incomplete: { en: 'Cannot be decided yet', ja: '判断保留・情報不足' },
  refer: { en: 'To be referred to an authority', ja: '関係機関への照会が必要' },
  'not-covered': { en: 'Not covered by any policy in force', ja: '適用される規程なし' },
  'approve-with-conditions': { en: 'No objection, on conditions', ja: '条件付きで支障なし' },
  approve: { en: 'No objection', ja: '支障なし' },
}

export function headlineOf(outcome: Outcome): Bilingual {
  return HEADLINES[outcome]
}

/** One paragraph: what was decided, under how many policies, line by line, and what is missing or was not checked. */
export function summaryOf(body: Body): Bilingual {
  const checked = body.packs.filter((pack) => pack.status === 'binding' && pack.binds !== 'false').length
  const now = body.missing.filter((missing) => missing.decides === 'now').length
  const unchecked = body.notChecked.length
  const day =
    body.hypothetical === true
      ? { en: `supposing it were ${body.asOf}`, ja: `仮に ${body.asOf} 時点とした場合` }
      : { en: `as of ${body.asOf}`, ja: `${body.asOf} 時点` }
  const headline = headlineOf(body.outcome)
  return {
    en: [
      `${headline.en} under the ${checked} ${checked === 1 ? 'policy' : 'policies'} checked, ${day.en}.`,
      linesEn(body),
      body.missing.length === 0 ? '' : missingEn(body.missing.length, now),
      unchecked === 0 ? '' : `${unchecked} matters were not checked.`,
      'This tool supports, it does not replace legal advice.',
    ]
      .filter((part) => part !== '')
      .join(' '),
    ja: [
      `${headline.ja}（確認した規程 ${checked} 件、${day.ja}）。`,
      linesJa(body),
      body.missing.length === 0
        ? ''
        : `未回答の事項が ${body.missing.length} 件あります（うち単独で結論を左右するもの ${now} 件）。`,
      unchecked === 0 ? '' : `確認していない事項が ${unchecked} 件あります。`,
      '本ツールは判断を支援するものであり、法的助言に代わるものではありません。',
    ].join(''),
  }
}

function missingEn(count: number, now: number): string {
  const answers = count === 1 ? '1 answer is missing' : `${count} answers are missing`
  return `${answers}, of which ${now} can decide alone.`
}

function countedLines(body: Body): Map<Outcome, number> {
  const counts = new Map<Outcome, number>()
  for (const item of body.items) counts.set(item.outcome, (counts.get(item.outcome) ?? 0) + 1)
  return counts
}

function linesEn(body: Body): string {
  const parts = [...countedLines(body)].map(
    ([outcome, count]) => `${count} ${HEADLINES[outcome].en.toLowerCase()}`,
  )
  return `Of ${body.items.length} ${body.items.length === 1 ? 'line' : 'lines'}: ${parts.join('; ')}.`
}

function linesJa(body: Body): string {
  const parts = [...countedLines(body)].map(([outcome, count]) => `${HEADLINES[outcome].ja} ${count} 件`)
  return `全 ${body.items.length} 品目のうち、${parts.join('、')}。`
}
