"""The single choices of a house profile: what may be chosen, what each region chooses, and words for the page.

A region's defaults are what its newsrooms print where two independent bodies of text agree (台灣, 公布, 污染 in
Taiwan; 說, 戶, 溫 in Hong Kong), else what the dictionaries give. ``leave`` keeps a text as the dictionaries or its
author wrote it. No choice decides a contested name: those are proposed to an editor, whatever is chosen here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion.profiles.variants import VARIANTS

LEAVE = "leave"

Group = Literal["words", "characters", "marks", "numbers"]

_ALL = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)
_AS_WRITTEN = "As written"
_AS_DICTIONARIES = "As the dictionaries give it"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its stable key, a name and a sentence for a page, its values with labels, the default of each region.

    A region that is not among ``defaults`` does not have the choice. ``reversible``: going to another value and back
    gives the first text again.
    """

    key: str
    group: Group
    name: str
    words: str
    values: Mapping[str, str]
    defaults: Mapping[str, str]
    reversible: bool = True


def _everywhere(value: str) -> dict[str, str]:
    return dict.fromkeys(_ALL, value)


def _glyph(key: str, name: str, words: str, taiwan: str, hong_kong: str) -> Choice:
    """A choice between two written forms; its values are the first forms themselves."""
    variant = VARIANTS[key]
    first, second = variant.first[0], variant.second[0]
    values = {first: first, second: second, LEAVE: _AS_DICTIONARIES}
    defaults = {ZH_HANT_TW: taiwan, ZH_HANT_HK: hong_kong}
    return Choice(key, "characters", name, words, values, defaults, variant.is_free)


_WORDS_AND_MARKS = (
    Choice(
        "vocabulary", "words", "Vocabulary",
        "Words of the region (软件 → 軟體), or the same words in other characters (软件 → 軟件).",
        {"region": "The region’s words", "characters": "Characters only"}, _everywhere("region"), reversible=False,
    ),
    Choice(
        "names", "words", "Names of the starter glossary",
        "Heads of state, countries and organisations in the region’s usual form (特朗普 → 川普). Contested names are "
        "only ever proposed.",
        {"region": "The region’s usual form", "as-written": _AS_WRITTEN}, _everywhere("region"), reversible=False,
    ),
    Choice(
        "quotes", "marks", "Quotation marks",
        "Which marks open and close a quotation. Nested ones alternate; apostrophes and quotations of Latin text stay.",
        {"corner": "「外『內』外」", "curly": "“外‘內’外”"},
        {ZH_HANS: "curly", ZH_HANT_TW: "corner", ZH_HANT_HK: "corner"}, reversible=False,
    ),
    Choice(
        "titles", "marks", "Titles of works",
        "Titles of books, films and papers in title marks, or in quotation marks. Quotation marks don’t go back by "
        "themselves.",
        {"angle": "《紅樓夢》", "quotes": "In quotation marks"}, _everywhere("angle"), reversible=False,
    ),
    Choice(
        "middle-dot", "marks", "Dot in foreign names",
        "The dot between the parts of a name (唐納·川普).",
        {"·": "· (U+00B7)", "‧": "‧ (U+2027)", "•": "• (U+2022)", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
    Choice(
        "spacing", "marks", "Space between Chinese and Latin",
        "Whether a space stands between Chinese characters and Latin letters or figures. Addresses and code stay.",
        {"none": "使用Python", "space": "使用 Python", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE), reversible=False,
    ),
    Choice(
        "percent", "numbers", "Percent sign",
        "The sign after a number in Chinese text: narrow or wide.",
        {"%": "45%", "％": "45％", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
    Choice(
        "dates", "numbers", "Dates",
        "Years of four digits, months and days. Dates of the lunar calendar, reign years, and what stands within "
        "quotations or titles stay.",
        {"digits": "2024年5月3日", "han": "二〇二四年五月三日", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
    Choice(
        "numbers", "numbers", "Numbers with units",
        "Whole numbers from 10 to 99 before a unit of age, length, weight or money. All others stay: idioms, ranges "
        "and rough figures are no style.",
        {"digits": "35公里", "han": "三十五公里", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
)  # fmt: skip

_CHARACTERS = (
    _glyph(
        "tai", "台 or 臺", "Papers in Taiwan print 台灣, its government 臺灣; 天台山 and 台積電 are always 台.",
        "台", "台",
    ),
    _glyph("li", "裡 or 裏", "Taiwan prints 裡, the list that Hong Kong’s schools use has 裏.", "裡", "裏"),
    _glyph("zhe", "著 or 着", "Hong Kong tells 走着 from 著名; Taiwan writes 著 for both.", "著", "着"),
    _glyph("bu", "布 or 佈", "公布, 宣布 and 分布, or 公佈, 宣佈 and 分佈; cloth is always 布.", "布", LEAVE),
    _glyph("zhan", "占 or 佔", "占領 or 佔領; 占卜 is always 占.", LEAVE, LEAVE),
    _glyph("zhou", "周 or 週", "本周 or 本週; the surname and 周圍 are always 周.", LEAVE, LEAVE),
    _glyph("jihua", "計劃 or 計畫", "Some desks in Taiwan write 計畫 for the plan and for planning.", LEAVE, LEAVE),
    _glyph("shenfen", "身份 or 身分", "Taiwan’s standard is 身分; many desks keep 身份.", LEAVE, LEAVE),
    _glyph("pao", "炮 or 砲", "Guns and shells are 砲 in Taiwan (砲彈); firecrackers are always 炮.", "砲", "炮"),
    _glyph("wu", "污 or 汙", "Taiwan’s schools teach 汙染; papers print 污染.", "污", "污"),
    _glyph("qun", "群 or 羣", "羣 is the form of older books and of some Hong Kong desks.", "群", "群"),
    _glyph("feng", "峰 or 峯", "峯 is the form of older books and of some Hong Kong desks.", "峰", "峰"),
    _glyph("chuang", "床 or 牀", "牀 is the form of older books and of some Hong Kong desks.", "床", "床"),
    _glyph(
        "xian", "線 or 綫", "綫 is an older form; Hong Kong’s railway lines and 無綫電視 bear it in their names.",
        "線", LEAVE,
    ),
    _glyph("wei", "衛 or 衞", "Hong Kong’s departments print 衞 (衞生署).", "衛", "衞"),
    _glyph(
        "forms", "說 or 説",
        "The list that Hong Kong’s schools use has 説 户 温 麪 閲 脱 税; keyboards and papers give 說 戶 溫 麵 閱 "
        "脫 稅.",
        "說", "說",
    ),
    _glyph("heng", "恆 or 恒", "永恆 or 永恒; Hong Kong’s index is 恒生指數.", LEAVE, LEAVE),
    _glyph("mi", "秘 or 祕", "秘書 or 祕書.", LEAVE, LEAVE),
    _glyph("yan", "艷 or 豔", "艷麗 or 豔麗.", LEAVE, LEAVE),
    _glyph("gu", "雇 or 僱", "雇員 or 僱員.", LEAVE, LEAVE),
)  # fmt: skip

CHOICES: Mapping[str, Choice] = {choice.key: choice for choice in (*_WORDS_AND_MARKS, *_CHARACTERS)}
"""Every choice by its key, in the order of a page."""


def choices_of(tag: str) -> dict[str, Choice]:
    """The choices that a region has."""
    return {key: choice for key, choice in CHOICES.items() if tag in choice.defaults}
