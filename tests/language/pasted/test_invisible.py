"""Each invisible character that is dropped is told, with its kind, its line, and the words around it."""

import pytest

from tms.language.pasted.invisible import (
    CONTROL,
    DIRECTION,
    JOINER,
    LEFT_TO_RIGHT,
    ORDER_MARK,
    RIGHT_TO_LEFT,
    SOFT_HYPHEN,
    ZERO_WIDTH,
    dropped,
    without,
)
from tms.language.pasted.lines import INVISIBLE, clean


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (0xAD, SOFT_HYPHEN), (0x200B, ZERO_WIDTH), (0x200E, DIRECTION), (0x2066, DIRECTION), (0x202A, DIRECTION),
        (0x202D, LEFT_TO_RIGHT), (0x202E, RIGHT_TO_LEFT),
        (0x2060, JOINER), (0xFEFF, ORDER_MARK), (0x01, CONTROL), (0x9F, CONTROL),
    ],
)  # fmt: skip
def test_each_kind_is_named(code: int, kind: str) -> None:
    (one,) = dropped(f"One.\n\nA night{chr(code)}train, and a ni{chr(code)}ght.")
    assert (one.line, one.kind, one.count, one.words) == (3, kind, 2, "A night·train, and a nig…")
    assert one.number == f"U+{code:04X}"
    assert without(f"a{chr(code)}b") == "ab"


def test_what_is_cut_off_before_and_after_is_marked_as_such() -> None:
    (one,) = dropped("  The first night\u200btrain left.  ")
    assert one.words == "The first night·train left."
    (one,) = dropped("  The first of the night\u200btrain left.  ")
    assert one.words == "…rst of the night·train left."


def test_all_that_is_dropped_is_counted_and_nothing_else() -> None:
    every = "".join(f"{chr(code)}a" for code in INVISIBLE)
    assert sum(one.count for one in dropped(every)) == len(every) - len(clean(every)) == len(INVISIBLE)
    assert dropped("夜车\u3000十点开。\r\n👩\u200d🚀 \u00a0 x\t") == []


def test_lines_are_counted_whatever_ends_them() -> None:
    assert [one.line for one in dropped("a\r\nb\rc\u2028d\u200b\n\u00ad")] == [4, 5]
