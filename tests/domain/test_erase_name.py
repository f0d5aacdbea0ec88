"""Taking a name out of a text that stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.erase_name import data_without_names, data_without_words, names_pattern, without_names


def forget(text: str, *names: str) -> str:
    pattern = names_pattern(names)
    return text if pattern is None else without_names(text, pattern)


@pytest.mark.parametrize(
    ("names", "text", "kept"),
    [
        (
            ("Li",),
            "Li said that lines and Lisbon are fine; LI, too (Li)",
            "a former member said that lines and Lisbon are fine; a former member, too (a former member)",
        ),
        (("林以安",), "请林以安看一下", "请a former member看一下"),
        (("Anna",), "请Anna看Annas", "请a former member看Annas"),
        (("a.b+c@x.org",), "ask A.B+C@x.org, not aXb+c@x.org", "ask a former member, not aXb+c@x.org"),
        (("Anna Li", "Anna"), "Anna Li", "a former member"),
        (("林",), "森林", "森林"),
        (("", "  "), "nothing", "nothing"),
    ],
)
def test_names_go_as_whole_words_and_what_only_contains_them_stays(
    names: tuple[str, ...], text: str, kept: str
) -> None:
    assert forget(text, *names) == kept


@given(st.text(), st.text(min_size=2).filter(lambda name: len(name.strip()) > 1))
def test_text_without_the_name_is_not_touched(text: str, name: str) -> None:
    if name.strip().lower() not in text.lower():
        assert forget(text.lower(), name.lower()) == text.lower()


def test_data_lose_names_wherever_they_stand_and_words_by_their_key() -> None:
    pattern = names_pattern(["Anna Li"])
    assert pattern is not None
    data = {"reason": "ask Anna Li", "more": ["anna li", {"deep": "Anna Li"}, 3], "n": 1, "no": None}
    assert data_without_names(data, pattern) == {
        "reason": "ask a former member",
        "more": ["a former member", {"deep": "a former member"}, 3],
        "n": 1,
        "no": None,
    }
    assert data_without_words({"reason": "x", "note": "y", "segment": 3}) == {"segment": 3}
