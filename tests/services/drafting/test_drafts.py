"""Sources of drafts are asked in order, each for everything that those before it left over, and all at once."""

from collections.abc import Iterator, Mapping, Sequence

import pytest

from tms.db.models import SegmentText
from tms.domain.states import Origin
from tms.services.drafting.candidates import NOTHING, drafts
from tms.services.drafting.draft_source import Draft, Drafting, Wanted
from tms.services.drafting.strength import standing_strength

WANTED = [Wanted(at, 10 + at, "paragraph", SegmentText(text=f"Sentence {at}.")) for at in range(5)]


def source(name: str, has: Sequence[Sequence[int]], asked: list[tuple[str, list[int]]]) -> Drafting:
    """Has drafts for these segments, in these portions."""

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        asked.append((name, [one.segment_id for one in wanted]))
        for portion in has:
            yield {key: Draft(name, Origin.MT) for key in portion}

    return drafting


def test_what_a_better_source_has_no_other_is_asked_for() -> None:
    asked: list[tuple[str, list[int]]] = []
    ready = {
        Origin.MEMORY: source("memory", [[11, 13]], asked),
        Origin.MT: source("engine", [], asked),
        Origin.ASSEMBLY: source("assembly", [[10], [14]], asked),
    }
    found = {one.segment_id: draft.text for one, draft in drafts(ready, WANTED)}
    assert found == {11: "memory", 13: "memory", 10: "assembly", 14: "assembly", 12: NOTHING.text}
    assert asked == [("memory", [10, 11, 12, 13, 14]), ("engine", [10, 12, 14]), ("assembly", [10, 12, 14])]


def test_each_portion_is_handed_on_before_the_source_makes_the_next() -> None:
    made: list[int] = []

    def slow(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        for one in wanted:
            made.append(one.segment_id)
            yield {one.segment_id: Draft("slow", Origin.MT)}

    next(drafts({Origin.MT: slow}, WANTED))
    assert made == [10]


def test_a_segment_for_which_nobody_has_a_draft_stays_empty() -> None:
    assert [(one.at, draft.origin) for one, draft in drafts({}, WANTED)] == [(at, "empty") for at in range(5)]


def standing(at: int, origin: Origin, similarity: int | None = None) -> Wanted:
    beats = standing_strength(origin, similarity)
    assert beats is not None
    return Wanted(at, 10 + at, "paragraph", SegmentText(text=f"Sentence {at}."), beats)


def test_where_a_draft_stands_only_a_stronger_source_is_asked_and_only_a_stronger_draft_is_used() -> None:
    asked: list[tuple[str, list[int]]] = []
    wanted = [
        standing(0, Origin.EMPTY),
        standing(1, Origin.ASSEMBLY),
        standing(2, Origin.MT),
        standing(3, Origin.MEMORY, 80),
        standing(4, Origin.MEMORY, 101),
    ]

    def memory(found: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        asked.append(("memory", [one.segment_id for one in found]))
        yield {13: Draft("nearer", Origin.MEMORY, 95), 12: Draft("near", Origin.MEMORY, 76)}

    ready = {
        Origin.MEMORY: memory,
        Origin.MT: source("engine", [[11]], asked),
        Origin.ASSEMBLY: source("assembly", [], asked),
    }
    found = {one.segment_id: draft.text for one, draft in drafts(ready, wanted)}
    assert found == {13: "nearer", 12: "near", 11: "engine", 10: ""}
    assert asked == [("memory", [10, 11, 12, 13]), ("engine", [10, 11]), ("assembly", [10])]


def test_a_weaker_match_of_the_memory_replaces_nothing() -> None:
    ready = {Origin.MEMORY: lambda _wanted: iter([{10: Draft("farther", Origin.MEMORY, 80)}])}
    assert list(drafts(ready, [standing(0, Origin.MEMORY, 80)])) == []


@pytest.mark.parametrize("origin", [Origin.HUMAN, Origin.DERIVED, Origin.IMPORTED])
def test_what_no_source_of_drafts_made_has_no_strength_to_be_beaten(origin: Origin) -> None:
    assert standing_strength(origin, None) is None
