"""Code is no text to translate; a sentence with code in it is."""

import pytest

from tms.domain.verbatim import is_verbatim

CODES = {
    "1": {"type": "code"},
    "2": {"type": "break"},
    "3": {"type": "code"},
    "4": {"type": "strong"},
    "5": {"type": "image"},
}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("paragraph", "⟦1⟧pip install uv⟦/1⟧⟦2/⟧⟦3⟧uv run tms demo⟦/3⟧"),
        ("list_item", "2. ⟦1⟧pip install uv⟦/1⟧"),
        ("quotation", "⟦1⟧a⟦/1⟧⟦2/⟧⟦2/⟧ ⟦3⟧ ⟦/3⟧"),
    ],
)
def test_lines_of_code_are(kind: str, text: str) -> None:
    assert is_verbatim(kind, text, CODES)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("paragraph", "Run ⟦1⟧uv run tms demo⟦/1⟧."),
        ("paragraph", "⟦4⟧Now⟦/4⟧"),
        ("paragraph", "⟦1⟧a⟦/1⟧⟦5/⟧"),
        ("paragraph", "⟦1⟧a⟦/1⟧ 2027"),
        ("heading", "⟦1⟧tms demo⟦/1⟧"),
        ("title", "⟦1⟧tms demo⟦/1⟧"),
    ],
)
def test_words_are_not(kind: str, text: str) -> None:
    assert not is_verbatim(kind, text, CODES)


def test_a_text_without_codes_is_not() -> None:
    assert not is_verbatim("paragraph", "1.", None)
    assert not is_verbatim("paragraph", "⟦9⟧a⟦/9⟧", {"1": {"type": "code"}})
