"""Quotation marks without partner, looked for over the paragraphs of a whole text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tms.domain.translatable import Words
from tms.language.lint.finding import LintFinding

_OPENING = "“‘「『"


def partner_findings(lines: Sequence[tuple[str, Iterable[int]]]) -> Iterator[tuple[int, LintFinding]]:
    """Each lone mark with the index of its line. ``lines`` are texts with the offsets of their lone marks.

    A quotation over several paragraphs opens each of them and closes only the last: an opening mark at the head of a
    paragraph has its partner further down if the next paragraph begins with the same.
    """
    heads = [(index, text.lstrip()[:1]) for index, (text, _) in enumerate(lines) if text.strip()]
    goes_on = {index for (index, head), (_, following) in pairwise(heads) if head in _OPENING and head == following}
    for index, (text, lone) in enumerate(lines):
        head = len(text) - len(text.lstrip())
        for at in lone:
            if at != head or index not in goes_on:
                yield index, _finding(text, at)


def _finding(text: str, at: int) -> LintFinding:
    mark = text[at]
    words = (
        Words("“{mark}” opens a quotation that nothing closes.", mark=mark)
        if mark in _OPENING
        else Words("“{mark}” closes a quotation that nothing opens.", mark=mark)
    )
    return LintFinding(at, at + 1, "mark-unbalanced", mark, None, words)
