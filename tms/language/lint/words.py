"""Words that the text's region says otherwise: whatever the converter would write otherwise, by its own tables.

    word_findings("软体和飞弹", "zh-Hans")   → 软体 is 软件, 飞弹 is 导弹

A text is read as if it came from another region, in that region's script: what the dictionaries' vocabulary or the
starter glossary writes otherwise than character by character is a word of that region. What both regions print is none.
"""

import re
from collections.abc import Iterator
from functools import cache

from tms.domain.locales import NAMES, ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.domain.translatable import Words
from tms.language.conversion.chains import chain, news_words
from tms.language.conversion.context.measures import measures
from tms.language.conversion.engine import run, trace
from tms.language.conversion.rules import Level, Rule, RuleSet, keeps_apart
from tms.language.glossary import concepts, simplified, starter
from tms.language.lint.finding import LintFinding
from tms.language.marked_text import places, take_apart

_REGIONS = {ZH_HANT_TW: (ZH_HANS,), ZH_HANT_HK: (ZH_HANS,), ZH_HANS: (ZH_HANT_TW, ZH_HANT_HK)}
"""From which region's tables a text of each locale is read."""

_GUARD = "built-in:guard:"


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Entries of the vocabulary that papers of Taiwan and Hong Kong print in the same or another sense (數據, 模擬, 萬象),
# and those that mostly come from two words (更高的|士氣, 操作|數個).
_IN_TRADITIONAL = _listed(
    "的士 在線 公元 搜索 添加 程序 壁紙 映射 地址 參數 刷新 函數 卸載 創建 前綴 後綴 循環 傳感 優化 回調 接口 掛斷 "
    "拷貝 擴展 溢出 持久性 指針 支持 權限 消息 用戶 登錄 窗口 聯繫 調度 調用 腳本 訪問 界面 像素 萬象 模擬 異步 "
    "發送 發佈 發布 組件 設備 設置 註銷 聲明 打開 數據 數字 操作數 性能 查找 查看 局部 屏蔽 導入 導出 剪切 呼出 "
    "加載 自行車 通信 通道 進程 高級 高端 運行 類型 保存 信號 代碼 低級 交互 實例 實時 字體 圖像 圖庫 分區 可視化 "
    "連接 項目 遠程 點擊 鏡像 錄像 丁當 歐拉 格拉斯 拉洛 拉莫 福雷 凱奇 沃恩 布雷頓 多任務 詞組 觸摸 綁定 便攜式 "
    "審核 重裝 重載 高清 內置 外置 採樣 對象 文件 全局 激活 枚舉 批量 宏 硅 標識符 社交媒體 巧克力 隱私權 機器人 "
    "冰淇淋 模特 水平 頭盔 前台 大米 發動機 服務員 初中 面料 默認 素數 小區 投票站 真人秀"
)

# The same of the mainland's papers, some in another sense (数位专家, 蚌埠, 音讯全无, 塑胶跑道).
_IN_SIMPLIFIED = _listed(
    "列举 资讯 讯息 狮子山 即时 哈萨克 塔吉克 乌兹别克 土库曼 搜寻 效能 导引 向量 相容 叮当 叮叮当当 正规化 音讯 影印 "
    "存取 取样 稽核 综合症 阵列 乳酪 高阶 数位 登出 莱雅 格鲁曼 存档 图示 离线 瓦伦西亚 映象 碟片 冷盘 扩音 截图 堆叠 "
    "互动式 全形 报酬率 拉罗 拉摩 扫描器 视窗 线上 多工 通话记录 资料来源 热带低气压 字型 血红素 埠 脚踏车 凤梨 "
    "隐形技术 小儿麻痹症 心肌梗塞 太空人 塑胶 核电厂 个体经济 乔治亚 公车 公车站 机车 记忆卡 雪梨 柯瑞 鲍尔 冷气 "
    "冷气机 桌球 "
    "蛙式 蝶式 仰式 挖土机 电锅 延长赛 预设为 返工 手掣 美斯 朗尼 尼马 十二码 泊车 泊车位 即食面 镭射 恤衫 "
    "行人路 游览车 上载 "
    "头期款 首班车 头班车 尾班车 偷拍影片 网络影片 短影片 监视影片 教学影片 一段影片 这段影片 那段影片 影片画面 "
    "影片曝光 直播影片 "
    "提款机 柜员机 护理师 沙律 例行赛 步行者 猫熊 平治"
)

