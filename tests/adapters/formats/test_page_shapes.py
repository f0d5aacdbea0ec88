"""How pages are built that are not built plainly: what stands in place of pictures and players, and around lines."""

import pytest

from tms.adapters.formats.web_page import page_markdown


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<iframe src=about:blank data-lite-src=https://v.example/one></iframe>", "https://v.example/one"),
        ("<iframe data-litespeed-src=//v.example/two></iframe>", "//v.example/two"),
        ("<span class='video_iframe wide' data-src=https://v.example/three></span>", "https://v.example/three"),
        ("<video><source data-lazy-src=https://v.example/three.mp4></video>", "https://v.example/three.mp4"),
    ],
)
def test_a_player_that_is_loaded_late_is_named(html: str, named: str) -> None:
    assert f"<!-- video, sound or page within the text: {named} -->" in page_markdown(f"<p>The vote.</p>{html}")


@pytest.mark.parametrize("before", ["src=data:image/gif;base64,AA", "src=''", ""])
def test_a_picture_that_is_loaded_late_has_its_own_address(before: str) -> None:
    html = f"<p>The vote.</p><p><img {before} data-src=https://a.example/hall.jpg alt=Hall></p>"
    assert "![Hall](https://a.example/hall.jpg)" in page_markdown(html)


def test_a_link_keeps_its_own_weight_and_slant() -> None:
    html = "<p>At the <a style='font-weight: bold; font-style: italic' href=https://a.example/>port</a>.</p>"
    assert page_markdown(html) == "At the [***port***](https://a.example/)."
    assert page_markdown(html.replace(" href=https://a.example/", "")) == "At the ***port***."


PROSE = "The ministers met on Monday in the old customs house, and agreed on little else. They meet again in spring."


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (f"<tr><td> <td><p>One.<p>{PROSE}<td></tr><tr><td><td><p>Two.", f"One.\n\n{PROSE}\n\nTwo."),
        (
            f"<tr><td>Home<td><h2>A title</h2>{PROSE * 3}<td>Links",
            f"Home\n\n## A title\n\n{PROSE * 3}\n\nLinks",
        ),
        (
            f"<tr><td>Home<td>{f'<p>{PROSE}</p>' * 20}",
            "\n\n".join(["Home", *[PROSE] * 20]),
        ),
    ],
)
def test_a_table_that_a_page_is_laid_out_in_is_read_as_text(table: str, text: str) -> None:
    assert page_markdown(f"<table>{table}</table>") == text


def test_a_table_of_words_stays_one_and_none_of_them_is_glued() -> None:
    html = f"<table><tr><td>for it<h3>By Anna</h3><td><div>one</div>two<tr><td>{PROSE}<td><p>a<p>b</table>"
    rows = ["| for it By Anna | one two |", "|---|---|", f"| {PROSE} | a b |"]
    assert page_markdown(html) == "\n".join(rows)


BODY = f"<p>{PROSE}</p>" * 4
MENU = "<nav><a href=/>Home</a></nav>"
TITLE = "Ministers agree in the old customs house"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"<div class=tit>{TITLE}</div><div>2014-11-21 09:10 <a href=/>Harbour</a></div>", TITLE),
        (f"<p>Welcome to the harbour news<p>{TITLE}<p>November 21st, 2014", TITLE),
        ("<p>A line without a day below it<p>Another line without one", ""),
        (f"<p><a href=/>{TITLE}</a><p>2014-11-21", ""),
    ],
)
def test_a_line_above_a_day_is_the_headline_where_nothing_is_marked_as_one(head: str, title: str) -> None:
    text = page_markdown(f"{MENU}<div><div>{head}</div><div>{BODY}</div></div>")
    assert text.startswith(f"# {title}\n") if title else "# " not in text


def test_an_address_above_a_page_is_no_prose() -> None:
    address = f"https://harbour.example/{'a' * 90}"
    text = page_markdown(f"{address}<div>{MENU}<div><h2>{TITLE}</h2><div>{BODY}</div></div></div>")
    assert text.startswith(f"# {TITLE}\n")


