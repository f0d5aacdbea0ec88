"""Converting text while knowing which stretch of the result stands for which stretch of the source."""

from collections.abc import Callable, Iterable

from tms.language.marked import Span

Run = Callable[[str], str]


def convert_aligned(text: str, places: Iterable[int], run: Run) -> tuple[str, list[Span]]:
    """The converted text, and spans that cover both texts so that each of ``places`` is a border if it can be one.

    A place can be a border if the two sides converted apart give the same text; a place inside a phrase can't, and lies
    within the smallest span whose borders can. Places are offsets in ``text``.
    """
    converted = run(text)
    if not text:
        return converted, [Span(0, 0, 0, len(converted))] if converted else []
    borders = {0: 0, len(text): len(converted)}
    for place in places:
        if place in borders:
            continue
        at = _border(text, converted, place, run)
        if at is None:
            borders.update(_around(text, converted, place, run))
        else:
            borders[place] = at
    return converted, _spans(borders)


def _border(text: str, converted: str, place: int, run: Run) -> int | None:
    """Where in the converted text a border of the text lies, or None inside a phrase."""
    before = run(text[:place])
    if converted.startswith(before) and converted[len(before) :] == run(text[place:]):
        return len(before)
    return None


def _around(text: str, converted: str, place: int, run: Run) -> dict[int, int]:
    """The nearest borders on both sides of a place inside a phrase."""
    found: dict[int, int] = {}
    for candidates in (range(place - 1, 0, -1), range(place + 1, len(text))):
        for candidate in candidates:
            at = _border(text, converted, candidate, run)
            if at is not None:
                found[candidate] = at
                break
    return found


def _spans(borders: dict[int, int]) -> list[Span]:
    spans: list[Span] = []
    start = target_start = 0
    for end in sorted(borders)[1:]:
        target_end = max(borders[end], target_start)
        spans.append(Span(start, end, target_start, target_end))
        start, target_start = end, target_end
    return spans
