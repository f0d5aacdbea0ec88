"""What three versions of a sentence disagree about, and what they may say each in its own way."""

import pytest

from tms.checks.parity import MISSING, Disagreement, Family, Name, ParityRow, Side, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW

LOCALES = (EN, ZH_HANS, ZH_HANT_TW)
LINKED = {"1": {"type": "link", "href": "https://example.org/report"}}


def row(*texts: str | None, key: int = 1, kind: str = "paragraph") -> ParityRow:
    return ParityRow(key, tuple(None if text is None else VersionText(text, kind=kind) for text in texts))


def found(*texts: str | None, kind: str = "paragraph") -> list[Disagreement]:
    return compare([row(*texts, kind=kind)], LOCALES).found


def said(disagreement: Disagreement) -> list[str | None]:
    return [None if side is None else side.words for side in disagreement.sides]


DIFFERENT = [
    # The classic: 90亿 is nine billion.
    ("The fund has $90 billion.", "该基金有90亿美元。", "該基金有900億美元。", "money",
     ["$90 billion", "90亿美元", "900億美元"]),
    ("The town has 1.4 million people.", "该镇有140万人。", "該鎮有14萬人。", "numbers",
     ["1.4 million", "140万", "14萬"]),
    ("The budget is NT$1.2 trillion.", "预算为1.2万亿新台币。", "預算為新台幣1.2億元。", "money",
     ["NT$1.2 trillion", "1.2万亿新台币", "新台幣1.2億元"]),
    ("Rates rose by 0.5 percentage points.", "利率上升0.5%。", "利率上升0.5個百分點。", "shares",
     ["0.5 percentage points", "0.5%", "0.5個百分點"]),
    ("It opened on March 12.", "它于3月12日开放。", "它於3月21日開放。", "dates", ["March 12", "3月12日", "3月21日"]),
    ("It opened in 2019.", "它于2019年开放。", "它於2018年開放。", "dates", ["2019", "2019年", "2018年"]),
    ("Three people were hurt.", "两人受伤。", "三人受傷。", "numbers", ["Three", "两", "三"]),
    ("The $40 fee is gone.", "40欧元的费用取消了。", "40美元的費用取消了。", "money", ["$40", "40欧元", "40美元"]),
    ("It is 0.5 metres deep.", "它有1.5米深。", "它有0.5米深。", "numbers", ["0.5", "1.5", "0.5"]),
    ("The euro fell.", "英镑下跌。", "歐元下跌。", "money", ["euro", "英镑", "歐元"]),
    ("The yen fell against the dollar.", "日元对美元下跌。", "人民幣兌美元下跌。", "money", ["yen", "日元", "人民幣"]),
    ("They left on Monday.", "他们周二离开。", "他們週一離開。", "dates", ["Monday", "周二", "週一"]),
]  # fmt: skip


@pytest.mark.parametrize(("english", "hans", "hant", "family", "says"), DIFFERENT, ids=[case[0] for case in DIFFERENT])
def test_one_version_says_something_else(english: str, hans: str, hant: str, family: str, says: list[str]) -> None:
    (one,) = found(english, hans, hant)
    assert (one.code, said(one)) == (f"{family}.differs", says)


AGREEING = [
    ("The fund has $90 billion.", "该基金有900亿美元。", "該基金有900億美元。"),
    ("About 15,000 people came.", "约1.5万人到场。", "約有1萬5000人到場。"),
    ("The dollar fell against the yen.", "美元对日元下跌。", "美元兌日圓下跌。"),
    ("The dollar is pegged.", "港元与美元挂钩。", "港元與美元掛鉤。"),
    ("Euro 2024 begins.", "欧洲杯开幕。", "歐洲杯開幕。"),
    ("The yuan fell.", "人民币下跌。", "人民幣兌美元下跌。"),
    ("It pays in euros and yen.", "它以日元支付。", "它以歐元和日圓支付。"),
    ("Both men were freed.", "两人均已获释。", "兩人都已獲釋。"),
    ("One of the drivers was asleep.", "其中一名司机睡着了。", "有個司機睡著了。"),
    ("The two met again the next day.", "次日他们再度会面。", "兩人隔天再次見面。"),
    ("He turned 41 in June.", "他在6月满41岁。", "六月，他年滿41歲。"),
    ("It began last December.", "它始于去年十二月。", "它開始於去年 12 月。"),
    ("It happened on Sunday, April 2.", "这发生在4月2日。", "這發生在4月2日星期日。"),
    ("Hundreds of soldiers arrived.", "数百名士兵抵达。", "幾百名士兵抵達。"),
    ("She won for the first time.", "她首次获胜。", "她第一次獲勝。"),
    ("", "他今年40岁。", "他今年40歲。"),
]


