"""What the source's form shows and what comes back of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from werkzeug.datastructures import MultiDict

from tests.adapters.formats.strategies import versions
from tms.domain.errors import Invalid
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.web.source.source_form import SourceForm, Way, form_from, form_of, pasted_blocks, read_form

MOST = 2_000_000

PAGE = ImportedArticle(
    language="en",
    title="Night trains return",
    author="Mara Lindqvist",
    blocks=[
        Block("standfirst", "They were gone for ten years."),
        # Numbered as nobody would number them: what is not touched stays as it is.
        Block("paragraph", "See ⟦7⟧the map⟦/7⟧ and ⟦3⟧more⟦/3⟧.", {"7": Code("link", "/map"), "3": Code("strong")}),
        Block("heading", "What comes next", level=3),
        Block("list_item", "1. One", level=2),
    ],
)


def sent(form: SourceForm, **changes: str | list[str]) -> SourceForm:
    """The form as a browser sends it, with other values in some fields."""
    fields: MultiDict[str, str] = MultiDict({"way": form.way, "based_on": str(form.based_on), **form.head})
    fields["markdown"] = form.markdown.replace("\n", "\r\n")
    fields.setlist("kind", [block.kind for block in form.blocks])
    fields.setlist("level", [str(block.level or "") for block in form.blocks])
    fields.setlist("text", [block.text.replace("\n", "\r\n") for block in form.blocks])
    for name, value in changes.items():
        fields.setlist(name, value if isinstance(value, list) else [value])
    return form_from(fields)


def texts(form: SourceForm) -> list[str]:
    return [block.text for block in form.blocks]


def test_blocks_that_are_not_touched_keep_their_codes_and_levels() -> None:
    read = read_form(sent(form_of(PAGE, 1, "blocks")), PAGE, MOST)
    assert not read.form.has_problems
    assert read.page == PAGE
    assert not read.left_out


def test_markdown_that_is_not_touched_keeps_codes_and_levels() -> None:
    read = read_form(sent(form_of(PAGE, 1, "markdown")), PAGE, MOST)
    assert not read.form.has_problems
    assert read.page.blocks[:3] == PAGE.blocks[:3]
    assert (read.page.title, read.page.author) == (PAGE.title, PAGE.author)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(versions())
def test_any_article_comes_back_from_its_blocks_as_it_was(version: ExportedVersion) -> None:
    page = ImportedArticle(
        "en", version.title, version.blocks, author=version.author, author_title=version.author_title
    )
    assert read_form(sent(form_of(page, 1, "blocks")), page, MOST).page.blocks == page.blocks


def test_a_changed_text_is_read_as_markdown() -> None:
    form = form_of(PAGE, 1, "blocks")
    changed = [*texts(form)]
    changed[1] = "See **the map** at [home](https://a.example)."
    read = read_form(sent(form, text=changed), PAGE, MOST)
    assert read.page.blocks[1] == Block(
        "paragraph",
        "See ⟦1⟧the map⟦/1⟧ at ⟦2⟧home⟦/2⟧.",
        {"1": Code("strong"), "2": Code("link", "https://a.example")},
    )


def test_a_line_break_in_a_text_stays_one() -> None:
    page = ImportedArticle("en", "T", [Block("paragraph", "First line\nsecond *line*")])
    form = form_of(page, 1, "blocks")
    assert texts(form) == ["First line\nsecond \\*line\\*"]
    read = read_form(sent(form, text="Third line\nsecond"), page, MOST)
    assert read.page.blocks[0].text == "Third line\nsecond"


def test_a_blank_line_makes_two_blocks_and_an_emptied_text_none() -> None:
    form = form_of(PAGE, 1, "blocks")
    changed = ["", "One.\n\nTwo.\n \nThree.", *texts(form)[2:]]
    read = read_form(sent(form, text=changed), PAGE, MOST)
    assert [(b.kind, b.text) for b in read.page.blocks[:3]] == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("paragraph", "Three."),
    ]
    assert texts(read.form)[:3] == ["One.", "Two.", "Three."]


def test_an_address_that_readers_must_not_be_sent_to_is_said_where_it_stands() -> None:
    form = form_of(PAGE, 1, "blocks")
    changed = [*texts(form)]
    changed[2] = "Go [there](javascript:alert(1))"
    read = read_form(sent(form, text=changed), PAGE, MOST)
    assert [block.problem is not None for block in read.form.blocks] == [False, False, True, False]
    assert "javascript:alert(1)" in str(read.form.blocks[2].problem)
    assert texts(read.form) == changed


def test_markup_that_an_article_cannot_hold_is_told_and_its_words_stay() -> None:
    read = read_form(sent(form_of(PAGE, 1, "blocks"), text=["A <u>word</u>."] * 4), PAGE, MOST)
    assert read.page.blocks[0].text == "A word."
    assert [line.text for line in read.left_out][:1] == ["<u>"]


def test_a_form_without_title_and_text_says_so_at_each() -> None:
    read = read_form(sent(form_of(PAGE, 1, "blocks"), title=" ", kind=[], level=[], text=[]), PAGE, MOST)
    assert {name: problem.code for name, problem in read.form.problems.items()} == {
        "title": "import_no_title",
        "body": "import_no_body",
    }
    assert read.form.is_readable


def test_a_text_of_a_books_length_is_refused_in_its_block() -> None:
    read = read_form(sent(form_of(PAGE, 1, "blocks"), text=["a" * 20_001] * 4), PAGE, MOST)
    assert {block.problem.code for block in read.form.blocks if block.problem} == {"source_block_too_long"}


def test_markdown_without_a_title_is_refused_at_its_field() -> None:
    read = read_form(sent(form_of(PAGE, 1, "markdown"), markdown="Just a paragraph."), PAGE, MOST)
    assert read.form.problems["markdown"].code == "import_no_title"
    assert read.form.markdown == "Just a paragraph."


def test_lists_within_lists_beyond_patience_are_refused_at_the_markdown() -> None:
    deep = "".join(f"{' ' * 2 * level}- x\n" for level in range(120))
    read = read_form(sent(form_of(PAGE, 1, "markdown"), markdown=deep), PAGE, MOST)
    assert read.form.problems["markdown"].code == "import_too_nested"


@pytest.mark.parametrize(
    "broken",
    [{"kind": ["paragraph"]}, {"kind": ["title"] * 4}, {"based_on": "x"}, {"level": []}, {"based_on": "-1"}],
    ids=str,
)
def test_a_form_whose_parts_do_not_fit_is_refused(broken: dict[str, str | list[str]]) -> None:
    with pytest.raises(Invalid, match="part of the form"):
        sent(form_of(PAGE, 1, "blocks"), **broken)


@pytest.mark.parametrize(
    ("kind", "level", "stands"),
    [("heading", "99", 6), ("heading", "0", 1), ("list_item", "", 1), ("heading", "", 2), ("paragraph", "3", None)],
)
def test_levels_are_bounded_and_only_where_a_kind_has_them(kind: str, level: str, stands: int | None) -> None:
    read = read_form(sent(form_of(PAGE, 1, "blocks"), kind=[kind] * 4, level=[level] * 4), PAGE, MOST)
    assert read.page.blocks[0].level == stands


def test_pasted_text_becomes_blocks_in_markdown() -> None:
    blocks, pictures, _unseen = pasted_blocks("## Next\n\nA **big** d\u200bay.\n\n![A tram](b.png)", "en")
    assert [line.text for line in pictures] == ["A tram"]
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 2, "Next"),
        ("paragraph", None, "A **big** day."),
    ]


@pytest.mark.parametrize("way", ["blocks", "markdown"])
def test_an_article_larger_than_one_may_be_is_not_read_and_stays_as_it_was_typed(way: Way) -> None:
    size = len("".join(form_of(PAGE, 1, way).texts()).encode())
    shown = form_of(PAGE, 1, way)
    field = "text" if way == "blocks" else "markdown"
    typed = [block.text + "。" * 100 for block in shown.blocks] or [shown.markdown + "。" * 100]
    read = read_form(sent(shown, **{field: typed}), PAGE, size)
    assert [problem.code for problem in read.form.problems.values()] == ["source_too_large"]
    assert (read.form.markdown or [block.text for block in read.form.blocks]) == (
        typed if way == "blocks" else typed[0]
    )
    assert not read.form.is_readable
    assert not read_form(sent(shown, **{field: typed}), PAGE, size + 3 * 100 * len(typed)).form.has_problems


@pytest.mark.parametrize("way", ["blocks", "markdown"])
def test_an_article_that_is_larger_as_markdown_than_its_file_was_can_be_edited(way: Way) -> None:
    page = ImportedArticle(language="en", title="Stars", blocks=[Block("paragraph", "*" * 1000)])
    assert not read_form(sent(form_of(page, 1, way)), page, 1000).form.has_problems


def test_what_nobody_sees_in_the_head_is_dropped_and_told_as_well() -> None:
    read = read_form(sent(form_of(PAGE, 1, "blocks"), title="St\u202ears \u200b"), PAGE, MOST)
    assert (read.page.title, read.form.head["title"].strip()) == ("Stars", "Stars")
    assert [(one.line, one.number) for one in read.dropped] == [(0, "U+202E"), (0, "U+200B")]


@pytest.mark.parametrize("way", ["blocks", "markdown"])
def test_what_nobody_sees_and_is_dropped_is_told_with_its_place(way: Way) -> None:
    shown = form_of(PAGE, 1, way)
    assert not read_form(sent(shown), PAGE, MOST).dropped
    old, new = "They were gone", "They\u200b were \u202egone"
    typed = [block.text.replace(old, new) for block in shown.blocks]
    form = sent(shown, text=typed) if typed else sent(shown, markdown=shown.markdown.replace(old, new))
    read = read_form(form, PAGE, MOST)
    place = 1 if way == "blocks" else 1 + shown.markdown.split("\n").index(f"standfirst: {PAGE.blocks[0].text}")
    assert [(one.line, str(one.kind), one.count) for one in read.dropped] == [
        (place, "zero-width space", 1),
        (place, "right-to-left override", 1),
    ]
    assert read.page.blocks[0].text == PAGE.blocks[0].text
    # Shown again, the words stand in the order in which they were written.
    again = [*read.form.head.values(), read.form.markdown, *(block.text for block in read.form.blocks)]
    assert not [text for text in again if "\u202e" in text or "\u200b" in text]
    assert old in "".join(again)
