"""What people have confirmed in a version, by what the source says there: the draft of the same sentence elsewhere."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tms.db.queries.text_rows import OneText
from tms.db.queries.texts import PlacedTexts
from tms.domain.states import SegmentState
from tms.domain.transcreated import is_transcreated

Said = tuple[str, str]
"""A text and its inline codes: equal where two segments say the same."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a person has confirmed as the translation of a segment."""

    segment_id: int
    text: str


def what_it_says(text: OneText) -> Said:
    return text.text, json.dumps(text.codes, sort_keys=True)


def confirmed_in(rows: Sequence[PlacedTexts], changes: Mapping[int, int]) -> dict[Said, Confirmed]:
    """What is confirmed, by what the source says; the first of equal sentences.

    Nothing that is transcreated, or that is from before the segment's last change.
    """
    found: dict[Said, Confirmed] = {}
    for row in rows:
        text = row.texts[1]
        if text is None or text.touched_by is None or text.state == SegmentState.INITIAL or text.look is not None:
            continue
        is_own = is_transcreated(row.kind, row.treatment) or text.presence == "omitted"
        if not is_own and not is_of_another(row, text, changes.get(row.segment_id, 1)):
            found.setdefault(what_it_says(row.source), Confirmed(row.segment_id, text.text))
    return found


def is_of_another(row: PlacedTexts, text: OneText, last_change: int) -> bool:
    """Whether it was made from a source text other than the present one."""
    return text.source_version_id != row.source.version_id or (text.source_rev or 0) < last_change
