"""Consistency within the article: the same source says the same, and different sources don't."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tms.checks.finding import CheckedText, Finding, Twins
from tms.domain.locales import is_chinese
from tms.domain.translatable import Words

_SAYS_NOTHING = re.compile(r"[\W_]+")
_SHORTEST = {"zh": 4, "en": 12}
"""Characters of a text that two different sources should not share: 好 and “Yes” answer many things."""


def check_consistency(text: CheckedText) -> Iterator[Finding]:
    """What the rest of the article says of the same, as ``with_twins`` found it."""
    for other in text.twins.texts:
        words = Words("Elsewhere in the article the same source is translated as “{other}”.", other=other)
        yield text.found("consistency.source", "inconsistency", words, about=other)
    for other in text.twins.sources:
        words = Words("Elsewhere in the article the same text translates a different source: “{other}”.", other=other)
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
    wordings, sources = _wordings(by_source), _wordings(by_text)
    return [_with(text, wordings.get(text.source, {}), sources.get(text.text, {})) for text in texts]


# Of each group once, not for each of its members: hundreds of cells may say the same.
def _wordings(groups: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """For groups that say more than one thing, the first of each wording by its core."""
    found: dict[str, dict[str, str]] = {}
    for key, said in groups.items():
        if said.count(said[0]) < len(said):
            cores = found.setdefault(key, {})
            for one in said:
                cores.setdefault(_core(one), one)
    return found


def _with(text: CheckedText, wordings: Mapping[str, str], sources: Mapping[str, str]) -> CheckedText:
    others = _others(wordings, text.plain_text)
    if sources and len(_core(text.plain_text)) < _SHORTEST["zh" if is_chinese(text.locale) else "en"]:
        sources = {}
    of_others = _others(sources, text.plain_source)
    return replace(text, twins=Twins(others, of_others)) if others or of_others else text


def _others(wordings: Mapping[str, str], own: str) -> tuple[str, ...]:
    """Each other wording once."""
    if not wordings:
        return ()
    mine = _core(own)
    return tuple(one for core, one in wordings.items() if one and core != mine)


def _core(words: str) -> str:
    return _SAYS_NOTHING.sub("", words).casefold()
