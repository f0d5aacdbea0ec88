"""What a conversion decided, and which place of the source became which of the result."""

from collections.abc import Iterator
from functools import lru_cache

from tms.language.conversion.engine import alternatives, trace
from tms.language.conversion.spans import ConversionSpan, Converted, Decided
from tms.language.marked import Span

_NOTHING: tuple[Decided, tuple[str, ...]] = (Decided.UNCHANGED, ())


def explain(text: str, steps: tuple[str, ...], *, start: int = 0, target_start: int = 0) -> Converted:
    """The converted text and its spans, as if the text stood at ``start`` and its result at ``target_start``."""
    converted, units = trace(text, steps)
    spans: list[ConversionSpan] = []
    at = target_at = 0
    for unit_start, end, unit_target, target_end, is_phrase in units:
        decided, candidates = _decision(text[unit_start:end], converted[unit_target:target_end], is_phrase, steps)
        if decided is Decided.UNCHANGED:
            continue
        if unit_start > at:
            spans.append(
                ConversionSpan(
                    start + at, start + unit_start, target_start + target_at, target_start + unit_target,
                    Decided.UNCHANGED,
                )
            )  # fmt: skip
        spans.append(
            ConversionSpan(
                start + unit_start, start + end, target_start + unit_target, target_start + target_end,
                decided, candidates,
            )
        )  # fmt: skip
        at, target_at = end, target_end
    if at < len(text):
        spans.append(
            ConversionSpan(
                start + at, start + len(text), target_start + target_at, target_start + len(converted),
                Decided.UNCHANGED,
            )
        )  # fmt: skip
    return Converted(converted, tuple(spans))


def align(text: str, steps: tuple[str, ...]) -> tuple[str, list[Span]]:
    """The converted text, and spans that cover both texts and tell places apart also within long phrases."""
    converted, units = trace(text, steps, finely=True)
    spans: list[Span] = []
    at = target_at = 0
    for start, end, target_start, target_end, _ in units:
        if start > at:
            spans.append(Span(at, start, target_at, target_start))
        spans.append(Span(start, end, target_start, target_end))
        at, target_at = end, target_end
    if at < len(text):
        spans.append(Span(at, len(text), target_at, len(converted)))
    return converted, spans


def phrases(text: str, steps: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the dictionaries find words of more than one character."""
    return ((start, end) for start, end, *_, is_phrase in trace(text, steps)[1] if is_phrase)


@lru_cache(maxsize=32_768)
def _decision(source: str, result: str, is_phrase: bool, steps: tuple[str, ...]) -> tuple[Decided, tuple[str, ...]]:
    found = tuple(dict.fromkeys((result, *alternatives(source, steps))))
    if is_phrase:
        return (Decided.PHRASE_SEVERAL if len(found) > 1 else Decided.PHRASE), found
    if found == (source,):
        return _NOTHING
    return (Decided.CHARACTER_SEVERAL if len(found) > 1 else Decided.CHARACTER), found
