"""Consistency within the article: the same source says the same, and different sources don't."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tms.checks.finding import CheckedText, Finding, Twins
from tms.domain.locales import is_chinese
from tms.domain.words import Words

_SAYS_NOTHING = re.compile(r"[\W_]+")
_TWO = 2
_SHORTEST = {"zh": 4, "en": 12}
"""Characters of a text that two different sources should not share: 好 and “Yes” answer many things."""


def check_consistency(text: CheckedText) -> Iterator[Finding]:
    """What the rest of the article says of the same, as ``with_twins`` found it."""
    for other in text.twins.texts:
        words = Words("The same source stands elsewhere in the article as “{other}”.", other=other)
        yield text.found("consistency.source", "inconsistency", words, about=other)
    for other in text.twins.sources:
        words = Words("Elsewhere in the article the same text stands for another source: “{other}”.", other=other)
        yield text.found("consistency.text", "inconsistency", words, about=other)


def with_twins(texts: Sequence[CheckedText]) -> list[CheckedText]:
    """An article's texts, each with the others that are not consistent with it.

    Sources and texts are the same letter for letter; wordings that differ in case, width and marks only are no others.
    """
    by_source: dict[str, list[str]] = {}
    by_text: dict[str, list[str]] = {}
    for text in texts:
        if text.text.strip():
            by_source.setdefault(text.source, []).append(text.plain_text)
            by_text.setdefault(text.text, []).append(text.plain_source)
    return [_with(text, by_source, by_text) for text in texts]


def _with(text: CheckedText, by_source: Mapping[str, list[str]], by_text: Mapping[str, list[str]]) -> CheckedText:
    others = _others(by_source.get(text.source, ()), text.plain_text)
    sources = _others(by_text.get(text.text, ()), text.plain_source)
    if sources and len(_core(text.plain_text)) < _SHORTEST["zh" if is_chinese(text.locale) else "en"]:
        sources = ()
    return replace(text, twins=Twins(others, sources)) if others or sources else text


def _others(said: Sequence[str], own: str) -> tuple[str, ...]:
    """Each other wording once."""
    if len(said) < _TWO:
        return ()
    known = {_core(own): ""}
    for one in said:
        known.setdefault(_core(one), one)
    return tuple(one for one in known.values() if one)


def _core(words: str) -> str:
    return _SAYS_NOTHING.sub("", words).casefold()
