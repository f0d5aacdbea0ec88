"""A choice for a place in what a person has worded themselves: it is put where they left the place.

The reviewer saw their sentence and chose in it, so there is nothing to look at again there. What else the choice means
for the sentence, as a rule for a word that stands in it twice, is merged as any other change.
"""

from dataclasses import dataclass, replace

from tms.db.models import Derivation, SegmentText
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import Look, SegmentState
from tms.domain.three_way_merge import merge
from tms.language.marked_text import put_back, take_apart
from tms.services.conversion.derive_text import DerivedResult
from tms.services.conversion.questions import Question, decided_place, target_of
from tms.services.conversion.stored_spans import spans_from
from tms.services.following.apply_parent_change import Followed


def replaced(text: str, start: int, end: int, choice: str) -> str:
    """The text with ``choice`` from ``start`` to ``end``, which are offsets without inline markers."""
    plain, marks = take_apart(text)
    longer = len(choice) - (end - start)
    moved = [
        mark if mark.at <= start else replace(mark, at=max(start, mark.at + longer) if mark.at >= end else start)
        for mark in marks
    ]
    return put_back(plain[:start] + choice + plain[end:], moved)


@dataclass(frozen=True, slots=True)
class WordingSides:
    """What was derived and what a person made of it, both with the choice in its place."""

    base: str
    own: str


def with_choice(text: str, derivation: Derivation, question: Question, choice: str) -> WordingSides:
    """The sides with the choice put in where the question is asked."""
    start, end = target_of(spans_from(derivation.spans), question.asked.start, question.asked.end)
    return WordingSides(
        replaced(derivation.base_text, start, end, choice),
        replaced(text, question.target_start, question.target_end, choice),
    )


def without_choice(text: str, derivation: Derivation, made: DerivedResult, decision_id: int) -> WordingSides:
    """What is derived now in the place of a decision, in the person's wording unless they rewrote it."""
    found = decided_place(derivation, text, decision_id)
    if found is None:
        return WordingSides(derivation.base_text, text)
    span, (start, end) = found
    low, high = target_of(spans_from(made.how["spans"]), span.start, span.end)
    now = take_apart(made.text)[0][low:high]
    base = replaced(derivation.base_text, span.target_start, span.target_end, now)
    return WordingSides(base, replaced(text, start, end, now))


def settle_choice(
    child: SegmentText,
    derivation: Derivation,
    parent: SegmentText,
    made: DerivedResult,
    sides: WordingSides,
    person_id: int,
) -> Followed:
    """The person's wording with the choice stands, and what is derived with it is merged where it is another elsewhere.

    Their base is what is derived now; if that meets what they wrote, both sides wait to be looked at.
    """
    merged = merge(sides.base, sides.own, made.text).text
    has_changed = _write(child, sides.own if merged is None else merged, person_id)
    if merged is None:
        derivation.base_text = sides.base
        derivation.conflict(parent, made.text, made.how)
        child.look = Look.CONFLICT
        return Followed.CONFLICT
    derivation.base_text = made.text
    derivation.record(made.how)
    derivation.judge(merged)
    return Followed.CHANGED if has_changed else Followed.SAME


def _write(child: SegmentText, text: str, person_id: int) -> bool:
    if text == child.text:
        return False
    child.say(text, child.codes, Provenance(Act.DECIDE, person_id=person_id))
    if child.state != SegmentState.INITIAL:
        child.state = SegmentState.TRANSLATED
    return True
