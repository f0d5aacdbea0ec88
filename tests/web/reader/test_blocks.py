"""A snapshot's blocks as a page shows them."""

from typing import Any

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tms.adapters.formats import group_html
from tms.domain.list_number import number_of
from tms.web.reader.blocks import description, nodes

KINDS = ["standfirst", "paragraph", "heading", "list_item", "quotation", "caption", "table_cell"]

blocks = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "text": st.text(min_size=1, max_size=12),
            "level": st.none() | st.integers(1, 7),
            "codes": st.none(),
        }
    ),
    max_size=20,
)


def block(kind: str, text: str, level: int | None = None) -> dict[str, Any]:
    return {"kind": kind, "text": text, "level": level, "codes": None}


@given(blocks)
def test_every_block_is_shown_once_and_in_its_order(given_blocks: list[dict[str, Any]]) -> None:
    shown = [block for node in nodes(given_blocks) for block in node.blocks]
    assert [(block.kind, block.text, block.level) for block in shown] == [
        (block["kind"], block["text"], block["level"]) for block in given_blocks
    ]


@given(blocks)
def test_no_character_is_lost_but_the_numbers_of_items(given_blocks: list[dict[str, Any]]) -> None:
    for node in nodes(given_blocks):
        html = BeautifulSoup(group_html(node), "html.parser")
        if node.kind == "table_cell":
            said = [cell.get_text() for cell in html.select("td, th") if cell.get_text()]
        elif node.kind == "list_item":
            said = [
                f"{item.get('value', '')}{next(iter(item.strings), '').rstrip(chr(10))}" for item in html.select("li")
            ]
            said = [one for one in said if one]
        else:
            said = [html.get_text()]
        for block in node.blocks:
            item = number_of(block.text) if node.kind == "list_item" else None
            text = f"{item.value}{block.text[item.length :]}" if item else block.text
            assert text.rstrip("\n") in "\n".join(said)


def html_of(*given_blocks: dict[str, Any]) -> str:
    return "".join(map(group_html, nodes(given_blocks))).replace("\n", "")


def test_numbered_items_are_an_ordered_list_with_their_numbers() -> None:
    items = [block("list_item", text, 1) for text in ("3. Third", "4) Fourth", "5、第五")]
    assert html_of(*items) == '<ol><li value="3">Third</li><li value="4">Fourth</li><li value="5">第五</li></ol>'


def test_an_item_without_a_number_has_a_bullet_and_a_decimal_is_no_number() -> None:
    assert html_of(block("list_item", "3. Third", 1), block("list_item", "3.5 million", 1)) == (
        '<ol><li value="3">Third</li></ol><ul><li>3.5 million</li></ul>'
    )


def test_deeper_items_hang_below_the_one_before() -> None:
    assert html_of(*(block("list_item", text, level) for text, level in (("a", 1), ("b", 2), ("c", 1)))) == (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"
    )


def test_a_row_of_a_table_ends_where_columns_begin_again() -> None:
    assert html_of(*(block("table_cell", text, at) for text, at in [("a", 1), ("b", 2), ("c", 1), ("d", 2)])) == (
        '<div class="table" tabindex="0"><table><tr><th scope="col">a</th><th scope="col">b</th></tr>'
        "<tr><td>c</td><td>d</td></tr></table></div>"
    )


def test_only_the_title_is_a_heading_of_the_first_level() -> None:
    found = [html_of(block("heading", "x", level))[:4] for level in (1, None, 3, 9)]
    assert found == ["<h2>", "<h2>", "<h3>", "<h6>"]


def test_pictures_and_their_words_are_no_prose() -> None:
    picture = {"1": {"type": "image", "href": "https://a.example/i.jpg"}}
    only = block("caption", "⟦1⟧A bridge⟦/1⟧") | {"codes": picture}
    inside = block("paragraph", "See ⟦1⟧A bridge⟦/1⟧ here.") | {"codes": picture}
    assert html_of(only, inside) == "<p>See  here.</p>"
    assert description([block("heading", "x"), inside]) == "See here."


def test_a_description_is_one_line_without_markup_and_not_too_long() -> None:
    marked = block("paragraph", "⟦1⟧Long⟦/1⟧\n" + "word " * 100) | {"codes": {"1": {"type": "emphasis"}}}
    told = description([block("heading", "x"), marked])
    assert told.startswith("Long word word")
    assert told.endswith("…")
    assert len(told) <= 200
    assert description([]) == ""


def test_a_standfirst_is_told_whole_unless_it_is_no_standfirst_any_more() -> None:
    written = "They were given up in 1998. " * 12
    assert description([block("paragraph", "x"), block("standfirst", written)]) == written.strip()
    assert len(description([block("standfirst", "word " * 1_000)])) <= 1_000
    assert description([block("standfirst", " "), block("paragraph", "x")]) == "x"
