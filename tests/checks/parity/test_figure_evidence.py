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
        ("He won in four sets.", "他以3比1获胜。"),
        ("A baker's dozen of candidates stand, all but two of them women.", "13名候选人参选，其中11人为女性。"),
        ("The company hired 300 people in May and another 200 in June.", "该公司5、6月共招聘500人。"),
        ("The tower has 88 stories, three of them underground.", "大楼地上85层，地下3层。"),
        ("Ten of the twelve jurors had decided.", "陪审团中还有两人在犹豫。"),
        ("The festival runs for ten days.", "电影节举办逾二十年。"),
        ("A four-star general was dismissed.", "一名上将遭撤职。"),
        ("He led the firm for half of his life.", "他半辈子都在领导这家公司。"),
        ("He plays one half of the comedy duo.", "他是二人组成员。"),
        ("They spend 95 minutes a day on it.", "他们每天花一个半小时多。"),
        ("Trains leave every 15 minutes.", "列车每小时发四班。"),
        ("It was her first victory over a top-10 player in 11 tries.", "她先前10度败给世界前十，这次终于获胜。"),
        ("He turns 80 on Sunday and swims, as on his 79th birthday.", "他周日满80岁，将和去年生日一样游泳。"),
        ("He rarely films a scene more than one way.", "同一场戏他很少用第二种拍法。"),
    ],
)
def test_what_may_be_told_so_is_a_hint(english: str, hans: str) -> None:
    assert told(english, hans) == ([], {"words.figure"})


def test_what_a_word_of_quantity_comes_to_is_no_other_figure() -> None:
    assert told("Half of the 40 shops closed.", "20家商店关门。") == (["numbers.missing"], {"words.figure"})


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
        ("A decade and a half ago he left.", "15年前他离开了。"),
        ("Half of whose dozen members are women.", "12名成员中有6名女性。"),
        ("It was built more than four hundred years ago.", "它距今已有四个多世纪。"),
        ("It sold out in under fifteen minutes.", "不到一刻钟便售罄。"),
        ("It sank a mile and a half off the coast.", "它在离岸约2.4公里处沉没。"),
        ("Roughly one voter in two stayed home.", "约有半数选民没有投票。"),
        ("It was the hottest June day.", "这是最热的6月天。"),
        (
            "A quarter of the shops have closed, and another third say they will.",
            "25%的店铺已关门，另有三分之一表示即将关门。",
        ),
        ("Barely a third turned out.", "投票率仅略高于三成三。"),
        ("Profit for the three months that ended in June rose.", "第二季度利润增长。"),
        ("The new test costs one-tenth as much as the old one.", "新检测的成本比旧方法低九成。"),
        ("It was the eve of the Oct. 7 anniversary.", "这是10月6日，即10月7日周年前夕。"),
        ("The letter was dated June 28; three days later the village was empty.", "信写于6月28日；7月1日，村子空了。"),
        ("The central pressure is 925 hectopascals.", "中心气压925百帕。"),
        ("They lost in the round of 16.", "他们在八分之一决赛中落败。"),
        ("He is 5 feet 7 inches tall.", "他身高1米70。"),
        ("The last tram leaves at a quarter to 1 in the morning.", "末班电车凌晨零点45分开出。"),
        ("I paid 20 grand for a seat.", "我花了2万美元买座位。"),
        ("He was sentenced to 30 months in prison, and she to 18.", "他被判刑2年6月，她被判刑1年6月。"),
        ("They hold one executive post in five.", "主管职她们只占两成。"),
        ("He buys 130 pounds of mackerel.", "他买进近100台斤鲭鱼。"),
        ("Batting just .198, he was benched.", "打击率不到2成的他被换下。"),
        ("The pavement was 20 degrees cooler.", "路面低了约摄氏11度。"),
        ("Bake at 350 degrees.", "以摄氏175度左右烘烤。"),
        ("He was applauded for 90 seconds.", "掌声长达一分半钟。"),
        ("It fills up on the Fourth of July.", "美国国庆日当天，那里挤满了人。"),
        ("Scores of parents camped overnight.", "数十名家长彻夜排队。"),
        ("It uses four gallons of water for every gallon of beer.", "每酿1公升啤酒用水4公升。"),
        ("The London flat is on the third floor.", "这套伦敦公寓在四楼。"),
        ("Pay averages $36,000 a year, or some $3,000 a month.", "平均月薪约3000美元（年薪约3.6万美元）。"),
        ("An 8-ounce bottle broke.", "一个237毫升的瓶子破了。"),
        ("The babies weighed between two and three pounds each.", "婴儿体重各约0.9至1.4公斤。"),
        ("The novel sold out its first print run within a week.", "这本小说首刷7天内卖光。"),
        ("In his first week he signed 20 orders.", "他上任7天内签署了20项命令。"),
        ("The strike is now in its fourth week.", "罢工已持续三周多。"),
        ("Seven in ten eighth graders wear glasses.", "七成国二学生戴眼镜。"),
        ("The company employs 40 people in Lyon and twice as many in Paris.", "公司在里昂雇用40人，在巴黎雇用80人。"),
    ],
)
def test_what_says_the_same_is_no_hint_either(english: str, hans: str) -> None:
    assert told(english, hans) == ([], set())


