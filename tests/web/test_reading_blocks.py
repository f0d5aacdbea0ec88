"""A snapshot's blocks as a page shows them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tms.web.reader.blocks import Item, Node, description, nodes

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


def items_of(node: Node) -> list[Item]:
    return [one for item in node.items for one in (item, *(items_of(item.below) if item.below else []))]


@given(blocks)
def test_every_block_is_shown_once_and_in_its_order(given_blocks: list[dict[str, Any]]) -> None:
    shown: list[Any] = []
    for node in nodes(given_blocks):
        shown += node.blocks
        shown += [item.block for item in items_of(node)]
        shown += [cell for row in node.rows for cell in row]
    assert shown == given_blocks


@given(blocks)
def test_no_character_of_a_list_is_lost_but_its_numbers(given_blocks: list[dict[str, Any]]) -> None:
    for node in nodes(given_blocks):
        for item in items_of(node):
            whole = str(item.block["text"])
            number = whole.removesuffix(item.text) if item.text else whole
            assert number + item.text == whole
            if item.value is None:
                assert item.text == whole
            else:
                assert int(number.strip()[:-1]) == item.value


def test_numbered_items_are_an_ordered_list_with_their_numbers() -> None:
    (found,) = nodes([block("list_item", "3. Third", 1), block("list_item", "4. Fourth", 1)])
    assert found.ordered
    assert [(item.value, item.text) for item in found.items] == [(3, "Third"), (4, "Fourth")]


def test_a_list_with_one_item_that_has_no_number_keeps_all_texts_whole() -> None:
    (found,) = nodes([block("list_item", "3. Third", 1), block("list_item", "Other", 1)])
    assert not found.ordered
    assert [item.text for item in found.items] == ["3. Third", "Other"]


def test_deeper_items_hang_below_the_one_before() -> None:
    (found,) = nodes([block("list_item", "a", 1), block("list_item", "b", 2), block("list_item", "c", 1)])
    first, second = found.items
    assert first.below is not None
    assert [item.text for item in first.below.items] == ["b"]
    assert second.below is None


def test_a_row_of_a_table_ends_where_columns_begin_again() -> None:
    (found,) = nodes([block("table_cell", text, column) for text, column in [("a", 1), ("b", 2), ("c", 1), ("d", 2)]])
    assert [[cell["text"] for cell in row] for row in found.rows] == [["a", "b"], ["c", "d"]]


def test_only_the_title_is_a_heading_of_the_first_level() -> None:
    found = nodes([block("heading", "x", level) for level in (1, None, 3, 9)])
    assert [node.level for node in found] == [2, 2, 3, 6]


def test_a_description_is_one_line_without_markup_and_not_too_long() -> None:
    marked = block("paragraph", "⟦1⟧Long⟦/1⟧\n" + "word " * 100) | {"codes": {"1": {"type": "emphasis"}}}
    told = description([block("heading", "x"), marked])
    assert told.startswith("Long word word")
    assert told.endswith("…")
    assert len(told) <= 200
    assert description([]) == ""
