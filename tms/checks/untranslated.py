"""Is there a translation at all, and is it more than the source with a few terms put in?"""

import re

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain import locales
from tms.domain.inline import plain

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FEW = 6
"""So many Latin words or Han characters of the source may stay, as names do."""


def check_untranslated(text: CheckedText) -> list[Finding]:
    """Empty is an error; much of the source's language left in the text is a warning."""
    if not text.text.strip():
        return [_finding(text, Severity.ERROR, "There is no translation yet.")]
    if locales.is_chinese(text.source_locale) and locales.is_chinese(text.locale):
        return []
    words = plain(text.text, text.source_codes or {})
    left = len((_HAN if locales.is_chinese(text.source_locale) else _LATIN_WORD).findall(words))
    if left > _FEW and left * 2 > _length(words, text.locale):
        return [_finding(text, Severity.WARNING, "Most of it is still in the source's language.")]
    return []


def _length(words: str, locale: str) -> int:
    latin, han = len(_LATIN_WORD.findall(words)), len(_HAN.findall(words))
    return han // 2 + latin if locales.is_chinese(locale) else latin + han


def _finding(text: CheckedText, severity: Severity, words: str) -> Finding:
    return Finding(text.segment_id, "untranslated", "untranslated", severity, words)
