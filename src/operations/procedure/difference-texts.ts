import type { FindingVerdict, Outcome } from '../../decision/body.ts'
import { headlineOf } from '../../decision/summary.ts'
import type { Bilingual } from '../../reference/snapshot.ts'
import type { Difference } from './differences.ts'

const VERDICTS: Readonly<Record<FindingVerdict, Bilingual>> = {
  triggered: { en: 'applies', ja: '該当' },
  undetermined: { en: 'is open', ja: '未確定' },
  excepted: { en: 'is excepted', ja: '適用除外' },
  fault: { en: 'could not be evaluated', ja: '評価不能' },
}

/** More than this of what moved is counted, not told one by one. */
const MOST_TOLD = 50

/** What changed, in sentences: what came of it first, then why it may have, then what moved. */
export function differenceTexts(difference: Difference): Bilingual[] {
  const told = difference.facts.slice(0, MOST_TOLD)
  const rest = difference.facts.length - told.length
  return [
    heading(difference),
    ...difference.outcomes.map(outcomeText),
    ...difference.findings.map(findingText),
    ...(difference.policiesChanged ? [POLICIES] : []),
    ...(difference.referenceDataChanged ? [REFERENCE_DATA] : []),
    ...difference.confirmations.map(confirmationText),
    ...told.map(factText),
    ...(rest > 0 ? [{ en: `${rest} further values moved.`, ja: `このほか${rest}件の値が変更された。` }] : []),
    ...(difference.erased ? [ERASED] : []),
  ]
}

const POLICIES: Bilingual = {
  en: 'The policies in force are others than before.',
  ja: '適用される規程が前の版から変わっている。',
}
const REFERENCE_DATA: Bilingual = {
  en: 'The edition of the reference data is another than before.',
  ja: '参照データの版が前の版から変わっている。',
}
const ERASED: Bilingual = {
  en: 'Parts of a revision were erased and are not compared.',
  ja: '消去された部分は比較していない。',
}

function heading({ from, to, by, at, facts }: Difference): Bilingual {
  return {
    en: `Revision ${to} was entered by ${by} at ${at}; ${facts.length} values differ from revision ${from}.`,
    ja: `第${to}版は ${at} に ${by} が登録した。第${from}版から${facts.length}件の値が変更されている。`,
  }
}

function outcomeText({ of, from, to }: Difference['outcomes'][number]): Bilingual {
  const name = (outcome: Outcome | null): Bilingual =>
    outcome === null ? { en: 'not there', ja: 'なし' } : headlineOf(outcome)
  const subject = of === '' ? { en: 'The purchase', ja: '案件全体' } : { en: `Item ${of}`, ja: `品目 ${of} ` }
  return {
    en: `${subject.en}: ${name(to).en}, before ${name(from).en}.`,
    ja: `${subject.ja}の判定は「${name(from).ja}」から「${name(to).ja}」に変わった。`,
  }
}

function findingText({ of, from, to }: Difference['findings'][number]): Bilingual {
  if (from === null && to !== null)
    return { en: `New: ${of} ${VERDICTS[to].en}.`, ja: `新たに「${of}」が${VERDICTS[to].ja}となった。` }
  if (to === null) return { en: `No longer: ${of}.`, ja: `「${of}」は該当しなくなった。` }
  return {
    en: `${of} ${VERDICTS[to].en}; before, it ${from === null ? '' : VERDICTS[from].en}.`,
    ja: `「${of}」は${from === null ? '' : VERDICTS[from].ja}から${VERDICTS[to].ja}に変わった。`,
  }
}

function confirmationText({ of, to }: Difference['confirmations'][number]): Bilingual {
  if (to === 'confirmed') return { en: `Evidence ${of} was confirmed.`, ja: `証拠 ${of} が確認された。` }
  if (to === 'rejected') return { en: `Evidence ${of} was rejected.`, ja: `証拠 ${of} は不採用とされた。` }
  return {
    en: `Evidence ${of} is not confirmed as it stands now.`,
    ja: `証拠 ${of} は現在の内容では確認されていない。`,
  }
}

function factText({ path, from, to, saidBy }: Difference['facts'][number]): Bilingual {
  const by = saidBy === null ? { en: '', ja: '' } : { en: ` (says ${saidBy})`, ja: `（${saidBy} による）` }
  if (from === null)
    return {
      en: `${path} is now ${shown(to)}${by.en}.`,
      ja: `${path} に ${shown(to)} が記載された${by.ja}。`,
    }
  if (to === null)
    return {
      en: `${path} is no longer there; it was ${shown(from)}.`,
      ja: `${path} の ${shown(from)} が削除された。`,
    }
  return {
    en: `${path} is now ${shown(to)}, before ${shown(from)}${by.en}.`,
    ja: `${path} が ${shown(from)} から ${shown(to)} に変更された${by.ja}。`,
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
