from datetime import date

import pytest

from tms.adapters.formats import read_article
from tms.domain.errors import Invalid
from tms.domain.imported_article import Block, ImportedArticle, LeftOut
from tms.domain.inline import Code, plain


def read(text: str, language: str = "en") -> ImportedArticle:
    return read_article(text, language=language, format="markdown")


def body(text: str, language: str = "en") -> list[Block]:
    return read(f"---\ntitle: T\n---\n{text}", language).blocks


def test_front_matter_gives_the_fields_and_keeps_what_it_does_not_know() -> None:
    page = read(
        "---\ntitle: 'It''s late'\nauthor: \"Anna: Keller\"\ndate: 2026-11-25 10:00\n"
        "category: Rail\nslots:\n  - a\n---\n\nText.\n"
    )
    assert (page.title, page.author, page.published_on, page.section) == (
        "It's late",
        "Anna: Keller",
        date(2026, 11, 25),
        "Rail",
    )
    assert [line.text for line in page.left_out] == ["slots:", "- a"]
    assert [block.text for block in page.blocks] == ["Text."]


def test_a_line_of_dashes_at_the_top_is_no_front_matter() -> None:
    assert (
        read("---\n\nA sentence of the article stands here.\n\n---\n").blocks[0].text
        == "A sentence of the article stands here."
    )


def test_the_first_heading_is_the_title_and_the_lines_below_it_are_byline_and_date() -> None:
    page = read(
        "# Rail *again*\n\nBy Anna Keller · 25 November 2026\n\nThe train left at nine, without the minister.\n"
    )
    assert (page.title, page.author, page.published_on) == ("Rail again", "Anna Keller", date(2026, 11, 25))
    assert [block.kind for block in page.blocks] == ["paragraph"]


def test_byline_and_date_in_lines_of_one_paragraph_are_found() -> None:
    page = read("# 夜车\n\n作者：周敏\n2014年11月21日\n\n夜车在九点开出，没有等部长，也没有等任何人。\n", "zh-Hans")
    assert (page.author, page.published_on) == ("周敏", date(2014, 11, 21))


def test_furniture_is_left_out_of_a_pasted_markdown_page() -> None:
    sentence = "The train left at nine, without the minister."
    page = read(
        f"Skip to content\n\n# Rail again\n\n{sentence}\n\n## Related articles\n\n- [Foo](/foo)\n\nBack to top\n"
    )
    assert [block.text for block in page.blocks] == [sentence]
    assert [line.text for line in page.left_out] == ["Skip to content", "Related articles", "Foo", "Back to top"]


def test_a_title_in_the_front_matter_means_that_nothing_is_furniture() -> None:
    assert [block.text for block in body("Back to top\n\nShare\n")] == ["Back to top", "Share"]


MATTER = "title: T\nauthor: Maria Silva\n"


def page_with(first: str, matter: str = MATTER, language: str = "en") -> ImportedArticle:
    return read(f"---\n{matter}---\n\n{first}\n\nThe train left at nine, without the minister.\n", language)


def test_a_byline_that_repeats_the_author_gives_the_office_and_is_no_paragraph() -> None:
    page = page_with("By **Maria Silva**, *grain analyst*")
    assert (page.author, page.author_title) == ("Maria Silva", "grain analyst")
    assert [block.text for block in page.blocks] == ["The train left at nine, without the minister."]
    assert page.left_out == []


@pytest.mark.parametrize(
    ("first", "matter", "language"),
    [
        ("By Maria Silva", MATTER, "en"),
        ("By **MARIA SILVA**, grain analyst", MATTER + "author_title: Analyst\n", "en"),
        ("By Anna Keller and Bo Li", "title: T\nauthor: Anna Keller, Bo Li\n", "en"),
        ("By Maria Silva | 25 November 2026", MATTER + "date: 2026-11-24\n", "en"),
        ("作者：周敏", "title: T\nauthor: 周敏\n", "zh-Hans"),
    ],
)
def test_a_byline_that_adds_nothing_is_left_out(first: str, matter: str, language: str) -> None:
    page = page_with(first, matter, language)
    assert [block.text for block in page.blocks] == ["The train left at nine, without the minister."]
    assert page.left_out == [LeftOut(first.replace("*", ""), "byline")]


def test_a_byline_that_repeats_the_author_may_give_the_date() -> None:
    page = page_with("By Maria Silva · 25 November 2026")
    assert (page.published_on, page.left_out, len(page.blocks)) == (date(2026, 11, 25), [], 1)


