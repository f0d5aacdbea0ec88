"""A choice for a place in what a person has worded themselves: it is put where they left the place, and nowhere else.

The reviewer saw their sentence and chose in it, so there is nothing to merge or to look at again.
"""

from dataclasses import replace

from tms.db.models import Derivation, SegmentText
from tms.domain.acts import Act
from tms.domain.states import SegmentState
from tms.language.marked import put_back, take_apart
from tms.services.conversion.deriving import Made
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
