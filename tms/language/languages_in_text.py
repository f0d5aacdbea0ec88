"""Which language people's own words are in: comments, reasons, notes and names, which may mix several.

What is written in Latin letters counts as English. Chinese is told apart clause by clause, by the characters that only
one script has; where nothing tells it is what most of the text is, else as its reader reads, else as the article is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tms.domain.locales import EN, ZH_HANS, ZH_HANT, base_language, is_chinese
from tms.language.conversion.detection import is_han, is_simplified_only, is_traditional_only

_CLOSING = {"”": "“", "’": "‘", ")": "(", "]": "["}
_OPENING = frozenset(_CLOSING.values())
_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CHINESE = re.compile(rf"[\u3000-\u3020\u3100-\u312f\uff00-\uffef{_HAN}]")
"""Characters whose form depends on the region: ideographs, zhuyin, and the marks between them."""

_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_CLAUSES = re.compile(rf"[{_HAN}]+|[^{_HAN}]+")


@dataclass(frozen=True, slots=True)
class LanguageRun:
    """A stretch of a text in one ``language``; empty where nothing tells one (numbers, marks)."""

    text: str
    language: str


def runs(text: str, *, reader: str, article: str = "", within: str = "") -> list[LanguageRun]:
    """The text by language, in order; joined they are the text.

    ``article`` is the language of the one that it is about, if any; ``within`` all of the text, where this is a part.
    """
    order = [locale for locale in (article, reader) if is_chinese(locale)]
    found = [one for script in _by_script(text) for one in _told_apart(script, within or text, order)]
    return [
        LanguageRun("".join(one.text for one in those), language)
        for language, those in groupby(found, key=lambda one: one.language)
    ]


def main_language(text: str, *, reader: str, article: str = "") -> str:
    """The one language of a text that can have but one, as in a field: Chinese as soon as there is any in it."""
    found = [one for one in runs(text, reader=reader, article=article) if one.language]
    chinese = [one for one in found if is_chinese(one.language)]
    return max(chinese or found, key=lambda one: len(one.text), default=LanguageRun("", "")).language


def _by_script(text: str) -> Iterator[LanguageRun]:
    """Runs of Chinese (``zh``) and of Latin letters. A mark is as what precedes it, brackets as what is outside."""
    flags = list(_flags(text))
    last = next(filter(None, reversed(flags)), "")
    for at in reversed(range(len(flags))):
        # Before any letter, and outside of brackets that begin there: as what follows.
        flags[at] = last = flags[at] or last
    for language, those in groupby(zip(text, flags, strict=True), key=lambda one: one[1]):
        yield LanguageRun("".join(character for character, _ in those), language)


def _flags(text: str) -> Iterator[str]:
    outside: list[tuple[str, str]] = []
    now = ""
    for character in text:
        if CHINESE.match(character):
            now = "zh"
        elif _LATIN.match(character):
            now = EN
        elif character in _OPENING:
            outside.append((character, now))
        elif outside and outside[-1][0] == _CLOSING.get(character):
            now = outside.pop()[1]
        yield now


def _told_apart(run: LanguageRun, text: str, order: list[str]) -> Iterator[LanguageRun]:
    if run.language != "zh":
        yield run
        return
    last = order[-1] if order else ZH_HANS
    else_ = _script(text) or base_language(last)
    for clause in _CLAUSES.findall(run.text):
        script = (_script(clause) if is_han(clause[0]) else None) or else_
        # The article's own tag says the region as well.
        yield LanguageRun(clause, next((one for one in order if base_language(one) == script), script))


def _script(text: str) -> str | None:
    telling = sum(map(is_simplified_only, text)) - sum(map(is_traditional_only, text))
    return None if not telling else ZH_HANS if telling > 0 else ZH_HANT
