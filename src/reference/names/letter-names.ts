import type { Token } from './name-tokens.ts'
import { foldCjk } from './fold-text.ts'

const NAMES =
  'エー a ビー b シー c ディー d イー e エフ f ジー g エイチ h アイ i ジェイ j ジェー j ケー k ケイ k エル l エム m エヌ n オー o ピー p ' +
  'キュー q アール r エス s ティー t ティ t テー t ユー u ブイ v ダブリュー w エックス x ワイ y ゼット z ' +
  '에이 a 비 b 씨 c 시 c 디 d 이 e 에프 f 지 g 에이치 h 아이 i 제이 j 케이 k 엘 l 엠 m 엔 n 오 o 피 p 큐 q 알 r 아르 r 에스 s ' +
  '티 t 유 u 브이 v 더블유 w 엑스 x 와이 y 제트 z'

const LETTERS: ReadonlyMap<string, string> = new Map(
  NAMES.split(' ').reduce<(readonly [string, string])[]>((pairs, word, at, all) => {
    if (at % 2 === 1) pairs.push([foldCjk(all[at - 1] ?? ''), word])
    return pairs
  }, []),
)
const LONGEST = Math.max(...[...LETTERS.keys()].map((name) => name.length))

/** Letters that kana or Hangul name at the front or the end of a text, and what is left of it. */
export interface NamedLetters {
  readonly letters: string
  readonly rest: string
  readonly isFirst: boolean
}

const MOST = 12
/** 이앤지 for E&G */
const AND = '앤'

/** エヌティティデータ, 에릭슨엘지: undefined for fewer than two letters, and for text that is not kana or Hangul. */
export function lettersNamed(tokens: readonly Token[]): NamedLetters | undefined {
  if (!tokens.every((token) => token.script === 'kana' || token.script === 'hangul')) return undefined
  const text = tokens.map((token) => token.text).join('')
  const front = readLetters(text, 0)
  if (front.letters.length > 1) return { letters: front.letters, rest: text.slice(front.end), isFirst: true }
  for (let at = Math.max(1, text.length - MOST); at < text.length - 1; at += 1) {
    const { letters, end } = readLetters(text, at)
    if (letters.length > 1 && end === text.length) return { letters, rest: text.slice(0, at), isFirst: false }
  }
  return undefined
}

function readLetters(text: string, start: number): { readonly letters: string; readonly end: number } {
  let letters = ''
  let end = start
  for (;;) {
    let taken = 0
    for (let length = Math.min(LONGEST, text.length - end); length > 0 && taken === 0; length -= 1) {
      const letter = LETTERS.get(text.slice(end, end + length))
      if (letter === undefined) continue
      letters += letter
      taken = length
    }
    if (taken === 0 && letters !== '' && text.charAt(end) === AND) taken = 1
    if (taken === 0) return { letters, end }
    end += taken
  }
}
