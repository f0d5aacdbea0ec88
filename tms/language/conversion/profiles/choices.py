"""The single choices of a house profile: what may be chosen, what each region chooses, and words for the page.

A region's defaults are what its newsrooms print where two independent bodies of text agree (台灣, 公布, 污染 in
Taiwan; 說, 戶, 溫 in Hong Kong), else what the dictionaries give. ``leave`` keeps a text as the dictionaries or its
author wrote it. No choice decides a contested name: those are proposed to an editor, whatever is chosen here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.domain.translatable import Words
from tms.language.conversion.profiles.variants import VARIANTS

LEAVE = "leave"

Group = Literal["words", "characters", "marks", "numbers"]

_ALL = (ZH_HANS, ZH_HANT_TW, ZH_HANT_HK)
_AS_WRITTEN = Words("As written")
_AS_DICTIONARIES = Words("As the dictionaries give it")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its stable key, a name and a sentence for a page, its values with labels, the default of each region.

    A region that is not among ``defaults`` does not have the choice. ``reversible``: going to another value and back
    gives the first text again. What is put into these messages is Chinese: what is called ``before`` is Simplified, the
    others are written as the region does. Values that are no messages are examples.
    """

    key: str
    group: Group
    name: Words
    words: Words
    values: Mapping[str, str]
    defaults: Mapping[str, str]
    reversible: bool = True


def _everywhere(value: str) -> dict[str, str]:
    return dict.fromkeys(_ALL, value)


def _glyph(key: str, words: Words, taiwan: str, hong_kong: str) -> Choice:
    """A choice between two written forms; its values are the first forms themselves."""
    variant = VARIANTS[key]
    first, second = variant.first[0], variant.second[0]
    name = Words("{first} or {second}", first=first, second=second)
    values = {first: first, second: second, LEAVE: _AS_DICTIONARIES}
    defaults = {ZH_HANT_TW: taiwan, ZH_HANT_HK: hong_kong}
    return Choice(key, "characters", name, words, values, defaults, variant.is_free)


def _older(form: str) -> Words:
    return Words("{form} is the form of older books and of some Hong Kong desks.", form=form)


def _either(first: str, second: str) -> Words:
    return Words("{first} or {second}.", first=first, second=second)


