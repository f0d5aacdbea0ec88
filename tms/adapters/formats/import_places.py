"""Where the lines that were left out of an article stood in the text that was pasted, to go back there."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from tms.domain.imported_article import ImportedArticle
from tms.domain.inline import plain

_KEY = 24
"""So many characters of a block's beginning are looked for; white space is no character here."""


def places_of(original: str, page: ImportedArticle) -> list[int]:
    """For each line that was left out, how many blocks stand before it in the original; all where it is not found."""
    text = _Text(original)
    starts: list[int] = []
    at = 0
    for block in page.blocks:
        words = _packed(plain(block.text, block.codes))
        found = text.words.find(words[:_KEY], at)
        starts.append(found if found >= 0 else at)
        at = found + len(words) if found >= 0 else at
    # Each start is at or behind the one before it.
    found_lines = _lines(text, [line.text for line in page.left_out])
    return [bisect_left(starts, found) if found >= 0 else len(starts) for found in found_lines]


class _Text:
    """The pasted text without white space, and where its lines begin and end in that."""

    def __init__(self, original: str) -> None:
        lines = [_packed(line) for line in original.splitlines()]
        self.words = "".join(lines)
        self.borders = {0, *accumulate(len(line) for line in lines)}
        # Before these places the words don't stand any more, as what is taken stays taken: a line that comes a thousand
        # times would be looked for past all the others each time.
        self._gone: dict[tuple[str, bool], int] = {}

    def find(self, words: str, at: int, *, whole: bool, taken: set[int]) -> int:
        """The first place from ``at`` on that is not taken, ``whole``: from a line's begin to a line's end; or -1."""
        gone = self._gone.get((words, whole), 0)
        begin = max(at, gone)
        found = self.words.find(words, begin)
        while found >= 0:
            is_line = found in self.borders and found + len(words) in self.borders
            if found not in taken and (is_line or not whole):
                break
            found = self.words.find(words, found + 1)
        if at <= gone:
            self._gone[words, whole] = found if found >= 0 else len(self.words)
        return found


def _lines(text: _Text, lines: Sequence[str]) -> list[int]:
    """Most lines come in the order of the text, so each is looked for behind the one before it first."""
    found: list[int] = []
    taken: set[int] = set()
    after = 0
    for words in map(_packed, lines):
        tries = ((after, True), (0, True), (after, False), (0, False)) if words else ()
        place = next(
            (p for at, whole in tries if (p := text.find(words, at, whole=whole, taken=taken)) >= 0),
            -1,
        )
        if place >= after:
            after = place + len(words)
        taken.add(place)
        found.append(place)
    return found


def _packed(text: str) -> str:
    return "".join(text.split())
