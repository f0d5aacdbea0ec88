"""Forms and words of another region, and what a house chose otherwise."""

from collections.abc import Iterator

from tms.domain.locales import NAMES, ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.domain.translatable import Words, message
from tms.language.conversion.engine import run
from tms.language.conversion.explain import align
from tms.language.conversion.news_senses import news_words
from tms.language.conversion.profiles import CHOICES, LEAVE, Profile, choices_of, profile_of, what_changes
from tms.language.conversion.profiles.spacing import spacing
from tms.language.conversion.profiles.untouched import untouched
from tms.language.conversion.profiles.variants import VARIANTS
from tms.language.lint.finding import LintFinding
from tms.language.marked_text import places, take_apart

_FORMS_OF_NO_REGION = {"爲": "為", "僞": "偽", "喫": "吃", "衆": "眾"}
_FORMS = {
    ZH_HANT_TW: _FORMS_OF_NO_REGION
    | {"裏": "裡", "羣": "群", "牀": "床", "峯": "峰", "麪": "麵", "着": "著", "綫": "線", "啓": "啟"},
    ZH_HANT_HK: _FORMS_OF_NO_REGION | {"裡": "裏", "汙": "污"},
}


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Entries of the vocabulary that papers of Taiwan and Hong Kong print in the same or another sense (數據, 模擬, 萬象),
# and those that mostly come from two words (更高的|士氣, 操作|數個).
_SAID_THERE_TOO = _listed(
    "的士 在線 公元 搜索 添加 程序 壁紙 映射 地址 參數 刷新 函數 卸載 創建 前綴 後綴 循環 傳感 優化 回調 接口 掛斷 "
    "拷貝 擴展 溢出 持久性 指針 支持 權限 消息 用戶 登錄 窗口 聯繫 調度 調用 腳本 訪問 界面 像素 萬象 模擬 異步 "
    "發送 發佈 發布 組件 設備 設置 註銷 聲明 打開 數據 數字 操作數 性能 查找 查看 局部 屏蔽 導入 導出 剪切 呼出 "
    "加載 自行車 通信 通道 進程 高級 高端 運行 類型 保存 信號 代碼 低級 交互 實例 實時 字體 圖像 圖庫 分區 可視化 "
    "連接 項目 遠程 點擊 鏡像 錄像 丁當 歐拉 格拉斯 拉洛 拉莫 福雷 凱奇 沃恩 布雷頓 多任務 詞組 觸摸 綁定 便攜式 "
    "審核 重裝 重載 高清 內置 外置 採樣 對象 文件 全局 激活 枚舉 批量 宏 硅 標識符"
)


def form_findings(text: str, locale: str, house: Profile | None) -> Iterator[LintFinding]:
    """Characters that the region's text does not have, unless the house chose them."""
    if locale == ZH_HANS:
        return
    forms = _FORMS.get(locale, _FORMS_OF_NO_REGION)
    chosen = _chosen_forms(house) if house else frozenset()
    for at, form in enumerate(text):
        if form in forms and form not in chosen:
            words = Words(
                "“{form}” is not the form of {region}: “{right}”.", form=form, region=NAMES[locale], right=forms[form]
            )
            yield LintFinding(at, at + 1, "region-form", form, forms[form], words)


def _chosen_forms(house: Profile) -> frozenset[str]:
    forms: set[str] = set()
    for key, value in house.changed:
        variant = VARIANTS.get(key)
        if variant is not None and value != LEAVE:
            forms.update(variant.first if value == variant.first[0] else variant.second)
    return frozenset(forms)


def word_findings(text: str, locale: str) -> Iterator[LintFinding]:
    """Words that the region says otherwise: where converting with vocabulary and without differ.

    Words that the region's news has too (支持, 聲明) are none, and a text whose way back to Simplified is of another
    length is asked nothing.
    """
    if locale not in {ZH_HANT_TW, ZH_HANT_HK}:
        return
    back, characters = ("tw2s", "s2tw") if locale == ZH_HANT_TW else ("hk2s", "s2hk")
    plain, _ = take_apart(text)
    simplified = run(plain, (back,))
    without, with_words = run(simplified, (characters,)), run(simplified, (characters + "p",))
    if without == with_words or not len(simplified) == len(without) == len(plain):
        return
    words, spans = align(simplified, (characters + "p",))
    at = places(text)
    common = news_words(characters + "p")
    for span in spans:
        word = words[span.target_start : span.target_end]
        if simplified[span.start : span.end] in common or plain[span.start : span.end] in _SAID_THERE_TOO:
            continue
        if word != without[span.start : span.end] and word != plain[span.start : span.end]:
            start, end = at[span.start], at[span.end - 1] + 1
            said = Words(
                "“{said}” is said differently in {region}: “{word}”.",
                said=plain[span.start : span.end],
                region=NAMES[locale],
                word=word,
            )
            yield LintFinding(start, end, "region-word", text[start:end], word, said)


def house_findings(text: str, house: Profile) -> Iterator[LintFinding]:
    """What each choice that the house made would change; the quotation marks are looked at with the other marks."""
    at = [*places(text), len(text)]
    for key, value in house.changed:
        choice = CHOICES[key]
        if choice.group == "words" or key == "quotes":
            continue
        if key == "spacing":
            yield from spacing_findings(text, house)
            continue
        for change in what_changes(text, _indifferent(house), key, value):
            start, end = at[change.start], at[change.end - 1] + 1
            words = Words(
                "“{before}” is “{after}” in the house style: {choice}.",
                before=change.before,
                after=change.after,
                choice=choice.name,
            )
            yield LintFinding(start, end, f"house-{key}", text[start:end], change.after, words)


def spacing_findings(text: str, house: Profile) -> Iterator[LintFinding]:
    """Where a space between Chinese and Latin is missing, or stands and should not."""
    plain, _ = take_apart(text)
    at = [*places(text), len(text)]
    words = (
        message("House style puts a space between Chinese and Latin: “{around}”.")
        if house.choices["spacing"] == "space"
        else message("House style puts no space between Chinese and Latin: “{around}”.")
    )
    for first, last, instead in spacing(plain, house, untouched(plain)):
        start, end = at[first], at[last - 1] + 1
        around = plain[max(0, first - 1) : last + 1]
        said = Words(words, around=around)
        yield LintFinding(start, end, "house-spacing", text[start:end], instead, said)


def _indifferent(house: Profile) -> Profile:
    """The house's quotation marks, and everything else as it is written."""
    choices = {key: LEAVE for key, choice in choices_of(house.tag).items() if LEAVE in choice.values}
    return profile_of(house.tag, {**choices, "quotes": house.choices["quotes"]})
