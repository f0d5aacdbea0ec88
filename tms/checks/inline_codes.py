"""Parity of inline codes: every link and emphasis of the source stands once in the translation, well-formed."""

from collections import Counter

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain.inline import is_well_formed, markers


def check_inline_codes(text: CheckedText) -> list[Finding]:
    """Broken nesting is an error, missing and surplus codes are warnings. Empty texts have nothing to compare."""
    codes = text.source_codes or {}
    if not codes or not text.text:
        return []
    if not is_well_formed(text.text, codes):
        return [_finding(text, Severity.ERROR, "An inline code is opened and not closed, or stands twice.")]
    wanted, present = Counter(markers(text.source, codes)), Counter(markers(text.text, codes))
    missing = sorted((wanted - present).elements())
    if missing:
        return [_finding(text, Severity.WARNING, f"The source has them and this has not: {' '.join(missing)}")]
    return []


def _finding(text: CheckedText, severity: Severity, words: str) -> Finding:
    return Finding(text.segment_id, "inline codes", "markup", severity, words)
