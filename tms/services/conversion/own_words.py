"""Words of a derived text that a person wrote in place of what was derived: each could be a rule for all texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.minimal_diff import Edit, changes
from tms.language.ambiguity.lexicon import lexicon
from tms.language.conversion import ConversionSpan
from tms.services.conversion.questions import target_of

MOST = 3
"""The most words that are offered of one text: who wrote more anew has written a sentence, not words."""

_LONGER = 3
"""So many characters longer a word may be than the phrase that it stands for."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A phrase of the parent's text, what was derived from it, and what a person wrote instead."""

    source: str
    derived: str
    written: str


def own_words(
    spans: Sequence[ConversionSpan], base: str, text: str, parent: str, direction: tuple[str, str]
) -> list[OwnWord]:
    """The words that a person wrote instead of those that were derived, each with the whole phrase that it is about.

    ``base`` was derived from ``parent``, ``text`` is what they made of it; ``direction`` are both tags. Nothing where
    a third of the text is another, and of a place that belongs to no word.
    """
    edits = changes(base, text)
    if len(edits) > 2 * MOST or 3 * sum(one.size for one in edits) > len(base):
        return []
    back = [
        span._replace(start=span.target_start, end=span.target_end, target_start=span.start, target_end=span.end)
        for span in spans
    ]
    words = _words(parent, direction)
    found: dict[str, OwnWord] = {}
    for edit in edits:
        at = _in_parent(edit, back, base, parent, words)
        one = _written_for(at, spans, edits, (base, text, parent)) if at else None
        if one is not None:
            found.setdefault(one.source, one)
    return list(found.values()) if len(found) <= MOST else []


def _words(parent: str, direction: tuple[str, str]) -> list[tuple[int, int]]:
    known = lexicon(*direction)
    return [] if known is None else [(start, end) for start, end, _ in known.words(parent)]


def _in_parent(
    edit: Edit, back: Sequence[ConversionSpan], base: str, parent: str, words: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The phrase of the parent's text that the edit is about: the longest word around it; None if there is none.

    What was put in between two characters is about both.
    """
    start, end = edit.start, edit.end
    if start == end:
        start, end = start - 1, end + 1
    if start < 0 or end > len(base):
        return None
    low, high = target_of(back, start, start + 1)[0], target_of(back, end - 1, end)[1]
    around = [one for one in words if one[0] <= low and high <= one[1]]
    low, high = max(around, key=lambda one: one[1] - one[0], default=(low, high))
    phrase = parent[low:high]
    return (low, high) if len(phrase) > 1 and phrase.isalpha() else None


def _written_for(
    at: tuple[int, int], spans: Sequence[ConversionSpan], edits: Sequence[Edit], texts: tuple[str, str, str]
) -> OwnWord | None:
    """What stands for the phrase in the person's text; None if their change goes beyond it."""
    base, text, parent = texts
    low, high = at
    start, end = target_of(spans, low, low + 1)[0], target_of(spans, high - 1, high)[1]
    inside = [one for one in edits if start <= one.start and one.end <= end]
    if any(one.start < end and start < one.end for one in edits if one not in inside):
        return None
    before = sum(_longer(one) for one in edits if one.end <= start and one not in inside)
    written = text[start + before : end + before + sum(map(_longer, inside))]
    if not written.isalpha() or len(written) > high - low + _LONGER or written == base[start:end]:
        return None
    return OwnWord(parent[low:high], base[start:end], written)


def _longer(edit: Edit) -> int:
    return len(edit.new) - (edit.end - edit.start)
