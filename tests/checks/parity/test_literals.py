"""What is searched for only where its letters stand is found wherever it is."""

import pytest

from tests.benchmarks.parity.documents import documents
from tms.checks.parity.alternatives import _indices, _sorts
from tms.checks.parity.literals import LiteralIndex, literals


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("banned|prohibit\\w*", {"banned", "prohibit"}),
        ("(?:a|the) failure", {" failure"}),
        ("(?:old|young)(?:est)? (?:son|girl)", {"old", "young"}),
        ("(?:very )?old", {"old"}),
        ("colou?r", {"colo"}),
        ("\\b(?:left|quit)\\b", {"left", "quit"}),
        ("(?<!un)happy", {"happy"}),
        ("a{2,8}xyz", {"xyz"}),
        ("[abc]|rose", None),
        ("up", None),
        ("升[至到]|涨", {"升", "涨"}),
    ],
)
def test_each_match_has_one_of_the_letters(expression: str, expected: set[str] | None) -> None:
    assert literals(expression) == expected


def test_what_may_match_is_named_by_number_in_any_case() -> None:
    index = LiteralIndex(["rose", "fell|dropped", "[xyz]"])
    assert index.may_match("Prices DROPPED.") == {1, 2}
    assert index.may_match("It rose.") == {0, 2}


def test_no_sort_is_missed_in_any_text() -> None:
    texts = [piece.text for document in documents() for row in document.rows for piece in row.pieces]
    for text in texts[:: max(1, len(texts) // 300)]:
        for chinese in (False, True):
            found = {number for number, sort in enumerate(_sorts()) if sort.said[chinese].search(text)}
            assert found <= _indices()[chinese].may_match(text)
