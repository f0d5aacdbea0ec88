"""QA and parity checks: pure functions over texts, one file per family. ``LATER`` lists what does not run yet."""

from tms.checks.finding import CheckedText, Finding, Severity
from tms.checks.inline_codes import check_inline_codes
from tms.checks.scripts import check_script
from tms.checks.untranslated import check_untranslated

ALL = {
    "untranslated": check_untranslated,
    "inline codes": check_inline_codes,
    "script": check_script,
}

LATER = ("numbers and dates", "terms")
"""Families that don't exist yet: pages say "not checked" of them, never "clear"."""


def check(text: CheckedText) -> list[Finding]:
    """Everything that the checks find in one segment text."""
    return [finding for run in ALL.values() for finding in run(text)]


__all__ = ["ALL", "LATER", "CheckedText", "Finding", "Severity", "check"]
