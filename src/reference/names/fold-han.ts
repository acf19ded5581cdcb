import { HAN_CHARACTERS } from './han-characters.ts'

/**
 * Forms of one character as names of firms use them: the simplified form, then the traditional and Japanese ones.
 * A key only: names are always shown as written.
 * @see Unicode Standard Annex 38 (Unihan), kSimplifiedVariant
 */
const FORMS = (
  '华華 为為爲 术術 电電 东東 联聯 网網 国國 际際 业業 视視 讯訊 达達 兴興 学學 团團団 气氣気 车車 ' +
  '机機 开開 关關関 长長 门門 马馬 鸿鴻 龙龍竜 广廣広 软軟 数數 云雲 战戰戦 发發発髮髪 实實実 亿億 ' +
  '爱愛 乐樂楽 制製 图圖図 书書 无無 产產産 铁鐵鉄 银銀 阳陽 台臺 湾灣 荣榮栄 卫衛衞 义義 亚亞亜 欧歐 ' +
  '储儲 创創 导導 体體 泽澤沢 齐齊斉 济濟済 丰豐豊 仓倉 备備 员員 场場 压壓圧 变變変 围圍囲 营營営 ' +
  '单單単 应應応 择擇択 扩擴拡 条條 权權権 归歸帰 历歷歴 残殘 点點 灯燈 独獨 画畫 当當 尽盡 礼禮 稳穩 ' +
  '续續続 经經経 总總総 继繼継 声聲 听聽聴 旧舊 号號 艺藝芸 处處処 虚虛 证證証 译譯訳 读讀読 卖賣売 ' +
  '转轉転 轻輕軽 迟遲遅 递遞 边邊辺邉 乡鄉郷 邻鄰隣 释釋釈 钱錢銭 锁鎖 险險険 隐隱 随隨 队隊 双雙 ' +
  '杂雜雑 灵靈霊 静靜 头頭 显顯顕 颜顏顔 类類 验驗験 驿驛駅 盐鹽塩 黄黃 黑黒 丽麗 麦麥 桥橋 岛島 飞飛 ' +
  '鸟鳥 鱼魚 风風 顺順 领領 顾顧 饭飯 馆館 腾騰 宝寶 观觀観 规規 计計 记記 设設 访訪 评評 试試 话話 ' +
  '语語 说說 调調 课課 论論 识識 议議 护護 财財 货貨 贩販 资資 质質 赢贏 赵趙 军軍 较較 载載 输輸 ' +
  '农農 周週 进進 运運 过過 远遠 适適 选選 邮郵 医醫 针針 钢鋼 录錄録 键鍵 镜鏡 阁閣 阅閱閲 陈陳 ' +
  '陆陸 阶階 离離 难難 雾霧 预預 题題 额額 驻駐 鲜鮮 齿齒歯 龟龜亀 线線綫 级級 纸紙 维維 紧緊 编編 ' +
  '织織 县縣県 纤纖繊 闻聞 职職 肃肅 脑腦脳 临臨 蓝藍 兰蘭 苏蘇 众眾衆 装裝 里裏裡 见見 亲親 觉覺覚 ' +
  '许許 词詞 详詳 诚誠 志誌 请請 讲講 谢謝 让讓譲 猪豬 贝貝 贸貿 费費 贴貼 贺賀 宾賓 贤賢 购購 ' +
  '赞贊賛 践踐 轨軌 轴軸 辅輔 轮輪 办辦 辩辯 这這 遗遺 还還 郑鄭 铃鈴 铭銘 锋鋒 铝鋁 锦錦 镇鎮 ' +
  '钟鐘鍾 铸鑄 闪閃 闭閉 问問 间間 阔闊 阵陣 阴陰 陕陝 页頁 顶頂 项項 须須 颂頌 频頻 愿願 养養 余餘 ' +
  '驾駕 驱驅駆 松鬆 鲸鯨 鹏鵬 鹰鷹 面麵 党黨 会會 来來 价價 优優 传傳伝 动動 务務 胜勝 区區 协協 ' +
  '参參 启啟啓 乔喬 执執 报報 块塊 梦夢 奥奧 宁寧 审審 对對対 将將 专專専 层層 师師 带帶帯 币幣 库庫 ' +
  '张張 强強 后後 从從従 复復複 态態 庆慶 忆憶 怀懷懐 户戶戸 采採 扬揚 换換 据據拠 断斷 晓曉暁 时時 ' +
  '晋晉 畅暢 极極 构構 枪槍 楼樓 标標 样樣様 检檢検 档檔 欢歡 决決 净淨浄 减減 测測 准準 满滿満 汉漢 ' +
  '洁潔 润潤 炉爐 烧燒焼 争爭 奖獎 现現 环環 玛瑪 毕畢 异異 卢盧 监監 础礎 码碼 确確 种種 称稱 谷穀 ' +
  '积積 竞競 笔筆 节節 范範 筑築 简簡 签簽 纯純 终終 组組 结結 给給 统統 绿綠緑 综綜 缘緣縁 绩績 ' +
  '习習 罗羅 圣聖 聪聰 胶膠 举舉挙 铺舖鋪 舰艦 庄莊荘 万萬 叶葉 蒋蔣 萧蕭 萨薩 药藥薬 冲衝 补補 触觸 ' +
  '订訂 训訓 诊診 询詢 认認 诞誕 误誤 诺諾 谋謀 贡貢 贵貴 买買 赛賽 趋趨 跃躍 辉輝 辑輯 辆輛 游遊 ' +
  '邓鄧 钰鈺 钜鉅 链鏈 闸閘 阀閥 韩韓 响響 顿頓 饰飾 驰馳 骑騎 樱櫻桜 浅淺 滨濱浜 涩澀渋 濑瀨瀬 ' +
  '绘繪絵 绳繩縄 藏蔵 矿礦鉱 赖賴頼 斋齋斎 溪渓 巢巣 纵縱縦 惠恵 稻稲 收収 假仮 佛仏 两兩両 乘乗 德徳 ' +
  '增増 效効 严嚴厳 厅廳庁 废廢廃 每毎 泷瀧滝 渔漁 卷巻 步歩 萤螢蛍 硕碩 晖暉 劝勸勧 恶惡悪 高髙 崎﨑 ' +
  '红紅 纪紀 约約 细細 绍紹 纲綱 练練 绝絕絶 负負 责責 闽閩 铜銅 锐銳鋭 锂鋰 钛鈦 颖穎 鸣鳴 骏駿 ' +
  '鲁魯 鹤鶴 迈邁 迁遷 辽遼 轩軒 辐輻 谐諧 谱譜 汇匯滙彙 沪滬 沟溝 浓濃 涛濤 渊淵 温溫 灿燦 炼煉 ' +
  '热熱 牵牽 狮獅 献獻 琼瓊 疗療 盖蓋 盘盤 禄祿 筹籌 粤粵 纳納 纺紡 络絡 缆纜 荐薦 莲蓮 获獲穫 莹瑩 ' +
  '览覽覧 誉譽 诗詩 诸諸 谦謙 谊誼 贯貫 赋賦 赏賞 铂鉑 锡錫 韦韋 饮飲 鸥鷗 龄齡齢 尔爾 宽寬 寿壽 ' +
  '岗崗 峡峽 帅帥 彻徹 径徑 恒恆 惯慣 戏戲 扫掃 抢搶 挂掛 损損 携攜 撑撐 敌敵 斗鬥 晒曬 杨楊 柜櫃 ' +
  '栏欄 树樹 桨槳 桩樁 棱稜 毁毀 沈瀋 溃潰 滤濾 灭滅 灶竈 状狀 猫貓 玮瑋 珑瓏 瑶瑤 畴疇 痴癡 税稅 ' +
  '富冨 窝窩 缔締 缩縮 罢罷 肠腸 胆膽 脉脈 脚腳 舆輿 芦蘆 苹蘋 茧繭 虽雖'
).split(' ')

const FOLD: ReadonlyMap<string, string> = createFold()

/** The hand-made table first, since it joins Japanese forms too; then every one-to-one simplification of Unihan. */
function createFold(): ReadonlyMap<string, string> {
  const fold = new Map<string, string>()
  for (const forms of FORMS) {
    const [simplified = '', ...others] = Array.from(forms)
    for (const other of others) fold.set(other, simplified)
  }
  for (const line of HAN_CHARACTERS) {
    for (const entry of line.split(' ')) {
      const to = entry.charAt(1)
      if (to === ':') continue
      const from = entry.charAt(0)
      const target = fold.get(to) ?? to
      if (!fold.has(from) && target !== from) fold.set(from, target)
    }
  }
  return fold
}

/** The text with every character in its simplified form where the table has one. */
export function foldHan(text: string): string {
  let folded = ''
  for (const character of text) folded += FOLD.get(character) ?? character
  return folded
}
