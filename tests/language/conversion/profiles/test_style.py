"""Styling a converted text: each choice, what it leaves alone, and that doing it twice changes nothing more."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.texts import marked_news, plain_news
from tms.domain.inline import MARKER
from tms.language.conversion.profiles import (
    BASE_TAGS,
    CHOICES,
    PROFILES_BY_TAG,
    Choice,
    Profile,
    choices_of,
    profile_of,
    style,
)
from tms.language.marked_text import take_apart

HANS, TW, HK = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK"


def styled(text: str, tag: str = TW, **choices: str) -> str:
    return style(text, profile_of(tag, {key.replace("_", "-"): value for key, value in choices.items()})).text


@pytest.mark.parametrize(
    ("key", "value", "text", "expected"),
    [
        ("tai", "臺", "台灣的舞台和櫃台", "臺灣的舞臺和櫃臺"),
        ("tai", "臺", "天台山、五台山、台州、龍應台與台積電", "天台山、五臺山、台州、龍應台與台積電"),
        ("tai", "台", "臺灣、天台山", "台灣、天台山"),
        ("li", "裏", "這裡與公里", "這裏與公里"),
        ("qun", "羣", "群眾", "羣眾"),
        ("feng", "峯", "高峰", "高峯"),
        ("chuang", "牀", "起床", "起牀"),
        ("xian", "綫", "路線", "路綫"),
        ("xian", "線", "路綫，無綫電視", "路線，無綫電視"),
        ("wu", "汙", "污染", "汙染"),
        ("shi", "溼", "潮濕的濕地", "潮溼的溼地"),
        ("wei", "衞", "衛生署與鳳凰衛視", "衞生署與鳳凰衛視"),
        ("forms", "説", "他說戶口與溫度", "他説户口與温度"),
        ("bu", "佈", "公布布料，宣布分布", "公佈布料，宣佈分佈"),
        ("bu", "布", "公佈布料，密佈", "公布布料，密布"),
        ("bu", "佈", "布達佩斯、布雷克、沙發布、大部分布料", "布達佩斯、布雷克、沙發布、大部分布料"),
        ("zhan", "佔", "占領後占卜，占三成", "佔領後占卜，佔三成"),
        ("zhou", "週", "本周末，周圍四周，周恩來", "本週末，周圍四周，周恩來"),
        ("zhou", "週", "周會長買周六福，東周末年", "周會長買周六福，東周末年"),
        ("zhou", "周", "週末的《壹週刊》", "周末的《壹週刊》"),
        ("pao", "砲", "炮彈與鞭炮聲，如法炮製", "砲彈與鞭炮聲，如法炮製"),
        ("zhan", "佔", "占美也占卜，占一卦", "占美也占卜，占一卦"),
        ("jihua", "計畫", "計劃，統計劃分", "計畫，統計劃分"),
        ("jihua", "計劃", "計畫，設計畫面", "計劃，設計畫面"),
        ("shenfen", "身分", "身份證", "身分證"),
        ("shenfen", "身份", "身分證，分身分裂", "身份證，分身分裂"),
        ("heng", "恒", "恆生", "恒生"),
        ("tai", "leave", "台灣與臺灣", "台灣與臺灣"),
    ],
)
def test_a_form_is_exchanged_only_in_words_that_have_both(key: str, value: str, text: str, expected: str) -> None:
    assert styled(text, **{key: value}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他走著去買著名著作", "他走着去買著名著作"),
        ("著者著有原著，顯著，土著", "著者著有原著，顯著，土著"),
        ("意味著執著與沉著，著手、著重、著火", "意味着執着與沉着，着手、着重、着火"),
        ("她還活著。他等著，王力著。", "她還活着。他等着，王力著。"),
        ("看著《紅樓夢》，曹雪芹著《紅樓夢》", "看着《紅樓夢》，曹雪芹著《紅樓夢》"),
        ("走着去找王力著的書", "走着去找王力著的書"),
    ],
)
def test_what_is_written_and_shown_keeps_its_form(text: str, expected: str) -> None:
    assert styled(text, HK) == expected
    assert styled(text, TW, zhe="着") == expected
    assert styled(expected, TW) == expected.replace("着", "著")


@pytest.mark.parametrize("choice", CHOICES.values(), ids=lambda choice: choice.key)
def test_no_two_values_of_a_choice_read_the_same(choice: Choice) -> None:
    """In most fonts of a page a wide percent sign is as wide as a narrow one: their labels differ in more than that."""
    labels = {normalize("NFKC", str(label)) for label in choice.values.values()}
    assert len(labels) == len(choice.values)


@pytest.mark.parametrize(
    ("choices", "text", "expected"),
    [
        ({"quotes": "curly"}, "他說「是『新』的」", "他說“是‘新’的”"),
        ({"titles": "quotes"}, "讀《紅樓夢》", "讀「紅樓夢」"),
        ({"titles": "quotes"}, "「他讀《紅樓夢》與〈詩〉」", "「他讀『紅樓夢』與『詩』」"),
        ({"titles": "quotes"}, "讀《Ulysses》，《沒有另一半", "讀《Ulysses》，《沒有另一半"),
        ({"middle_dot": "‧"}, "唐納·川普與J•K·羅琳", "唐納‧川普與J‧K‧羅琳"),
        ({"middle_dot": "‧"}, "• 一項，col·lecció，3·15，ジョン・スミス", "• 一項，col·lecció，3·15，ジョン・スミス"),
        ({"percent": "％"}, "增45%，減0.3 %", "增45％，減0.3 ％"),
        ({"percent": "％"}, "“up 45% this year”，a%20b，%s，增100%s", "“up 45% this year”，a%20b，%s，增100%s"),
        ({"percent": "%"}, "增４５％", "增４５%"),
    ],
)
def test_marks_of_a_house(choices: dict[str, str], text: str, expected: str) -> None:
    assert styled(text, **choices) == expected


@pytest.mark.parametrize(
    ("digits", "han"),
    [
        ("2024年5月3日", "二〇二四年五月三日"),
        ("1949年10月1日，31日", "一九四九年十月一日，31日"),
        ("1990年代與2024年12月", "一九九〇年代與二〇二四年十二月"),
        ("11月21日和5月20號", "十一月二十一日和五月二十號"),
        ("5月3日至5月10日", "五月三日至五月十日"),
        ("1949年10月至1950年2月", "一九四九年十月至一九五〇年二月"),
        ("35公里、10歲、99元", "三十五公里、十歲、九十九元"),
        ("35萬元", "三十五萬元"),
    ],
)
def test_dates_and_numbers_go_both_ways(digits: str, han: str) -> None:
    assert styled(digits, dates="han", numbers="han") == han
    assert styled(han, dates="digits", numbers="digits") == digits


@pytest.mark.parametrize(
    "text",
    [
        "民國113年5月3日", "1500年歷史", "2000年前", "5至8月", "2024年05月03日", "2024 年 5 月 3 日",
        "《2046年5月3日》", "「2024年5月3日」", "5月3日至5日", "2024年5月至8月", "1949至1997年", "20至35歲",
        "1,035元", "3.50元", "US$35元",
        "農曆5月5日", "第35公里", "https://a.b/2024年5月3日", "135公里",
    ],
)  # fmt: skip
def test_digits_stay_where_numerals_would_say_less(text: str) -> None:
    assert styled(text, dates="han", numbers="han") == text


@pytest.mark.parametrize(
    "text",
    [
        "農曆八月十五日", "光緒二十四年八月六日", "五月天", "三四十歲", "二、三十公里", "數十元", "二十多歲",
        "一百二十公里",
        "《一九八四年》", "五月三日至五日", "一九四九至一九九七年", "二〇二四年三百人", "十幾歲", "第十公里",
    ],
)  # fmt: skip
def test_numerals_stay_where_digits_would_say_something_else(text: str) -> None:
    assert styled(text, dates="digits", numbers="digits") == text


def test_protected_stretches_addresses_and_code_stay() -> None:
    house = profile_of(TW, {"tai": "臺"})
    assert style("台灣的台商", house, protected=[(0, 2)]).text == "台灣的臺商"
    text = "https://zh.example.org/wiki/台灣 `台` {{台}} {台} <a title=台>"
    assert style(text, house).text == text
    assert style("見https://example.org台灣", house).text == "見https://example.org臺灣"


def test_markers_cut_no_word_and_keep_their_places() -> None:
    house = profile_of(TW, {"tai": "臺", "dates": "han"})
    assert style("天⟦1⟧台⟦/1⟧山，⟦2⟧台⟦/2⟧灣", house).text == "天⟦1⟧台⟦/1⟧山，⟦2⟧臺⟦/2⟧灣"
    assert style("⟦1⟧2024年⟦/1⟧5月", house).text == "⟦1⟧二〇二四年⟦/1⟧五月"


def test_marks_without_partner_are_reported_where_they_stand_after_styling() -> None:
    found = style("2024年12月31日，他說：“好", profile_of(TW, {"dates": "han"}))
    assert found.text == "二〇二四年十二月三十一日，他說：「好"
    assert [found.text[at] for at in found.unbalanced] == ["「"]


def test_places_are_found_in_the_styled_text() -> None:
    found = style("在2024年12月31日的台灣", profile_of(TW, {"dates": "han", "tai": "臺"}))
    assert found.text == "在二〇二四年十二月三十一日的臺灣"
    assert [found.at(at) for at in (0, 1, 5, 6, 8, 13, 15)] == [0, 1, 5, 6, 8, 14, 16]


_PARTS = [
    "台灣", "臺", "天台山", "裡", "裏", "群羣", "看著", "著作", "着", "原著", "峰", "無綫電視", "線", "床", "污汙",
    "公布",
    "公佈", "布", "料", "衛", "說", "説", "占", "領", "卜", "佔", "周", "本", "週", "末", "秘", "炮", "彈", "砲台",
    "雇",
    "計劃", "計畫", "面", "設計", "身份", "分", "身分", "恆", "艷", "豔", "·", "‧", "•", "唐納", "J", "K", "%",
    "％", "45", "5",
    "2024年", "5月", "3日", "二〇二四年", "五月", "三日", "十", "二", "歲", "公里", "元", "萬", "民國", "農曆",
    "至", "、",
    "“", "”", "‘", "’", "「", "」", "『", "』", "《", "》", "〈", "〉", "，", "。", " ", "https://a.b/", "`", "{",
    "}", "\n",
]  # fmt: skip
regional = st.lists(st.sampled_from(_PARTS), max_size=24).map("".join)


_CHOOSABLE = {tag: [(k, value) for k, c in choices_of(tag).items() for value in c.values] for tag in BASE_TAGS}


@st.composite
def profiles(draw: st.DrawFn, tag: str | None = None) -> Profile:
    base = tag or draw(st.sampled_from(BASE_TAGS))
    return profile_of(base, dict(draw(st.lists(st.sampled_from(_CHOOSABLE[base]), max_size=9))))


@given(text=regional | plain_news, profile=profiles())
def test_styling_twice_changes_nothing_more(text: str, profile: Profile) -> None:
    once = style(text, profile).text
    assert style(once, profile).text == once


@given(text=regional, start=st.data(), profile=profiles(TW))
def test_a_reversible_choice_goes_there_and_back(text: str, start: st.DataObject, profile: Profile) -> None:
    key = start.draw(st.sampled_from([c.key for c in choices_of(TW).values() if c.reversible]))
    one, other = (start.draw(st.sampled_from([v for v in choices_of(TW)[key].values if v != "leave"])) for _ in "ab")
    first = style(text, profile.choosing(key, one)).text
    there = style(first, profile.choosing(key, other)).text
    assert style(there, profile.choosing(key, one)).text == first


@given(text=regional, profile=profiles(), edges=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_nothing_changes_within_a_protected_stretch(text: str, profile: Profile, edges: tuple[int, int]) -> None:
    start, end = sorted(min(edge, len(text)) for edge in edges)
    found = style(text, profile, protected=[(start, end)])
    assert found.text[found.at(start) :].startswith(text[start:end])


@given(text=marked_news(), profile=profiles())
def test_markers_survive_and_say_nothing(text: str, profile: Profile) -> None:
    found = style(text, profile)
    assert [m[0] for m in MARKER.finditer(found.text)] == [m[0] for m in MARKER.finditer(text)]
    assert take_apart(found.text)[0] == style(take_apart(text)[0], profile).text


@given(text=regional, profile=profiles())
def test_spans_cover_both_texts(text: str, profile: Profile) -> None:
    found = style(text, profile)
    edges = [(0, 0), *((span.end, span.target_end) for span in found.spans)]
    assert [(span.start, span.target_start) for span in found.spans] == edges[:-1]
    assert edges[-1] == (len(text), len(found.text))
    assert all(before < after for before, after in pairwise(edges))


def test_regions_differ_in_their_forms() -> None:
    text = "在台灣裡公佈計劃，群眾說著衛生與炮彈"
    assert style(text, PROFILES_BY_TAG[TW]).text == "在台灣裡公布計劃，群眾說著衛生與砲彈"
    assert style(text, PROFILES_BY_TAG[HK]).text == "在台灣裏公佈計劃，群眾說着衞生與炮彈"
    assert style("他说「好」", PROFILES_BY_TAG[HANS]).text == "他说“好”"
