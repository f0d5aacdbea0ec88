"""A choice for a place in what a person has worded themselves: it is put where they left the place, and nowhere else.

The reviewer saw their sentence and chose in it, so there is nothing to merge or to look at again.
"""

from dataclasses import replace

from tms.db.models import Derivation, SegmentText
from tms.domain.acts import Act
from tms.domain.states import SegmentState
from tms.language.marked import put_back, take_apart
from tms.services.conversion.deriving import Made
from tms.services.conversion.questions import decided_place, target_of
from tms.services.conversion.stored import spans_from
from tms.services.stages.settle import Followed


def replaced(text: str, start: int, end: int, choice: str) -> str:
    """The text with ``choice`` from ``start`` to ``end``, which are offsets without inline markers."""
    plain, marks = take_apart(text)
    longer = len(choice) - (end - start)
    moved = [
        mark if mark.at <= start else replace(mark, at=max(start, mark.at + longer) if mark.at >= end else start)
        for mark in marks
    ]
    return put_back(plain[:start] + choice + plain[end:], moved)


def without_choice(text: str, derivation: Derivation, made: Made, decision_id: int) -> str:
    """The person's wording with what is derived now in the place of a decision, unless they rewrote it."""
    found = decided_place(derivation, text, decision_id)
    if found is None:
        return text
    span, (start, end) = found
    low, high = target_of(spans_from(made.how["spans"]), span.start, span.end)
    return replaced(text, start, end, take_apart(made.text)[0][low:high])


def settle_choice(child: SegmentText, derivation: Derivation, made: Made, own: str, person_id: int) -> Followed:
    """The person's wording with the choice stands; their base is what is derived with it."""
    derivation.base_text = made.text
    derivation.status = "follows" if own == made.text else "overridden"
    made.record(derivation)
    if own == child.text:
        return Followed.SAME
    child.text = own
    child.rev += 1
    child.act, child.person_id, child.work_item_id = Act.DECIDE, person_id, None
    child.change_set_id, child.reason = None, None
    if child.state != SegmentState.INITIAL:
        child.state = SegmentState.TRANSLATED
    return Followed.CHANGED
