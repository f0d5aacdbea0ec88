"""The draft that needs no engine: the source with what is known of it in the target language, for a person to finish.

assemble("Putin spent $1.4 billion.", source_locale="en", target_locale="zh-Hans", terms=[TermPair("Putin", "普京")])
→ Assembly(text="普京 spent 14亿美元.", used=(TermPair("Putin", "普京"),))
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.locales import EN, is_chinese
from tms.language.assembly.pieces import Piece, pieces
from tms.language.marked import Span, carry, put_back, take_apart
from tms.language.terms import TermIndex, TermPair

__all__ = ["Assembly", "TermIndex", "TermPair", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The assembled text, and the terms in it in the order of the source, each once. Nothing known: "" and none."""

    text: str
    used: tuple[TermPair, ...]


def assemble(source: str, *, source_locale: str, target_locale: str, terms: Sequence[TermPair] | TermIndex) -> Assembly:
    """The source with its terms, numbers, amounts and dates put into the target language; all else, markers too, stays.

    English terms are found as whole words with their regular plural, in any case unless the term has capitals; Chinese
    ones as they are written; the longest first. A text that nothing changes gives no draft, so that untranslated text
    never looks drafted. Callers with many segments pass a TermIndex (``inflected=True`` for English).
    """
    index = terms if isinstance(terms, TermIndex) else TermIndex(terms, inflected=source_locale == EN)
    plain, marks = take_apart(source)
    chosen = pieces(plain, index, source_locale, target_locale)
    text, spans = _joined(plain, chosen, target_locale)
    text = put_back(text, carry(marks, spans))
    if text == source:
        return Assembly("", ())
    return Assembly(text, tuple(dict.fromkeys(piece.term for piece in chosen if piece.term is not None)))


def _joined(plain: str, chosen: Sequence[Piece], target_locale: str) -> tuple[str, list[Span]]:
    """The text with its pieces, and which stretch of it stands for which of ``plain``."""
    parts: list[str] = []
    spans: list[Span] = []
    length = at = 0

    def add(end: int, text: str) -> None:
        nonlocal length, at
        if end > at or text:
            spans.append(Span(at, end, length, length + len(text)))
            parts.append(text)
        at, length = end, length + len(text)

    for number, piece in enumerate(chosen):
        between = plain[at : piece.start]
        is_needless = between == " " and number > 0 and is_chinese(target_locale)
        add(piece.start, "" if is_needless and not (parts[-1][-1:] + piece.text[:1]).isascii() else between)
        follows = chosen[number + 1].start if number + 1 < len(chosen) else len(plain)
        after = plain[piece.end : min(piece.end + 1, follows)]
        before = parts[-1] if parts else ""
        add(piece.end, piece.text if is_chinese(target_locale) else _set_apart(before[-1:], piece.text, after))
    add(len(plain), plain[at:])
    return "".join(parts), spans


def _set_apart(before: str, english: str, after: str) -> str:
    """English with the spaces that keep it apart from the letters and characters beside it; punctuation needs none."""
    if not any(character.isalnum() for character in english):
        return english
    lead = " " if before.isalnum() and not english[:1].isspace() else ""
    trail = " " if after.isalnum() and not english[-1:].isspace() else ""
    return lead + english + trail
