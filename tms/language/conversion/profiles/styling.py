"""Applying a profile to a text that the dictionaries have converted."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.figures import Edit, figures
from tms.language.conversion.profiles.glyphs import exchanged
from tms.language.conversion.profiles.marks import marks
from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.profiles.spacing import spacing
from tms.language.conversion.profiles.untouched import stretches, untouched
from tms.language.marked_text import AlignedSpan, carry, put_back, take_apart


@dataclass(frozen=True, slots=True)
class Styled:
    """The text in the house's style. All offsets are in the texts without inline markers.

    ``unbalanced`` are the places in the styled text of quotation marks without partner. ``spans`` cover both texts
    without gaps; within one of equal lengths every character keeps its distance.
    """

    text: str
    unbalanced: tuple[int, ...]
    spans: tuple[AlignedSpan, ...]

    def at(self, offset: int) -> int:
        """Where a place of the given text lies in the styled one; a place within what changed length, at its start."""
        index = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        if index < 0:
            return 0
        span = self.spans[index]
        if offset >= span.end:
            return span.target_end
        if span.end - span.start == span.target_end - span.target_start:
            return span.target_start + offset - span.start
        return span.target_start


def style(text: str, profile: Profile, *, protected: Sequence[tuple[int, int]] = ()) -> Styled:
    """The text with the profile's marks, forms, dates and numbers; the same text again changes nothing.

    For text that is in the profile's script and region already: no word is replaced here. Nothing changes within
    ``protected`` (start, end in the text without inline markers), addresses, code and placeholders; inline markers keep
    their places and cut no word. Dates and numbers also stay within quotations and titles.
    """
    plain, markers = take_apart(text)
    formed, styled = _style(plain, profile, protected)
    return replace(styled, text=put_back(styled.text, carry(markers, styled.spans, formed, styled.text)))


def style_plain(text: str, profile: Profile, protected: Sequence[tuple[int, int]] = ()) -> Styled:
    """What ``style`` makes of a text without inline markers."""
    return _style(text, profile, protected)[1]


def _style(text: str, profile: Profile, protected: Sequence[tuple[int, int]]) -> tuple[str, Styled]:
    """The text with everything that keeps its length, and with what does not."""
    flags = untouched(text, protected)
    formed = marks(exchanged(text, profile, flags), profile, flags)
    styled, spans = _stepwise(formed.text, profile, flags)
    found = Styled(styled, (), spans)
    return formed.text, replace(found, unbalanced=tuple(map(found.at, formed.unbalanced)))


def _stepwise(text: str, profile: Profile, flags: bytearray) -> tuple[str, tuple[AlignedSpan, ...]]:
    """What changes the text's length. Spaces go before figures that become Chinese, and come after Latin ones."""
    if profile.choices["spacing"] == LEAVE:
        return _edited(text, figures(text, profile, flags))
    first, second = (spacing, figures) if profile.choices["spacing"] == "none" else (figures, spacing)
    styled, spans = _edited(text, first(text, profile, flags))
    kept = Styled(styled, (), spans)
    protected = [(kept.at(start), kept.at(end)) for start, end in stretches(flags)]
    styled, more = _edited(styled, second(styled, profile, untouched(styled, protected)))
    return styled, _composed(spans, more)


def _composed(first: Sequence[AlignedSpan], second: Sequence[AlignedSpan]) -> tuple[AlignedSpan, ...]:
    """From the given text to the last one: cut where both steps know what stands for what."""
    back, on = Styled("", (), tuple(_turned(first))), Styled("", (), tuple(second))
    bounds = {0, *(span.target_end for span in first), *(span.end for span in second)}
    known = [at for at in sorted(bounds) if _is_exact(at, _turned(first)) and _is_exact(at, second)]
    ends = [(back.at(at), on.at(at)) for at in known]
    return tuple(
        AlignedSpan(start, end, there, to) for (start, there), (end, to) in pairwise(ends) if end > start or to > there
    )


def _turned(spans: Sequence[AlignedSpan]) -> list[AlignedSpan]:
    return [AlignedSpan(span.target_start, span.target_end, span.start, span.end) for span in spans]


def _is_exact(place: int, spans: Sequence[AlignedSpan]) -> bool:
    """Whether no stretch that changes its length goes on across the place."""
    return not any(
        one.start < place < one.end and one.end - one.start != one.target_end - one.target_start for one in spans
    )


def _edited(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[AlignedSpan, ...]]:
    parts: list[str] = []
    spans: list[AlignedSpan] = []
    at = target_at = 0
    for start, end, instead in (*edits, (len(text), len(text), "")):
        for stop, part in ((start, text[at:start]), (end, instead)):
            if stop > at:
                spans.append(AlignedSpan(at, stop, target_at, target_at + len(part)))
                parts.append(part)
                at, target_at = stop, target_at + len(part)
    return "".join(parts), tuple(spans)
