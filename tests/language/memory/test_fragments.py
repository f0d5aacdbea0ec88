"""Parts of a sentence that may be sentences of the memory."""

import pytest

from tms.domain.locales import EN, ZH_HANS
from tms.language.memory.fragments import sentence_parts, without_stop


@pytest.mark.parametrize(
    ("locale", "plain", "expected"),
    [
        (EN, "“I do not know the day,” she said.", ["I do not know the day"]),
        (EN, "The ferry left at noon, and nobody was on board.", ["The ferry left at noon", "and nobody was on board"]),
        (EN, "The ferry left at noon.", []),
        (EN, "Yes, of course.", []),
        (EN, "It left (as it does every day) at noon.", ["as it does every day"]),
        (
            EN,
            "He said: “It is over. Nobody came to see it.”",
            ["It is over", "It is over. Nobody came to see it", "Nobody came to see it"],
        ),
        (ZH_HANS, "“没有人知道是哪一天。”她说。", ["没有人知道是哪一天"]),
        (ZH_HANS, "渡轮中午开出，船上没有人。", ["渡轮中午开出", "船上没有人"]),
    ],
)
def test_clauses_and_quotations_are_parts_and_the_whole_is_none(locale: str, plain: str, expected: list[str]) -> None:
    found = sentence_parts(plain, locale)
    assert [part.text for part in found] == expected
    assert all(plain[part.start : part.end] == part.text for part in found)


def test_a_part_is_looked_for_as_it_is_and_with_a_stop() -> None:
    (part,) = sentence_parts("“没有人知道是哪一天。”她说。", ZH_HANS)
    assert part.as_sentences(ZH_HANS) == tuple(f"没有人知道是哪一天{stop}" for stop in ("", "。", "！", "？"))
    assert without_stop("没有人知道是哪一天。") == "没有人知道是哪一天"