@pytest.mark.parametrize("texts", AGREEING, ids=[case[0] or "an empty one" for case in AGREEING])
def test_each_language_has_its_own_way_to_say_the_same(texts: tuple[str, str, str]) -> None:
    assert [one for one in found(*texts) if one.family is not Family.TEXT] == []


@pytest.mark.parametrize(
    ("english", "hans", "hant", "is_missed"),
    [
        # A figure is written because it counts; words for small numbers come and go between languages.
        ("The 3 passengers were safe.", "乘客平安。", "乘客平安。", True),
        ("The 2 passengers were safe.", "乘客平安。", "乘客平安。", False),
        ("The eleven passengers were safe.", "乘客平安。", "乘客平安。", True),
        ("The ten passengers were safe.", "乘客平安。", "乘客平安。", False),
    ],
)
def test_a_small_number_may_be_left_unsaid_in_words_up_to_ten_in_figures_up_to_two(
    english: str, hans: str, hant: str, is_missed: bool
) -> None:
    assert [one.code for one in found(english, hans, hant)] == ["numbers.missing"] * is_missed


@pytest.mark.parametrize(
    ("english", "hans", "hant", "is_missed"),
    [
        ("The ten passengers were safe.", "乘客平安。", "十名乘客平安。", True),
        # What only translations count, which is a hint.
        ("Several ships were sent.", "三艘船被派出。", "三艘船被派出。", False),
        ("She has two daughters.", "她有女儿。", "她有兩個女兒。", True),
        # What says a number without counting: a decade, a trio, both; and what two others say once more.
        ("It took a decade.", "花了十年。", "花了十年。", False),
        ("The trio was freed.", "三名男子获释。", "三名男子獲釋。", False),
        ("She has two sons.", "她有一双儿子。", "她有兩個兒子。", False),
        # English names one by one what Chinese counts.
        ("It was closed on Monday and again on Friday.", "周一、周五两次关闭。", "週一、週五兩次關閉。", False),
    ],
)
def test_a_small_number_that_all_others_say_is_missed(english: str, hans: str, hant: str, is_missed: bool) -> None:
    assert [one.code for one in found(english, hans, hant)] == ["numbers.missing"] * is_missed


def test_a_number_that_one_version_lacks_is_told_with_who_has_it() -> None:
    (one,) = found("The 240 passengers were safe.", "乘客平安。", "240名乘客平安。")
    assert (one.code, said(one)) == ("numbers.missing", ["240", "", "240"])
    assert [side.camp if side else None for side in one.sides] == [0, MISSING, 0]
    assert one.is_between({0, 1})
    assert not one.is_between({0, 2})


def test_the_words_are_found_in_the_text_without_its_markers() -> None:
    texts = ("It cost ⟦1⟧$40⟦/1⟧.", "花了⟦1⟧40欧元⟦/1⟧。", "花了⟦1⟧40美元⟦/1⟧。")
    one = next(one for one in found(*texts) if one.family is Family.MONEY)
    assert one.sides[1] == Side("40欧元", 2, 6, 1)


def test_a_version_that_leaves_a_sentence_out_on_record_takes_no_part() -> None:
    (one,) = found("It has 40 rooms.", None, "它有50個房間。")
    assert said(one) == ["40", None, "50"]
    assert not one.is_between({0, 1})
    assert found("It has 40 rooms.", None, None) == []


def test_what_was_transcreated_is_not_compared() -> None:
    texts = (VersionText("40 rooms"), VersionText("50间房"), VersionText("60間房"))
    parity = compare([ParityRow(1, texts, is_compared=False)], LOCALES)
    assert (parity.found, parity.agreed) == ([], {})


def test_a_text_that_is_missing_is_one_disagreement_and_not_one_for_each_number() -> None:
    (one,) = found("It has 40 rooms and 3 kitchens.", "", "它有40個房間、3個廚房。")
    assert (one.family, one.code) == (Family.TEXT, "text.missing")


