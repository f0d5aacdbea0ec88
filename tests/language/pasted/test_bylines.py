import pytest

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
        ("作者：周敏", "周敏", None),
        ("文／林以安", "林以安", None),
        ("文 | 周敏", "周敏", None),
        ("记者 李华", "李华", None),
        ("本报记者 李华", "李华", None),
        ("本報記者林以安、王小明 綜合報導", "林以安、王小明", None),
        ("記者王小明／台北報導", "王小明", None),
        ("记者李华北京报道", "李华", None),
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
