/** Pinyin as Wade-Giles and the post office spelled it, for old and Taiwanese names: hong as hung, guo as kuo. */
export function wadeGiles(pinyin: string): string {
  const [, initial = '', final = ''] = INITIAL.exec(pinyin) ?? []
  const end = final
    .replace(/^ong$/, 'ung')
    .replace(/^ian$/, 'ien')
    .replace(/^ie$/, 'ieh')
    .replace(/^ue$/, 'ueh')
  if (initial === 'h' && final === 'ua') return 'hwa'
  return (INITIALS[initial] ?? initial) + end
}

const INITIAL = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/
const INITIALS: Readonly<Record<string, string>> = {
  b: 'p',
  d: 't',
  g: 'k',
  j: 'ch',
  q: 'ch',
  x: 'hs',
  zh: 'ch',
  z: 'ts',
  c: 'ts',
}