_WORDS_AND_MARKS = (
    Choice(
        "vocabulary", "words", Words("Vocabulary"),
        Words(
            "Words of the region ({before} → {word}), or the same words in other characters ({before} → {same}).",
            before="软件", word="軟體", same="軟件",
        ),
        {"region": Words("The region’s words"), "characters": Words("Characters only")},
        _everywhere("region"), reversible=False,
    ),
    Choice(
        "names", "words", Words("Names of the starter glossary"),
        Words(
            "Heads of state, countries and organisations in the region’s usual form ({before} → {usual}). Contested "
            "names are only ever proposed.",
            before="特朗普", usual="川普",
        ),
        {"region": Words("The region’s usual form"), "as-written": _AS_WRITTEN},
        _everywhere("region"), reversible=False,
    ),
    Choice(
        "quotes", "marks", Words("Quotation marks"),
        Words(
            "Which marks open and close a quotation. Nested ones alternate; apostrophes and quotations of Latin text "
            "stay."
        ),
        {"corner": "「外『內』外」", "curly": "“外‘內’外”"},
        {ZH_HANS: "curly", ZH_HANT_TW: "corner", ZH_HANT_HK: "corner"}, reversible=False,
    ),
    Choice(
        "titles", "marks", Words("Titles of works"),
        Words(
            "Titles of books, films and papers in title marks, or in quotation marks. Quotation marks don’t go back by "
            "themselves."
        ),
        {"angle": "《紅樓夢》", "quotes": Words("In quotation marks")}, _everywhere("angle"), reversible=False,
    ),
    Choice(
        "middle-dot", "marks", Words("Dot in foreign names"),
        Words("The dot between the parts of a name ({name}).", name="唐納·川普"),
        {"·": "· (U+00B7)", "‧": "‧ (U+2027)", "•": "• (U+2022)", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
    Choice(
        "spacing", "marks", Words("Space between Chinese and Latin"),
        Words(
            "Whether a space stands between Chinese characters and Latin letters or figures. Addresses and code stay."
        ),
        {"none": "使用Python", "space": "使用 Python", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE), reversible=False,
    ),
    Choice(
        "percent", "numbers", Words("Percent sign"),
        Words("The sign after a number in Chinese text: narrow or wide."),
        {"%": "45% (U+0025)", "％": "45％ (U+FF05)", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
    Choice(
        "dates", "numbers", Words("Dates"),
        Words(
            "Years of four digits, months and days. Dates of the lunar calendar, reign years, and what stands within "
            "quotations or titles stay."
        ),
        {"digits": "2024年5月3日", "han": "二〇二四年五月三日", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
    Choice(
        "numbers", "numbers", Words("Numbers with units"),
        Words(
            "Whole numbers from 10 to 99 before a unit of age, length, weight or money. All others stay: idioms, "
            "ranges and rough figures are no style."
        ),
        {"digits": "35公里", "han": "三十五公里", LEAVE: _AS_WRITTEN}, _everywhere(LEAVE),
    ),
)  # fmt: skip

_CHARACTERS = (
    _glyph(
        "tai",
        Words(
            "Papers in Taiwan print {papers}, its government {government}; {place} and {firm} are always {always}.",
            papers="台灣", government="臺灣", place="天台山", firm="台積電", always="台",
        ),
        "台", "台",
    ),
    _glyph(
        "li",
        Words("Taiwan prints {form}, the list that Hong Kong’s schools use has {other}.", form="裡", other="裏"),
        "裡", "裏",
    ),
    _glyph(
        "zhe",
        Words(
            "Hong Kong tells {particle} from {famous}; Taiwan writes {one} for both.",
            particle="走着", famous="著名", one="著",
        ),
        "著", "着",
    ),
    _glyph(
        "bu",
        Words(
            "{first}, or {second}; cloth is always {always}.",
            first="公布、宣布、分布", second="公佈、宣佈、分佈", always="布",
        ),
        "布", LEAVE,
    ),
    _glyph(
        "zhan",
        Words("{first} or {second}; {other} is always {always}.",
              first="占領", second="佔領", other="占卜", always="占"),
        LEAVE, LEAVE,
    ),
    _glyph(
        "zhou",
        Words("{first} or {second}; the surname and {around} are always {always}.",
              first="本周", second="本週", around="周圍", always="周"),
        LEAVE, LEAVE,
    ),
    _glyph(
        "jihua", Words("Some desks in Taiwan write {form} for the plan and for planning.", form="計畫"), LEAVE, LEAVE,
    ),
    _glyph(
        "shenfen", Words("Taiwan’s standard is {standard}; many desks keep {kept}.", standard="身分", kept="身份"),
        LEAVE, LEAVE,
    ),
    _glyph(
        "pao",
        Words("Guns and shells are {gun} in Taiwan ({word}); firecrackers are always {always}.",
              gun="砲", word="砲彈", always="炮"),
        "砲", "炮",
    ),
    _glyph(
        "wu", Words("Taiwan’s schools teach {schools}; papers print {papers}.", schools="汙染", papers="污染"),
        "污", "污",
    ),
    _glyph(
        "shi", Words("Taiwan’s schools teach {schools}; papers print {papers}.", schools="潮溼", papers="潮濕"),
        "濕", "濕",
    ),
    _glyph("qun", _older("羣"), "群", "群"),
    _glyph("feng", _older("峯"), "峰", "峰"),
    _glyph("chuang", _older("牀"), "床", "床"),
    _glyph(
        "xian",
        Words("{form} is an older form; Hong Kong’s railway lines and {name} bear it in their names.",
              form="綫", name="無綫電視"),
        "線", LEAVE,
    ),
    _glyph(
        "wei", Words("Hong Kong’s departments print {form} ({name}).", form="衞", name="衞生署"), "衛", "衞",
    ),
    _glyph(
        "forms",
        Words(
            "The list that Hong Kong’s schools use has {schools}; keyboards and papers give {papers}.",
            schools="説 户 温 麪 閲 脱 税", papers="說 戶 溫 麵 閱 脫 稅",
        ),
        "說", "說",
    ),
    _glyph(
        "heng",
        Words("{first} or {second}; Hong Kong’s index is {index}.", first="永恆", second="永恒", index="恒生指數"),
        LEAVE, LEAVE,
    ),
    _glyph("mi", _either("秘書", "祕書"), LEAVE, LEAVE),
    _glyph("yan", _either("艷麗", "豔麗"), LEAVE, LEAVE),
    _glyph("gu", _either("雇員", "僱員"), LEAVE, LEAVE),
)  # fmt: skip

CHOICES: Mapping[str, Choice] = {choice.key: choice for choice in (*_WORDS_AND_MARKS, *_CHARACTERS)}
"""Every choice by its key, in the order of a page."""


def choices_of(tag: str) -> dict[str, Choice]:
    """The choices that a region has."""
    return {key: choice for key, choice in CHOICES.items() if tag in choice.defaults}
