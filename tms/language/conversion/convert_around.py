"""Converting around what people decided: their words first, and the dictionaries for what lies between."""

from bisect import bisect_left
from collections.abc import Sequence

from tms.language.conversion.explain import align, explain, phrases
from tms.language.conversion.rules import RuleMatch
from tms.language.conversion.spans import ConversionSpan
from tms.language.marked_text import AlignedSpan


class ConversionCursor:
    """One text without markers on its way from left to right.

    ``text`` is the result, ``spans`` tell how it came about, and ``alignment`` which place became which, as long as it
    was made to be ``aligned``. What stands between two decisions is converted apart, so
    that no dictionary entry reaches into one.
    """

    def __init__(self, plain: str, steps: tuple[str, ...], decisions: Sequence[RuleMatch], *, aligned: bool) -> None:
        """``aligned``: there are markers to be carried, which costs a second look at the dictionaries."""
        self._plain = plain
        self._steps = steps
        self._aligned = aligned
        self._at = self._target_at = 0
        self._parts: list[str] = []
        self.alignment: list[AlignedSpan] = []
        self.spans: list[ConversionSpan] = []
        words = list(phrases(plain, steps)) if decisions else []
        for found in decisions:
            self._convert_until(found.start)
            self._decide(found, splits_phrase=any(_is_inside(edge, words) for edge in (found.start, found.end)))
        self._convert_until(len(plain))
        self.text = "".join(self._parts)

    def _decide(self, found: RuleMatch, *, splits_phrase: bool) -> None:
        target_end = self._target_at + len(found.target)
        self.spans.append(
            ConversionSpan(
                found.start, found.end, self._target_at, target_end, found.decided, (found.target,), found.key,
                splits_phrase,
            )
        )  # fmt: skip
        self.alignment.append(AlignedSpan(found.start, found.end, self._target_at, target_end))
        self._parts.append(found.target)
        self._at, self._target_at = found.end, target_end

    def _convert_until(self, end: int) -> None:
        at, target_at = self._at, self._target_at
        piece = self._plain[at:end]
        if not piece:
            return
        converted = explain(piece, self._steps, start=at, target_start=target_at)
        if self._aligned:
            self.alignment += [
                AlignedSpan(one.start + at, one.end + at, one.target_start + target_at, one.target_end + target_at)
                for one in align(piece, self._steps)[1]
            ]
        self.spans += converted.spans
        self._parts.append(converted.text)
        self._at, self._target_at = end, target_at + len(converted.text)


def _is_inside(place: int, words: Sequence[tuple[int, int]]) -> bool:
    """Whether a word of the dictionary lies across the place."""
    before = bisect_left(words, (place, 0)) - 1
    return before >= 0 and words[before][1] > place
