"""Is there a translation at all, and is it more than the source with a few terms put in?"""

import re

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain import locales

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FEW = 6
"""So many Latin words or Han characters of the source may stay, as names do."""


def check_untranslated(text: CheckedText) -> list[Finding]:
    """Empty is an error; much of the source's language left in the text is a warning."""
    if not text.text.strip():
        words = "There is no translation yet."
        return [text.found("untranslated.empty", "omission", words, severity=Severity.ERROR)]
    if locales.is_chinese(text.source_locale) and locales.is_chinese(text.locale):
        return []
    words = text.plain_text
    left = len((_HAN if locales.is_chinese(text.source_locale) else _LATIN_WORD).findall(words))
    if left > _FEW and left * 2 > _length(words, text.locale):
        said = "Most of it is still in the source’s language."
        return [text.found("untranslated.mostly", "untranslated", said, about=words)]
    return []


def _length(words: str, locale: str) -> int:
    latin, han = len(_LATIN_WORD.findall(words)), len(_HAN.findall(words))
    return han // 2 + latin if locales.is_chinese(locale) else latin + han
