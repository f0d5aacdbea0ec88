"""The text of a derived version: decisions of people first, the dictionaries for what lies between, then the style."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from tms.domain.locales import ZH_HANT
from tms.language.conversion.chains import chain
from tms.language.conversion.context import Hint, with_context
from tms.language.conversion.detection import ScriptReport, script_report
from tms.language.conversion.explain import align, explain, phrases
from tms.language.conversion.profiles import PROFILES_BY_TAG, Profile, Styled, style_plain
from tms.language.conversion.rules import PlaceRule, RuleMatch, RuleSet
from tms.language.conversion.spans import ConversionSpan, DecidedBy
from tms.language.marked_text import AlignedSpan, Mark, carry, put_back, take_apart


@dataclass(frozen=True, slots=True)
class ConvertedText:
    """The text of a derived version with its inline markers, and how it came about; all places are without markers.

    ``spans`` cover both texts in order and without gaps; ``unbalanced`` is where in the result lone quotation marks
    stand. ``script`` tells what the text to derive from was recognised as, and where the other script stands in it.
    ``decisions`` are those that the dictionaries were not asked about, and ``told`` what else the words around say; of
    a text in the other script, only what people decided. ``plain`` and ``said`` are both texts without markers, and
    ``steps`` the conversions that lead from one to the other.
    """

    text: str
    spans: tuple[ConversionSpan, ...]
    unbalanced: tuple[int, ...] = ()
    script: ScriptReport | None = None
    decisions: Sequence[RuleMatch] = field(default=(), compare=False)
    told: Sequence[Hint] = field(default=(), compare=False)
    plain: str = field(default="", compare=False)
    said: str = field(default="", compare=False)
    steps: tuple[str, ...] = field(default=(), compare=False)


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


def derive_explained(
    text: str, *, source: str, profile: Profile | str, rules: RuleSet, places: Sequence[PlaceRule] = ()
) -> ConvertedText:
    """What a derived version says for a text in ``source``, with spans; inline markers come back where they belong.

    ``profile`` is a house's, or the tag of a region. Places and rules are found before any dictionary looks at the
    text; their targets are never converted again, and what stands between them is converted apart, so that no
    dictionary entry reaches into them. The profile's style changes none of them but those of the starter glossary.
    Words of the news that OpenCC reads as computing terms (进程, 声明) change their characters only. Where nobody
    decided, the words around tell a name (范先生) and some senses (不准入内) before the dictionaries are asked.

    A text that is not in ``source`` but in the other script, as ``script_report`` tells, is converted from that:
    范先生說 in a Simplified article stays as it is. Raises ValueError for a profile without a region, and for a place
    that does not lie in the text without markers.
    """
    if profile == ZH_HANT:
        raise ValueError("a derived version needs a region: zh-Hant-TW or zh-Hant-HK")
    house = PROFILES_BY_TAG[profile] if isinstance(profile, str) else profile
    plain, marks = take_apart(text)
    if source == house.tag:
        return ConvertedText(text, _unchanged(plain), plain=plain, said=plain)
    report = script_report(plain, source)
    steps = chain(report.source, house.tag, vocabulary=house.choices["vocabulary"] == "region", news=True)
    found = rules.find(plain, places)
    decisions, told = with_context(found, plain, report.source, steps, house.tag)
    around = ConversionCursor(plain, steps, decisions, aligned=bool(marks))
    decided = [span for span in around.spans if span.decided.is_by_people] if decisions else []
    kept = [(span.target_start, span.target_end) for span in decided if not _is_ours(span)]
    styled = style_plain(around.text, house, protected=kept)
    spans = _styled(around.spans, styled, _candidates_of(house), frozenset(decided))
    marked = _with_marks(styled, marks, plain, around) if marks else styled.text
    if report.source != source:
        decisions, told = found, ()
    return ConvertedText(marked, spans, styled.unbalanced, report, decisions, told, plain, styled.text, steps)


def _with_marks(styled: Styled, marks: Sequence[Mark], plain: str, around: ConversionCursor) -> str:
    """The styled text with the markers of the given one at their places."""
    converted = carry(marks, around.alignment, plain, around.text)
    return put_back(styled.text, carry(converted, styled.spans, around.text, styled.text))


def _styled(
    spans: Sequence[ConversionSpan], styled: Styled, candidates: "_Candidates", decided: frozenset[ConversionSpan]
) -> tuple[ConversionSpan, ...]:
    """The spans with their places in the styled text, and the dictionaries' candidates as the house writes them."""
    longer = [one for one in styled.spans if one.end - one.start != one.target_end - one.target_start]
    written = [
        span
        if not span.candidates or (new := candidates[span.candidates]) == span.candidates or span in decided
        else span._replace(candidates=new)
        for span in spans
    ]
    if not longer:
        return tuple(written)
    edges = [edge for stretch in longer for edge in (stretch.start, stretch.end)]
    return tuple(
        span._replace(target_start=styled.at(span.target_start), target_end=styled.at(span.target_end))
        for span in _apart(written, edges)
    )


def _apart(spans: Sequence[ConversionSpan], edges: Sequence[int]) -> Iterator[ConversionSpan]:
    """The spans, unchanged ones cut at edges of the result: what stays as long as it was still tells its places."""
    for span in spans:
        if span.decided is DecidedBy.UNCHANGED:
            moved = span.target_start - span.start
            cuts = [edge for edge in edges if span.target_start < edge < span.target_end]
            for start, end in pairwise([span.target_start, *cuts, span.target_end]):
                yield span._replace(start=start - moved, end=end - moved, target_start=start, target_end=end)
        else:
            yield span


def _is_ours(span: ConversionSpan) -> bool:
    """Whether the starter glossary decided, and nobody of the house."""
    return span.key is not None and span.key.startswith("built-in:")


class _Candidates(dict[tuple[str, ...], tuple[str, ...]]):
    """The dictionaries' candidates, and the same as a house writes them; each is looked up many times a text."""

    def __init__(self, house: Profile) -> None:
        super().__init__()
        self._house = house

    def __missing__(self, candidates: tuple[str, ...]) -> tuple[str, ...]:
        styled = tuple(dict.fromkeys(style_plain(candidate, self._house).text for candidate in candidates))
        if len(self) < _MOST_CANDIDATES:
            self[candidates] = styled
        return styled


_MOST_CANDIDATES = 32_768


@lru_cache(maxsize=32)
def _candidates_of(house: Profile) -> _Candidates:
    return _Candidates(house)


def _unchanged(plain: str) -> tuple[ConversionSpan, ...]:
    return (ConversionSpan(0, len(plain), 0, len(plain), DecidedBy.UNCHANGED),) if plain else ()
