"""The head of a saved page: its title beside the site's, the day that readers see, what a byline says besides."""

from datetime import date

import pytest

from tms.adapters.formats.upload import read_upload
from tms.domain.imported_article import ImportedArticle

SENTENCE = "The committee met on Thursday and agreed, after four hours, on nothing but the date of its next meeting."
CHINESE = (
    "委员会星期四开会，谈了四个小时，除了下次开会的日期以外，什么也没有谈成，代表们都说还要再谈，也许明年春天就有结果。"
)
MENU = "<nav><a href=/w>World</a> <a href=/b>Business</a></nav>"


def read(html: str) -> ImportedArticle:
    return read_upload(f"<!DOCTYPE html><html><body>{html}</body></html>".encode(), 200_000, filename="a.html").page


def page(head: str, sentence: str = SENTENCE) -> ImportedArticle:
    return read(f"{MENU}<main><h1>Ministers agree on little</h1>{head}<div>{f'<p>{sentence}</p>' * 4}</div></main>")


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("<p class=byline>By Anna Keller for the Rail Review", "for the Rail Review"),
        ("<p class=date>2019-09-09 19:32 来源：远方网", "来源：远方网"),
        ("<p class=author>記者林以安／南市報導", "南市報導"),
        ("<p class=date>Published 18 November 2024 9:26pm Updated 19 November 2024", "Updated 19 November 2024"),
    ],
)
def test_what_a_line_says_beside_name_and_day_is_named(head: str, named: str) -> None:
    found = page(f"<div class=meta><span rel=author>Anna Keller</span></div>{head}")
    assert any(named in line.text for line in found.left_out) or any(named in one.text for one in found.blocks)


def test_a_line_that_says_no_more_than_name_and_day_is_not_named() -> None:
    found = page(
        "<p class=byline>By <a rel=author href=/a>Anna Keller</a></p><time datetime=2014-11-21>21 Nov 2014</time>"
    )
    assert (found.author, found.published_on) == ("Anna Keller", date(2014, 11, 21))
    assert [line.text for line in found.left_out] == ["World Business"]


def test_the_day_beside_a_name_is_read() -> None:
    found = page("<div class=byline-wrapper><a rel=author href=/a>Anna Keller</a> <span>Jul 11, 2025</span></div>")
    assert (found.author, found.published_on) == ("Anna Keller", date(2025, 7, 11))


def test_a_name_that_stands_twice_is_one() -> None:
    people = "<a itemprop=name>Anna Keller</a> <a itemprop=name>Anna Keller Contributing Editor</a>"
    assert page(f"<div class=author-box>{people}</div>").author == "Anna Keller"


@pytest.mark.parametrize(
    ("said", "shown", "day"),
    [
        ("2017-11-13", "建立時間：2016/05/21 11:44", date(2016, 5, 21)),
        ("2017-11-13", "2017年11月13日", date(2017, 11, 13)),
        ("2017-11-13", "更新：2017-12-20", date(2017, 11, 13)),
        ("2017-11-13", "yesterday", date(2017, 11, 13)),
    ],
)
def test_the_day_that_readers_see_counts(said: str, shown: str, day: date) -> None:
    assert page(f"<time datetime={said}>{shown}</time>", CHINESE).published_on == day


def test_a_headline_that_leads_to_another_site_is_the_site_s() -> None:
    found = read(
        f"{MENU}<div id=header_wrap>"
        "<h1><a href='https://www.example/groups/rail'>The Rail Magazine</a> — May 2013 (open)</h1></div>"
        f"<div id=content><h2><a href='#a'>Ministers agree on little</a></h2>{f'<p>{SENTENCE}</p>' * 4}</div>"
    )
    assert found.title == "Ministers agree on little"
    assert any("Rail Magazine" in line.text for line in found.left_out)


def test_the_name_of_the_window_is_no_text() -> None:
    """A page that goes on with its head in its body."""
    found = read(
        f"<title>Ministers agreed: little | The Daily Example, a paper for all readers of the town</title>{MENU}"
        f"<div><h1>Ministers agree on little</h1>{f'<p>{SENTENCE}</p>' * 4}</div>"
    )
    assert found.title == "Ministers agree on little"
    assert all("Daily Example" not in block.text for block in found.blocks)


def test_what_baidu_is_told_counts() -> None:
    told = (
        '<script type="application/ld+json">{"@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",'
        ' "title": "Ministers agree on little", "pubDate": "2019-09-05T11:10:52"}</script>'
    )
    assert page(told).published_on == date(2019, 9, 5)


def test_signs_alone_around_the_article_are_no_line() -> None:
    found = read(
        f"{MENU}<main><h1>Ministers agree on little</h1>{f'<p>{SENTENCE}</p>' * 4}</main><footer>&lt;</footer>"
    )
    assert [line.why for line in found.left_out] == ["around the article"]