def test_a_headline_that_is_all_of_an_item_is_one() -> None:
    html = f"<ul><li>21 Nov<li><h2><a href=https://a.example/>{TITLE}</a></h2></ul><p>{PROSE}"
    assert page_markdown(html).startswith(f"- 21 Nov\n\n## [{TITLE}](https://a.example/)\n\n")
    assert page_markdown("<ol><li><h2>One</h2><li><h2>Two</h2></ol>") == "1. One\n2. Two"
    assert page_markdown("<ul><li><h2>One</h2>a") == "- One a"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one<br>two<br><br>three<br> &nbsp;<br>\u3000four", "one  \ntwo\n\nthree\n\nfour"),
        ("<b>one<br><br>two</b>", "**one**\n\n**two**"),
        (f"{PROSE}<br>Talks<br>{PROSE}", f"{PROSE}\n\nTalks\n\n{PROSE}"),
        (f"{PROSE}<br>{PROSE} And<br>so on", f"{PROSE}  \n{PROSE} And  \nso on"),
        (f"{PROSE}<br>Anna Keller<br>12 Harbour Road", f"{PROSE}  \nAnna Keller  \n12 Harbour Road"),
    ],
)
def test_breaks_end_a_paragraph_where_an_empty_line_or_their_lines_say_so(html: str, text: str) -> None:
    assert page_markdown(f"<p>{html}</p>") == text


def article(head: str, body: str = BODY) -> str:
    return page_markdown(f"{MENU}<div><div><h1>{TITLE}</h1>{head}</div><div>{body}</div></div>")


def test_a_summary_in_a_list_above_the_text_comes_along() -> None:
    points = ["The ministers agreed on the agenda for spring", "Nobody said what is on it until the very end"]
    html = f"<ul><li><b>{points[0]}</b><li>{points[1]}</ul><ul><li>Share<li>Print</ul>"
    assert article(html).startswith(f"# {TITLE}\n\n- **{points[0]}**\n- {points[1]}\n\n{PROSE}")


def test_who_and_when_within_what_is_called_a_subtitle() -> None:
    head = (
        "<div class=subtitle-2><p>By <a href=/author/keller>Anna Keller</a> on <time datetime='Fri, 21 Nov 2014 9:00'>"
        "November 21, 2014</time></p><a href=/s>Share on Facebook (opens in a new window)</a></div>"
    )
    text = article(f"<div class=post-excerpt>We have answers.</div>{head}")
    assert text.startswith(
        f"---\nauthor: Anna Keller\n---\n\n# {TITLE}\n\nBy Anna Keller\n\n2014-11-21\n\nWe have answers.\n\n{PROSE}"
    )
    assert "Share on Facebook" in text


def test_a_day_beside_the_headline_counts_in_what_is_named_aside() -> None:
    html = f"{MENU}<section><aside><h1>{TITLE}</h1><span>2014-11-21 11:10</span></aside><article>{BODY}</article>"
    assert page_markdown(html).startswith(f"# {TITLE}\n\n2014-11-21")


def test_parts_of_the_text_are_no_part_of_the_site_for_their_names() -> None:
    links = "<ul><li><a href=https://a.example>The port</a><li><a href=https://b.example>The rails</a></ul>"
    paid = f"<p class=paywall>{PROSE} Paid.</p>"
    text = article("", f"{BODY}{paid}<aside role=note><p>Never share it.</aside><p>{PROSE} They are:</p>{links}{BODY}")
    assert "Paid.\n\nNever share it." in text
    assert "They are:\n\n- [The port](https://a.example)\n- [The rails](https://b.example)" in text
    assert "around the article: Paid" not in text
    asked = article("", f"{BODY}{paid}<p>{PROSE}</p>{links}")
    assert "<!-- around the article: The port The rails -->" in asked
    assert "Paid." in asked


def test_a_footer_that_says_more_than_a_short_text_is_none_of_it() -> None:
    foot = f"<div class=footerWrap_2014>{f'<p>{PROSE} No advice.</p>' * 8}</div>"
    text = page_markdown(f"{MENU}<div><h1>{TITLE}</h1><div>{BODY}</div></div>{foot}")
    assert text.count("\n\nThe ministers") == 4
    assert "No advice." in text


def test_a_list_that_says_more_than_its_links_is_the_texts() -> None:
    items = "".join(
        f"<li>To learn more of what the ministers said, visit: <a href=https://a.example/{n}>https://a.example/on/the/very/"
        f"long/way/to/it/all/the/while/number/{n}</a></li>"
        for n in (1, 2)
    )
    assert "\n\n- To learn more" in article("", f"{BODY}<ul>{items}</ul>")


def test_emphasis_within_itself_says_no_more() -> None:
    assert page_markdown("<p><b><b>The port<b> opens</b></b> in <i>May</i></b>.</p>") == "**The port opens in *May***."
