"""Places and phrases whose decision changes nothing beside them.

What stands between decisions is converted apart. A decision that cuts a word of the dictionary (卷 in 卷发) would take
the other characters' word from them (发 alone is no hair), so then the whole word is asked and bound.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from tms.domain.locales import ZH_HANS
from tms.language.ambiguity.house import folded
from tms.language.ambiguity.worklist_shapes import Ambiguity
from tms.language.conversion.derivation import ConvertedText
from tms.language.conversion.detection import is_han
from tms.language.conversion.engine import run
from tms.language.conversion.profiles import Profile
from tms.language.conversion.rules import CONTEXT, FIGURE
from tms.language.conversion.spans import ConversionSpan

_SOME_WORDS = 12


class DerivedText:
    """A derived text beside its plain source, asked what it says at a place."""

    def __init__(self, derived: ConvertedText, profile: Profile) -> None:
        self._plain = derived.plain
        self._spans: Sequence[ConversionSpan] = derived.spans
        self._starts = [span.start for span in derived.spans]
        self._text = derived.said
        self._steps = derived.steps
        self._script = "hans" if profile.tag == ZH_HANS else "hant"

    def over(self, start: int, end: int) -> ConversionSpan | None:
        """The span in which the place lies; None if it lies across two."""
        span = self._with(start)
        return span if span is not None and end <= span.end else None

    def is_decided(self, place: int) -> bool:
        """Whether people or the starter glossary decided what stands there, and not the words around it."""
        span = self._with(place)
        key = (span.key or "") if span is not None else ""
        is_told = key.startswith(CONTEXT) and not key.startswith(FIGURE)
        return span is None or (span.decided.is_by_people and not is_told)

    def says(self, ambiguity: Ambiguity) -> bool:
        """Whether the derived text has the ambiguity's target at its place, and no regional word instead."""
        said = self.at(ambiguity.start, ambiguity.end)
        return said is not None and folded(said, self._script) == folded(ambiguity.target, self._script)

    def widened(self, ambiguity: Ambiguity) -> Ambiguity | None:
        """The ambiguity with a place and a phrase that cut no word whose rest would change; None if there is none."""
        start, end = self._whole(ambiguity.start, ambiguity.end)
        low, high = self._whole(min(start, ambiguity.phrase_start), max(end, ambiguity.phrase_end))
        candidates = self._around(ambiguity.candidates, (ambiguity.start, ambiguity.end), (start, end))
        # The house may write a word's other characters by what stands around it (后著后: 着), so they are read there.
        targets = self._around(ambiguity.candidates, (ambiguity.start, ambiguity.end), (low, high))
        if candidates is None or targets is None:
            return None
        return replace(
            ambiguity, start=start, end=end, source=self._plain[start:end], target=candidates[0], candidates=candidates,
            phrase_start=low, phrase_end=high, phrase=self._plain[low:high], phrase_targets=targets,
        )  # fmt: skip

    def _around(
        self, values: tuple[str, ...], inner: tuple[int, int], outer: tuple[int, int]
    ) -> tuple[str, ...] | None:
        """The values of the inner stretch with what the derived text has around them in the outer one."""
        if inner == outer:
            return values
        before, after = self.at(outer[0], inner[0]), self.at(inner[1], outer[1])
        return None if before is None or after is None else tuple(f"{before}{value}{after}" for value in values)

    def at(self, start: int, end: int) -> str | None:
        """What stands for a stretch; None where an edge lies in a word whose conversion has another length."""
        first, last = self._target(start), self._target(end)
        return None if first is None or last is None else self._text[first:last]

    def _target(self, place: int) -> int | None:
        span = self._with(place)
        if span is None or span.start == place:
            return len(self._text) if span is None else span.target_start
        is_even = span.end - span.start == span.target_end - span.target_start
        return span.target_start + place - span.start if is_even else None

    def _with(self, place: int) -> ConversionSpan | None:
        """The span that has the character at the place; spans cover the text without gaps."""
        span = self._spans[bisect_right(self._starts, place) - 1]
        return span if place < span.end else None

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        cut = self._cut_by(start)
        if cut is not None and not self._is_apart(cut.start, start):
            start = cut.start
        cut = self._cut_by(end)
        if cut is not None and not self._is_apart(end, self._next_border(end)):
            end = cut.end
        return start, end

    def _cut_by(self, place: int) -> ConversionSpan | None:
        span = self._with(place)
        return span if span is not None and span.start < place and span.candidates else None

    def _next_border(self, place: int) -> int:
        """Where what is read behind a place ends at the latest: a mark, a decision, or some words on."""
        for span in islice(self._spans, bisect_right(self._starts, place), None):
            if span.decided.is_by_people or span.start > place + _SOME_WORDS or not is_han(self._plain[span.start - 1]):
                return span.start
        return len(self._plain)

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether the stretch converted for itself is what stands for it."""
        there = self.at(start, end)
        alone = run(self._plain[start:end], self._steps)
        return there is not None and folded(alone, self._script) == folded(there, self._script)
