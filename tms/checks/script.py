"""Purity of script: no Simplified character in 繁體, no Traditional one in 简体."""

from collections.abc import Iterator

from tms.checks.finding import CheckedText, Finding
from tms.checks.spans import is_within, spans_of
from tms.domain import locales
from tms.domain.translatable import Words
from tms.language.conversion.detection import script_report
from tms.language.lint.script import script_findings
from tms.language.marked_text import take_apart


def check_script(text: CheckedText) -> Iterator[Finding]:
    """A warning for each run of foreign characters, and one where the source is in its other script, not converted.

    What a rule or a decision put there stays unasked, as names may have a reason to keep their characters.
    """
    if locales.is_chinese(text.locale):
        yield from _foreign(text)
        yield from _not_converted(text)


def _foreign(text: CheckedText) -> Iterator[Finding]:
    words = text.plain_text
    kept = spans_of(text.kept, words)
    for found in script_findings(words, text.locale):
        if not is_within(found.start, found.end, kept):
            code = "script.other" if found.code == "script-other" else "script.foreign"
            yield text.found(code, "characters", found.words, at=(found.start, found.end), about=found.text)


def _not_converted(text: CheckedText) -> Iterator[Finding]:
    if not locales.is_chinese(text.source_locale):
        return
    report = script_report(take_apart(text.source)[0], text.source_locale)
    if report.is_other:
        was, should = locales.NAMES[report.source], locales.NAMES[text.source_locale]
        words = Words(
            "The source is {was} here, not {should}, and was not converted from {should}.", was=was, should=should
        )
        yield text.found("script.not-converted", "characters", words, about=text.source)
