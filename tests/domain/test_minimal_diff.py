"""The shortest edit script: it leads from one to the other, nothing shorter does, and its places can be read."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.minimal_diff import Edit, changes

_TEXTS = st.text("甲乙丙丁", max_size=14)


def _apply(old: str, found: list[Edit]) -> str:
    for change in reversed(found):
        old = old[: change.start] + "".join(change.new) + old[change.end :]
    return old


def _common(one: str, other: str) -> int:
    """The length of the longest common subsequence, as its definition says."""

    @cache
    def longest(at: int, there: int) -> int:
        if at == len(one) or there == len(other):
            return 0
        if one[at] == other[there]:
            return 1 + longest(at + 1, there + 1)
        return max(longest(at + 1, there), longest(at, there + 1))

    return longest(0, 0)


@given(_TEXTS, _TEXTS)
def test_it_leads_from_one_to_the_other_and_nothing_shorter_does(old: str, new: str) -> None:
    found = changes(old, new)
    assert _apply(old, found) == new
    edits = sum(change.end - change.start + len(change.new) for change in found)
    assert edits == len(old) + len(new) - 2 * _common(old, new)


@given(_TEXTS, _TEXTS)
def test_no_two_changes_touch_and_none_is_empty(old: str, new: str) -> None:
    end = -1
    for change in changes(old, new):
        assert change.start > end
        assert change.size > 0
        end = change.end


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("雨停了。", "雨停了。天晴了。", Edit(4, 4, tuple("天晴了。"))),
        ("雨停了。天晴了。", "雨停了。", Edit(4, 8, ())),
        ("哈哈哈", "哈哈", Edit(2, 3, ())),
        ("好的，他說", "好的，好的，他說", Edit(3, 3, tuple("好的，"))),
    ],
)
def test_of_equal_ones_the_rightmost(old: str, new: str, change: Edit) -> None:
    assert changes(old, new) == [change]


def test_another_text_is_one_change() -> None:
    old, new = "甲" * 400, "乙" * 400
    assert changes(old, new) == [Edit(0, 400, tuple(new))]
