"""Quotations: what is somebody's words in one version is not the paper's own in another."""

import re
from collections.abc import Sequence

from tms.checks.parity.model import Disagreement, Family, Side, VersionText

_QUOTED = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]|「([^「」]+)」|『([^『』]+)』|‘([^‘’]{12,})’")
_MARK = re.compile(r"[“”\"„「」『』‘«»]|(?<!\w)'|'(?!\w)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z’'-]+")
_WORDS, _CHARACTERS = 6, 9
"""A quotation of so many words or characters is somebody's speech: less may be a title, a nickname, or irony."""


def compare_quotations(
    row: int, texts: Sequence[VersionText | None], plains: Sequence[str | None]
) -> tuple[list[Disagreement], list[Family]]:
    """A version without any quotation marks where others have quotations; one family for each that all have.

    ``plains`` are the texts without inline markers. How a language cuts a quotation in two is its own; and what one
    puts into quotation marks, another sets in italics.
    """
    versions = [at for at, text in enumerate(plains) if text is not None]
    quoted = [_first(text) if text is not None else None for text in plains]
    with_marks = [at for at in versions if _MARK.search(plains[at] or "") or _is_emphasised(texts[at])]
    speaking = [at for at in versions if quoted[at] is not None]
    if not speaking:
        return [], []
    silent = [at for at in versions if at not in with_marks]
    if not silent:
        return [], [Family.QUOTATIONS]
    sides = [Side() if text is not None else None for text in plains]
    for at in with_marks:
        start, end = quoted[at] or (0, 0)
        sides[at] = Side((plains[at] or "")[start:end], start, end, 0)
    return [Disagreement(row, Family.QUOTATIONS, "quotations.missing", tuple(sides))], []


def _is_emphasised(text: VersionText | None) -> bool:
    codes = text.codes or {} if text is not None else {}
    return any(code.get("type") == "emphasis" for code in codes.values())


def _first(text: str) -> tuple[int, int] | None:
    """Where the first quotation of speech stands."""
    for found in _QUOTED.finditer(text):
        said = found[found.lastindex or 0]
        if len(_CHINESE.findall(said)) >= _CHARACTERS or len(_LATIN_WORD.findall(said)) >= _WORDS:
            return found.span()
    return None