@pytest.mark.parametrize(
    "first",
    [
        "By Maria Silva, an analyst who was there, this is the last of three columns.",
        "Maria Silva, an analyst in Cairo, was not there.",
        "By Anna Keller, grain analyst",
        "## By Maria Silva",
        "> By Maria Silva",
        "By the time Maria Silva came it was late",
    ],
)
def test_prose_another_author_and_other_blocks_are_no_byline(first: str) -> None:
    page = page_with(first)
    assert len(page.blocks) == 2
    assert (page.author, page.author_title, page.left_out) == ("Maria Silva", None, [])


def test_the_office_beside_a_known_author_counts_in_a_pasted_page_too() -> None:
    page = read("---\nauthor: Maria Silva\n---\n\n# Rail again\n\nBy Maria Silva, grain analyst\n\nIt left at nine.\n")
    assert (page.title, page.author, page.author_title) == ("Rail again", "Maria Silva", "grain analyst")


def test_inline_markup_becomes_numbered_codes() -> None:
    (block,) = body("A **b** [c *d*](https://a.example 'e') `f` [^i]\\\nj")
    assert block.text == "A ⟦1⟧b⟦/1⟧ ⟦2⟧c ⟦3⟧d⟦/3⟧⟦/2⟧ ⟦4⟧f⟦/4⟧ ⟦5/⟧⟦6/⟧j"
    assert block.codes == {
        "1": Code("strong"), "2": Code("link", "https://a.example", "e"), "3": Code("emphasis"), "4": Code("code"),
        "5": Code("footnote", title="i"), "6": Code("break"),
    }  # fmt: skip


def test_numbers_that_the_text_shows_itself_are_not_taken() -> None:
    (block,) = body("It says ⟦1⟧ and ⟦3/⟧, **really** *so*.")
    assert block.text == "It says ⟦1⟧ and ⟦3/⟧, ⟦2⟧really⟦/2⟧ ⟦4⟧so⟦/4⟧."
    assert sorted(block.codes) == ["2", "4"]


def left_out(text: str) -> list[tuple[str, str]]:
    return [(line.text, line.why) for line in read(f"---\ntitle: T\n---\n{text}").left_out]


def test_raw_html_loses_its_tags_and_keeps_its_words() -> None:
    source = "<div class='x'>One <b>two</b><script>evil()</script></div>\n\nThree <u>four</u><!-- five -->.\n"
    assert [block.text for block in body(source)] == ["One two", "Three four."]
    assert left_out(source) == [
        ("<div class='x'>", "HTML tag"), ("<b>", "HTML tag"), ("evil()", "script"), ("<u>", "HTML tag"),
        ("five", "HTML comment"),
    ]  # fmt: skip


@pytest.mark.parametrize("before", ["", "Here: "])
def test_what_runs_or_is_never_shown_is_left_out_and_listed(before: str) -> None:
    source = f"{before}<script>alert(1 < 2)</script> and <b>html</b>\n"
    assert [block.text for block in body(source)] == [f"{before} and html".replace("  ", " ").strip()]
    assert left_out(source) == [("alert(1 < 2)", "script"), ("<b>", "HTML tag")]


@pytest.mark.parametrize(
    ("source", "text", "listed"),
    [
        ("A <style>p { x: y }</style>b", "A b", [("p { x: y }", "style")]),
        ("A <STYLE>*p*\n`q`</style>b", "A b", [("*p*\n`q`", "style")]),
        ("<div><svg><text>x</text></svg>b</div>", "b", [("<div>", "HTML tag"), ("<text>x</text>", "svg")]),
        ('A <iframe src="//a.example/v"></iframe>b', "A b", [('<iframe src="//a.example/v">', "iframe")]),
        ("The <script> tag is old", "The tag is old", [("<script>", "HTML tag")]),
        ("A stray </u>b", "A stray b", [("</u>", "HTML tag")]),
        ("<u>a</u> <u>b</u> <U>c</U>", "a b c", [("<u>", "HTML tag"), ("<U>", "HTML tag")]),
        ("<strong>a</strong><br>b", "⟦1⟧a⟦/1⟧⟦2/⟧b", []),
        ("A <!-- b --><?php c ?>d", "A d", [("b", "HTML comment"), ("<?php c ?>", "HTML tag")]),
        ('A <img alt="B &amp; c" src=d.png> e', "A e", [("B & c", "alternative text of a picture")]),
        ("A <IMG src='a/d%20e.png?w=9'> f", "A f", [("d e.png", "picture")]),
    ],
)
def test_each_piece_of_raw_html_is_listed_with_its_reason(
    source: str, text: str, listed: list[tuple[str, str]]
) -> None:
    assert [block.text for block in body(source)] == [text]
    assert left_out(source) == listed


