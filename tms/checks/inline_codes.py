"""Parity of inline codes: every link and emphasis of the source stands once in the translation, well-formed."""

from collections.abc import Iterable

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain.inline import MARKER, is_well_formed, markers, split_markers
from tms.domain.words import Words


def check_inline_codes(text: CheckedText) -> list[Finding]:
    """Broken nesting is an error; missing codes and pairs around nothing are warnings that name them as chips do."""
    codes = text.source_codes or {}
    if not codes:
        return []
    if not is_well_formed(text.text, codes):
        words = Words("An inline code is opened and not closed, or stands twice.")
        return [text.found("inline-codes.broken", "markup", words, severity=Severity.ERROR)]
    present = set(markers(text.text, codes))
    missing = ", ".join(marker[1:-1] for marker in markers(text.source, codes) if marker not in present)
    if missing:
        words = Words("Codes missing that the source has: {missing}", missing=missing)
        return [text.found("inline-codes.missing", "markup", words, about=missing)]
    empty = ", ".join(sorted(_around_nothing(text.text, codes) - _around_nothing(text.source, codes)))
    if empty:
        words = Words("Codes around no words here, and around words in the source: {empty}", empty=empty)
        return [text.found("inline-codes.empty", "markup", words, about=empty)]
    return []


def _around_nothing(text: str, codes: Iterable[str]) -> set[str]:
    """The numbers of pairs between which no words stand: a link that nobody can follow, emphasis of nothing."""
    inside: dict[str, str] = {}
    opened: set[str] = set()
    for is_marker, run in split_markers(text, codes):
        marker = MARKER.fullmatch(run) if is_marker else None
        if marker is None:
            for number in opened:
                inside[number] += run.strip()
        elif marker[1]:
            opened.discard(marker[2])
        elif not marker[3]:
            opened.add(marker[2])
            inside[marker[2]] = ""
    return {number for number, words in inside.items() if not words}