# Words in which one of them stands by accident: 过程|式.
_ACROSS = re.compile("过程式|流程式|工程式|里程式|进程式|方程式|教程式|编程式|日程式|课程式|议程式|卡达尔|伊利诺伊")

_Told = tuple[int, int, str]


def word_findings(text: str, locale: str) -> Iterator[LintFinding]:
    """The words of another region, in order of place; none for plain zh-Hant."""
    if locale not in _REGIONS:
        return
    plain, _ = take_apart(text)
    told = [one for other in _REGIONS[locale] for one in _read_from(plain, other, locale)]
    at, done = places(text), 0
    for start, end, word in sorted(told, key=lambda one: (one[0], -one[1])):
        if start < done:
            continue
        done = end
        first, last = at[start], at[end - 1] + 1
        said = Words(
            "“{said}” is said differently in {region}: “{word}”.",
            said=plain[start:end],
            region=NAMES[locale],
            word=word,
        )
        yield LintFinding(first, last, "region-word", text[first:last], word, said)


def _read_from(plain: str, other: str, locale: str) -> Iterator[_Told]:
    """The words of the other region; a text that has another length in its script is asked nothing."""
    written = run(plain, chain(locale, other, vocabulary=False))
    without = run(written, chain(other, locale, vocabulary=False))
    if not len(written) == len(without) == len(plain):
        return
    shared = _IN_SIMPLIFIED if locale == ZH_HANS else _IN_TRADITIONAL
    told = [
        (start, end, word)
        for start, end, word in _known(written, other, locale)
        if _folded(word) not in {_folded(plain[start:end]), _folded(without[start:end])}
        and not {plain[start:end], _core(plain[start:end], word)} & shared
    ]
    own = [(one.start, one.end) for one in _own(locale).find(plain)] if told else []
    own += [match.span() for match in _ACROSS.finditer(plain)] if told else []
    for start, end, word in told:
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last in own):
            yield start, end, word


def _known(written: str, other: str, locale: str) -> Iterator[_Told]:
    """What the tables write for words of a text of the other region."""
    for match in _rules(other, locale).find(written):
        if match.key and not match.key.startswith(_GUARD) and not keeps_apart(match.key):
            yield match.start, match.end, match.target
    steps = chain(other, locale, vocabulary=True, news=locale == ZH_HANS)
    words, units = trace(written, steps)
    common, back = news_words(steps[-1]), chain(locale, other, vocabulary=False)
    for start, end, there, there_end in units:
        word = words[there:there_end]
        if not {written[start:end], _core(written[start:end], run(word, back))} & common:
            yield start, end, word
    if locale == ZH_HANS:
        yield from (one for one in measures(written, other, locale) if one[2] in _UNITS)


_UNITS = frozenset(("米", "平方米", "立方米", "厘米", "毫米", "克"))


@cache
def _own(locale: str) -> RuleSet:
    """The names of the text's own region, in which a shorter one of another may stand: 尼日 in 尼日利亚."""
    forms = {concept.forms[locale] for concept in concepts() if concept.applied}
    around: set[str] = set()
    for other in _REGIONS[locale]:
        for form in forms:
            written = run(form, chain(locale, other, vocabulary=False))
            if any(end - start < len(form) for start, end, _ in _known(written, other, locale)):
                around.add(form)
    return RuleSet(Rule(form, form, Level.BUILT_IN) for form in sorted(around))


@cache
def _rules(other: str, locale: str) -> RuleSet:
    return RuleSet((*starter(other, locale), *simplified(other, locale)))


def _core(said: str, word: str) -> str:
    """What of the one is not in the other: 萬象 of 包羅萬象, for which the tables have 包羅永珍."""
    before = _shared_beginning(said, word)
    after = _shared_beginning(said[before:][::-1], word[before:][::-1])
    return said[before : len(said) - after]


def _shared_beginning(one: str, other: str) -> int:
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), min(len(one), len(other))
    )


def _folded(word: str) -> str:
    return word.replace("臺", "台")
