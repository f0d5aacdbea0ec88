import pytest

from tms.adapters.formats.article import read_article
from tms.language.pasted import understand
from tms.language.pasted.bylines import read_byline
from tms.language.pasted.credits import read_credit
from tms.language.pasted.names import without_brackets


@pytest.mark.parametrize(
    ("text", "author", "office"),
    [
        ("By Anna Keller", "Anna Keller", None),
        ("BY ANNA KELLER", "ANNA KELLER", None),
        ("by Ludwig van der Berg", "Ludwig van der Berg", None),
        ("By Anna Keller, transport economist, Vienna", "Anna Keller", "transport economist, Vienna"),
        ("By Anna Keller, Bo Li and Chen Wei", "Anna Keller, Bo Li and Chen Wei", None),
        ("By Anna Keller in Vienna", "Anna Keller", None),
        ("Author: Prof. Anna Keller", "Prof. Anna Keller", None),
        ("By Reuters Staff", "Reuters Staff", None),
        ("Anna Keller, Professor at the University of Vienna", "Anna Keller", "Professor at the University of Vienna"),
        ("By Anna Keller, BBC News", "Anna Keller", "BBC News"),
        ("By Anna Keller for The Guardian", "Anna Keller", "The Guardian"),
        ("Anna Keller, The Washington Post", "Anna Keller", "The Washington Post"),
        ("By Anna Keller Staff Writer", "Anna Keller", "Staff Writer"),
        ("By Anna Keller Journalist", "Anna Keller", "Journalist"),
        ("By Anna Keller For Harbour-News.Com", "Anna Keller", "Harbour-News.Com"),
        ('By Anna "Annie May" Keller', 'Anna "Annie May" Keller', None),
        ("By Anna “Annie” Keller and Bo Li", "Anna “Annie” Keller and Bo Li", None),
        ("By Anna Keller @annakeller", "Anna Keller", None),
        ("By Anna Keller and Bo Li, CNN Business", "Anna Keller and Bo Li", None),
        ("Reporting by Anna Keller and Bo Li; Editing by Chen Wei", "Anna Keller and Bo Li", None),
        ("Reporting by Anna Keller in Vienna and Bo Li in New York", "Anna Keller and Bo Li", None),
        ("执笔人：李华", "李华", None),
        ("（執筆：林以安）", "林以安", None),
        ("作者：周敏", "周敏", None),
        ("作者｜敏敏", "敏敏", None),
        ("文／林以安", "林以安", None),
        ("文 | 周敏", "周敏", None),
        ("记者 李华", "李华", None),
        ("本报记者 李华", "李华", None),
        ("本報記者林以安、王小明 綜合報導", "林以安、王小明", None),
        ("記者王小明／台北報導", "王小明", None),
        ("记者李华北京报道", "李华", None),
        ("澎湃新闻记者 李华 王小明", "李华 王小明", None),
        ("聯合報 記者王小明／桃園報導", "王小明", None),
        ("《周刊》作者 李华", "李华", None),
        ("李华/中国青年报", "李华", None),
        ("石佳/中国青年报", "石佳", None),
        ("林以安／台中報導", "林以安", None),
        ("上報快訊／范姜佳鈺", "范姜佳鈺", None),
        ("國際中心／林以安報導", "林以安", None),
        ("文｜财新 余聪", "余聪", None),
        ("记者：新京报 李华 王小明", "李华 王小明", None),
        ("执笔/叨叨姐、胡一刀&李小飞刀", "叨叨姐、胡一刀&李小飞刀", None),
        ("作者：方敏北京大学经济学院教授", "方敏", "北京大学经济学院教授"),
        ("【記者王小明／台北報導】", "王小明", None),
        ("周敏（清华大学国际关系研究院教授）", "周敏", "清华大学国际关系研究院教授"),
        ("作者：周敏（清华大学教授）", "周敏", "清华大学教授"),
        ("清华大学教授　周敏", "周敏", "清华大学教授"),
        ("作者：安娜·凯勒", "安娜·凯勒", None),
        ("林以安　（國立臺灣大學（台北）政治學系助理教授）", "林以安", "國立臺灣大學（台北）政治學系助理教授"),
    ],
)
def test_a_byline_gives_the_author_and_the_office(text: str, author: str, office: str | None) -> None:
    found = read_byline(text)
    assert found is not None
    assert (found.author, found.office) == (author, office)