def test_a_heading_that_is_a_paragraph_in_one_version_is_told() -> None:
    kinds = ("heading", "paragraph", "heading")
    texts = tuple(VersionText(text, kind=kind) for text, kind in zip(("Next", "接下来", "接下來"), kinds, strict=True))
    (one,) = compare([ParityRow(1, texts)], LOCALES).found
    assert (one.code, said(one)) == ("structure.differs", list(kinds))


def test_the_number_of_a_list_item_is_no_number_of_its_text() -> None:
    assert found("5. Roll the dice.", "4. 掷骰子。", "4. 擲骰子。", kind="list_item") == []
    assert found("5. Roll the dice.", "4. 掷骰子。", "4. 擲骰子。") != []


def test_how_much_the_versions_agree_in_is_counted_by_family() -> None:
    rows = [
        row("In 2019 it cost $40.", "2019年，它花了40美元。", "2019年，它花了40美元。"),
        row("It has 40 rooms.", "它有40间房。", "它有40間房。", key=2),
    ]
    agreed = compare(rows, LOCALES).agreed
    assert (agreed[Family.NUMBERS], agreed[Family.MONEY], agreed[Family.DATES]) == (1, 1, 1)


class TestQuotations:
    ENGLISH = "“We will never close this school again,” she said."

    def test_speech_that_became_the_papers_own_words_is_told(self) -> None:
        (one,) = found(self.ENGLISH, "她说，他们不会再关闭学校。", "她說：「我們再也不會關閉這所學校。」")
        assert (one.code, one.sides[1]) == ("quotations.missing", Side())

    def test_a_quotation_that_is_cut_in_two_is_the_same(self) -> None:
        assert found(self.ENGLISH, "“我们不会，”她说，“再关闭学校。”", "她說：「我們再也不會關閉這所學校。」") == []

    def test_a_word_with_marks_is_no_quotation(self) -> None:
        assert found("It was a “soft” landing.", "这是一次软着陆。", "這是一次「軟」著陸。") == []


class TestLinks:
    def links(self, *texts: VersionText) -> list[Disagreement]:
        every = compare([ParityRow(1, texts)], LOCALES).found
        return [one for one in every if one.family in {Family.LINKS, Family.PICTURES}]

    def linked(self, href: str) -> VersionText:
        return VersionText("⟦1⟧报告⟦/1⟧", {"1": {"type": "link", "href": href}})

    def test_a_link_that_one_version_lacks_is_told(self) -> None:
        texts = (VersionText("⟦1⟧Report⟦/1⟧", LINKED), VersionText("报告", LINKED), VersionText("⟦1⟧報告⟦/1⟧", LINKED))
        (one,) = self.links(*texts)
        assert (one.code, said(one)) == (
            "links.missing",
            ["https://example.org/report", "", "https://example.org/report"],
        )

    def test_another_address_is_told(self) -> None:
        (one,) = self.links(
            *map(self.linked, ("https://example.org/a", "https://example.net/a", "https://example.org/a"))
        )
        assert one.code == "links.differs"

    def test_a_picture_that_one_version_lacks_or_has_another_for_is_told(self) -> None:
        tram, train = ({"1": {"type": "image", "href": f"picture:{number}"}} for number in (12, 13))
        words = "⟦1⟧A tram⟦/1⟧", "⟦1⟧电车⟦/1⟧", "⟦1⟧電車⟦/1⟧"
        same = compare([ParityRow(1, tuple(VersionText(one, tram) for one in words))], LOCALES)
        assert (same.agreed.get(Family.PICTURES), same.agreed.get(Family.LINKS)) == (1, None)
        assert self.links(*(VersionText(one, tram) for one in words)) == []
        (lost,) = self.links(VersionText(words[0], tram), VersionText("电车", tram), VersionText(words[2], tram))
        assert (lost.code, said(lost)) == ("pictures.missing", ["picture:12", "", "picture:12"])
        (other,) = self.links(VersionText(words[0], tram), VersionText(words[1], tram), VersionText(words[2], train))
        assert (other.code, said(other)) == ("pictures.differs", ["picture:12", "picture:12", "picture:13"])

    @pytest.mark.parametrize(
        "addresses",
        [
            ("https://example.org/a/", "http://www.example.org/a", "https://example.org/a"),
            ("https://example.org/en/a", "https://example.org/zh-cn/a", "https://example.org/zh-hant/a"),
            (
                "https://en.wikipedia.org/wiki/Moon",
                "https://zh.wikipedia.org/wiki/月球",
                "https://zh.wikipedia.org/zh-tw/月球",
            ),
            ("#what-comes-next", "#接下来", "#接下來"),
            ("mailto:Desk@example.org", "mailto:desk@example.org", "mailto:desk@example.org"),
        ],
    )
    def test_a_page_has_an_address_in_each_language(self, addresses: tuple[str, str, str]) -> None:
        assert self.links(*map(self.linked, addresses)) == []

    def test_addresses_in_the_text_count_too(self) -> None:
        texts = ("See https://example.org/a.", "见https://example.org/a。", "見 https://example.org/b。")
        (one,) = self.links(*map(VersionText, texts))
        assert said(one) == ["https://example.org/a", "https://example.org/a", "https://example.org/b"]


