"""What makes a finding the same one: what was found, and the texts in which the check read it.

Somebody's dismissal is about a sentence as it stood. Another finding in it, or the sentence changed, is another thing;
what happens elsewhere in the article says nothing about it.
"""

import hashlib
from functools import lru_cache

from tms.checks.finding import Finding
from tms.domain.locales import ZH_HANS, base_language, is_chinese
from tms.language.conversion import derive

_OF_TEXT_ALONE = frozenset({"script", "full-width", "region", "house-style", "spacing", "unedited"})
"""Families that look at a text without its source, for how its own region writes."""

_LENGTH = 32


def texts_read(code: str, source: str, text: str) -> str:
    """A hash of the texts that the check of this finding read: with its source, but for what is about writing only."""
    read = [text] if _family(code) in _OF_TEXT_ALONE else [source, text]
    return hashlib.sha256(b"\0".join(one.encode() for one in read)).hexdigest()[:_LENGTH]


def alike(finding: Finding, locale: str) -> str:
    """The key by which a finding in a text is known again in what the conversion makes of that text.

    A word is the same one in the other script; how a region writes is each version's own.
    """
    if _family(finding.code) in _OF_TEXT_ALONE or not is_chinese(locale) or finding.about.isascii():
        return finding.key
    about = _simplified(finding.about, locale)
    return f"{finding.code}:{hashlib.sha256(about.encode()).hexdigest()[:16]}"


def _family(code: str) -> str:
    return code.partition(".")[0]


@lru_cache(maxsize=1024)
def _simplified(about: str, locale: str) -> str:
    return about if locale == ZH_HANS else derive(about, source=base_language(locale), target=ZH_HANS)
