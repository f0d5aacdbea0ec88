"""The state of an alignment while it is made: what is paired with what, among segments of one family of kinds."""

from collections.abc import Sequence

from tms.domain.lineage.model import AncestryKind
from tms.domain.lineage.similarity import PreparedText, covered, similarity

OTHER_KIND = 0.1
"""What a change of kind (a paragraph that became a heading) takes from the similarity."""


class Pairing:
    """Known texts and pieces, by index. The first ``current`` of the known stand in the present revision, in order."""

    def __init__(self, known: Sequence[PreparedText], current: int, pieces: Sequence[PreparedText]) -> None:
        self.known, self.current, self.pieces = known, current, pieces
        self.of_piece: list[int | None] = [None] * len(pieces)
        self.of_known: list[int | None] = [None] * len(known)
        self.in_place: set[int] = set()
        self.ancestors: dict[int, list[tuple[int, AncestryKind]]] = {}
        self.absorbed: set[int] = set()
        self._alike: dict[tuple[int, int], float] = {}
        self._covered: dict[tuple[PreparedText, PreparedText], float] = {}

    def pair(self, known: int, piece: int, *, in_place: bool = False) -> None:
        """The piece is that segment. Each is given once; a second time would be a fault of ours."""
        if self.of_known[known] is not None or self.of_piece[piece] is not None or known in self.absorbed:
            raise ValueError("given twice")
        self.of_known[known], self.of_piece[piece] = piece, known
        if in_place:
            self.in_place.add(piece)

    def absorb(self, known: int, piece: int) -> None:
        """The segment ends in that piece, which keeps another one's id."""
        self.absorbed.add(known)
        self.ancestors.setdefault(piece, []).append((known, AncestryKind.MERGE))

    def descend(self, known: int, piece: int) -> None:
        """The piece is new and has its text from that segment, whose id another piece keeps."""
        self.ancestors.setdefault(piece, []).append((known, AncestryKind.SPLIT))

    def is_free(self, known: int) -> bool:
        return self.of_known[known] is None and known not in self.absorbed

    def is_open(self, piece: int) -> bool:
        return self.of_piece[piece] is None and piece not in self.ancestors

    def free(self) -> list[int]:
        return [known for known in range(len(self.known)) if self.is_free(known)]

    def open(self) -> list[int]:
        return [piece for piece in range(len(self.pieces)) if self.is_open(piece)]

    def alike(self, known: int, piece: int) -> float:
        """How alike they are, from 0 to 1; another kind counts against it."""
        found = self._alike.get((known, piece))
        if found is None:
            one, other = self.known[known], self.pieces[piece]
            found = similarity(one, other) - (OTHER_KIND if one.kind != other.kind else 0.0)
            self._alike[known, piece] = found
        return found

    def cut_out(self, known: int, piece: int) -> float:
        """The share of the piece that may have been cut out of the known sentence, from 0 to 1."""
        return self._share(self.pieces[piece], self.known[known])

    def went_into(self, known: int, piece: int) -> float:
        """The share of the known sentence that may have gone into the piece, from 0 to 1."""
        return self._share(self.known[known], self.pieces[piece])

    def _share(self, part: PreparedText, whole: PreparedText) -> float:
        found = self._covered.get((part, whole))
        if found is None:
            found = self._covered[part, whole] = covered(part, whole)
        return found
