"""Places and phrases whose decision changes nothing beside them.

What stands between decisions is converted apart. A decision that cuts a word of the dictionary (卷 in 卷发) would take
the other characters' word from them (发 alone is no hair), so then the whole word is asked and bound.
"""

from collections.abc import Sequence
from dataclasses import replace

from tms.language.ambiguity.house import folded
from tms.language.ambiguity.shapes import Ambiguity
from tms.language.conversion.derivation import derive_explained
from tms.language.conversion.profiles import Profile
from tms.language.conversion.rules import RuleSet
from tms.language.conversion.spans import ConversionSpan, Derived
from tms.language.marked import take_apart

_NO_RULES = RuleSet()


class DerivedText:
    """A derived text beside its plain source, asked what it says at a place."""

    def __init__(self, plain: str, derived: Derived, source: str, profile: Profile) -> None:
        self._plain = plain
        self._spans: Sequence[ConversionSpan] = derived.spans
        self._text = take_apart(derived.text)[0]
        self._source, self._profile = source, profile

    def over(self, start: int, end: int) -> ConversionSpan | None:
        """The span in which the place lies; None if it lies across two."""
        return next((span for span in self._spans if span.start <= start and end <= span.end), None)

    def says(self, ambiguity: Ambiguity, script: str) -> bool:
        """Whether the derived text has the ambiguity's target at its place, and no regional word instead."""
        said = self._at(ambiguity.start, ambiguity.end)
        return said is not None and folded(said, script) == folded(ambiguity.target, script)

    def widened(self, ambiguity: Ambiguity) -> Ambiguity | None:
        """The same with a place and a phrase that cut no word whose rest would change; None if there is none."""
        start, end = self._whole(ambiguity.start, ambiguity.end)
        low, high = self._whole(min(start, ambiguity.phrase_start), max(end, ambiguity.phrase_end))
        candidates = self._around(ambiguity.candidates, (ambiguity.start, ambiguity.end), (start, end))
        targets = self._around(ambiguity.phrase_targets, (ambiguity.phrase_start, ambiguity.phrase_end), (low, high))
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
        before, after = self._at(outer[0], inner[0]), self._at(inner[1], outer[1])
        return None if before is None or after is None else tuple(f"{before}{value}{after}" for value in values)

    def _at(self, start: int, end: int) -> str | None:
        """What stands for a stretch; None where an edge lies in a word whose conversion has another length."""
        first, last = self._target(start), self._target(end)
        return None if first is None or last is None else self._text[first:last]

    def _target(self, place: int) -> int | None:
        for span in self._spans:
            if span.start == place:
                return span.target_start
            if span.start < place < span.end:
                is_even = span.end - span.start == span.target_end - span.target_start
                return span.target_start + place - span.start if is_even else None
        return len(self._text)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        cut = self._cut_by(start)
        if cut is not None and not self._is_apart(cut.start, start):
            start = cut.start
        cut = self._cut_by(end)
        if cut is not None and not self._is_apart(end, self._end_of_stretch(end)):
            end = cut.end
        return start, end

    def _cut_by(self, place: int) -> ConversionSpan | None:
        return next((span for span in self._spans if span.start < place < span.end and span.candidates), None)

    def _end_of_stretch(self, place: int) -> int:
        """Where the next decision of people begins: what lies behind it is converted apart anyway."""
        ends = (span.start for span in self._spans if span.start > place and span.decided.is_by_people)
        return next(ends, len(self._plain))

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether the stretch converted for itself is what stands for it."""
        alone = derive_explained(
            self._plain[start:end], source=self._source, profile=self._profile, rules=_NO_RULES
        ).text
        return alone == self._at(start, end)
