/** Numbers from 0 to 1 that a seed determines: xorshift, 32 bits. */
export function seeded(seed: number): () => number {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const ONSETS = 'b br c ch cl d dr f fl g gr h j k kr l m n p pl qu r s sh st t tr v w z'.split(' ')
const VOWELS = 'a e i o u ai ea ou'.split(' ')
const CODAS = ' n l r s t m nd rt x ck th'.split(' ')
const BRANCHES =
  'Technology|Systems|Software|Electronics|Trading|Industries|Logistics|Energy|Medical|Networks|Services|Engineering|Marine|Foods|Consulting|Security|Data|Media|Construction|Holdings'.split(
    '|',
  )
const FORMS = ['Ltd', 'Inc.', 'LLC', 'GmbH', 'Co., Ltd.', 'Corporation', 'S.A.', 'plc', 'B.V.', 'AG', '']
const SURNAMES =
  '青 赤 浅 東 池 石 井 今 岩 上 大 岡 奥 尾 笠 片 加 金 神 川 河 菊 北 木 久 黒 桑 小 後 近 坂 佐 篠 柴 島 清 白 杉 関 高 竹 武 谷 千 塚 寺 土 富 中 永 成 新 西 野 萩 橋 長 浜 早 原 樋 平 福 藤 古 堀 本 前 牧 増 松 丸 三 水 宮 村 森 安 柳 山 横 吉 若'.split(
    ' ',
  )
const SECONDS = '木 山 田 川 野 村 本 井 上 下 崎 島 沢 原 口 谷 藤 部 内 岡 橋 石 瀬 塚 坂'.split(' ')
const KANA = 'アイカキコサシスタチテトナニノハヒフマミムモヤラリルレロ'
const BRANCHES_JA =
  '電機 工業 商事 製作所 システム 通信 産業 印刷 建設 情報サービス 電子 技研 物産 精機'.split(' ')
const HAN =
  '安邦博昌晨诚创达德东飞丰富光海翰浩恒宏华辉汇佳建江金锦景科朗乐力联隆明宁鹏启瑞森盛泰天通伟祥欣新星旭亚阳永宇远云泽兆正志中卓'
const CITIES = '北京 上海 深圳市 广州 杭州 南京 苏州 武汉 成都 厦门'.split(' ')
const BRANCHES_ZH = '科技 信息技术 电子 通信设备 智能科技 网络 光电 新能源 软件 贸易'.split(' ')
const HANGUL =
  '가나다라마바사아자하고노도로모보소오조호구누두루무부수우주후기니디리미비시이지신진성민정동한대현인'
const BRANCHES_KO = '전자 정보통신 시스템 산업 건설 네트웍스 테크놀로지 에너지'.split(' ')

/** A made-up company name; most in Latin letters, the others Japanese, Chinese or Korean. */
export function madeUpName(random: () => number): string {
  const kind = random()
  if (kind < 0.6) return latinName(random)
  if (kind < 0.78) return japaneseName(random)
  return kind < 0.92 ? chineseName(random) : koreanName(random)
}

function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

function times(count: number, make: () => string): string {
  return Array.from({ length: count }, make).join('')
}

function word(random: () => number): string {
  const syllables = 2 + Math.floor(random() * 2)
  const text = times(syllables, () => pick(ONSETS, random) + pick(VOWELS, random)) + pick(CODAS, random)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function latinName(random: () => number): string {
  const words = random() < 0.3 ? `${word(random)} ${word(random)}` : word(random)
  return `${words} ${pick(BRANCHES, random)} ${pick(FORMS, random)}`.trim()
}

function japaneseName(random: () => number): string {
  const core =
    random() < 0.6
      ? pick(SURNAMES, random) + pick(SECONDS, random) + (random() < 0.5 ? pick(SECONDS, random) : '')
      : times(3 + Math.floor(random() * 3), () => pick(Array.from(KANA), random))
  const name = core + pick(BRANCHES_JA, random)
  return random() < 0.5 ? `株式会社${name}` : `${name}株式会社`
}

function chineseName(random: () => number): string {
  const core = times(2 + Math.floor(random() * 2), () => pick(Array.from(HAN), random))
  return `${pick(CITIES, random)}${core}${pick(BRANCHES_ZH, random)}有限公司`
}

function koreanName(random: () => number): string {
  const core = times(2 + Math.floor(random() * 2), () => pick(Array.from(HANGUL), random))
  return random() < 0.5
    ? `주식회사 ${core}${pick(BRANCHES_KO, random)}`
    : `${core}${pick(BRANCHES_KO, random)}(주)`
}

/** The name as somebody else would type it: a mistake, another case, the legal form left out, words turned round. */
export function mistyped(name: string, random: () => number): string {
  const how = random()
  if (how < 0.2) return name.toUpperCase()
  if (how < 0.35)
    return name.replace(/(?: (?:Ltd|Inc\.|LLC|GmbH|Corporation|AG|plc)|株式会社|주식회사|\(주\))/u, '').trim()
  const [first = ''] = name.split(' ')
  if (!/^[A-Z][a-z]{5,}$/.test(first)) return name.replace('株式会社', '㈱').replace('주식회사', '㈜')
  const at = 1 + Math.floor(random() * (first.length - 2))
  const typed =
    how < 0.55
      ? first.slice(0, at) + first.slice(at + 1)
      : how < 0.8
        ? first.slice(0, at) + (first[at] ?? '') + first.slice(at)
        : first.slice(0, at) + (first[at + 1] ?? '') + (first[at] ?? '') + first.slice(at + 2)
  return name.replace(first, typed)
}