@pytest.mark.parametrize(
    "text",
    [
        "By the time the ministers met, it was late.",
        "By 2030",
        "Foreign Policy",
        "作者是谁并不重要",
        "记者在现场看到，人群已经散去",
        "文学的用处",
        "What to Make of Deepening China-Russia Relations?",
        "University reform stalls again",
        "文化大学教授们的沉默",
        "责任编辑：李华",
        "来源：李华",
        "图／林以安",
        "財經中心／綜合報導",
        "文｜用处",
        "读书/新闻",
        "编辑：李华 王小明",
        "Reporting by the ministry was late; nobody read it",
        "Additional reporting by Anna Keller",
        "作者： 责任编辑：李华",
        "作者：未知",
        "Washington, The Post-War Years",
    ],
)
def test_what_only_begins_like_a_byline_is_none(text: str) -> None:
    assert read_byline(text) is None


@pytest.mark.parametrize("line", ["（國立臺灣大學政治學系助理教授）", "(國立臺灣大學政治學系助理教授)"])
def test_an_office_in_brackets_below_the_name_loses_them(line: str) -> None:
    page = understand(f"台灣的選擇\n\n林以安\n{line}\n\n離岸風電走到第二個十年，業者談的不再是補助。\n", "zh-Hant")
    assert (page.author, page.author_title) == ("林以安", "國立臺灣大學政治學系助理教授")


@pytest.mark.parametrize("office", ["政治學系（台北）", "（台北）政治學系（所）", "助理教授", "（", ""])
def test_brackets_around_a_part_of_an_office_stay(office: str) -> None:
    assert without_brackets(office) == office


@pytest.mark.parametrize("before", ["", "图集\n\n", "圖為民眾購買雞蛋。中央社記者張新偉攝 112年2月16日\n\n"])
def test_the_reporter_of_an_agency_stands_in_the_first_paragraph_below_what_is_none(before: str) -> None:
    words = "（中央社記者溫貴香台北21日電）行政院副院長今天表示，這一波是全球性的雞蛋減產的問題。"
    page = read_article(f"# 多元方案解決蛋荒\n\n{before}{words}\n\n{words[16:]}", language="zh-Hant", format="markdown")
    assert page.author == "溫貴香"
    assert any(block.text == words for block in page.blocks)


def test_a_name_beside_a_date_is_the_author() -> None:
    for text in ("Anna Keller | November 21, 2014", "Anna Keller, 21 November 2014"):
        credit = read_credit(text, text, "en")
        assert credit is not None
        assert credit.byline is not None
        assert credit.byline.author == "Anna Keller"


def test_a_place_beside_a_date_is_no_author() -> None:
    credit = read_credit("Hong Kong, 21 November 2014", "Hong Kong, 21 November 2014", "en")
    assert credit is not None
    assert credit.byline is None
    assert credit.rest == [("Hong Kong", "beside the date")]


TITLE, PROSE = (
    "Ministers agree on little",
    "The ministers met on Monday in the old customs house, and agreed on little else.",
)
HAN = "部长们星期一在老海关大楼开会，就下次会议的议程达成一致，会议定于春天举行。"


@pytest.mark.parametrize(
    "lines",
    [
        "### By Anna Keller",
        "[Anna Keller](https://news.example/authors/keller)",
        "- By Anna Keller\n- 21 November 2014",
        "By Anna Keller | The Guardian",
        "[Anna Keller](https://news.example/authors/keller)[*Feed*](https://feed.example/)Business Writer",
        "##### 1032人参与308评论\n\n**By Anna Keller**",
    ],
)
def test_a_byline_in_a_heading_a_list_or_a_link_is_one(lines: str) -> None:
    page = read_article(f"# {TITLE}\n\n{lines}\n\n{PROSE}\n\n{PROSE}", language="en", format="markdown")
    assert page.author == "Anna Keller"
    assert [block.text for block in page.blocks] == [PROSE, PROSE]


