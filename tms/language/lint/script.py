"""Characters of the other Chinese script, and text that is in the other script altogether."""

from collections.abc import Iterator

from tms.domain.locales import NAMES, ZH_HANS, ZH_HANT, base_language
from tms.domain.translatable import Words
from tms.language.conversion.detection import Recognised, script_report
from tms.language.lint.finding import LintFinding
from tms.language.scripts import foreign_script


def script_findings(text: str, locale: str) -> Iterator[LintFinding]:
    """Each run of characters of the other script; a text of several that has nothing else is one finding."""
    report = script_report(text, locale)
    other = NAMES[ZH_HANT if base_language(locale) == ZH_HANS else ZH_HANS]
    if report.recognised is Recognised.OTHER and sum(end - start for start, end in report.foreign) > 1:
        start, end = report.foreign[0][0], report.foreign[-1][1]
        words = Words("This is {other} throughout, not {language}.", other=other, language=NAMES[locale])
        yield LintFinding(start, end, "script-other", text[start:end], None, words)
        return
    for found in foreign_script(text, locale):
        words = Words(
            "“{text}” is {other}; {language} has “{suggestion}”.",
            text=found.text,
            other=other,
            language=NAMES[locale],
            suggestion=found.suggestion,
        )
        yield LintFinding(found.start, found.end, "script-foreign", found.text, found.suggestion, words)
