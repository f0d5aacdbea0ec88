"""Applying a profile to a text that the dictionaries have converted."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tms.language.conversion.profiles.figures import Edit, figures
from tms.language.conversion.profiles.glyphs import exchanged
from tms.language.conversion.profiles.marks import with_dots, with_percent, with_quotes
from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.profiles.untouched import untouched
from tms.language.marked import Span, carry, put_back, take_apart


@dataclass(frozen=True, slots=True)
class Styled:
    """The text in the house's style. All offsets are in the texts without inline markers.

    ``unbalanced`` are the places in the styled text of quotation marks without partner. ``spans`` cover both texts
    without gaps; within one of equal lengths every character keeps its distance.
    """

    text: str
    unbalanced: tuple[int, ...]
    spans: tuple[Span, ...]

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
    plain, marks = take_apart(text)
    flags = untouched(plain, protected)
    formed = with_percent(with_dots(exchanged(plain, profile, flags), profile, flags), profile, flags)
    quoted = with_quotes(formed, profile, flags)
    styled, spans = _edited(quoted.text, figures(quoted.text, profile, flags))
    found = Styled(put_back(styled, carry(marks, spans)), (), spans)
    return Styled(found.text, tuple(map(found.at, quoted.unbalanced)), spans)


def _edited(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[Span, ...]]:
    parts: list[str] = []
    spans: list[Span] = []
    at = target_at = 0
    for start, end, instead in (*edits, (len(text), len(text), "")):
        for stop, part in ((start, text[at:start]), (end, instead)):
            if stop > at:
                spans.append(Span(at, stop, target_at, target_at + len(part)))
                parts.append(part)
                at, target_at = stop, target_at + len(part)
    return "".join(parts), tuple(spans)
