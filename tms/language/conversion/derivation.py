"""The text of a derived version: decisions of people first, the dictionaries for what lies between, then the style."""

from bisect import bisect_left
from collections.abc import Sequence

from tms.domain.locales import ZH_HANT
from tms.language.conversion.engine import chain
from tms.language.conversion.explained import align, explain, phrases
from tms.language.conversion.quotes import convert_quotes
from tms.language.conversion.rules import Found, Place, RuleSet
from tms.language.conversion.spans import ConversionSpan, Decided, Derived
from tms.language.marked import Span, carry, put_back, take_apart


def derive_explained(text: str, *, source: str, profile: str, rules: RuleSet, places: Sequence[Place] = ()) -> Derived:
    """What a derived version says for a text in ``source``, with spans; inline markers come back where they belong.

    Places and rules are found before any dictionary looks at the text; their targets are never converted again, and
    what stands between them is converted apart, so that no dictionary entry reaches into them. Words of the news that
    OpenCC reads as computing terms (进程, 声明) change their characters only. Raises ValueError for a profile without
    a region, and for a place that does not lie in the text without markers.
    """
    if profile == ZH_HANT:
        raise ValueError("a derived version needs a region: zh-Hant-TW or zh-Hant-HK")
    steps = chain(source, profile, vocabulary=True, news=True)
    plain, marks = take_apart(text)
    if not steps:
        return Derived(text, _unchanged(plain))
    work = _Derivation(plain, steps, has_marks=bool(marks))
    work.around(rules.find(plain, places))
    decided = [(span.target_start, span.target_end) for span in work.spans if span.decided.is_by_people]
    quoted = convert_quotes("".join(work.parts), profile, protected=decided)
    return Derived(put_back(quoted.text, carry(marks, work.alignment)), tuple(work.spans), quoted.unbalanced)


class _Derivation:
    """One plain text on its way from left to right: its converted parts, their spans, and the alignment for markers."""

    def __init__(self, plain: str, steps: tuple[str, ...], *, has_marks: bool) -> None:
        self._plain = plain
        self._steps = steps
        self._has_marks = has_marks
        self._at = self._target_at = 0
        self.parts: list[str] = []
        self.spans: list[ConversionSpan] = []
        self.alignment: list[Span] = []

    def around(self, decisions: Sequence[Found]) -> None:
        """Convert the whole text, decisions first."""
        words = list(phrases(self._plain, self._steps)) if decisions else []
        for found in decisions:
            self._convert_until(found.start)
            target_end = self._target_at + len(found.target)
            self.spans.append(
                ConversionSpan(
                    found.start, found.end, self._target_at, target_end, found.decided, (found.target,), found.key,
                    _is_inside(found.start, words) or _is_inside(found.end, words),
                )
            )  # fmt: skip
            self.alignment.append(Span(found.start, found.end, self._target_at, target_end))
            self.parts.append(found.target)
            self._at, self._target_at = found.end, target_end
        self._convert_until(len(self._plain))

    def _convert_until(self, end: int) -> None:
        piece = self._plain[self._at : end]
        if not piece:
            return
        converted = explain(piece, self._steps, start=self._at, target_start=self._target_at)
        if self._has_marks:
            self.alignment += [
                Span(one.start + self._at, one.end + self._at, one.target_start + self._target_at,
                     one.target_end + self._target_at)
                for one in align(piece, self._steps)[1]
            ]  # fmt: skip
        self.spans += converted.spans
        self.parts.append(converted.text)
        self._at, self._target_at = end, self._target_at + len(converted.text)


def _is_inside(place: int, words: Sequence[tuple[int, int]]) -> bool:
    """Whether a word of the dictionary lies across the place."""
    before = bisect_left(words, (place, 0)) - 1
    return before >= 0 and words[before][1] > place


def _unchanged(plain: str) -> tuple[ConversionSpan, ...]:
    return (ConversionSpan(0, len(plain), 0, len(plain), Decided.UNCHANGED),) if plain else ()