def test_a_script_without_an_end_goes_to_the_end_as_in_a_browser() -> None:
    source = "Before.\n\n<script>\nalert(1)\n\nalert(2)\n"
    assert [block.text for block in body(source)] == ["Before."]
    assert left_out(source) == [("alert(1)\n\nalert(2)", "script")]


def test_raw_html_in_a_standfirst_is_listed_too() -> None:
    page = read("---\ntitle: T\nstandfirst: A <u>b</u>\n---\nText.\n")
    assert page.blocks[0] == Block("standfirst", "A b")
    assert page.left_out == [LeftOut("<u>", "HTML tag")]


@pytest.mark.parametrize("line", ["***", "---", "* * *", "_____", "> ***", "- ***", "> - _ _ _"])
def test_a_separator_is_listed_as_it_stood_there(line: str) -> None:
    assert left_out(f"A.\n\n{line}\n\nB.\n") == [(line.lstrip("> ").removeprefix("- "), "separator")]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "java&#10;script:alert(1)", "data:text/html,x", "vbscript:x", "file:///x"],
)  # fmt: skip
def test_targets_that_could_run_something_are_dropped_and_told(address: str) -> None:
    page = read(f"---\ntitle: T\n---\n[words](<{address}>) and ![pic](<{address}>)\n")
    assert [block.text for block in page.blocks] == ["words and"]
    assert page.blocks[0].codes == {}
    assert len(page.left_out) == 2
    # Where a picture lies on somebody's disk is nobody's business; it is named as any other.
    named = "pic" if address.startswith("file:") else "![pic]("
    assert [line.text[:7] for line in page.left_out if "pic" in line.text] == [named]


def test_the_words_of_a_picture_that_is_left_out_are_no_prose() -> None:
    bad = "![a *red* door](javascript:x)"
    page = read(
        f"---\ntitle: T\n---\n{bad}\n\nA {bad} B.\n\n[{bad}](https://a.example/) C.\n\n[D {bad}](https://a.example/)\n\n"
        f"1. {bad}\n2. E\n\n> {bad}\n\n| F | {bad} |\n|---|---|\n| G | H |\n"
    )
    assert [block.text for block in page.blocks] == ["A B.", "C.", "⟦1⟧D ⟦/1⟧", "2. E", "F", "G", "H"]
    assert page.left_out == [LeftOut("![a *red* door](javascript:x)", "address that is not allowed")] * 7


def test_a_picture_does_not_come_in_and_is_named_by_what_stands_for_it() -> None:
    page = read(
        "---\ntitle: T\n---\n![a *red* door](https://a.example/b.png)\n\nC ![](img/d%20e.jpg?w=1) D.\n\n"
        "[![f](data:)](https://a.example/) G.\n\n![](h.png 'i')\n\n![](data:image/png;base64,AA)\n"
    )
    assert [block.text for block in page.blocks] == ["C D.", "G."]
    assert [(line.text, line.why) for line in page.left_out] == [
        ("a red door", "alternative text of a picture"), ("d e.jpg", "picture"),
        ("f", "alternative text of a picture"), ("i", "alternative text of a picture"), ("–", "picture"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://a.example/x?y=z:q",
        "mailto:a@b.example",
        "/a/b",
        "../c.md",
        "#d",
        "e:f/g".replace("e:f", "e%3Af"),
    ],
)
def test_web_mail_and_relative_targets_are_kept(address: str) -> None:
    (block,) = body(f"[words]({address})")
    assert block.codes["1"].href == address


def test_lists_quotations_tables_and_pictures_have_their_kinds() -> None:
    blocks = body("- a\n  - b\n\n3. c\n\n> d\n\n| e | f |\n|---|---|\n| | g |\n\n![h]()\n\n#### j\n")
    assert [(block.kind, block.text, block.level) for block in blocks] == [
        ("list_item", "a", 1), ("list_item", "b", 2), ("list_item", "3. c", 1), ("quotation", "d", None),
        ("table_cell", "e", 1), ("table_cell", "f", 2), ("table_cell", "g", 2), ("caption", "h", None),
        ("heading", "j", 4),
    ]  # fmt: skip


