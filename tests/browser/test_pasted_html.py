"""What the clipboard's HTML becomes, from programs as they write it, without the product around it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.modules import Server
from tms.adapters.formats import read_article
from tms.domain.inline import plain

pytestmark = pytest.mark.browser

# As Word for Windows writes it: what it says for scripts from right to left stands beside each emphasis.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-bidi-font-size:11.0pt} --></style>
<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=EN-GB>
<!--StartFragment-->
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-GB>The vote</span></b><span
lang=EN-GB> was <i style='mso-bidi-font-style:normal'>very</i> close, <span style='font-weight:bold'>said
Yang</span>, and <span style='mso-bidi-font-weight:bold;mso-bidi-font-style:italic'>nobody</span> won<b
style='mso-bidi-font-weight:normal'><i style='mso-bidi-font-style:normal'> at all</i></b>.<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><![if
!supportFootnotes]>[1]<![endif]></span></a><o:p></o:p></span></p>
<p class=MsoNormal style='mso-hide:none'><b>A heading</b><span style='font-size:8.0pt;mso-hide:all'>hidden</span></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><hr align=left size=1><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1">[1]</a> <b style='mso-bidi-font-weight:normal'>By</b> two.<o:p></o:p></p></div></div>
<!--EndFragment--></body></html>"""

WORD_AS_MARKDOWN = """**The vote** was *very* close, **said Yang**, and nobody won ***at all***.[^1]

**A heading**

[^1]: **By** two."""


@pytest.fixture(scope="module")
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    yield Server(context, "")
    context.close()


def as_markdown(server: Server, html: str) -> str | None:
    found = server.run("""async (html) => (await take("lib/rich-paste.js")).markdownOf(html)""", html)
    assert found is None or isinstance(found, str)
    return found


def test_emphasis_of_word_for_windows_stays(server: Server) -> None:
    assert as_markdown(server, WORD) == WORD_AS_MARKDOWN


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <span style='mso-bidi-font-weight:bold'>b</span></p>", None),
        ("<p><b>one<br>two <i>three<br></i>four</b> five", "**one**  \n**two *three***  \n**four** five"),
        ("<p><i><b>Slate</b>’</i>s own", "***Slate***’s own"),
        ("<p><b>一行</b><br>二行</p><blockquote><p>c<br>d</blockquote>", "**一行**  \n二行\n\n> c  \n> d"),
        ("<p>CO<sub>2</sub>, km<sup> </sup></p>", "CO<sub>2</sub>, km"),
        ("<p>10<span style='font-size:0.6em;vertical-align:super'>6</span> <b>t</b></p>", "10<sup>6</sup> **t**"),
        ("<p><i>a</i> <sup style='vertical-align:baseline'>b</sup></p>", "*a* b"),
        (
            "<p>减少<b>CO<sub>2</sub></b>排放<i>x<sup>2</sup>y</i></p>",
            "减少<strong>CO<sub>2</sub></strong>排放*x<sup>2</sup>y*",
        ),
        (
            "<p>a<sup><a href='#_ftn1'>[1]</a></sup> <sup><a href='https://a.example/b#c-1'>[2]</a></sup></p>",
            "a[^1] [[2]](https://a.example/b#c-1)",
        ),
        ("<p>a <span style='FONT-STYLE: oblique'>b</span></p>", "a *b*"),
        ("<p>a <b style='font-weight:normal;mso-bidi-font-weight:bold'>b</b> <i>c</i></p>", "a b *c*"),
        ("<p><i>a</i> <span style='mso-column-display:none'>b</span></p>", "*a* b"),
        ("<p><i>a</i> <span title='c' style='color:red; display : none'>b</span></p>", "*a*"),
    ],
)
def test_what_a_style_says_is_read_as_declarations(server: Server, html: str, markdown: str | None) -> None:
    assert as_markdown(server, html) == markdown