@pytest.mark.parametrize(
    ("english", "hans", "code"),
    [
        ("In half of the 24 villages, 8 wells dried up.", "24个村庄中有一半，16口井干涸。", "numbers.differs"),
        ("It holds 8 fluid ounces.", "它的容量为8毫升。", "numbers.differs"),
        ("It sold out its first print run within a week.", "首刷8天内卖光。", "numbers.differs"),
        ("The babies weighed between two and three pounds each.", "婴儿体重各约2.9至3.4公斤。", "money.differs"),
        ("It sank a mile and a half off the coast.", "它在离岸约1.6公里处沉没。", "numbers.differs"),
        ("It was built four hundred years ago.", "它距今已有三个多世纪。", "numbers.differs"),
        ("It was the hottest June day.", "这是最热的7月天。", "words.added"),
        ("The new test costs one-tenth as much as the old one.", "新检测的成本比旧方法低六成。", "shares.differs"),
        ("The London flat is on the third floor.", "这套伦敦公寓在六楼。", "numbers.differs"),
        (
            "The letter was dated June 28; three days later it was empty.",
            "信写于6月28日；7月3日，村子空了。",
            "dates.missing",
        ),
        ("The pavement was 20 degrees cooler.", "路面低了约摄氏16度。", "numbers.differs"),
        ("The company has 40 people in Lyon and twice as many in Paris.", "里昂有40人，巴黎有90人。", "words.added"),
    ],
)
def test_what_does_not_come_out_is_not_excused(english: str, hans: str, code: str) -> None:
    mistakes, hints = told(english, hans)
    assert code in [*mistakes, *hints]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        (
            "“I’m proud of this team,” said the Los Angeles Lakers star LeBron James.",
            "「我为这支球队骄傲，」洛杉矶湖人球星戴维斯说。",
        ),
        (
            "Few of the workers had been told, and hardly any of them wore masks.",
            "很少有工人被告知，他们几乎都戴着口罩。",
        ),
        (
            "The number was higher than in the previous year, but still below the level before the pandemic.",
            "人数高于上一年，而且仍高于疫情前水平。",
        ),
    ],
)
def test_another_person_and_the_opposite_of_hardly_and_below_are_mistakes(english: str, hans: str) -> None:
    assert told(english, hans)[0] != []


def test_an_idiom_with_figures_and_half_a_point_are_said_in_other_words() -> None:
    assert told("Nine times out of ten the fault lies with it within a fortnight.", "十有八九两周内会坏。") == (
        [],
        set(),
    )
    assert told("It raised its key rate by 50 basis points to 4.75%.", "它将关键利率上调半个百分点，至4.75%。") == (
        [],
        set(),
    )
    assert told("It raised its key rate by 25 basis points to 4.75%.", "它将关键利率上调半个百分点，至4.75%。")[0]
