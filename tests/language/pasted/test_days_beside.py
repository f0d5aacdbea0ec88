"""Days that stand beside more than the reader knows, or in a dateline."""

import pytest

from tms.adapters.formats.article import read_article
from tms.domain.inline import plain

PROSE = "The ministers met on Monday in the old customs house, and agreed on little else. They meet again in spring."
IN_LINE = "taken from a line that says more, where it still stands"
IN_TEXT = "taken from the first paragraph, where it still stands"


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("2014-11-21 11:10 港口之声[整理] 1", IN_LINE),
        ("【http://harbour.example 】 【 2014-11-21 18:20 】 【来源: 港口网 】", IN_LINE),
        ("2014-11-21 20:35 港口姐 一刀哥 小飞哥", IN_LINE),
        (f"**HARBOUR CITY, Calif. – November 21, 2014 –** {PROSE}", IN_TEXT),
        ("November 21<sup>st</sup>, 2014- Cambridge, MA", IN_LINE),
        (f"HARBOUR CITY, Calif. – November 21, 2014 – {PROSE}", IN_TEXT),
        (f"November 21st, 2014- Cambridge, MA - {PROSE}", IN_TEXT),
    ],
)
def test_a_day_beside_more_is_taken_with_a_doubt_and_its_line_stays(line: str, doubt: str) -> None:
    page = read_article(f"# The ministers agree\n\n{line}\n\n{PROSE}\n\n{PROSE}", language="en", format="markdown")
    assert (str(page.published_on), page.doubtful["published_on"]) == ("2014-11-21", doubt)
    assert plain(page.blocks[0].text, page.blocks[0].codes) == line.replace("*", "").replace("<sup>st</sup>", "st")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Anna Keller · Nov 21, 2014 · 2 min read · Rail · The ports of the north · Fish", "Anna Keller"),
        ("2014-11-21 | 2014-12-01 | 雜記 | 7.2k", None),
    ],
)
def test_a_day_is_all_that_one_of_the_parts_of_a_line_says(line: str, author: str | None) -> None:
    page = read_article(f"# The ministers agree\n\n{line}\n\n{PROSE}\n\n{PROSE}", language="en", format="markdown")
    assert (page.author, str(page.published_on), page.doubtful["published_on"]) == (author, "2014-11-21", IN_LINE)


def test_a_day_above_the_text_counts_more_than_one_of_another_article() -> None:
    above = "# 部长们开会\n\n2014-11-21 16:56发布于北京港口新媒体官方账号"
    below = "分享到\n\n越南的港口\n\n2014-11-24"
    page = read_article(f"{above}\n\n{PROSE}\n\n{PROSE}\n\n{below}", language="zh-Hans", format="markdown")
    assert (str(page.published_on), page.doubtful["published_on"]) == ("2014-11-21", IN_LINE)


@pytest.mark.parametrize(
    "line",
    [
        "2014-12-01 | 2014-11-21 | 雜記 | 7.2k",
        "2014年11月21日发生了什么",
        "What changed on November 21, 2014",
        "November 21, 2014 was the day of the vote",
        "From 2014-11-21 to 2014-12-01",
        f"On 21 November 2014 – a Friday – nobody came. {PROSE}",
        f"November 21, 2014, was a Friday. {PROSE}",
    ],
)
def test_a_day_that_the_text_speaks_of_is_none(line: str) -> None:
    page = read_article(f"# The ministers agree\n\n{line}\n\n{PROSE}\n\n{PROSE}", language="en", format="markdown")
    assert page.published_on is None
