"""A text in which places are marked: what a check found there, and what is in doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from tms.checks import Finding
from tms.http.context import translated


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """What stands around a place of a text: a tag that opens it, and the one that closes it."""

    start: int
    end: int
    opening: Markup
    closing: Markup


_SPAN_ENDS = Markup("</span>")


def marks_of(findings: Sequence[Finding], others: Sequence[PlaceMark] = ()) -> list[PlaceMark]:
    """The marks of a text in its order. A finding across one of the ``others`` is only said beside the text."""
    found = [
        PlaceMark(
            one.start,
            one.end,
            Markup('<span class="found {}" title="{}">').format(one.severity.value, translated(one.words)),
            _SPAN_ENDS,
        )
        for one in sorted(findings, key=lambda one: (one.start or 0, one.end or 0, one.severity))
        if one.start is not None
        and one.end is not None
        and not any(other.start < one.end and one.start < other.end for other in others)
    ]
    return sorted([*found, *others], key=lambda mark: (mark.start, mark.end))


def with_marks(run: str, at: int, marks: Sequence[PlaceMark], write: Callable[[str], Markup] = escape) -> Markup:
    """A run of a text that begins at ``at``, with its places marked; of places that overlap, the first."""
    html: list[Markup] = []
    done = 0
    for one in marks:
        start, end = max(one.start - at, 0), min(one.end - at, len(run))
        if done <= start < end:
            html += [write(run[done:start]), one.opening, write(run[start:end]), one.closing]
            done = end
    return Markup("").join([*html, write(run[done:])])
