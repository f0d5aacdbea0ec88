"""Web pages that somebody saved: what they are read in, and which part of a page with its menus is the article."""

import contextlib
import time
from datetime import date
from pathlib import Path

import pytest

from tms.adapters.formats.markdown_blocks import BlockReader
from tms.adapters.formats.upload import Upload, read_upload
from tms.adapters.formats.web_page import looks_like_source, page_markdown
from tms.domain.errors import Invalid, TmsError, TooLarge

LIMIT = 200_000
# As Google Docs writes them: what ties a mark to its note or comment are the names of links.
MARKS = "<sup><a href=#ftnt1 id=ftnt_ref1>[1]</a></sup><sup><a href=#cmnt1 id=cmnt_ref1>[a]</a></sup>"
NOTES = (
    "<div><p><a href=#ftnt_ref1 id=ftnt1>[1]</a><span>&nbsp;By <b>two</b>.</span></p></div>"
    "<div><p><a href=#cmnt_ref1 id=cmnt1>[a]</a><span>Check this -- please</span></p></div>"
)
LISTS = (
    "<ul><ul><ul><li>c</ul></ul><li>a<li><ol start=9><li>b<li>b<ul><li>c</ul></ol></ul>"
    "<ol><li>a<ol start=4><li>b</ol></ol>"
)
COUNTED = "<p>Then".join(
    (
        "<ol type=a><li>the <b>tenant</b><li>the owner</ol>",
        "<ol start=27 type=A><li>both</ol>",
        "<ol start=4 type=i><li>four</ol>",
        "<ol reversed><li>three<li>two<li>one</ol>",
        "<ol reversed start=9><li>nine</ol>",
        "<ol><li>one<li value=7>seven<li>eight</ol>",
        "<ol><li>one</ol><ol><li>one<ol><li value=3>three<li value=5>five<ul><li>none</ul></ol></ol>",
        "<ol start=-1><li>below<li>nought</ol>",
        "<ol start=x><li>first<li><li><li>fourth</ol>",
        "<ol start=2><li><li>three</ol>",
        "<ol style='list-style-type: cjk-ideographic' start=9><li>九<li>十<li>十一<li value=120>多</ol>",
        "<ol><li style='list-style-type:lower-greek'>alpha<li type=I>two",
        "<ol><li style='list-style-type:lower-latin' value=28>many<li style='list-style-type:lower-armenian'>more",
        "<ol><li style='list-style-type:decimal-leading-zero'>one<li style='list-style-type:cjk-heavenly-stem'>two",
    )
)
SENTENCE = "The committee met on Thursday and agreed, after four hours, on nothing but the date of its next meeting."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Ministers agree on little | The Daily Example</title>
<link rel="canonical" href="https://news.example/a/ministers"><style>p {{ color: red }}</style>
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "author": [{{"name": "Anna Keller"}}],
"datePublished": "2014-11-21T10:00:00Z"}}]}}</script></head><body>
<nav><a href="/w">World</a> <a href="/b">Business</a> <a href="/s">Sport</a> <a href="/c">Culture and the arts</a></nav>
<div class="story"><h1>Ministers agree on little</h1><p>{SENTENCE}</p><p>They said <b>nothing</b> of
<a href="https://money.example/">money</a>. {SENTENCE}</p><ol><li>First of all<ul><li>and below it</li></ul></li></ol>
<p hidden>A tracking line</p><p>{SENTENCE}</p></div>
<footer><a href="/about">About us</a> © 2014 The Daily Example. All rights reserved, and whatever else a footer says
about terms, cookies, letters and the company that prints the paper in the town where it has always been printed.
</footer></body></html>"""
CHINESE = (
    "<html><head><meta charset={charset}><title>夜车</title></head><body><h1>夜车恢复开行</h1>"
    "<p>第一班夜车晚上十点开出，车上有二百四十人，他们来自不同的地方，说着不同的话。</p></body></html>"
)


def read(data: bytes | str, name: str | None = "page.html", most: int = LIMIT) -> Upload:
    return read_upload(data, most, filename=name)


@pytest.mark.parametrize(("data", "name"), [(PAGE.encode(), "a.htm"), (PAGE.encode(), "a"), (PAGE, None)])
def test_of_a_page_with_menus_the_article_is_found(data: bytes | str, name: str | None) -> None:
    """As a file by its name, as one of any name, and as source that is pasted."""
    upload = read(data, name)
    page = upload.page
    assert (page.title, page.author, page.published_on) == (
        "Ministers agree on little",
        "Anna Keller",
        date(2014, 11, 21),
    )
    assert page.source_address == "https://news.example/a/ministers"
    assert [(block.kind, block.level) for block in page.blocks] == [
        ("paragraph", None),
        ("paragraph", None),
        ("list_item", 1),
        ("list_item", 2),
        ("paragraph", None),
    ]
    assert page.blocks[1].text.startswith("They said ⟦1⟧nothing⟦/1⟧ of ⟦2⟧money⟦/2⟧.")
    around = " ".join(line.text for line in page.left_out if line.why == "around the article")
    assert "World Business Sport" in around
    assert "About us" in around
    assert "tracking" not in upload.text


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<ol type=a><li>The <b>tenant</b><li>The owner</ol>", "a. The tenant … b. The owner"),
        ("<ol type=I start=4><li>The tenant</ol>", "IV. The tenant"),
        ("<ol style='list-style-type: upper-latin' start=27><li>The tenant</ol>", "AA. The tenant"),
        (
            "<ol style='list-style-type: cjk-ideographic' start=9><li>租客<li>房东<li>物业",
            "九、 租客 … 十、 房东 … 十一、 物业",
        ),
        ("<ol reversed><li>Bronze<li>Silver<li>Gold</ol>", "3. Bronze … 2. Silver … 1. Gold"),
        ("<ol><li>One<li value=7>Seven<li>Eight</ol>", "7. Seven … 8. Eight"),
        ("<ol start=-1><li>Below<li>Nought</ol>", "-1. Below … 0. Nought"),
        ("<ol><li>One<li>Two</ol><ol><li>One again</ol>", "1. One again"),
        ("<ol><li>One<li> <li>Three</ol>", "3. Three"),
    ],
)
def test_numbers_of_a_list_that_do_not_come_along_are_named(html: str, told: str) -> None:
    found = read(f"<html><body><p>As (b) says.</p>{html}").page
    assert [(line.why, line.text) for line in found.left_out] == [("number of a list as it was shown", told)]


@pytest.mark.parametrize(
    ("html", "numbers"),
    [
        ("<ol start=4><li>Four<li>Five</ol>", "4. 5."),
        ("<ol><li value=7>Seven<li>Eight</ol>", "7. 8."),
        ("<ol start=0><li>Nought</ol>", "0."),
        ("<ol start=x><li>One<ol type=1><li>One</ol><li>Two</ol>", "1. 1. 2."),
        ("<ol><li><li>Two<li>Three</ol>", "2. 3."),
    ],
)
def test_numbers_of_a_list_that_come_along_are_not_named(html: str, numbers: str) -> None:
    found = read(f"<html><body><p>As 4 says.</p>{html}").page
    assert [block.text.split()[0] for block in found.blocks] == numbers.split()
    assert found.left_out == []


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "utf-8", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_declares(charset: str) -> None:
    assert read(CHINESE.format(charset=charset).encode(charset)).page.title == "夜车恢复开行"


def test_a_page_in_big5() -> None:
    declared = "<meta http-equiv=content-type content='text/html; charset=big5'>"
    page = f"<html>{declared}<h1>夜車恢復開行</h1><p>第一班夜車開出。"
    assert read(page.encode("big5")).page.title == "夜車恢復開行"


@pytest.mark.parametrize(
    ("declared", "used", "encoding"),
    [("utf-8", "gb18030", "GB18030"), ("gb2312", "utf-8", "UTF-8"), ("nonsense", "utf-8", "UTF-8")],
)
def test_a_page_that_declares_a_wrong_encoding_is_read_as_it_looks(declared: str, used: str, encoding: str) -> None:
    found = read(CHINESE.format(charset=declared).encode(used))
    assert (found.page.title, found.encoding) == ("夜车恢复开行", encoding)


def test_a_page_that_a_program_wrote_as_utf_8_is_read_so_whatever_it_was_sent_in() -> None:
    declared = "<html><head><meta charset=gb2312></head>"
    # Read as GBK, hardly one of these bytes would be none of it.
    page = f"{declared}<h1>交通运输部：着力打造综合立体交通网络</h1><p>{'a' * 20_000}</p>".encode()
    found = read(page)
    assert (found.page.title, found.encoding) == ("交通运输部：着力打造综合立体交通网络", "UTF-8")
    # Two characters of GBK may be UTF-8 by chance.
    few = f"{declared}<h1>On 联通</h1><p>{'It went on. ' * 20}</p>".encode("gbk")
    assert read(few).page.title == "On 联通"


def test_a_person_has_the_last_word_about_the_encoding() -> None:
    data = CHINESE.format(charset="utf-8").encode("gb18030")
    assert read_upload(data, LIMIT, filename="a.html", encoding="GB18030").page.title == "夜车恢复开行"


def test_an_encoding_that_cannot_hold_the_text_is_not_offered_for_reading_again() -> None:
    data = "<html><meta charset=iso-8859-1><h1>Caf\xe9 &#x4e09;</h1><p>Some text stands here.</p>".encode("latin-1")
    found = read(data)
    assert (found.page.title, found.encoding) == ("Café 三", "")


@pytest.mark.parametrize(
    "before", ["<nav><a href=/>Home</a> <a href=/e>Economy</a></nav>", "<div role=banner><a href=/>Home</a></div>", ""]
)
def test_a_page_with_little_around_its_article_keeps_its_headline(before: str) -> None:
    page = f"<html><body>{before}<h1>The port that moved inland</h1>{f'<p>{SENTENCE}</p>' * 3}</body></html>"
    said = read_upload(page.encode(), LIMIT, filename="page.html")
    assert said.page.title == "The port that moved inland"
    assert "Home" not in "".join(block.text for block in said.page.blocks)


def test_notices_above_the_headline_of_a_short_article_are_no_part_of_it() -> None:
    notice = (
        "本网站使用相关技术提供更好的阅读体验，同时尊重使用者隐私，当您关闭此视窗，代表您同意上述规范，并同意使用。"
    )
    bars = f"<header><h2>外媒又说了一件大事</h2><div><div>{notice}</div></div><div><div>{SENTENCE}</div></div></header>"
    words = (
        "平镇一家轮胎行今天清晨发生大火，七人从火场中疏散，由于火势延烧猛烈，一名女子逃生不及，消防人员到场后把火扑灭。"
    )
    article = f"<div><h1>轮胎行清晨发生大火七人疏散</h1><p>{words}</p><p>{words}</p></div>"
    menu = "<nav><a href=/>首页</a> <a href=/a>社会</a></nav>"
    page = (
        f"<html><head><title>轮胎行清晨发生大火七人疏散 | 社会</title></head><body>{bars}{menu}{article}</body></html>"
    )
    found = read(page.encode()).page
    assert found.title == "轮胎行清晨发生大火七人疏散"
    assert [block.text for block in found.blocks] == [words, words]
    assert any(notice in line.text for line in found.left_out)


@pytest.mark.parametrize("day", ["2014-00-29", "2014-57-30", "2015-02-29", "0000-01-01"])
def test_a_day_that_there_is_not_is_none(day: str) -> None:
    said = f"<time datetime={day}T06:00>Monday, 29 December 2014</time>"
    words = f"<h1>The port that moved</h1>{said}{f'<p>{SENTENCE}</p>' * 3}"
    page = f"<html><body><nav><a href=/>Home</a></nav>{words}</body></html>"
    assert str(read(page.encode()).page.published_on) == "2014-12-29"


def test_a_page_without_menus_has_its_title_from_its_head() -> None:
    plain = "<html><head><title>Night trains</title><meta name=author content='By Mara Lind'></head><p>They left.</p>"
    page = read(plain.encode()).page
    assert (page.title, page.author) == ("Night trains", "Mara Lind")
    own = read(plain.replace("<p>", "<h1>Its own title</h1><p>").encode()).page
    assert own.title == "Its own title"


def test_footnotes_of_google_docs_are_kept_and_its_comments_named() -> None:
    page = read(f"<html><body><h1>A vote</h1><p>It was close.{MARKS}</p><hr>{NOTES}</body></html>").page
    assert [block.text for block in page.blocks] == ["It was close.⟦1/⟧", "⟦1/⟧: By ⟦2⟧two⟦/2⟧."]
    assert {block.codes["1"].type for block in page.blocks} == {"footnote"}
    assert ("[a]Check this – please", "comment") in [(line.text.replace("] ", "]"), line.why) for line in page.left_out]


def test_a_list_that_skips_a_level_keeps_its_nesting() -> None:
    reader = BlockReader()
    reader.read(page_markdown(LISTS))
    assert [(one.block.level, one.block.text) for one in reader.blocks] == [
        (3, "c"), (1, "a"), (2, "9. b"), (2, "10. b"), (3, "c"), (1, "1. a"), (2, "4. b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 and so on", "import_binary"),
        (b"<html><body>" + bytes(range(1, 9)) * 20, "import_binary"),
        (b"<html><head><title></title></head><body><script>1</script></body></html>", "import_empty"),
        (b"", "import_empty"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(data)
    assert caught.value.code == code


def test_a_page_may_be_larger_than_its_text_within_limits() -> None:
    script = f"<script>{'x' * 3_000}</script>"
    assert read(f"<html><body>{script}<p>Text</p>".encode(), most=1_000).text == "Text"
    with pytest.raises(TooLarge):
        read(f"<html><body>{script * 2}<p>Text</p>".encode(), most=1_000)
    with pytest.raises(TooLarge):
        read(f"<html><body><p>{'words ' * 300}</p>".encode(), most=1_000)


@pytest.mark.parametrize("part", ["<div>", "<b>", "<blockquote>", "<ul><li>", "<table><tr><td>"])
def test_elements_without_end_are_read(part: str) -> None:
    assert "deep down" in page_markdown(f"<html><body>{part * 3_000}deep down")


@pytest.mark.parametrize(
    ("part", "end"),
    [
        ("<div class=nav>", "x"),
        (f"<article><h1>T{'t' * 30}</h1><time datetime=2014-11-21>a</time></article>", f"<p>{SENTENCE * 3}</p>"),
        ("<div><a href=/a>Another title of some length</a></div>", f"<p>{SENTENCE * 3}</p>"),
        (f"<ul><li><a href=/a>Another one</a> {SENTENCE}</li>", f"<p>{SENTENCE * 3}</p>"),
        (f"<p>{SENTENCE}</p><div class=title>Some title</div>", f"<nav>{SENTENCE * 3}</nav>"),
        ("<!--", ""),
        ("<p style='a:", ""),
        ('<script type="application/ld+json">{"@graph":[', ""),
    ],
)
def test_a_hostile_page_takes_a_time_that_grows_with_its_length(part: str, end: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        page_markdown("<html><body>" + part * times + end)
        return time.process_time() - began

    once, four_times = seconds(500), seconds(2_000)
    assert four_times < 9 * max(once, 0.05)


def test_any_file_of_the_pages_beside_the_tests_is_read() -> None:
    for path in (Path(__file__).parent / "files").iterdir():
        if path.is_file():
            with contextlib.suppress(TmsError):
                assert read(path.read_bytes()).text, path


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        (
            '<meta property="article:tag" content="Ships"><meta property="article:tag" content="港口">',
            ["Ships", "港口"],
        ),
        ('<meta name="keywords" content="ships, ports,  ships ,[x]">', ["ships", "ports", "x]"]),
        ('<meta name="news_keywords" content="ships"><meta name="keywords" content="ads">', ["ships"]),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "keywords": ["Ships", 3, "Ports"]}</script>',
            ["Ships", "Ports"],
        ),
        (f'<meta name="keywords" content="{"x" * 61},ships">', ["ships"]),
        ('<meta name="keywords" content="">', []),
    ],
)
def test_tags_that_a_page_says_to_programs_are_offered(head: str, tags: list[str]) -> None:
    page = f"<html><head>{head}</head><body><h1>Slow ships</h1><p>Ships are slow, and nobody minds.</p></body></html>"
    read = read_upload(page.encode(), 10_000, filename="page.html", language="en")
    assert read.page.tags == tags
    assert not [line for line in read.page.left_out if "tags" in line.text]


@pytest.mark.parametrize(
    ("html", "blocks", "left_out"),
    [
        (
            "<figure><img src=a.jpg alt='A tram'><figcaption>By <b>night</b>. [sic] Photo: Li</figcaption>",
            [("caption", "By ⟦1⟧night⟦/1⟧. [sic] Photo: Li")],
            [("A tram", "alternative text of a picture")],
        ),
        (
            "<div class='wp-caption'><img src=a/b%20c.jpg><p class=wp-caption-text>Anna Keller</p></div>",
            [("caption", "Anna Keller")],
            [("b c.jpg", "picture")],
        ),
        (
            "<figure><blockquote>Some words that were said.</blockquote><figcaption>Tall [tower</figcaption></figure>",
            [("quotation", "Some words that were said."), ("caption", "Tall [tower")],
            [],
        ),
        ("<table><caption>Trams</caption><tr><td>a<td>b</table>", [("caption", "Trams")], []),
        (
            "<p>Well<img class=emoji alt=! src=e.png> <img src=x width=1><img alt=Line src='data:image/gif,A'>",
            [("paragraph", "Well!")],
            [("Line", "alternative text of a picture")],
        ),
    ],
)
def test_captions_come_in_and_pictures_are_named(
    html: str, blocks: list[tuple[str, str]], left_out: list[tuple[str, str]]
) -> None:
    page = read(f"<html><body><h1>Trams of the town</h1>{html}<p>{SENTENCE}</p></body></html>").page
    known = [(block.kind, block.text) for block in page.blocks if block.kind != "table_cell"]
    assert known == [*blocks, ("paragraph", SENTENCE)]
    assert [(line.text, line.why) for line in page.left_out] == left_out
    assert page.author is None


SOURCE = "<!-- wp:paragraph --><p>Trams are <strong>slow</strong>, says <a href='https://a.example/'>Li</a>.</p>\n<h2>Why</h2>\n<p>Rain.</p>"


def test_html_that_is_pasted_as_words_is_read_as_what_it_says_unless_they_are_wanted() -> None:
    found = read_upload(SOURCE, LIMIT, language="en")
    assert [(block.kind, block.text) for block in found.page.blocks] == [
        ("paragraph", "Trams are ⟦1⟧slow⟦/1⟧, says ⟦2⟧Li⟦/2⟧."),
        ("heading", "Why"),
        ("paragraph", "Rain."),
    ]
    assert found.source == SOURCE
    kept = read_upload(found.source, LIMIT, language="en", wanted="text")
    assert (kept.source, kept.format, "<h2>Why</h2>" in [block.text for block in kept.page.blocks]) == (
        "",
        "text",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "<p>One paragraph.</p>",
        "A tag is written <p>so</p> and <p>so</p>",
        "<p>Never closed <p>and not here either",
        "<div>\n\n# A heading\n\n</div><p>x</p><p>y</p>",
        "<b>Bold</b> and <i>italic</i>",
        "<p" * 50_000 + ">",
    ],
)
def test_words_with_some_tags_are_no_source(text: str) -> None:
    assert not looks_like_source(text)