def test_soft_line_breaks_are_spaces_in_english_and_nothing_in_chinese() -> None:
    assert body("one\ntwo")[0].text == "one two"
    assert body("过去\n十年**来**\n他们", "zh-Hans")[0].text == "过去十年⟦1⟧来⟦/1⟧他们"


@pytest.mark.parametrize(
    ("source", "read_as"),
    [
        ("“And when it does not.”\n— A trader, Cairo", "“And when it does not.” — A trader, Cairo"),
        ("“And *when* it does **not.”**\n— A trader", "“And ⟦1⟧when⟦/1⟧ it does ⟦2⟧not.”⟦/2⟧ — A trader"),
        ("He waited…\n“Nobody came,” he said", "He waited… “Nobody came,” he said"),
        ("in the “evening”\nof 2014", "in the “evening” of 2014"),
        ("“火车来了。”\n——老张，调度员", "“火车来了。”——老张，调度员"),
        ("“火车\n“来了”", "“火车“来了”"),
        ("他们用“Python”\n写程序", "他们用“Python”写程序"),
        ("他们用 Python\n写程序", "他们用 Python 写程序"),
        ("过去\n<strong>十年</strong>", "过去⟦1⟧十年⟦/1⟧"),
    ],
)
def test_a_mark_of_both_scripts_at_a_line_break_follows_the_words_around_it(source: str, read_as: str) -> None:
    assert body(f"> {source}")[0].text == read_as


def test_code_blocks_keep_their_lines() -> None:
    (block,) = body("```py\ndef f():\n\n    pass\n```")
    assert block.text == "⟦1⟧def f():⟦/1⟧⟦2/⟧⟦3/⟧⟦4⟧    pass⟦/4⟧"


def test_more_markup_than_markers_can_number_is_kept_as_text() -> None:
    (block,) = body(" ".join(f"**w{number}**" for number in range(1200)))
    assert "⟦999⟧w998⟦/999⟧ w999" in block.text
    assert len(block.codes) == 999


def test_lists_too_deep_for_the_parser_are_refused_rather_than_lost() -> None:
    with pytest.raises(Invalid) as caught:
        read(">" * 300 + " lost?")
    assert caught.value.code == "import_too_nested"


def test_footnotes_stay_in_the_text_with_their_marks() -> None:
    blocks = body("Text[^1].\n\n[^1]: https://a.example\n")
    assert [block.text for block in blocks] == ["Text⟦1/⟧.", "⟦1/⟧: https://a.example"]


def test_footnotes_below_a_credit_are_the_articles_and_each_is_a_block() -> None:
    text = "# T\n\nText[^1] goes on[^b].\n\n*Additional reporting by Joyce Ng.*\n\n[^1]: One.\n[^b]: Two,\nand more.\n"
    page = read(text)
    assert [line.text for line in page.left_out] == ["Additional reporting by Joyce Ng."]
    assert [block.text for block in page.blocks] == ["Text⟦1/⟧ goes on⟦2/⟧.", "⟦1/⟧: One.", "⟦1/⟧: Two, and more."]


def test_a_block_of_html_that_is_code_is_code_line_by_line() -> None:
    page = read('# T\n\n<pre><code class="sh">pip install uv\nuv run a &amp;&amp; b</code></pre>\n\nIt runs.\n')
    code = next(block for block in page.blocks if "pip" in block.text)
    assert [code.codes[number].type for number in sorted(code.codes)] == ["code", "break", "code"]
    assert plain(code.text, code.codes) == "pip install uvuv run a && b"


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        ("tags: ships, 港口、 #ports", ["ships", "港口", "ports"]),
        ('tags: ["ships", \'big ports\', "a b"]', ["ships", "big ports", "a b"]),
        ('keywords:\n  - ships\n  - "ports"\nauthor: Ann Bell', ["ships", "ports"]),
        ("标签：船舶，港口", ["船舶", "港口"]),
        ("tags:", []),
    ],
)
def test_the_tags_of_the_front_matter_are_the_articles(lines: str, tags: list[str]) -> None:
    page = read_article(f"---\ntitle: Slow ships\n{lines}\n---\n\nShips are slow.\n", language="en", format="markdown")
    assert (page.tags, page.left_out) == (tags, [])
