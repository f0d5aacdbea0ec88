"""Cutting text into segments, one sentence each, without losing a character.

    cut("One. Two.", "en")       → Segmentation(pieces=[Piece("", "One."), Piece(" ", "Two.")], space_after="")
    segments("One. Two.", "en")  → ["One. ", "Two."]

English is cut by sentencex with repairs for news, Chinese by a scanner of our own that knows brackets and quotation
marks. Inline markers are looked through: a marker is never cut, a closing one stays with the sentence it closes, and no
cut goes through a pair, so every segment is well-formed if the text is.
"""

from collections.abc import Callable
from functools import partial

from tms.domain.locales import is_chinese
from tms.language.segmentation import chinese, english
from tms.language.segmentation.boundaries import Segmentation, SentencePiece, cut_at
from tms.language.segmentation.changes import CutChange, cut_changes
from tms.language.segmentation.rules import NO_RULES, Seam, SegmentationRules, read_rules

__all__ = [
    "NO_RULES",
    "CutChange",
    "Seam",
    "Segmentation",
    "SegmentationRules",
    "SentencePiece",
    "cut",
    "cut_changes",
    "read_rules",
    "segments",
]

SentenceEnds = Callable[[str], list[int]]


def cut(text: str, locale: str, rules: SegmentationRules = NO_RULES) -> Segmentation:
    """The segments of a text, each with the white space before it; what is left at the end stands in ``space_after``.

    ``locale`` is any of ours; white space alone has no segments. Joining everything in order gives the text again,
    whatever the publication's ``rules`` say.
    """
    if not is_chinese(locale):
        ends: SentenceEnds = english.sentence_ends
    elif rules.chinese_semicolon:
        ends = partial(chinese.sentence_ends, semicolon=True)
    else:
        ends = chinese.sentence_ends
    return cut_at(text, ends if rules == NO_RULES else lambda plain: rules.applied(plain, ends(plain)))


def segments(text: str, locale: str, rules: SegmentationRules = NO_RULES) -> list[str]:
    """The segments as strings that concatenate to the text: white space stands at the end of the piece before it.

    White space at the beginning belongs to the first segment; a text of nothing but white space is one segment.
    """
    found = cut(text, locale, rules)
    if not found.pieces:
        return [text] if text else []
    spaces = [piece.space_before for piece in found.pieces[1:]] + [found.space_after]
    joined = [piece.text + space for piece, space in zip(found.pieces, spaces, strict=True)]
    joined[0] = found.pieces[0].space_before + joined[0]
    return joined
