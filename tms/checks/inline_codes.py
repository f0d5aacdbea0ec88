"""Parity of inline codes: every link and emphasis of the source stands once in the translation, well-formed."""

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain.inline import is_well_formed, markers


def check_inline_codes(text: CheckedText) -> list[Finding]:
    """Broken nesting is an error, missing codes are a warning that names them as the page's chips do.

    Empty texts have nothing to compare.
    """
    codes = text.source_codes or {}
    if not codes or not text.text:
        return []
    if not is_well_formed(text.text, codes):
        return [_finding(text, Severity.ERROR, "An inline code is opened and not closed, or stands twice.")]
    present = set(markers(text.text, codes))
    missing = [marker[1:-1] for marker in markers(text.source, codes) if marker not in present]
    if missing:
        return [_finding(text, Severity.WARNING, f"Codes missing that the source has: {', '.join(missing)}")]
    return []


def _finding(text: CheckedText, severity: Severity, words: str) -> Finding:
    return Finding(text.segment_id, "inline codes", "markup", severity, words)