@pytest.mark.parametrize(
    "lines",
    [
        "### 21 November 2014",
        "### Comments",
        "[Anna Keller](https://shop.example/keller)",
        "[Anna Keller](https://news.example/authors/keller) reads the letters of the week.",
        "- Anna Keller",
    ],
)
def test_other_headings_links_and_lists_stay(lines: str) -> None:
    page = read_article(f"# {TITLE}\n\n{lines}\n\n{PROSE}\n\n{PROSE}", language="en", format="markdown")
    assert page.author is None
    assert len(page.blocks) == 3


def test_who_reported_below_the_article_is_the_author() -> None:
    page = understand(f"{TITLE}\n\n{PROSE}\n\n{PROSE}\n\nReporting by Anna Keller; Editing by Chen Wei\n", "en")
    assert page.author == "Anna Keller"
    assert len(page.blocks) == 2


@pytest.mark.parametrize(
    ("dateline", "author", "day", "doubt"),
    [
        (
            "新华社北京11月28日电（记者李华、王小红）",
            "李华、王小红",
            None,
            "a date without a year: 新华社北京11月28日电",
        ),
        ("新华社北京2014年11月28日电", None, "2014-11-28", "taken from the first paragraph, where it still stands"),
        ("（中央社記者陳美玲台北28日電）", "陳美玲", None, "a date without a year: （中央社記者陳美玲台北28日電"),
        ("新华社的记者说，", None, None, "no date found"),
    ],
)
def test_an_agencys_dateline_gives_reporter_and_day(
    dateline: str, author: str | None, day: str | None, doubt: str
) -> None:
    page = understand(f"部长们在老海关大楼开会\n\n{dateline}{HAN}\n\n{HAN}\n", "zh-Hans")
    assert (page.author, str(page.published_on) if page.published_on else None) == (author, day)
    assert page.doubtful["published_on"] == doubt
    assert page.blocks[0].text == dateline + HAN


def test_a_heading_with_a_day_and_a_source_is_no_part_of_the_text() -> None:
    text = f"# 部长们达成一致\n\n##### 2014年11月21日07:19 来源：港口日报\n\n{HAN}\n\n{HAN}"
    page = read_article(text, language="zh-Hans", format="markdown")
    assert (str(page.published_on), len(page.blocks)) == ("2014-11-21", 2)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("发表于 2014-11-21 21:30 | 1164次阅读 | 来源 港口网 | 0 条评论 | 作者 李华", "李华"),
        ("2014-11-21 09:58 来源： 港口网 作者： 责任编辑：李华", None),
        ("2014-11-21 14:31港口社 澎湖縣21日電", None),
        ("ANNA KELLER, HARBOURS 21 NOV 2014", "ANNA KELLER"),
    ],
)
def test_small_print_beside_a_date(text: str, author: str | None) -> None:
    credit = read_credit(text, text, "zh-Hans")
    assert credit is not None
    assert [str(stamp.value) for stamp in credit.stamps] == ["2014-11-21"]
    assert (credit.byline.author if credit.byline else None) == author


def test_who_has_read_it_stands_behind_a_name_and_its_date() -> None:
    text = "谢若含 2017-03-01 14:27:02 74"
    credit = read_credit(text, text, "zh-Hans")
    assert credit is not None
    assert credit.byline is not None
    assert credit.byline.author == "谢若含"
    assert credit.rest == [("74", "page furniture")]


@pytest.mark.parametrize(
    ("end", "author", "office"),
    [
        ("（羅森）", "羅森", None),
        ("(作者：方敏北京大学经济学院教授)", "方敏", "北京大学经济学院教授"),
        (f"{HAN}（王煌忠／台中報導）", "王煌忠", None),
        (f"{HAN}（記者王小明／台北報導）", "王小明", None),
        (f"{HAN}（评论员 罗博 萧海川）\n\n图集\n\n+1", "罗博 萧海川", None),
        ("（完）", None, None),
        ("（责任编辑：李华）", None, None),
        (f"{HAN}（路透）", None, None),
        (f"{HAN}（編輯：李華）", None, None),
    ],
)
def test_who_signs_a_chinese_text_at_its_end_is_the_author(end: str, author: str | None, office: str | None) -> None:
    page = read_article(f"# 部长们达成一致\n\n{HAN}\n\n{HAN}\n\n{end}", language="zh-Hans", format="markdown")
    assert (page.author, page.author_title) == (author, office)
