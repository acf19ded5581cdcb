/**
 * Pairs of a traditional or Japanese form and the simplified form of the same character, as far as names of firms use
 * them. A key only: names are always shown as written.
 * @see Unicode Standard Annex 38 (Unihan), kSimplifiedVariant
 */
const PAIRS =
  '華华為为術术電电東东連联聯联網网國国際际業业視视訊讯達达興兴學学團团気气氣气車车機机開开關关関关長长門门馬马鴻鸿龍龙竜龙廣广広广軟软數数雲云戰战発发發发實实実实億亿愛爱樂乐楽乐製制圖图図图書书無无產产産产鐵铁鉄铁銀银陽阳臺台灣湾榮荣栄荣衛卫衞卫義义亞亚亜亚歐欧儲储創创導导體体澤泽沢泽齊齐斉齐濟济済济豐丰豊丰倉仓備备員员場场壓压圧压變变変变圍围囲围營营営营單单単单應应応应擇择択择拡扩擴扩條条權权権权歸归帰归歷历歴历殘残點点燈灯獨独畫画當当盡尽禮礼穩稳続续續续經经経经總总総总繼继継继聲声聴听舊旧號号藝艺芸艺處处虛虚證证証证譯译訳译讀读読读賣卖売卖轉转転转輕轻軽轻遲迟遞递邊边辺边鄉乡郷乡鄰邻隣邻釋释釈释錢钱銭钱鎖锁險险険险隱隐隨随隊队雙双雑杂雜杂靈灵霊灵靜静頭头顯显顕显顏颜類类驗验験验驛驿駅驿髮发鹽盐塩盐黃黄黒黑麗丽麥麦橋桥島岛飛飞鳥鸟魚鱼風风順顺領领顧顾飯饭館馆騰腾寶宝觀观観观規规計计記记設设訪访評评試试話话語语說说調调課课論论識识議议護护財财貨货販贩資资質质贏赢趙赵軍军較较載载輸输農农週周進进運运過过遠远適适選选郵邮醫医針针鋼钢錄录録录鍵键鏡镜閣阁閱阅陳陈陸陆階阶離离難难霧雾預预題题額额駐驻鮮鲜齒齿歯齿龜龟亀龟澳澳無无線线綫线級级紙纸維维緊紧編编織织縣县県县纖纤罐罐聞闻職职肅肃腦脑臨临藍蓝蘭兰蘇苏處处衆众裝装裏里見见親亲覺觉覚觉許许詞词詳详誠诚誌志課课請请講讲謝谢讓让豬猪貝贝貿贸費费貼贴賀贺賓宾賢贤購购贊赞跡迹踐践軌轨軸轴輔辅輪轮辦办辯辩這这遺遗還还鄭郑針针鈴铃銘铭鋒锋鋁铝錦锦鎮镇鐘钟鑄铸閃闪閉闭問问間间闊阔陣阵陰阴陝陕隻只頁页頂顶項项須须頌颂頻频願愿養养餘余駕驾驅驱骨骨鬆松鯨鲸鵬鹏鷹鹰麵面黨党'

const FOLD: ReadonlyMap<string, string> = toMap(Array.from(PAIRS))

function toMap(characters: readonly string[]): Map<string, string> {
  const map = new Map<string, string>()
  for (let at = 0; at + 1 < characters.length; at += 2)
    map.set(characters[at] ?? '', characters[at + 1] ?? '')
  return map
}

/** The text with every character in its simplified form where the table has one. */
export function foldHan(text: string): string {
  let folded = ''
  for (const character of text) folded += FOLD.get(character) ?? character
  return folded
}
