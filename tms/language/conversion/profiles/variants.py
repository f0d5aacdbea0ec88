"""Pairs of written forms that newsrooms of one region settle differently, and the words in which a pair is not free.

A form is exchanged wherever it stands, unless the pair says that it is safe only within certain words (公佈 yes, 布料
no) or never within some (著作 is never 着作). The lists are matched whichever form of any pair a text is written in.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VariantWords:
    """Where one direction of a pair may act: ``only`` within these words (empty: anywhere), ``never`` within those.

    ``before_a_mark``: the characters after which alone the form is exchanged before a mark or at the end; empty: any.
    """

    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    before_a_mark: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """Two forms of the same thing: ``first`` and ``second`` are parallel forms of equal length (群 and 羣).

    ``to_first`` and ``to_second`` limit the two directions. Both free: going there and back changes nothing.
    ``told_apart``: a text that has the second form already tells the two apart, and its first forms mean what they say.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    to_first: VariantWords = VariantWords()
    to_second: VariantWords = VariantWords()
    told_apart: bool = False

    @property
    def is_free(self) -> bool:
        """Whether both directions act everywhere."""
        return self.to_first == self.to_second == VariantWords()


def _pair(
    first: str,
    second: str,
    *,
    to_first: VariantWords = VariantWords(),
    to_second: VariantWords = VariantWords(),
    told_apart: bool = False,
) -> Variant:
    return Variant(tuple(first.split()), tuple(second.split()), to_first, to_second, told_apart)


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


# Places that were always written 台, forms of address, a writer's own name, and firms by the name that they registered.
_ALWAYS_TAI = _words("天台 台州 台山市 台山縣 台山人 台甫 台端 台鑒 台鑑 兄台 台安 龍應台 台積電 台塑 台達電 台泥 台糖")

# 著 is written and shown (zhù) here; 着 is only the particle and what is read zháo, zhuó, zhāo.
_ALWAYS_ZHU = _words(
    "著名 著作 著者 著述 著稱 著錄 著書 著有 著文 名著 原著 編著 專著 論著 巨著 鉅著 拙著 大著 譯著 合著 所著 新著 "
    "遺著 舊著 近著 土著 顯著 卓著 昭著 較著 彰著 共著 主著 代表著 見微知著 由微知著 臭名昭著 等著作 著譯 著撰 "
    "著說 著論 撰著 著成 著史"
)
# Before a mark 著 may also say who wrote a book (王力著《…》。), so that it is exchanged only after a verb that lasts.
_VERBS_THAT_LAST = (
    "沉執附味活等睡站坐躺看聽想笑哭走跟拿帶開關住留守掛放擺趴蹲跪靠握抱背穿戴閉睜盯望瞪愣醒忙撐拖瞞藏躲候存連亮燒"
    "燃飄漂浮轉動懸空沿隨向朝說唱念叫喊吃喝抽"
)
_BU = _words(
    "公布 發布 宣布 頒布 分布 散布 遍布 密布 布置 布局 布署 布防 布陣 布告 布道 布景 布線 布滿 布建 布施 擺布 傳布 "
    "流布 開誠布公"
)
# 部分|布料, 沙發|布 and a board (公布欄) that everybody writes so.
_BU_ALL_THE_SAME = _words("散布料 分布料 分布匹 分布丁 沙發布 公布欄 布局長")

_ZHAN = _words(
    "占領 占據 占有 占用 占地 占去 占滿 占了 占全 占總 占多 占少 占上風 占下風 占優 占便宜 占比 占先 占線 占約 "
    "占近 占逾 占超 占不到 占到 占其 占約 占整 占該 占本 占中 占一 占二 占三 占四 占五 占六 占七 占八 占九 占十 "
    "占百 占半 占幾 占絕 占最 占較 占重 占主 占首 侵占 霸占 強占 搶占 攻占 獨占 竊占 進占 圈占 擠占 盤占 各占 約占 "
    "僅占 只占 共占 則占 就占 也占 已占 便占 均占 占壓"
)
_DIVINATION = _words("占卜 占星 占卦 占夢 占算 占驗 占得 占一卦 占一課")

