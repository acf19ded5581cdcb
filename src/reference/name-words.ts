/** Words of branch, form of business or place: a name of nothing else distinguishes nobody. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'the of and for de la group holding holdings international global worldwide industry industries industrial ' +
    'technology technologies tech digital electronics electronic electric communication communications telecom ' +
    'telecommunication telecommunications equipment network networks networking system systems solution solutions ' +
    'service services device devices cloud computing computer computers power investment investments software ' +
    'hardware semiconductor semiconductors microelectronics security wisdom information data media mobile mobilfunk ' +
    'wireless optical video surveillance camera cameras smart intelligent intelligence research development design ' +
    'trading sales marketing enterprise enterprises business products manufacturing science sciences engineering ' +
    'japan nippon china usa us uk america american europe european india canada germany france taiwan korea asia ' +
    'pacific hong kong hongkong shenzhen hangzhou zhejiang chengdu beijing shanghai guangdong guangzhou jiangsu ' +
    'nanjing tokyo osaka seoul london new york north south east west central united national state ' +
    'management visual audio performance high center centre integrated circuit circuits quantitative'
  ).split(' '),
)

/** Everyday words and syllables: part of some listed name, but sharing one of them alone says nothing. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(['red', 'magic', 'vision', 'zhong', 'xing'])

/** Words of branch or place in Han and kana, stripped from either end of a name to find what distinguishes it. */
export const CJK_GENERIC: readonly string[] = [
  '数字技术',
  '数字能源',
  '计算技术',
  '云计算',
  '半导体',
  '微电子',
  '投资',
  '控股',
  '集团',
  '股份',
  '分公司',
  '公司',
  '技术',
  '科技',
  '通信',
  '通讯',
  '电子',
  '信息',
  '情报',
  '智能',
  '终端',
  '软件',
  '系统',
  '网络',
  '设备',
  '产业',
  '工业',
  'テクノロジーズ',
  'テクノロジー',
  'システムズ',
  'システム',
  'ホールディングス',
  'ジャパン',
  'グループ',
  'デバイス',
  'クラウド',
  '中国',
  '日本',
  '北京市',
  '上海市',
  '深圳市',
  '杭州市',
  '成都市',
  '南京市',
  '広州市',
  '浙江省',
  '北京',
  '上海',
  '深圳',
  '杭州',
  '浙江',
  '成都',
  '广东',
  '广州',
  '南京',
  '江苏',
  '厦门市',
  '厦门',
  '武汉市',
  '武汉',
  '西安市',
  '西安',
  '苏州市',
  '苏州',
  '天津市',
  '天津',
  '重庆市',
  '重庆',
  '青岛',
  '济南',
  '宁波',
  '福州',
  '东莞',
  '合肥',
  '香港',
  '台湾',
  '東京',
  '大阪',
]
