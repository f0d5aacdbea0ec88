"""Converting around terms that are decided, with the alignment that inline markers need."""

from collections.abc import Iterable

from tms.language.conversion.aligned import convert_aligned
from tms.language.conversion.engine import run
from tms.language.marked import Span
from tms.language.terms import TermIndex


class Derivation:
    """One plain text on its way: ``text`` grows from left to right, ``spans`` align it, ``locked`` are terms' targets.

    ``places`` are the offsets that the alignment should have as borders; ``plain_words`` change characters only.
    """

    def __init__(self, plain: str, places: Iterable[int], steps: tuple[str, ...], plain_words: TermIndex) -> None:
        self._plain = plain
        self._places = frozenset(places)
        self._steps = steps
        self._plain_words = plain_words
        self._parts: list[str] = []
        self._at = self._target_at = 0
        self.spans: list[Span] = []
        self.locked: list[tuple[int, int]] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def around(self, terms: TermIndex) -> None:
        """Convert the whole text, terms first."""
        for match in terms.find(self._plain):
            self._convert_until(match.start)
            start = self._target_at
            self._add(match.end, match.term.target)
            self.locked.append((start, self._target_at))
        self._convert_until(len(self._plain))

    def _add(self, end: int, target: str) -> None:
        self.spans.append(Span(self._at, end, self._target_at, self._target_at + len(target)))
        self._parts.append(target)
        self._at, self._target_at = end, self._target_at + len(target)

    def _convert_until(self, end: int) -> None:
        start = self._at
        piece = self._plain[start:end]
        if not piece:
            return
        words = self._plain_words.find(piece)
        places = {place - start for place in self._places if start < place < end}
        places.update(edge for word in words for edge in (word.start, word.end))
        converted, spans = convert_aligned(piece, sorted(places), self._run)
        targets = {(word.start, word.end): word.term.target for word in words}
        for span in spans:
            # A word inside a longer entry (文件 in 文件夹) is no span of its own and keeps the entry's conversion.
            target = targets.get((span.start, span.end), converted[span.target_start : span.target_end])
            self._add(start + span.end, target)

    def _run(self, text: str) -> str:
        return run(text, self._steps)
