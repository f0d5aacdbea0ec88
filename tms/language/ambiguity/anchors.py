"""Where a decision for one place stands, in words that survive edits elsewhere in the text.

A place is known by its characters and by what stands before and after it: always a few characters on each side, or the
text's own edge where fewer are there. The context grows until nothing else in the text looks like it, so two places
never look the same; a text whose edit makes them so has none of them any more, and the decision is asked for again
instead of moving silently to another word.
"""

from dataclasses import dataclass

from tms.language.marked_text import take_apart

CONTEXT = 3
"""Characters on each side that are kept at least, the text's edge being one; an edit within them loses the place."""

_START, _END = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The characters of a place, and the context that tells it from every other one in its text.

    Where the text's own edge is within the context, ``before`` begins with U+0002 or ``after`` ends with U+0003.
    ``nth`` counts places that look the same, from 0; ``anchor`` makes contexts that need no other number.
    """

    phrase: str
    before: str
    after: str
    nth: int = 0


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch; offsets are in the text without inline markers, which are no context.

    Raises ValueError for a stretch that is empty or not in the text.
    """
    plain, _ = take_apart(text)
    if not 0 <= start < end <= len(plain):
        raise ValueError("a place does not lie in the text")
    padded, first, last = _padded(plain), start + 1, end + 1
    # The edges count although characters alone may tell: 干 that is a whole text is another word before 部培训.
    low, high = max(0, first - CONTEXT), min(len(padded), last + CONTEXT)
    while not _stands_once(padded, low, high):
        # Twice as much each time: a text that repeats itself is compared a few times, not once for each character.
        low, high = max(0, 2 * low - first), min(len(padded), 2 * high - last)
    return Anchor(padded[first:last], padded[low:first], padded[last:high])


def find_anchor(text: str, place: Anchor) -> tuple[int, int] | None:
    """Where the anchored place stands in the text without inline markers; None if it is gone or cannot be told."""
    plain, _ = take_apart(text)
    padded, sought = _padded(plain), place.before + place.phrase + place.after
    at = padded.find(sought)
    if at < 0 or place.nth or padded.find(sought, at + 1) >= 0:
        return None
    # Less context than this tells the place only at the text's edge; older decisions may have none at all.
    if (len(place.before) < CONTEXT and at > 0) or (len(place.after) < CONTEXT and at + len(sought) < len(padded)):
        return None
    start = at + len(place.before) - 1
    end = start + len(place.phrase)
    return (start, end) if 0 <= start < end <= len(plain) else None


def _padded(plain: str) -> str:
    return _START + plain + _END


def _stands_once(text: str, low: int, high: int) -> bool:
    at = text.find(text[low:high])
    return text.find(text[low:high], at + 1) < 0
