"""A figure that differs is a mistake where it looks like a slip, and else a hint wherever it may be right."""

import pytest

from tms.checks.parity import Family, ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT


def told(english: str, *chinese: str) -> tuple[list[str], set[str]]:
    """The codes of the mistakes, and those of the hints."""
    row = ParityRow(1, tuple(map(VersionText, (english, *chinese))))
    found = compare([row], (EN, ZH_HANS, ZH_HANT)[: len(row.texts)], small_words=True).found
    hints = {one.code for one in found if one.family is Family.WORDS}
    return [one.code for one in found if one.family is not Family.WORDS], hints


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("She has served six six-year terms.", "她任职六届，共36年。"),
        ("It will cut its flights from 28 a week to 14.", "该公司将把航班从每天四班减至两班。"),
        ("Police arrested five men and three women.", "警方逮捕了八人，其中三人为女性。"),
        ("They won 120-110 on Sunday.", "他们周日以10分优势取胜，比分120比110。"),
        ("He won in four sets.", "他以3比1获胜。"),
        ("A baker's dozen of candidates stand, all but two of them women.", "13名候选人参选，其中11人为女性。"),
        ("The company hired 300 people in May and another 200 in June.", "该公司5、6月共招聘500人。"),
        ("The tower has 88 stories, three of them underground.", "大楼地上85层，地下3层。"),
        ("Ten of the twelve jurors had decided.", "陪审团中还有两人在犹豫。"),
        ("The strike is now in its fourth week.", "罢工已持续三周多。"),
        ("The festival runs for ten days.", "电影节举办逾二十年。"),
        ("A four-star general was dismissed.", "一名上将遭撤职。"),
        ("He led the firm for half of his life.", "他半辈子都在领导这家公司。"),
        ("He plays one half of the comedy duo.", "他是二人组成员。"),
        ("Seven in ten eighth graders wear glasses.", "七成国二学生戴眼镜。"),
        ("They spend 95 minutes a day on it.", "他们每天花一个半小时多。"),
        ("Nine times out of ten the fault lies with the battery, said a mechanic.", "一名技师说，十有八九是电池坏了。"),
    ],
)
def test_what_may_be_told_so_is_a_hint(english: str, hans: str) -> None:
    assert told(english, hans) == ([], {"words.figure"})


@pytest.mark.parametrize(
    ("english", "hans", "code"),
    [
        ("It has 43 members.", "它有34名成员。", "numbers.differs"),
        ("It has 1,450 members.", "它有14500名成员。", "numbers.differs"),
        ("It has 43 members, 9 of them new.", "它有34名成员，其中9名是新的。", "numbers.differs"),
        (
            "Support slipped from 38 to 35 percent, a drop of three percentage points.",
            "支持率从38%滑落至35%，下降3%。",
            "shares.differs",
        ),
        ("The Mid-Autumn Festival falls on September 25.", "中秋节为9月15日。", "dates.differs"),
        ("It has 27 members.", "它有37名成员。", "numbers.differs"),
        ("It has 364 members.", "它有64名成员。", "numbers.differs"),
        ("Two of the five hostages are free.", "五名人质中有三人获释。", "numbers.differs"),
        ("They won 2-1.", "他们以3比1获胜。", "numbers.differs"),
        ("He won five of his eight races.", "他八场比赛赢了三场。", "numbers.differs"),
        ("It took nine years and a day.", "历时八年零一天。", "numbers.differs"),
        ("The fire burned 60 miles north.", "大火在北面60公里处燃烧。", "numbers.differs"),
        ("It lasted for 95 minutes.", "历时两个半小时多。", "numbers.differs"),
        ("It is in its fourth week.", "它已到第三周。", "numbers.differs"),
        ("He is the second-richest man.", "他是首富。", "numbers.missing"),
        ("A 900-seat hall was opened.", "一座大厅落成。", "numbers.missing"),
        ("Half of the workers have left.", "工人们走了。", "numbers.missing"),
        ("Twelve of the rebels stayed.", "叛军留了下来。", "numbers.missing"),
    ],
)
def test_what_looks_like_a_slip_or_is_of_the_same_thing_is_a_mistake(english: str, hans: str, code: str) -> None:
    assert told(english, hans)[0] == [code]


def test_what_another_translation_says_too_may_be_said_by_each() -> None:
    english, hans, hant = "She served six six-year terms.", "她任职六届，每届六年。", "她任職六屆，共36年。"
    assert told(english, hans)[0] == []
    assert told(english, hans, hant)[0] == ["numbers.differs"]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("The Dodgers won 5-4 in 11 innings.", "道奇鏖战11局，以5比4获胜。"),
        ("It passed by a single vote, 51 to 50.", "法案以51比50一票之差获得通过。"),
        ("Two of every five children are underweight.", "四成儿童体重过轻。"),
        ("Those under twelve pay half fare.", "未满十二岁半价。"),
        ("China marked eight decades since the war.", "中国纪念战争结束80周年。"),
        ("They are the first back-to-back champions.", "他们是首支二连霸的球队。"),
        ("It was announced on the eve of the new year.", "这是在12月31日宣布的。"),
        ("He never missed a game in 15 seasons.", "他15个赛季全勤。"),
        ("Trump said on Truth Social that tariffs would start.", "特朗普在“真实社群”发文表示，关税将开征。"),
        ("The 24-hour hotline takes calls.", "这条热线全天候接听。"),
        (
            "The museum, which opened two decades ago, drew half a million visitors.",
            "这座开馆二十年的博物馆吸引了50万人次参观。",
        ),
    ],
)
def test_what_says_the_same_is_no_hint_either(english: str, hans: str) -> None:
    assert told(english, hans) == ([], set())