def test_a_sign_that_is_spelled_out_stays_spelled_out(server: Server) -> None:
    shown = "Write &nbsp; or &#8212; at AT&T, not &copy; a &b; c"
    html = f"<h2>A part</h2><p>{shown.replace('&', '&amp;')}</p>"
    markdown = server.run("""async (html) => (await take("lib/rich-paste.js")).markdownOf(html)""", html)
    assert read_article(f"# A title\n\n{markdown}", language="en", format="markdown").blocks[-1].text == shown


def listed(mark: str, words: str, name: str = "p") -> str:
    """An item as Word puts it on the clipboard, its mark in words."""
    return (
        f"<{name} class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span"
        f" lang=EN-GB><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;"
        f"&nbsp;</span></span></span><![endif]>{words}<o:p></o:p></{name}>"
    )


@pytest.mark.parametrize(
    "mark", ["(b)", "B.", "iv)", "二、", "（三）", "第四条", "①", "2.1", "2.1.3.", "(3)", "[1]", "4、"]
)
def test_a_mark_of_words_list_that_does_not_come_along_is_named(server: Server, mark: str) -> None:
    markdown = as_markdown(server, f"{listed(mark, 'The tenant pays.')}{listed('2.', 'The owner mends.')}")
    assert markdown is not None
    left_out = read_article(markdown, language="en", format="markdown").left_out
    assert [(line.why, line.text) for line in left_out] == [
        ("number of a list as it was shown", f"{mark} The tenant pays.")
    ]


@pytest.mark.parametrize("mark", ["1.", "12)", "·", "o", "§", "v", "Ø", "–"])
def test_a_number_that_comes_along_and_a_bullet_are_not_named(server: Server, mark: str) -> None:
    markdown = as_markdown(server, listed(mark, "The tenant pays.") + listed("2.1", "A heading", "h2"))
    assert markdown is not None
    assert read_article(markdown, language="en", format="markdown").left_out == []


IN = "<li style='list-style-type:"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<ol type=a><li>The tenant<li>The owner</ol>", "a. The tenant … b. The owner"),
        ("<ol type=I start=4><li>The tenant</ol>", "IV. The tenant"),
        ("<ol style='list-style-type: upper-latin' start=27><li>The tenant</ol>", "AA. The tenant"),
        (
            f"<ol><li>One<ol>{IN}lower-alpha'>The tenant{IN}lower-alpha'>The owner<ol>{IN}lower-roman'>Both</ol>",
            "a. The tenant … b. The owner … i. Both",
        ),
    ],
)
def test_a_list_that_a_browser_counts_in_letters_is_named(server: Server, html: str, told: str) -> None:
    markdown = as_markdown(server, html)
    assert markdown is not None
    left_out = read_article(markdown, language="en", format="markdown").left_out
    assert [(line.why, line.text) for line in left_out] == [("number of a list as it was shown", told)]


def test_a_list_that_a_browser_counts_in_digits_is_not_named(server: Server) -> None:
    markdown = as_markdown(server, "<ol><li>One<li style='list-style-type:decimal'>Two</ol><ul type=a><li>Three</ul>")
    assert markdown is not None
    assert read_article(markdown, language="en", format="markdown").left_out == []


def test_videos_and_pages_within_are_named(server: Server) -> None:
    html = (
        "<h1>The vote</h1><p>It was <b>close</b>.<video title='The vote' src=https://a.example/v.mp4>No player.</video>"
    )
    html += "<p>All saw it, and went home by the last train, which was late."
    html += "<iframe src=//b.example/map></iframe><iframe src=//c.example/counter width=0></iframe>"
    text = server.run("""async (html) => (await take("lib/rich-paste.js")).markdownOf(html)""", html)
    page = read_article(text, language="en", format="markdown")
    why = "video, sound or page within the text"
    told = [(line.why, line.text) for line in page.left_out]
    assert told == [(why, "The vote https://a.example/v.mp4"), (why, "//b.example/map")]
    assert [plain(block.text, block.codes) for block in page.blocks] == [
        "It was close.",
        "All saw it, and went home by the last train, which was late.",
    ]
