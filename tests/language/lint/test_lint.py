"""The lint: what does not belong into a text of a region."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus import corpus
from tests.language.texts import marked_news
from tests.shared_data import SHARED, needs_shared
from tms.language.conversion import derive
from tms.language.conversion.profiles import profile_of
from tms.language.lint import lint

TW, HK, HANT, HANS = "zh-Hant-TW", "zh-Hant-HK", "zh-Hant", "zh-Hans"
NEWS = "news/ntrex/ntrex.dev.jsonl"


def found(text: str, locale: str, **choices: str) -> list[tuple[str, str, str | None]]:
    house = profile_of(locale, choices) if choices else None
    return [(finding.code, finding.text, finding.suggestion) for _, finding in lint(text, locale, house)]


TAIWAN_NEWS = [
    "行政院長今天表示，政府將持續推動經濟轉型計畫，預計投入新台幣120億元。他說：「這不是補助，而是『長期』的投資。」",
    "立法院三讀通過《道路交通管理處罰條例》部分條文修正案，未禮讓行人最高可處新臺幣6000元罰鍰。",
    "在野黨質疑，政府的數據與民間調查有落差，要求公布完整資料；相關資訊已放上官網，歡迎各界檢視……",
    "公司公布第3季財報，營收年增39.6%（毛利率57.8%），優於市場預期——這是第3次。",
    "士兵與更高的士氣無關，自行車道與包羅萬象的展覽登場，和平進程、文件、設備與聲明都支持。",
    "it’s “America First” 與 https://example.org/我们?a=软件 和 `软件`",
]
HONG_KONG_NEWS = [
    "行政長官表示，政府會繼續推動「北部都會區」發展，預計開支約120億港元。",
    "衞生署公布，過去一星期錄得25宗個案；她坐着輪椅，身後的羣眾鼓掌，裏面還有學生，着實令人感動。",
    "恒生指數高開200點，報20,123點，港鐵荃灣綫服務受阻，的士司機受輕傷，長三厘米。",
]
MAINLAND_NEWS = [
    "国务院总理主持召开常务会议。会议指出，要“坚持‘问题’导向”，切实解决企业反映的突出困难。",
    "10月份全国工业增加值同比增长5.3%，乾隆皇帝、《红楼梦》与着重点——皇后乐队……",
]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        *((TW, text) for text in TAIWAN_NEWS),
        *((HK, text) for text in HONG_KONG_NEWS),
        *((HANS, t) for t in MAINLAND_NEWS),
    ],
)
def test_good_news_of_a_region_has_no_findings(locale: str, text: str) -> None:
    assert found(text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        (TW, "我們的问题，信息", [("script-foreign", "问题", "問題"), ("region-word", "信息", "資訊")]),
        (TW, "我们的问题", [("script-other", "们的问题", None)]),
        (TW, "3个", [("script-foreign", "个", "個")]),
        (HANS, "我们的話題", [("script-foreign", "話題", "话题")]),
        (TW, "裏面為羣眾", [("region-form", "裏", "裡"), ("region-form", "羣", "群")]),
        (HK, "裡面爲", [("region-form", "裡", "裏"), ("region-form", "爲", "為")]),
        (HANT, "裡面裏面爲，軟件", [("region-form", "爲", "為")]),
        (TW, "軟件與鼠標", [("region-word", "軟件", "軟體"), ("region-word", "鼠標", "滑鼠")]),
        (HK, "服務器", [("region-word", "服務器", "伺服器")]),
        (TW, "他說“好”", [("mark-quotes", "“", "「"), ("mark-quotes", "”", "」")]),
        (HANS, "他说「好」", [("mark-quotes", "「", "“"), ("mark-quotes", "」", "”")]),
        (HANS, '他说"好"', [("mark-straight", '"', None), ("mark-straight", '"', None)]),
        (TW, "他說「好。", [("mark-unbalanced", "「", None)]),
        (TW, "什麼?好,的.", [("mark-narrow", "?", "？"), ("mark-narrow", ",", "，"), ("mark-narrow", ".", "。")]),
        (TW, "計畫(中文)與(PR)", [("mark-brackets", "(中文)", "（中文）")]),
        (TW, "第３５頁ＡＢ", [("mark-wide", "３５", "35"), ("mark-wide", "ＡＢ", "AB")]),
        (TW, "好...嗎。。。", [("mark-ellipsis", "...", "……"), ("mark-ellipsis", "。。。", "……")]),
        (TW, "結果—終結--它", [("mark-dash", "—", "——"), ("mark-dash", "--", "——")]),
        (TW, "可行的。。但，，是", [("mark-repeated", "。。", "。"), ("mark-repeated", "，，", "，")]),
    ],
)
def test_what_does_not_belong_is_found(locale: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text, locale) == expected


def test_figures_decimals_times_and_lists_are_no_narrow_marks() -> None:
    assert found("約3.5倍，10:30，1,234元，版號.次號，[說明](a) 與 **粗**:", TW) == []


def test_a_quotation_over_several_paragraphs_opens_each_and_closes_the_last() -> None:
    assert found("「第一段。\n\n「第二段。\n「第三段。」\n", TW) == []
    assert found("「第一段。\n第二段。", TW) == [("mark-unbalanced", "「", None)]


def test_a_house_is_asked_for_what_it_chose() -> None:
    assert found("臺灣裏“好”", TW, li="裏", quotes="curly") == []
    assert found("台灣的計劃", TW, tai="臺") == [("house-tai", "台", "臺")]
    assert found("增5%，2024年5月3日", TW, percent="％", dates="han") == [
        ("house-percent", "%", "％"),
        ("house-dates", "2024", "二〇二四"),
        ("house-dates", "5", "五"),
        ("house-dates", "3", "三"),
    ]


def test_findings_tell_line_and_place_with_markers_counted() -> None:
    text = "好\r\n⟦1⟧信息⟦/1⟧，打⟦2/⟧印機"
    assert [(line, f.start, f.end, f.suggestion) for line, f in lint(text, TW)] == [
        (1, 3, 5, "資訊"),
        (1, 10, 17, "印表機"),
    ]


@given(text=marked_news(), locale=st.sampled_from([TW, HK, HANT, HANS]), curly=st.booleans())
def test_findings_tell_their_place(text: str, locale: str, *, curly: bool) -> None:
    house = profile_of(locale, {"quotes": "curly"}) if curly and locale != HANT else None
    for line, finding in lint(text, locale, house):
        assert "\n" not in finding.text
        assert finding.text
        assert finding.text in text
        assert finding.words.endswith((".", "」", "』", "“", "”", "‘", "’"))
        assert line >= 0


@pytest.mark.parametrize("target", [TW, HK])
def test_what_we_derive_has_no_findings(target: str) -> None:
    text = (
        "外交部发言人表示：“双方将继续‘对话’。”互联网上的信息显示，群众在车里吃饭，软件和视频很多，和平进程仍在继续。"
    )
    derived = derive(text, source=HANS, target=target)
    assert found(derived, target) == []


@pytest.mark.parametrize(("locale", "target"), [("zh-Hans", HANS), ("zh-Hant", TW)])
def test_articles_that_were_written_with_care_have_no_findings(locale: str, target: str) -> None:
    texts = ["".join(sentence.text(locale) for sentence in article.sentences) for article in corpus()]
    assert [finding for text in texts for finding in found(text, target)] == []


@needs_shared(NEWS)
def test_a_taiwanese_translation_of_the_news_has_few_findings() -> None:
    """What is found are short dashes, narrow brackets, and quotations that the translation does not close."""
    documents: dict[str, list[str]] = {}
    for row in map(json.loads, (SHARED / NEWS).read_text(encoding="utf-8").splitlines()):
        documents.setdefault(row["doc"], []).append(row["zh_hant"])
    codes = [finding.code for lines in documents.values() for _, finding in lint("".join(lines), TW)]
    assert set(codes) <= {"mark-dash", "mark-brackets", "mark-unbalanced"}
    assert len(codes) * 1000 < 3 * sum(len(line) for lines in documents.values() for line in lines)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("软体和萤幕", [("软体", "软件"), ("萤幕", "屏幕")]),
        ("川普的执行长", [("川普", "特朗普"), ("执行长", "首席执行官")]),
        ("飞弹飞了100公尺", [("飞弹", "导弹"), ("公尺", "米")]),
        ("查找帐户", [("帐", "账")]),
        ("联准会宣布升息，智慧型手机", [("联准会", "美联储"), ("升息", "加息"), ("智慧型手机", "智能手机")]),
        ("布殊和列根在卑诗省", [("布殊", "布什"), ("列根", "里根"), ("卑诗省", "不列颠哥伦比亚省")]),
        ("施凯尔与梅尔茨", [("施凯尔", "斯塔默"), ("梅尔茨", "默茨")]),
    ],
)
def test_words_of_taiwan_and_hong_kong_are_found_in_simplified(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.text, one.suggestion) for _, one in lint(text, HANS) if one.code == "region-word"] == found


@pytest.mark.parametrize(
    "text",
    [
        "尼日利亚、哈萨克斯坦和厄瓜多尔",
        "四川普遍下雨，股东协议，设计画面",
        "过程式和函数式编程",
        "数位专家和很多工作",
        "帐篷和蚊帐",
        "塑胶跑道与音讯全无",
    ],
)
def test_what_the_mainland_says_too_is_left_alone(text: str) -> None:
    assert lint(text, HANS) == []


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        (TW, "特朗普與沙特的合同", [("特朗普", "川普"), ("沙特", "沙烏地"), ("合同", "合約")]),
        (HK, "核電站的合同", [("核電站", "核電廠"), ("合同", "合約")]),
        (TW, "聯合同意，在地震中，包羅萬象，發布會", []),
    ],
)
def test_names_that_the_glossary_knows_are_words_of_a_region(
    locale: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert [(one.text, one.suggestion) for _, one in lint(text, locale)] == found
