"""The draft that needs no engine: the source with what is known of it in the target language, for a person to finish.

assemble("Putin spent $1.4 billion.", source_locale="en", target_locale="zh-Hans", terms=[TermPair("Putin", "普京")])
→ Assembly(text="普京 spent 14亿美元.", used=(TermPair("Putin", "普京"),))
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tms.domain.locales import EN, is_chinese
from tms.language.assembly.pieces import AssemblyPiece, pieces
from tms.language.marked_text import AlignedSpan, carry, put_back, take_apart
from tms.language.terms import TermIndex, TermPair

__all__ = ["Assembly", "TermIndex", "TermPair", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The assembled text, and the terms in it in the order of the source, each once. Nothing known: "" and none.

    ``is_whole``: every word of the source is in one of the pieces, so that none stays as it was.
    """

    text: str
    used: tuple[TermPair, ...]
    is_whole: bool = False


_MARKS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_ENGLISH_MARK = re.compile(r"([,;:?!.])(?:\s+|$)")
_CHINESE_MARK = re.compile(r"([，、；：？！。])\s*")
_ENGLISH = {chinese: english for english, chinese in _MARKS.items()} | {"、": ","}


def assemble(source: str, *, source_locale: str, target_locale: str, terms: Sequence[TermPair] | TermIndex) -> Assembly:
    """The source with its terms, numbers, amounts and dates put into the target language; all else, markers too, stays.

    English terms are found as whole words with their regular plural, in any case unless the term has capitals; Chinese
    ones as they are written; the longest first. A text that nothing changes gives no draft, so that untranslated text
    never looks drafted. Callers with many segments pass a TermIndex (``inflected=True`` for English).
    """
    index = terms if isinstance(terms, TermIndex) else TermIndex(terms, inflected=source_locale == EN)
    plain, marks = take_apart(source)
    chosen = pieces(plain, index, source_locale, target_locale)
    is_whole = _is_covered(plain, chosen)
    text, spans = _joined(plain, chosen, target_locale, is_whole=is_whole)
    text = put_back(text, carry(marks, spans, plain, text))
    if text == source:
        return Assembly("", ())
    return Assembly(text, tuple(dict.fromkeys(piece.term for piece in chosen if piece.term is not None)), is_whole)


def _is_covered(plain: str, chosen: Sequence[AssemblyPiece]) -> bool:
    """Whether no word is left between the pieces; figures and marks that stay as they are need nobody's work."""
    at = 0
    for piece in [*chosen, AssemblyPiece(len(plain), len(plain), "")]:
        if any(character.isalpha() for character in plain[at : piece.start]):
            return False
        at = piece.end
    return bool(chosen)


def _joined(
    plain: str, chosen: Sequence[AssemblyPiece], target_locale: str, *, is_whole: bool
) -> tuple[str, list[AlignedSpan]]:
    """The text with its pieces, and which stretch of it stands for which of ``plain``.

    A whole one has the target language's marks; in a mixture they would stand beside words of the source.
    """
    parts: list[str] = []
    spans: list[AlignedSpan] = []
    length = at = 0

    def add(end: int, text: str) -> None:
        nonlocal length, at
        if end > at or text:
            spans.append(AlignedSpan(at, end, length, length + len(text)))
            parts.append(text)
        at, length = end, length + len(text)

    last = ""
    for piece in [*chosen, AssemblyPiece(len(plain), len(plain), "")]:
        between = plain[at : piece.start]
        joint = (_close_up if is_chinese(target_locale) else _set_apart)(last, between, piece.text)
        if is_whole:
            joint = _marked(joint, target_locale)
        add(piece.start, joint.rstrip() if is_whole and not piece.text else joint)
        add(piece.end, piece.text)
        last = piece.text
    return "".join(parts), spans


def _marked(between: str, target_locale: str) -> str:
    """Its commas and stops as the target language writes them."""
    if is_chinese(target_locale):
        return _ENGLISH_MARK.sub(lambda found: _MARKS[found[1]], between)
    return _CHINESE_MARK.sub(lambda found: _ENGLISH[found[1]] + " ", between)


def _close_up(left: str, between: str, right: str) -> str:
    """What stands between two Chinese pieces, without a space that English wanted; figures stay apart."""
    is_needless = between == " " and left and right and not (left[-1] + right[0]).isascii()
    return "" if is_needless else between


def _set_apart(left: str, between: str, right: str) -> str:
    """What stands between two English pieces, with the spaces that set them apart from letters and characters.

    The spaces belong to what is between, so that an inline code around a piece holds no space.
    """
    after, before = (between or right)[:1], (between or left)[-1:]
    lead = " " if _is_worded(left) and not left[-1].isspace() and after.isalnum() else ""
    if not between:
        return lead if _is_worded(right) else ""
    trail = " " if _is_worded(right) and not right[0].isspace() and before.isalnum() else ""
    return lead + between + trail


def _is_worded(english: str) -> bool:
    """Whether it is more than a mark such as the dash of a range."""
    return any(character.isalnum() for character in english)
