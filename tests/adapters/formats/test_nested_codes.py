"""Codes within each other by the hundred: bounded on the way in, and an article that has them is readable."""

import pytest

from tms.adapters.formats import inline_html, inline_markdown, read_inline_markdown, read_source_markdown
from tms.domain.inline import MOST_NESTED, Code, is_well_formed

DEEP = 900
TEXT = "".join(f"⟦{n}⟧" for n in range(1, DEEP)) + "deep" + "".join(f"⟦/{n}⟧" for n in range(DEEP - 1, 0, -1)) + " end"
CODES = {str(n): Code("strong" if n % 2 else "emphasis") for n in range(1, DEEP)}


def test_an_article_that_has_them_already_is_shown_and_edited() -> None:
    assert inline_html(TEXT, CODES).count("<strong>") == MOST_NESTED / 2
    assert inline_html(TEXT, CODES).endswith(" end")
    written = inline_markdown(TEXT, CODES)
    read = read_inline_markdown(written)
    assert is_well_formed(read.text, read.codes)
    assert read.text.replace("⟦", "").endswith(" end")


@pytest.mark.parametrize(
    "source",
    [
        "<strong>" * DEEP + "deep" + "</strong>" * DEEP,
        "*a **b " * DEEP + "** *" * DEEP,
        "![" * 500 + "deep" + "](/a)" * 500,
    ],
    ids=["tags", "stars", "pictures"],
)
def test_what_comes_in_has_no_more_than_anybody_needs(source: str) -> None:
    for block in read_source_markdown(source, "en").blocks:
        assert is_well_formed(block.text, block.codes)
    assert "deep" in read_inline_markdown(source).text or "*a" in source


def test_a_text_is_well_formed_up_to_the_limit() -> None:
    def deep(n: int) -> str:
        return "".join(f"⟦{k}⟧" for k in range(1, n + 1)) + "".join(f"⟦/{k}⟧" for k in range(n, 0, -1))

    assert is_well_formed(deep(MOST_NESTED), CODES)
    assert not is_well_formed(deep(MOST_NESTED + 1), CODES)
