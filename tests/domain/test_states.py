"""What a version can become, and how much a derived text is worth."""

import itertools

import pytest

from tms.domain.errors import Conflict
from tms.domain.states import NEXT, SegmentState, VersionStatus, next_status, state_after_derivation

S = VersionStatus
WAYS = {
    (S.NEW, S.TRANSLATING),
    (S.TRANSLATING, S.REVIEWING),
    (S.REVIEWING, S.TRANSLATING),
    (S.REVIEWING, S.APPROVED),
    (S.APPROVED, S.PUBLISHED),
    (S.APPROVED, S.TRANSLATING),
    (S.APPROVED, S.REVIEWING),
    (S.PUBLISHED, S.PUBLISHED),
    (S.PUBLISHED, S.TRANSLATING),
    (S.PUBLISHED, S.REVIEWING),
    (S.PUBLISHED, S.WITHDRAWN),
    (S.WITHDRAWN, S.TRANSLATING),
    (S.WITHDRAWN, S.REVIEWING),
    (S.NEW, S.CANCELLED),
    (S.TRANSLATING, S.CANCELLED),
    (S.REVIEWING, S.CANCELLED),
    (S.CANCELLED, S.TRANSLATING),
    (S.CANCELLED, S.REVIEWING),
    (S.WITHDRAWN, S.PUBLISHED),
}


@pytest.mark.parametrize(("now", "wished"), [*itertools.product(VersionStatus, VersionStatus)])
def test_there_is_a_way_or_words_that_there_is_none(now: VersionStatus, wished: VersionStatus) -> None:
    if (now, wished) in WAYS:
        assert next_status(now, wished) is wished
        return
    with pytest.raises(Conflict) as caught:
        next_status(now, wished)
    assert caught.value.code == "status_no_way"
    assert now in str(caught.value)
    assert wished in str(caught.value)


def test_every_status_is_reached_from_the_first_and_none_is_a_dead_end() -> None:
    reached = {S.NEW}
    while more := {after for status in reached for after in NEXT[status]} - reached:
        reached |= more
    assert reached == set(VersionStatus)
    assert all(NEXT.values())


def test_nothing_is_new_again_and_nothing_is_published_that_was_not_approved() -> None:
    assert all(S.NEW not in following for following in NEXT.values())
    before = {status for status, following in NEXT.items() if S.PUBLISHED in following}
    assert before == {S.APPROVED, S.PUBLISHED, S.WITHDRAWN}
    assert [status for status, following in NEXT.items() if S.APPROVED in following] == [S.REVIEWING]


def test_an_unknown_status_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="gone"):
        next_status("gone", S.APPROVED)


@pytest.mark.parametrize("parent", SegmentState)
def test_a_derived_text_is_never_worth_more_than_translated(parent: SegmentState) -> None:
    worth = list(SegmentState)
    derived = state_after_derivation(parent)
    assert worth.index(derived) <= min(worth.index(parent), worth.index(SegmentState.TRANSLATED))
    assert (derived is SegmentState.INITIAL) == (parent is SegmentState.INITIAL)