class TestNames:
    LAKE = Name("Lake Fuxian", {"en": ["Lake Fuxian", "Fuxian Lake"], "zh-Hans": ["抚仙湖"], "zh-Hant-TW": ["撫仙湖"]})

    def names(self, *rows: ParityRow) -> list[list[str | None]]:
        return [said(one) for one in compare(list(rows), LOCALES, [self.LAKE]).found if one.family is Family.NAMES]

    def test_a_name_that_one_version_never_mentions_is_told_once(self) -> None:
        rows = [
            row("Fuxian Lake is deep.", "抚仙湖很深。", "洱海很深。"),
            row("Fuxian Lake is cold.", "湖水很冷。", "湖水很冷。"),
        ]
        assert self.names(*rows) == [["Fuxian Lake", "抚仙湖", ""]]

    def test_one_version_repeats_a_name_where_another_does_not(self) -> None:
        rows = [
            row("Fuxian Lake is deep.", "抚仙湖很深。", "撫仙湖很深。"),
            row("It is cold.", "抚仙湖很冷。", "湖水很冷。"),
        ]
        assert self.names(*rows) == []

    @pytest.mark.parametrize(
        ("english", "hans", "hant", "texts"),
        [
            # A part of a name, initials, what English makes of a country's name, and Latin letters stand for it.
            ("Mara Lindqvist", "玛拉·林德奎斯特", "瑪拉·林德奎斯特",
             ("Lindqvist said so.", "玛拉·林德奎斯特如是说。", "林德奎斯特如是說。")),
            ("World Health Organization", "世界卫生组织", "世界衛生組織",
             ("The W.H.O. warned.", "世界卫生组织发出警告。", "世界衛生組織發出警告。")),
            ("Japan", "日本", "日本", ("Japanese trains, Japanese roads", "日本的车，日本的路", "日本的車，日本的路")),
            ("Land Rover", "路虎", "荒原路華", ("Land Rover is sold.", "路虎已售出。", "Land Rover 已售出。")),
            # A part of another name is none of this one.
            ("Centre for River Policy", "河流政策中心", "河流政策中心", ("The Centre", "贸易中心", "貿易中心")),
        ],
    )  # fmt: skip
    def test_a_part_of_a_name_stands_for_it_and_for_no_other(
        self, english: str, hans: str, hant: str, texts: tuple[str, str, str]
    ) -> None:
        name = Name(english, {"en": [english], "zh-Hans": [hans], "zh-Hant-TW": [hant]})
        assert compare([row(*texts)], LOCALES, [name]).found == []

    def test_a_name_that_is_nearly_the_termbases_agrees_with_nothing(self) -> None:
        name = Name("Ingrid Solheim", {"en": ["Ingrid Solheim"], "zh-Hans": ["英格丽德·索尔海姆"]})
        wrong = row("Ingrid Solheim came.", "英格丽·索尔海姆来了。", "她來了。")
        result = compare([wrong], LOCALES, [name])
        assert [said(one) for one in result.found] == [["Ingrid Solheim", "英格丽·索尔海姆", None]]
        assert Family.NAMES not in result.agreed
        by_surname = row("Ingrid Solheim came.", "索尔海姆来了。", "她來了。")
        assert compare([by_surname], LOCALES, [name]).found == []

    def test_a_language_without_a_form_of_the_name_takes_no_part(self) -> None:
        name = Name("Lake Fuxian", {"en": ["Fuxian Lake"], "zh-Hans": ["抚仙湖"]})
        rows = [row("Fuxian Lake is deep.", "湖水很深。", "湖水很深。")]
        (one,) = compare(rows, LOCALES, [name]).found
        assert said(one) == ["Fuxian Lake", "", None]
