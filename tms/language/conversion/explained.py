"""What a conversion decided, and which place of the source became which of the result."""

import gc
from collections.abc import Iterator
from functools import cache, lru_cache, partial

from tms.language.conversion.engine import alternatives, trace
from tms.language.conversion.spans import ConversionSpan, Converted, Decided
from tms.language.conversion.taken_apart import is_whole
from tms.language.marked import Span

_Decision = tuple[Decided, tuple[str, ...]]

_new_span = partial(tuple.__new__, ConversionSpan)
"""Makes a span of all its fields: a long text has a hundred thousand, and this takes half the time."""

_MOST_CHARACTERS = 20_000
_LONG = 20_000


class _Characters(dict[str, "_Decision | None"]):
    """What is decided about each single character that no phrase covers; None where it stays as it is."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        super().__init__()
        self._steps = steps

    def __missing__(self, character: str) -> "_Decision | None":
        found = tuple(alternatives(character, self._steps))
        decided = Decided.CHARACTER_SEVERAL if len(found) > 1 else Decided.CHARACTER
        decision = None if found == (character,) else (decided, found)
        if len(self) < _MOST_CHARACTERS:
            self[character] = decision
        return decision


_characters = cache(_Characters)


def explain(text: str, steps: tuple[str, ...], *, start: int = 0, target_start: int = 0) -> Converted:
    """The converted text and its spans, as if the text stood at ``start`` and its result at ``target_start``."""
    if len(text) < _LONG or not gc.isenabled():
        return _explain(text, steps, start, target_start)
    # A hundred thousand new objects would send the collector through all old ones several times, and none is garbage.
    gc.disable()
    try:
        return _explain(text, steps, start, target_start)
    finally:
        gc.enable()


def _explain(text: str, steps: tuple[str, ...], start: int, target_start: int) -> Converted:
    converted, units = trace(text, steps)
    decide = _characters(steps).__getitem__
    unchanged = Decided.UNCHANGED
    spans: list[ConversionSpan] = []
    add = spans.append
    at = start
    moved = target_start - start
    for unit_start, unit_end, unit_target, unit_target_end in [*units, (len(text), len(text), len(converted), -1)]:
        for place, decision in enumerate(map(decide, text[at - start : unit_start]), at):
            if decision is not None:
                if place > at:
                    add(_new_span((at, place, at + moved, place + moved, unchanged, (), None, False)))
                at = place + 1
                add(_new_span((place, at, place + moved, at + moved, *decision, None, False)))
        if start + unit_start > at:
            end = start + unit_start
            add(_new_span((at, end, at + moved, end + moved, unchanged, (), None, False)))
        if unit_target_end < 0:
            break
        at, target_end = start + unit_end, target_start + unit_target_end
        decision = _decision(text[unit_start:unit_end], converted[unit_target:unit_target_end], steps)
        add(_new_span((start + unit_start, at, target_start + unit_target, target_end, *decision, None, False)))
        moved = target_end - at
    return Converted(converted, tuple(spans))


def align(text: str, steps: tuple[str, ...]) -> tuple[str, list[Span]]:
    """The converted text, and spans that cover both texts and tell places apart also within long phrases."""
    converted, units = trace(text, steps, finely=True)
    spans: list[Span] = []
    at = target_at = 0
    for start, end, target_start, target_end in [*units, (len(text), len(text), len(converted), len(converted))]:
        spans += (
            Span(place, place + 1, place + target_at - at, place + 1 + target_at - at) for place in range(at, start)
        )
        if end > start:
            spans.append(Span(start, end, target_start, target_end))
        at, target_at = end, target_end
    return converted, spans


def phrases(text: str, steps: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the dictionaries find words of more than one character."""
    return ((start, end) for start, end, *_ in trace(text, steps)[1] if end - start > 1)


@lru_cache(maxsize=32_768)
def _decision(source: str, result: str, steps: tuple[str, ...]) -> _Decision:
    """What is decided about a unit."""
    if not is_whole(source):
        return Decided.UNCHANGED, ()
    found = tuple(dict.fromkeys((result, *alternatives(source, steps))))
    if len(source) == 1:
        return (Decided.CHARACTER_SEVERAL if len(found) > 1 else Decided.CHARACTER), found
    return (Decided.PHRASE_SEVERAL if len(found) > 1 else Decided.PHRASE), found
