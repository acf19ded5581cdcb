import { foldHan } from './han-folding.ts'

/** Legal forms in Latin letters, as they stand after normalisation. They distinguish nobody. */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'co company corp corporation inc incorporated ltd limited llc llp lp plc gmbh ag kg kgaa ug sa sas sarl srl spa ' +
    'bv nv oy oyj ab as asa aps kk gk yk kabushiki kaisha jsc pjsc ojsc cjsc ooo ao zao pao oao pte pty sdn bhd ' +
    'ltda se sro doo kft zrt pvt private public ооо ао зао пао оао'
  ).split(' '),
)

/** Legal forms in Han, kana and Hangul, longest first; they stand at either end. */
export const CJK_LEGAL_FORMS: readonly string[] = [
  '股份有限公司',
  '有限责任公司',
  '集团有限公司',
  '控股有限公司',
  '有限公司',
  '股份公司',
  '公司',
  '株式会社',
  '有限会社',
  '合同会社',
  '合资会社',
  '合名会社',
  '주식회사',
  '유한회사',
].map(foldHan)

/** Words of branch, form of business or place; a name of nothing else is too weak to screen. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'the of and for de la group holding holdings international global worldwide industry industries industrial ' +
    'technology technologies tech digital electronics electronic electric communication communications telecom ' +
    'telecommunication telecommunications equipment network networks networking system systems solution solutions ' +
    'service services device devices cloud computing computer computers power investment investments software ' +
    'hardware semiconductor semiconductors microelectronics security wisdom information data media mobile wireless ' +
    'optical video surveillance camera cameras smart intelligent intelligence research development design trading ' +
    'sales marketing enterprise enterprises business products manufacturing science sciences engineering zhong xing ' +
    'japan nippon china usa us uk america american europe european india canada germany france taiwan korea asia ' +
    'pacific hong kong hongkong shenzhen hangzhou zhejiang chengdu beijing shanghai guangdong guangzhou nanjing tokyo ' +
    'osaka seoul london new york north south east west central united national state'
  ).split(' '),
)

/** The same in Han and kana, stripped from either end of a name to find what distinguishes it. */
export const CJK_GENERIC: readonly string[] = [
  '数字技术',
  '计算技术',
  '半导体',
  '微电子',
  '云计算',
  '技术',
  '科技',
  '通信',
  '通讯',
  '电子',
  '信息',
  '智能',
  '终端',
  '软件',
  '系统',
  '网络',
  '设备',
  '投资控股',
  '控股',
  '集团',
  '投资',
  '数字能源',
  '股份',
  '情报',
  '产业',
  'テクノロジーズ',
  'テクノロジー',
  'ジャパン',
  'グループ',
  'デバイス',
  'テクノロシース',
  '中国',
  '日本',
  '北京市',
  '上海市',
  '深圳市',
  '杭州市',
  '成都市',
  '北京',
  '上海',
  '深圳',
  '杭州',
  '浙江',
  '成都',
  '广东',
  '南京',
].map(foldHan)
