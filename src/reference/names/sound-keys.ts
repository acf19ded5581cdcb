/** `borrowed` for kana and Hangul that spell a foreign name loosely, `read` for readings of Han characters. */
export type Strictness = 'borrowed' | 'read'

/**
 * How Latin letters came to be: `spelled` by people in a European way; `english`, the same read as English is, word by word,
 * with a space between words; or romanised here from kana or Hangul, where each letter is a sound.
 */
export type Origin = 'spelled' | 'english' | 'romanised' | 'hangul'

/** A word as sounds, each a code of its letter; C stands for ch, S for sh. */
export interface Sounds {
  readonly codes: Uint8Array
  readonly weight: number
  readonly consonants: number
}

const remembered = new Map<string, Sounds>()
const MEMORY = 50_000

/** Latin letters reduced to sounds. */
export function soundsOf(latin: string, strictness: Strictness, origin: Origin = 'spelled'): Sounds {
  const id = `${strictness === 'read' ? 'r' : KEY_OF[origin]}${latin}`
  const known = remembered.get(id)
  if (known !== undefined) return known
  const key = (strictness === 'read' ? readKey(latin) : KEYS[origin](latin)).replace(/[^a-zCS0-9]/g, '')
  const codes = Uint8Array.from(key, (letter) => letter.charCodeAt(0))
  const vowels = codes.reduce((count, code) => count + (isVowelCode(code) ? 1 : 0), 0)
  const consonants = codes.length - vowels
  const sounds = { codes, consonants, weight: consonants + vowels * (strictness === 'read' ? 0.7 : 0.3) }
  if (remembered.size >= MEMORY) remembered.clear()
  remembered.set(id, sounds)
  return sounds
}

const KEY_OF: Readonly<Record<Origin, string>> = { spelled: 's', english: 'e', romanised: 'h', hangul: 'k' }

const KEYS: Readonly<Record<Origin, (latin: string) => string>> = {
  spelled: borrowedKey,
  english: englishKey,
  romanised: heardKey,
  // Between vowels, too, ng closes the syllable before it.
  hangul: (latin) => heardKey(latin.replace(/ng/g, 'n')),
}

/** a, e, i, o, u */
export function isVowelCode(code: number): boolean {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117
}

/** Hepburn, Kunrei and pinyin spellings that differ in letters only; long vowels are short. */
function readKey(latin: string): string {
  return latin
    .replace(/shi|si/g, 'Si')
    .replace(/chi|ti(?=[^a-z]|$)/g, 'Ci')
    .replace(/tch/g, 'C')
    .replace(/tsu|tu(?=[^a-z]|$)/g, 'cu')
    .replace(/sh/g, 'S')
    .replace(/ch|q/g, 'C')
    .replace(/sy(?=[aou])/g, 'S')
    .replace(/ty(?=[aou])/g, 'C')
    .replace(/zy(?=[aou])|jy(?=[aou])/g, 'j')
    .replace(/ou|oo|oh(?![aeiou])/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/ii/g, 'i')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/eo/g, 'o')
    .replace(/eu/g, 'u')
    .replace(/hu(?=$|[^aino])/g, 'fu')
    .replace(/([a-z])\1/g, '$1')
}

/** Romanised kana and Hangul: v and b, l and r are one. */
function heardKey(latin: string): string {
  return latin
    .replace(/sh|x/g, 'S')
    .replace(/zh/g, 'j')
    .replace(/ch|q/g, 'C')
    .replace(/l/g, 'r')
    .replace(/eo/g, 'o')
    .replace(/eu/g, 'u')
    .replace(/y(?![aeiou])/g, 'i')
    .replace(/(.)\1/g, '$1')
}

/**
 * English words as Korean writes them down, and Korean ones as firms spell them in English: long vowels before a silent e, r
 * and h that are hardly heard after a vowel, pairs of vowels that are one sound.
 */
function englishKey(words: string): string {
  return words.split(' ').map(englishWordKey).join('')
}

function englishWordKey(word: string): string {
  // Long vowels stand as capitals until the rest is done, lest one rule undo another.
  const heard = word
    .replace(/tech/g, 'tek')
    .replace(/^hitek/, 'hItek')
    .replace(/([aeiou])h(?![aeiou])/g, '$1')
    .replace(/woo/g, 'u')
    .replace(/ee|ea/g, 'i')
    .replace(/oo/g, 'u')
    .replace(/ai|ay/g, 'A')
    .replace(/oa|ow(?![aeiou])/g, 'o')
    .replace(/ou/g, 'au')
    .replace(/ire(?![aiou])/g, 'Io')
    .replace(/a(?=[^aeiouy]e(?:r|rs|s|d)?$)/, 'A')
    .replace(/i(?=[^aeiouy]e(?:r|rs|s|d)?$)/, 'I')
    .replace(/u(?=[^aeiouy]e(?:r|rs|s|d)?$)|^u(?=[^aeiou][aeiou])/, 'U')
    .replace(/([^aeiou])e$/, '$1')
    .replace(/(?:er|or|ar|ir|ur)(?![aeiour])/g, 'o')
  return borrowedKey(heard).replaceAll('A', 'ei').replaceAll('I', 'ai').replaceAll('U', 'yu')
}

/** Spelling and borrowed sound of European words: v and b, l and r, th and s are one. */
function borrowedKey(latin: string): string {
  return latin
    .replace(/(?:tion|sion|ssion)/g, 'Son')
    .replace(/sch|sh/g, 'S')
    .replace(/tch|ch(?![lr])/g, 'C')
    .replace(/ph/g, 'f')
    .replace(/th/g, 's')
    .replace(/ck/g, 'k')
    .replace(/qu/g, 'kw')
    .replace(/x/g, 'ks')
    .replace(/sc(?=[eiy])|c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/g(?=[eiy])/g, 'j')
    .replace(/igh|gh/g, 'i')
    .replace(/kn(?=[aeiou])/g, 'n')
    .replace(/wh/g, 'w')
    .replace(/v/g, 'b')
    .replace(/l/g, 'r')
    .replace(/y(?![aeiou])/g, 'i')
    .replace(/ng(?![aeiou])/g, 'n')
    .replace(/(.)\1/g, '$1')
}
