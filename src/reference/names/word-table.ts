import { BRANCH_WORDS } from './branch-words.ts'
import { foldCjk, foldLetters, isCjk } from './fold-text.ts'
import { PLACE_WORDS } from './place-words.ts'

/** What a known word says, whatever its language. */
export interface Meaning {
  readonly kind: 'form' | 'plain' | 'branch' | 'country' | 'city' | 'number' | 'little'
  /** One for all spellings of the idea. */
  readonly idea: string
  /** For places: the country, ISO 3166-1 alpha-2, or EU, AP. */
  readonly country?: string
}

const LITTLE =
  'the of and for de la le les des du und et y e i der die das von van den el los do da di della del no ve'

const NUMBERS =
  'one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 ' +
  'ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9 daiichi=1 daini=2 daisan=3 第一=1 第二=2 第三=3 第四=4 第五=5 第六=6 第七=7 第八=8 第九=9 第十=10'

/** Known words of at most three kana: inside a longer word in kana they are likely part of it (ネット in フォーティネット). */
export const SHORT_KANA: ReadonlySet<string> = new Set(
  BRANCH_WORDS.flatMap((line) => line.split(' '))
    .filter((word) => /^[ァ-ヴー]{1,3}$/.test(word))
    .map(foldCjk),
)

/** Every known word and phrase, folded, to what it means; phrases are joined by spaces. */
export const WORDS: ReadonlyMap<string, Meaning> = readWords()

function readWords(): ReadonlyMap<string, Meaning> {
  const words = new Map<string, Meaning>()
  const add = (spelling: string, meaning: Meaning): void => {
    const word = fold(spelling.replaceAll('_', ' ').trim())
    if (word !== '' && !words.has(word)) words.set(word, meaning)
  }
  for (const word of LITTLE.split(' ')) add(word, { kind: 'little', idea: 'little' })
  for (const pair of NUMBERS.split(' ')) {
    const [word = '', value = ''] = pair.split('=')
    add(word, { kind: 'number', idea: value })
  }
  for (const line of PLACE_WORDS) addPlaces(line, add)
  for (const line of BRANCH_WORDS) {
    const [head = '', spellings = ''] = line.split(': ')
    const [idea = '', kind = 'plain'] = head.split(' ')
    for (const one of spellings.split(' ')) add(one, { kind: kind as Meaning['kind'], idea })
  }
  return words
}

function addPlaces(line: string, add: (spelling: string, meaning: Meaning) => void): void {
  const [country = '', rest = ''] = line.split(': ')
  const [names = '', places = ''] = rest.split(' / ')
  for (const one of names.split(' ')) add(one, { kind: 'country', idea: country, country })
  for (const place of places.split(' ')) {
    const spellings = place.split('=')
    for (const one of spellings) add(one, { kind: 'city', idea: `${country}-${spellings[0] ?? ''}`, country })
  }
}

function fold(word: string): string {
  return isCjk(word) ? foldCjk(word) : foldLetters(word)
}
