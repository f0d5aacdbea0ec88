"""Parts of pages that are called like something else, and pages where others say more than the article."""

import pytest

from tms.adapters.formats.web_page import page_markdown

MENU = "<nav><a href=/>Home</a></nav>"
PROSE = (
    "The ministers met on Monday in the old customs house, and agreed on the agenda for the next meeting, which is to "
    "be held in spring."
)
BODY = f"<p>{PROSE}</p><p>They said nothing of money. {PROSE}</p>"
HEADLINE = f"{MENU}<h1>A headline</h1>"
OTHERS = "".join(f"<li><div><b>Harbour press</b> <i>{n} hours ago</i></div><p>{PROSE * 3}</p></li>" for n in range(9))

COLOURED = (
    f"{HEADLINE}{BODY}<pre><code><span class=hljs-comment># the tide</span>\nrun\n<button>Copy</button></code></pre>"
)
TWEET = f"{HEADLINE}{BODY}<div><iframe id=twitter-widget-0 title=Post src=https://x.example/embed/1></iframe></div>"
FIELD = f"{HEADLINE}<div>{BODY}</div><div><textarea>{f'&lt;p>{PROSE}&lt;/p>' * 9}</textarea></div>"
LINKED = (
    f"{MENU}<main><div><a href=/p/1/><img src=/cover.jpg alt='The customs house'></a></div>"
    f"<a href=/p/2/><img src=/b.jpg alt=Another></a><h2><a href=/p/1/>A headline of some length</a></h2>{BODY}</main>"
)
CALLED = (
    f"{MENU}<div><div class='px-4 post-heading'>What became of the harbour</div><ul><li>Nov 21, 2014</ul></div>"
    f"<div><h3>First</h3>{BODY}</div>"
)
HEADS = f"{MENU}<div class=post-heading><p class=title>A headline</p><p>Below</p></div><div>{BODY}</div>"
CLOCKS = (
    f"{MENU}<div><h1>A headline</h1><div class=publicTime>Skip</div><p class=time-now>00:00 / 01:45</p>"
    "<p>时间：2014.11.21 来源：港口网</p><ul><li><a href=/b>The harbour of the old town is sold to its owners"
    f"<b>2014-11-15</b></a></ul><div>{BODY}</div></div>"
)
MARKED = (
    f"{HEADLINE}<main>{BODY}<blockquote>A post <time datetime=2014-11-30>30 Nov</time></blockquote></main>"
    "<section>Posted <time datetime=2014-11-20T20:09:00Z itemprop=datePublished>2014-11-21</time></section>"
)
STREAM = f"{MENU}<div><article><h1>A headline</h1><div>{BODY}</div></article></div><ul>{OTHERS}</ul>"

IMPOSSIBLE = MARKED.replace("2014-11-21<", "2014-11-31<").replace("2014-11-30", "2014-13-01")
PAGES = [COLOURED, TWEET, FIELD, LINKED, CALLED, HEADS, CLOCKS, STREAM]
"""Read by two programs: see tests/browser/test_saved_like_pasted.py."""


def split(html: str) -> tuple[str, list[str]]:
    """What is read of a page, and what is told of the rest."""
    parts = page_markdown(html).split("\n\n")
    return "\n\n".join(one for one in parts if not one.startswith("<!--")), [
        one[5:-4] for one in parts if one.startswith("<!--")
    ]


def test_the_comments_of_a_program_are_none_of_readers() -> None:
    text, told = split(COLOURED)
    assert text.endswith("```\n# the tide\nrun\n```")
    assert "around the article: Copy" in told


def test_a_post_that_a_program_of_its_site_shows_is_named() -> None:
    assert "video, sound or page within the text: Post https://x.example/embed/1" in split(TWEET)[1]


def test_what_a_field_of_a_form_holds_is_no_text() -> None:
    text, told = split(FIELD)
    assert text.count(PROSE) == 2
    assert any(PROSE in one for one in told)


def test_a_picture_above_the_headline_that_leads_where_it_leads_is_named() -> None:
    assert [one for one in split(LINKED)[1] if "picture" in one] == ["alternative text of a picture: The customs house"]


def test_a_headline_is_one_by_its_class_alone() -> None:
    assert split(CALLED)[0].startswith(f"# What became of the harbour\n\nNov 21, 2014\n\n### First\n\n{PROSE}")
    assert split(HEADS)[0].startswith("# A headline\n\n")


def test_clocks_and_titles_of_other_articles_are_no_lines_of_the_head() -> None:
    assert split(CLOCKS)[0].startswith(f"# A headline\n\n时间：2014.11.21 来源：港口网\n\n{PROSE}")


def test_the_day_that_a_page_marks_is_that_which_it_shows_and_none_of_what_it_quotes() -> None:
    assert page_markdown(MARKED).count("2014-11-21") == 2
    assert split(MARKED)[0].startswith(f"# A headline\n\n2014-11-21\n\n{PROSE}")


def test_the_only_article_is_the_page_however_much_others_say() -> None:
    assert split(STREAM)[0] == f"# A headline\n\n{PROSE}\n\nThey said nothing of money. {PROSE}"


@pytest.mark.parametrize("mark", ["id=adBanner", "class=social"])
def test_a_frame_of_an_advertisement_is_not(mark: str) -> None:
    assert "x.example" not in page_markdown(TWEET.replace("id=twitter-widget-0", mark))
