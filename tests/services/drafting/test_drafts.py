"""Sources of drafts are asked in order, each for everything that those before it left over, and all at once."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.models import SegmentText
from tms.domain.states import Origin
from tms.services.drafting.draft_source import Draft, Drafting, Wanted
from tms.services.drafting.drafts import NOTHING, drafts

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
    ready = [source("memory", [[11, 13]], asked), source("engine", [], asked), source("assembly", [[10], [14]], asked)]
    found = {one.segment_id: draft.text for one, draft in drafts(ready, WANTED)}
    assert found == {11: "memory", 13: "memory", 10: "assembly", 14: "assembly", 12: NOTHING.text}
    assert asked == [("memory", [10, 11, 12, 13, 14]), ("engine", [10, 12, 14]), ("assembly", [10, 12, 14])]


def test_each_portion_is_handed_on_before_the_source_makes_the_next() -> None:
    made: list[int] = []

    def slow(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        for one in wanted:
            made.append(one.segment_id)
            yield {one.segment_id: Draft("slow", Origin.MT)}

    next(drafts([slow], WANTED))
    assert made == [10]


def test_a_segment_for_which_nobody_has_a_draft_stays_empty() -> None:
    assert [(one.at, draft.origin) for one, draft in drafts([], WANTED)] == [(at, "empty") for at in range(5)]
