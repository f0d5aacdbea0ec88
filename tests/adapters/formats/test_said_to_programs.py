"""Who wrote a saved page and when, as it says to programs: what is found, and what is no name and no day."""

import json
from datetime import date

import pytest

from tms.adapters.formats.upload import read_upload
from tms.adapters.formats.web_page.metadata import metadata_of
from tms.adapters.formats.web_page.tree import parse_page
from tms.domain.imported_article import ImportedArticle

SENTENCE = "The committee met on Thursday and agreed, after four hours, on nothing but the date of its next meeting."
GRAPH = {
    "@graph": [
        {"@type": ["Person", "Organization"], "@id": "#li", "name": "Li Wen &amp; Will Mark"},
        {"@type": "WebPage", "datePublished": "2020-03-01", "author": {"@id": "#li"}},
        {"@type": "WebSite", "name": "The Paper"},
    ]
}
DAMAGED = '//<![CDATA[\n{"@type": "Report", "author": "A\tB",}//]]>'


def linked(node: object) -> str:
    return f"<script type=application/ld+json>{json.dumps(node)}</script>"


def article(**says: object) -> str:
    return linked({"@type": "https://schema.org/NewsArticle", "publisher": {"name": "The Paper"}, **says})


def read(head: str, body: str = "", title: str = "<h1>Ministers agree on little</h1>") -> ImportedArticle:
    page = f"<html lang=en><head>{head}</head><body>{title}{body}{f'<p>{SENTENCE}</p>' * 4}</body></html>"
    return read_upload(page.encode(), 200_000, filename="page.html").page


@pytest.mark.parametrize(
    ("html", "names"),
    [
        (linked(GRAPH), ["Li Wen & Will Mark"]),
        (article(author=[{"name": "Anna K."}, "Will Mark", {"name": ["Jo Ba"]}]), ["Anna K", "Will Mark", "Jo Ba"]),
        (f"<script type=application/ld+json>{DAMAGED}</script>", ["A B"]),
        ("<meta name=citation_author content=Anna><meta name=citation_author content=Will>", ["Anna", "Will"]),
        ("<meta name=Author content='By Anna Keller, CNN'>", ["Anna Keller"]),
        ("<meta property=og:article:author content='AFP/The Local'>", ["AFP/The Local"]),
        ("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jo Ba @joba'>", ["Jo Ba"]),
        ("<body><p>By <span class='author vcard'><a class=fn rel=author>oz</a></span>", ["oz"]),
        ("<body><p><span itemprop=author><meta itemprop=name content='Ariel H'></span>", ["Ariel H"]),
        ("<body><p><a href=/author/h/>Helge Berger</a> <a href=/author/h/>Helge Berger</a>", ["Helge Berger"]),
        # What is no name, or not one of this page's.
        (article(author={"@type": "Organization", "name": "The Paper"}), []),
        *((f"<meta name=author content={name}>", []) for name in ("网易", "环球网", "三立新聞網", "即時")),
        ("<meta name=author content=王小明><p>（责任编辑：李华 王小明）", []),
        ("<meta name=author content=992-林以安>", []),
        ("<meta name=author content=记者李华><p>编辑：王小明", ["李华"]),
        (article(author={"@type": "Person", "name": "記者林以安／即時報導"}), ["林以安"]),
        (article(author={"@type": "Person", "name": "聯合報 記者林以安／桃園機場報導"}), ["林以安"]),
        (article(author={"@type": "Person", "name": "admin"}) + "<meta name=author content=fhaacker>", []),
        ("<meta name=author content='The Paper Daily'><meta property=og:site_name content='The Paper Daily'>", []),
        ("<meta name=author content='Paper'><link rel=canonical href=https://www.paper.example/1>", []),
        ("<meta property=article:author content=https://social.example/paper>", []),
        ("<meta name=author content='Example Media GmbH'>", []),
        ("<body><p><a rel=author>Anna Keller</a><p><a rel=author>Will Mark</a>", []),
        ("<body><p class=comments><cite class='author fn'>Anna Keller</cite><footer><a href=/author/b>Jo B</a>", []),
    ],
)  # fmt: skip
def test_the_names_that_a_page_says_to_programs(html: str, names: list[str]) -> None:
    assert metadata_of(parse_page(f"<html>{html}")).names == names


@pytest.mark.parametrize(
    ("html", "day"),
    [
        (linked(GRAPH), "2020-03-01"),
        (article(dateCreated="2020-03-02T10:00:00Z", dateModified="2021-01-01"), "2020-03-02"),
        ("<meta name=sailthru.date content='Mon, 27 Jan 2020 10:00:00 +0000'>", "2020-01-27"),
        ("<meta name=cXenseParse:publishtime content=20200127T101112>", "2020-01-27"),
        ("<body><abbr class=published title=2006-12-04>then</abbr>", "2006-12-04"),
        ("<body><time datetime=2006-12-04>then</time><time datetime=2006-12-04>then</time>", "2006-12-04"),
        ("<body><time datetime=2006-12-04>then</time><time datetime=2006-12-05>later</time>", ""),
        ("<meta name=date content=2020-13-41>", ""),
        ("<meta name=date content=03/04/2020>", ""),
    ],
)
def test_the_day_that_a_page_says_to_programs(html: str, day: str) -> None:
    assert metadata_of(parse_page(f"<html>{html}")).day == day


def test_a_name_that_looks_like_none_is_the_author_if_the_page_says_so() -> None:
    page = read(article(author="Will Can", datePublished="2020-02-25T02:25:54Z"))
    assert (page.author, page.published_on) == ("Will Can", date(2020, 2, 25))
    assert page.blocks[0].text == SENTENCE


def test_the_page_shows_whom_it_names_and_programs_are_told_of_more() -> None:
    shown = "<div class=byline>By Anna Keller</div>"
    both = [{"name": "Anna Keller"}, {"name": "Will Mark"}]
    assert read(article(author=both), shown).author == "Anna Keller and Will Mark"
    assert read(article(author={"name": "Jo Ba"}), shown).author == "Anna Keller"
    assert read(article(author=[{"name": "周敏"}, {"name": "李文"}])).author == "周敏、李文"


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<p class=byline-date>February 24, 2020</p>", date(2020, 2, 24)),
        ("<p class=date>Written: 2020-02-24 / Updated: 2020-02-25</p>", date(2020, 2, 24)),
        ("<p class=date>Updated 24 February 2020</p>", date(2020, 2, 25)),
        ("<p class=date>24 March 2020</p>", date(2020, 2, 25)),
    ],
)
def test_the_day_is_the_one_that_readers_were_shown(shown: str, day: date) -> None:
    """In UTC it is the next day already."""
    said = article(datePublished="2020-02-25T02:25:54Z")
    menu = "<nav><a href=/>Home</a> <a href=/w>World</a></nav>"
    assert read(said, "", f"{menu}<h1>Ministers agree on little</h1><div>{shown}</div>").published_on == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://paper.example/2020/01/27/ministers", date(2020, 1, 27)),
        ("https://paper.example/a/20200127/1", date(2020, 1, 27)),
        ("https://paper.example/20201327/1", None),
        ("https://paper.example/2020/01/ministers", None),
    ],
)
def test_the_day_in_the_address_is_the_last_resort_and_doubtful(address: str, day: date | None) -> None:
    link = f"<link rel=canonical href={address}>"
    page = read(link)
    assert page.published_on == day
    assert (page.doubtful["published_on"] == "taken from the article’s address") == (day is not None)
    assert read(link + article(datePublished="2019-05-05")).published_on == date(2019, 5, 5)
