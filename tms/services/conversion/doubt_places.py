"""Where a derived text is in doubt, as it stands on a page: in the text with its inline markers."""

from dataclasses import dataclass

from tms.db.queries.article_context import OneVersion
from tms.db.queries.text_rows import OneDerivation, OneText
from tms.language.marked_text import places
from tms.services.conversion.questions import questions_of


@dataclass(frozen=True, slots=True)
class DoubtPlace:
    """An open place from ``start`` to ``end`` of the text; ``asked`` is where it is asked about in the parent's."""

    start: int
    end: int
    asked: tuple[int, int]
    reason: str


def doubts_in(version: OneVersion, text: OneText, derivation: OneDerivation | None) -> list[DoubtPlace]:
    """The open places of one text, in its order.

    A name without a source is in doubt wherever it stands, though it is counted once.
    """
    if derivation is None or not derivation.ambiguities or version.detached_at is not None:
        return []
    if derivation.status not in {"follows", "overridden"}:
        return []
    at = places(text.text)
    found = [
        DoubtPlace(
            at[one.target_start], at[one.target_end - 1] + 1, (one.asked.start, one.asked.end), one.asked.reason.value
        )
        for one in questions_of(derivation, text.text)
        if one.target_start < one.target_end <= len(at)
    ]
    return sorted(found, key=lambda one: (one.start, one.end))
