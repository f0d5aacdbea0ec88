"""Items of lists that were cut with their number in the text: they go on so, whatever a revision does around them.

Since the number is the block's (``docs/decisions/0026``) only what is cut anew leaves it out. What people translated
and approved with the number in it is aligned without it and keeps it, so that no item opens again for its sake.
"""

from collections.abc import Sequence
from dataclasses import replace

from tms.db.queries.source_texts import SourceText
from tms.domain.inline import codes_from_json
from tms.domain.lineage import Fate, SentenceMatch
from tms.domain.lineage.similarity import PreparedText
from tms.domain.list_number import number_of
from tms.services.source.source_pieces import SourcePiece, with_number, without_number


def bare(pieces: Sequence[SourcePiece]) -> list[SourcePiece]:
    """The pieces as they are aligned: without numbers in their texts."""
    return [without_number(piece) for piece in pieces]


def as_before(
    piece: SourcePiece, match: SentenceMatch, old: SourceText, old_number: str
) -> tuple[SourcePiece, SentenceMatch]:
    """The piece as its segment has it, with the number in its text or before it, and its match after that.

    ``old_number`` stands before the segment's present text.
    """
    if not old_number and number_of(old.text):
        piece = with_number(without_number(piece))
    is_changed = _key(piece) != _key(old)
    if is_changed == match.text_changed:
        return piece, match
    fate = Fate.CHANGED if is_changed else Fate.UNCHANGED
    return piece, replace(match, fate=match.fate if match.fate is Fate.RETURNED else fate, text_changed=is_changed)


def _key(one: SourcePiece | SourceText) -> object:
    return PreparedText(one.text, codes_from_json(one.codes), "").key
