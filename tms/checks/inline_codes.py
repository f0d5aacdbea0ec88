"""Parity of inline codes: every link and emphasis of the source stands once in the translation, well-formed."""

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain.inline import is_well_formed, markers
from tms.domain.words import Words


def check_inline_codes(text: CheckedText) -> list[Finding]:
    """Broken nesting is an error, missing codes are a warning that names them as the page's chips do."""
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
    return []
