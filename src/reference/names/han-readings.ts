import { foldHan } from './fold-han.ts'
import { HAN_CHARACTERS } from './han-characters.ts'

/** How a character is read: pinyin without tones, Japanese readings in Latin letters, Korean ones in Hangul. */
export interface HanReadings {
  readonly chinese: readonly string[]
  readonly japanese: readonly string[]
  readonly korean: readonly string[]
}

/** Readings that are used in family names and firms but stand in no dictionary of characters. */
const IN_NAMES: Readonly<Record<string, string>> = {
  辺: 'nabe be',
  部: 'be',
  藤: 'to do fuji',
  斎: 'sai',
  谷: 'ya tani',
  塚: 'tsuka zuka',
  崎: 'saki zaki',
  川: 'kawa gawa',
  河: 'kawa gawa ko',
  沢: 'sawa zawa',
  日: 'ni nip hi ka',
  本: 'hon pon moto',
  大: 'o oh dai tai hiro',
  小: 'ko o sho',
  立: 'tachi ritsu tatsu',
  和: 'wa kazu',
  平: 'hira hei dai',
  松: 'matsu sho',
  屋: 'ya oku',
  達: 'tatsu dachi',
  島: 'shima jima to',
  原: 'hara wara bara gen',
  生: 'sei sho ki',
  神: 'kami kan shin jin',
  木: 'ki gi moku',
  工: 'ko ku',
  服: 'hat fuku',
  横: 'yoko o',
  渡: 'wata to',
  東: 'to higashi azuma',
  石: 'ishi seki i',
  新: 'shin ara nii atara',
  入: 'iri nyu',
  早: 'haya so',
  桜: 'sakura o',
  楽: 'raku gaku',
  天: 'ten ama',
  三: 'san mi mitsu',
  菱: 'bishi hishi ryo',
  丸: 'maru gan',
  紅: 'beni ko kurenai',
  富: 'fu tomi to',
  士: 'shi ji',
}

/** What the data says of each folded character, unread: one entry for each form that folds to it. */
let entries: ReadonlyMap<string, readonly string[]> | undefined
const remembered = new Map<string, HanReadings>()

/** Readings of a folded character, those of all forms that fold to it; each is read when first asked for. */
export function readingsOf(character: string): HanReadings {
  const known = remembered.get(character)
  if (known !== undefined) return known
  entries ??= gatherEntries()
  const readings = read(entries.get(character) ?? [], NAMES.get(character) ?? [])
  remembered.set(character, readings)
  return readings
}

const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(IN_NAMES).map(([character, names]) => [foldHan(character), names.split(' ')]),
)

function gatherEntries(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const line of HAN_CHARACTERS) {
    for (const entry of line.split(' ')) {
      const character = foldHan(entry.charAt(0))
      const known = found.get(character)
      if (known === undefined) found.set(character, [entry])
      else known.push(entry)
    }
  }
  return found
}

function read(of: readonly string[], names: readonly string[]): HanReadings {
  const readings = { chinese: [] as string[], japanese: [...names], korean: [] as string[] }
  for (const entry of of) {
    const [, pinyin = '', on = '', kun = '', hangul = ''] = entry.split(':')
    add(readings.chinese, pinyin)
    add(readings.japanese, on)
    add(readings.japanese, kun)
    add(readings.korean, hangul)
  }
  return readings
}

function add(into: string[], joined: string): void {
  for (const one of joined.split(',')) if (one !== '' && !into.includes(one)) into.push(one)
}