_ZHOU = _words(
    "周末 周日 周一 周二 周三 周四 周五 周六 周年 周刊 周報 周期 周會 周休 周薪 周歲 本周 上周 下周 這周 每周 當周 "
    "隔周 雙周 單周 全周 逐周 一周 兩周 二周 三周 四周年 四周後 四周內 五周 六周 七周 八周 九周 十周 數周 幾周 "
    "多周 前周 周前 周後 周內 黃金周 時裝周 周次 周線"
)
# 周邊 and 四周 are around something, and the others begin with the surname or the dynasty.
_AROUND = _words(
    "周會長 周六福 周邊 四周 周圍 周遭 周全 周到 周詳 周知 周旋 周轉 周濟 周恩來 周星馳 西周 東周 周朝 周代 一周遭 "
    "環周 圓周 周延 周折 周密"
)

_CANNON = _words(
    "炮彈 炮火 炮擊 炮兵 炮艦 炮艇 炮台 炮轟 炮手 炮塔 炮口 炮管 炮聲 炮陣地 炮座 炮位 火炮 大炮 開炮 高炮 重炮 "
    "禮炮 巨炮 榴彈炮 迫擊炮 加農炮 高射炮 自走炮 機炮 艦炮 岸炮 電磁炮 軌道炮 無座力炮 快炮 排炮"
)

VARIANTS: dict[str, Variant] = {
    "tai": _pair("台", "臺", to_second=VariantWords(never=_ALWAYS_TAI)),
    "li": _pair("裡", "裏"),
    "zhe": _pair(
        "著", "着", to_second=VariantWords(never=_ALWAYS_ZHU, before_a_mark=_VERBS_THAT_LAST), told_apart=True,
    ),
    "qun": _pair("群", "羣"),
    "feng": _pair("峰", "峯"),
    # The broadcaster's own name is 無綫.
    "xian": _pair("線", "綫", to_first=VariantWords(never=_words("無綫電視 無綫新聞 無綫劇 無綫藝人"))),
    "chuang": _pair("床", "牀"),
    "wu": _pair("污", "汙"),
    "shi": _pair("濕", "溼"),
    "wei": _pair("衛", "衞", to_second=VariantWords(never=_words("鳳凰衛視 衛斯理"))),
    "forms": _pair(
        "說 戶 溫 麵 啟 閱 脫 稅 悅 銳 兌 蛻 蘊 醞 慍 鉤 敘 臥", "説 户 温 麪 啓 閲 脱 税 悦 鋭 兑 蜕 藴 醖 愠 鈎 敍 卧"
    ),
    "heng": _pair("恆", "恒"),
    "mi": _pair("秘", "祕"),
    "yan": _pair("艷", "豔"),
    "gu": _pair("雇", "僱"),
    "bu": _pair("布", "佈", to_second=VariantWords(only=_BU, never=_BU_ALL_THE_SAME)),
    "zhan": _pair("占", "佔", to_second=VariantWords(only=_ZHAN, never=_DIVINATION)),
    "zhou": _pair(
        "周", "週",
        to_first=VariantWords(never=_words("壹週刊 亞洲週刊 商業週刊 美麗島週刊")),
        to_second=VariantWords(only=_ZHOU, never=(*_AROUND, "今周刊")),
    ),
    "pao": _pair(
        "炮", "砲", to_second=VariantWords(only=_CANNON, never=_words("鞭炮 花炮 紙炮 響炮 炮仗 炮竹")),
    ),
    # Within 設計|畫面 and 統計|劃分 a word ends between the two characters.
    "jihua": _pair(
        "計劃", "計畫",
        to_first=VariantWords(
            never=_words("設計畫 會計畫 統計畫 計畫面 計畫家 計畫冊 計畫作 計畫廊 計畫像 計畫展 計畫室")
        ),
        to_second=VariantWords(never=_words("統計劃 會計劃 設計劃 計劃分 計劃定 計劃撥 計劃歸")),
    ),
    "shenfen": _pair(
        "身份", "身分",
        to_first=VariantWords(
            never=_words("全身分 半身分 本身分 自身分 身分別 身分開 身分成 身分離 身分裂 身分擔 身分布")
        ),
        to_second=VariantWords(never=_words("身份量 身份額 身份子 身份外")),
    ),
}  # fmt: skip
"""The pairs by their choice's key."""
