"""The draft that needs no engine: the source with its known terms in the target language, for a person to finish.

assemble("Putin met Xi.", source_locale="en", target_locale="zh-Hans", terms=[TermPair("Putin", "普京")])
→ Assembly(text="普京 met Xi.", used=(TermPair("Putin", "普京"),))
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.locales import EN
from tms.language.marked import Span, carry, put_back, take_apart
from tms.language.terms import TermIndex, TermPair

__all__ = ["Assembly", "TermIndex", "TermPair", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The assembled text, and the terms in it in the order of the source, each once. Nothing known: "" and none."""

    text: str
    used: tuple[TermPair, ...]


def assemble(source: str, *, source_locale: str, target_locale: str, terms: Sequence[TermPair] | TermIndex) -> Assembly:
    """The source with its known terms put into the target language; everything else, markers too, stays as it is.

    English terms are found as whole words with their regular plural, in any case unless the term has capitals; Chinese
    ones as they are written; the longest first. A text that no term changes gives no draft, so that untranslated text
    never looks drafted. Callers with many segments pass a TermIndex (``inflected=True`` for English).
    """
    index = terms if isinstance(terms, TermIndex) else TermIndex(terms, inflected=source_locale == EN)
    plain, marks = take_apart(source)
    parts: list[str] = []
    spans: list[Span] = []
    used: dict[TermPair, None] = {}
    at = target_at = 0
    last = ""

    def add(end: int, text: str) -> None:
        nonlocal at, target_at, last
        if end > at or text:
            spans.append(Span(at, end, target_at, target_at + len(text)))
        parts.append(text)
        at, target_at, last = end, target_at + len(text), text[-1:] or last

    for match in index.find(plain):
        add(match.start, plain[at : match.start])
        add(match.end, _set_apart(match.term.target, last, plain[match.end : match.end + 1], target_locale))
        used[match.term] = None
    add(len(plain), plain[at:])
    text = put_back("".join(parts), carry(marks, spans))
    return Assembly("", ()) if text == source else Assembly(text, tuple(used))


def _set_apart(target: str, before: str, after: str, target_locale: str) -> str:
    """An English term with the spaces that keep it apart from Latin letters: Russia Putin, not RussiaPutin."""
    if target_locale != EN:
        return target
    lead = " " if _touch(before, target[:1]) else ""
    trail = " " if _touch(target[-1:], after) else ""
    return lead + target + trail


def _touch(left: str, right: str) -> bool:
    return all(part.isalnum() and part < "\u0250" for part in (left, right))
