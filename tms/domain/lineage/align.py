"""The alignment itself: families of kinds, the four steps for each, and what they make of every piece."""

from collections.abc import Sequence

from tms.domain.lineage.gaps import pair_between
from tms.domain.lineage.identical import pair_same
from tms.domain.lineage.model import Alignment, Ancestor, Fate, KnownSegment, NewSentence, SentenceMatch
from tms.domain.lineage.moved import pair_clear_moves, pair_what_is_similar
from tms.domain.lineage.pairing import Pairing
from tms.domain.lineage.similarity import PreparedText

_BODY = frozenset(
    {
        "standfirst",
        "heading",
        "paragraph",
        "list_item",
        "quotation",
        "pull_quote",
        "caption",
        "alt_text",
        "table_cell",
        "footnote",
    }
)


def align(known: Sequence[KnownSegment], pieces: Sequence[NewSentence]) -> Alignment:
    """What each piece of a new revision is, and what is removed.

    ``known`` are all segments that the article ever had from its source, in any order; ``pieces`` are in reading order.
    A title, a byline and the like are matched among their own kind only; body text may change its kind.
    """
    matches: list[SentenceMatch | None] = [None] * len(pieces)
    removed: list[KnownSegment] = []
    for family in sorted({_family(k.kind) for k in known} | {_family(p.kind) for p in pieces}):
        current = [k for k in known if k.position is not None and _family(k.kind) == family]
        current.sort(key=lambda k: (k.position or 0, k.segment_id))
        retired = [k for k in known if k.position is None and _family(k.kind) == family]
        retired.sort(key=lambda k: k.segment_id)
        members = [*current, *retired]
        places = [index for index, piece in enumerate(pieces) if _family(piece.kind) == family]
        pairing = _paired(members, len(current), [pieces[index] for index in places], is_body=family == "")
        for at, index in enumerate(places):
            matches[index] = _match(pairing, members, at)
        removed += [k for at, k in enumerate(current) if pairing.of_known[at] is None]
    removed.sort(key=lambda k: (k.position or 0, k.segment_id))
    return Alignment(tuple(m for m in matches if m is not None), tuple(k.segment_id for k in removed))


def _family(kind: str) -> str:
    return "" if kind in _BODY else kind


def _paired(members: Sequence[KnownSegment], current: int, pieces: Sequence[NewSentence], *, is_body: bool) -> Pairing:
    pairing = Pairing(
        [PreparedText(k.text, k.codes, k.kind) for k in members],
        current,
        [PreparedText(p.text, p.codes, p.kind) for p in pieces],
    )
    pair_same(pairing)
    pair_clear_moves(pairing)
    pair_between(pairing)
    pair_what_is_similar(pairing)
    if not is_body:
        # However it reads now, the title is still the title.
        left = [known for known in pairing.free() if known < current]
        for free, piece in zip(left, pairing.open(), strict=False):
            pairing.pair(free, piece)
    return pairing


def _match(pairing: Pairing, members: Sequence[KnownSegment], at: int) -> SentenceMatch:
    ancestors = tuple(Ancestor(members[known].segment_id, kind) for known, kind in pairing.ancestors.get(at, []))
    known = pairing.of_piece[at]
    if known is None:
        return SentenceMatch(None, Fate.NEW, text_changed=True, ancestors=ancestors)
    is_changed = pairing.known[known].key != pairing.pieces[at].key
    if known >= pairing.current:
        fate = Fate.RETURNED
    elif is_changed:
        fate = Fate.CHANGED
    else:
        fate = Fate.UNCHANGED if at in pairing.in_place else Fate.MOVED
    return SentenceMatch(members[known].segment_id, fate, is_changed, ancestors)
