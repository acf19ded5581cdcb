/** Syllables of folded katakana in Latin letters, two characters before one. */
const KANA: ReadonlyMap<string, string> = new Map(
  (
    'ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ' +
    'ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ' +
    'ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ' +
    'ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ' +
    'キヤ kya キユ kyu キヨ kyo シヤ sha シユ shu シヨ sho チヤ cha チユ chu チヨ cho ニヤ nya ニユ nyu ニヨ nyo ' +
    'ヒヤ hya ヒユ hyu ヒヨ hyo ミヤ mya ミユ myu ミヨ myo リヤ rya リユ ryu リヨ ryo ギヤ gya ギユ gyu ギヨ gyo ' +
    'ジヤ ja ジユ ju ジヨ jo ビヤ bya ビユ byu ビヨ byo ピヤ pya ピユ pyu ピヨ pyo ' +
    'フア fa フイ fi フエ fe フオ fo ウイ wi ウエ we ウオ wo テイ ti デイ di シエ she ジエ je チエ che ツア tsa クオ kwo クア kwa ' +
    'トウ tu ドウ du テユ tyu デユ dyu ツ'
  )
    .split(' ')
    .reduce<(readonly [string, string])[]>((pairs, word, at, all) => {
      if (at % 2 === 1) pairs.push([all[at - 1] ?? '', word])
      return pairs
    }, []),
)

/** Folded katakana in Latin letters; long marks and the small ッ are gone or stand as `tsu`, as folding left them. */
export function romaniseKana(kana: string): string {
  let latin = ''
  for (let at = 0; at < kana.length;) {
    const two = KANA.get(kana.slice(at, at + 2))
    if (two !== undefined && at + 1 < kana.length) {
      latin += two
      at += 2
    } else if (kana[at] === 'ツ' && GEMINATED.test(kana[at + 1] ?? '')) {
      at += 1
    } else {
      latin += KANA.get(kana[at] ?? '') ?? ''
      at += 1
    }
  }
  return latin
}

/** After a folded ッ a doubled consonant is far likelier than the syllable tsu. */
const GEMINATED = /[カキクケコサシスセソタチツテトパピプペポダデドガギグゲゴバビブベボジズ]/

const LEADS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const TAILS = ' k k k n n n t l k m l l l p l m p p t t n t t k t p t'.split(' ')

/** Hangul by the Revised Romanization, syllable by syllable, without the changes at their borders; final ng is n. */
export function romaniseHangul(text: string): string {
  let latin = ''
  for (const character of text) {
    const code = character.charCodeAt(0) - 0xac00
    if (code < 0 || code > 11171) continue
    latin +=
      (LEADS[Math.floor(code / 588)] ?? '') +
      (VOWELS[Math.floor((code % 588) / 28)] ?? '') +
      (TAILS[code % 28] ?? '')
  }
  return latin
}

const CYRILLIC: ReadonlyMap<string, string> = new Map(
  (
    'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh ' +
    'щ shch ы y э e ю yu я ya і i ї i є e ґ g ў u'
  )
    .split(' ')
    .reduce<(readonly [string, string])[]>((pairs, word, at, all) => {
      if (at % 2 === 1) pairs.push([all[at - 1] ?? '', word])
      return pairs
    }, []),
)
const GREEK: ReadonlyMap<string, string> = new Map(
  'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
    .split(' ')
    .reduce<(readonly [string, string])[]>((pairs, word, at, all) => {
      if (at % 2 === 1) pairs.push([all[at - 1] ?? '', word])
      return pairs
    }, []),
)

/** Cyrillic and Greek in Latin letters; other letters stay. */
export function romaniseLetters(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text
  let latin = ''
  for (const letter of text)
    latin += CYRILLIC.get(letter) ?? GREEK.get(letter) ?? (/[ьъ]/.test(letter) ? '' : letter)
  return latin
}

/** One spelling for what the many transliterations of Slavic, Arabic and other names write in several ways. */
export function transliterationKey(latin: string): string {
  const known = keys.get(latin)
  if (known !== undefined) return known
  const key = toKey(latin)
  if (keys.size >= MEMORY) keys.clear()
  keys.set(latin, key)
  return key
}

const keys = new Map<string, string>()
const MEMORY = 50_000

function toKey(latin: string): string {
  return latin
    .replace(/shch|sch|sh/g, 's')
    .replace(/tch|ch/g, 'c')
    .replace(/zh/g, 'z')
    .replace(/kh|gh|h(?![aeiouy]|$)/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/ts|tz/g, 'c')
    .replace(/ck|k|q/g, 'k')
    .replace(/c(?=[aour]|$)/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/y[aeou]|[ij][aeou]/g, (pair) => pair.charAt(1))
    .replace(/(?<=sk)(?:ogo|oi|oj|oy|aia|aya|oe|ie|iy|ij|yi|y|i|a)$/, '')
    .replace(/(?:iy|ij|yy|yj|ii|y|j|i)$/g, 'i')
    .replace(/[yj]/g, 'i')
    .replace(/ae|oe|ue/g, (pair) => pair.charAt(0))
    .replace(/(.)\1+/g, '$1')
}

const RUNS =
  /\p{Script=Katakana}+|\p{Script=Hangul}+|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]+/gu

/** A word without Han in Latin letters. */
export function romaniseWord(text: string): string {
  let latin = ''
  for (const run of text.match(RUNS) ?? []) {
    const code = run.charCodeAt(0)
    latin += code >= 0xac00 ? romaniseHangul(run) : code >= 0x30a0 ? romaniseKana(run) : romaniseLetters(run)
  }
  return latin
}
