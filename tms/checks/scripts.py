"""Purity of script: no Simplified character in 繁體, no Traditional one in 简体."""

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain import locales
from tms.language.conversion.recognition import script_report
from tms.language.scripts import foreign_script


def check_script(text: CheckedText) -> list[Finding]:
    """A warning that names the characters, and one where the source is in its other script and so was not converted.

    Names may have a reason to keep their characters.
    """
    if not locales.is_chinese(text.locale) or not text.text:
        return []
    return [*_foreign(text), *_not_converted(text)]


def _foreign(text: CheckedText) -> list[Finding]:
    characters = "".join(dict.fromkeys(run.text for run in foreign_script(text.text, text.locale)))
    return [_finding(text, f"Not {locales.NAMES[text.locale]}: {characters}")] if characters else []


def _not_converted(text: CheckedText) -> list[Finding]:
    if not locales.is_chinese(text.source_locale):
        return []
    report = script_report(text.source, text.source_locale)
    if not report.is_other:
        return []
    was, should = locales.NAMES[report.source], locales.NAMES[text.source_locale]
    return [_finding(text, f"The source is {was} here, not {should}, and was not converted from {should}.")]


def _finding(text: CheckedText, words: str) -> Finding:
    return Finding(text.segment_id, "script", "characters", Severity.WARNING, words)
