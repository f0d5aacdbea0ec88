"""Is there a translation at all, and is it more than the source with a few terms put in?"""

import re

from tms.checks.finding import CheckedText, Finding, Severity
from tms.domain import locales
from tms.domain.translatable import Words

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]+")
_COMMON_WORD = re.compile(r"(?<![A-Za-z])[a-z][a-z’'-]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FEW_HAN, _FEW_WORDS = 6, 4
"""So many Han characters or words in small letters may stay, as names do."""


def check_untranslated(text: CheckedText) -> list[Finding]:
    """Empty is an error; much of the source's language left in the text is a warning."""
    if not text.text.strip():
        words = Words("There is no translation yet.")
        return [text.found("untranslated.empty", "omission", words, severity=Severity.ERROR)]
    if _is_unfinished(text):
        said = Words("Most of it is still in the source’s language.")
        return [text.found("untranslated.mostly", "untranslated", said, about=text.plain_text)]
    return []


def _is_unfinished(text: CheckedText) -> bool:
    """Whether the text is the source with a few terms put in, or the source itself."""
    if locales.is_chinese(text.source_locale) and locales.is_chinese(text.locale):
        return False
    words = text.plain_text
    return _is_mostly_source(words, text) or _is_the_source(words, text)


def _is_mostly_source(words: str, text: CheckedText) -> bool:
    if locales.is_chinese(text.source_locale):
        han = len(_HAN.findall(words))
        return han > _FEW_HAN and han * 2 > len(_LATIN_WORD.findall(words)) + han
    latin, han = len(_LATIN_WORD.findall(words)), len(_HAN.findall(words))
    return len(_COMMON_WORD.findall(words)) > _FEW_WORDS and latin * 2 > han // 2 + latin


def _is_the_source(words: str, text: CheckedText) -> bool:
    """Whether the text is the source, letter for letter, and more than a name: names are written large."""
    if words.strip() != text.plain_source.strip() or text.treatment in {"keep", "original"}:
        return False
    if locales.is_chinese(text.source_locale):
        return len(_HAN.findall(words)) > 1
    return bool(_COMMON_WORD.search(words))
