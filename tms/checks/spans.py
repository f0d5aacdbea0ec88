"""Where phrases stand in a text, and what lies within them."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def spans_of(phrases: Iterable[str], words: str) -> list[Span]:
    """Every place (start, end) of the phrases in a text."""
    found: list[Span] = []
    for phrase in phrases:
        at = words.find(phrase) if phrase else -1
        while at >= 0:
            found.append((at, at + len(phrase)))
            at = words.find(phrase, at + 1)
    return found


def is_within(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether one of the spans has all of it."""
    return any(first <= start and end <= last for first, last in spans)
