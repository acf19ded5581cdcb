import type { PackSource } from '../pack.ts'
import type { Steps } from '../place.ts'
import type { LintFinding } from './finding.ts'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** Texts that stand in one language only: the same words under both, or those of one under the other. */
export function wording(pack: PackSource): LintFinding[] {
  return textsIn(pack, []).flatMap(({ at, en, ja }): LintFinding[] => {
    if (en === ja) return [lacks([...at, 'ja'], 'en and ja are the same', 'Japanese')]
    if (!JAPANESE.test(ja)) return [lacks([...at, 'ja'], `no Japanese in ${JSON.stringify(ja)}`, 'Japanese')]
    if (JAPANESE.test(en)) return [lacks([...at, 'en'], `Japanese in ${JSON.stringify(en)}`, 'English')]
    return []
  })
}

function lacks(at: Steps, message: string, language: string): LintFinding {
  return { level: 'error', kind: 'translation', at, message, advice: `write it in ${language}` }
}

interface Text {
  readonly at: Steps
  readonly en: string
  readonly ja: string
}

function textsIn(value: unknown, at: Steps): Text[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => textsIn(element, [...at, index]))
  if (typeof value !== 'object' || value === null) return []
  const { en, ja } = value as { readonly en?: unknown; readonly ja?: unknown }
  if (typeof en === 'string' && typeof ja === 'string') return [{ at, en, ja }]
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...at, name]))
}
