"""Looking sentences up in the memory: what was translated before, the most similar first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from tms.db.queries.memory_sources import Near, near
from tms.db.unit_of_work import UnitOfWork
from tms.language.memory import similarity, units
from tms.services.memory.remember import hash_of
from tms.services.withhold_guarded import Withheld

MOST = 5
"""The most matches of a sentence."""

IN_CONTEXT, EXACT, ALMOST = 101, 100, 99
"""Similarities: equal between the same neighbours; equal; equal but for inline codes, width or white space."""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A remembered sentence and its translation; ``similarity`` of the sources in per cent, ``unit`` its number.

    ``is_own``: learned from the very segment that asks, when its source was another.
    """

    similarity: int
    source: str
    target: str
    unit: int
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class SentenceQuery:
    """A sentence to look up, with the hashes of those before and after it where they are known."""

    text: str
    previous_hash: bytes | None = None
    next_hash: bytes | None = None


def between(text: str, before: str | None, after: str | None) -> SentenceQuery:
    """A sentence between its neighbours, None at the edges of its article."""
    return SentenceQuery(text, *(None if one is None else hash_of(one) for one in (before, after)))


def in_order(texts: Sequence[str]) -> list[SentenceQuery]:
    """The sentences of an article in reading order, each between its neighbours."""
    hashes = [hash_of(text) for text in texts]
    around = zip(texts, [None, *hashes], [*hashes[1:], None], strict=False)
    return [SentenceQuery(text, before, after) for text, before, after in around]


def lookup(
    uow: UnitOfWork,
    publication_id: int,
    from_locale: str,
    to_locale: str,
    sought: Sequence[SentenceQuery],
    withheld: Withheld,
    segment: tuple[int, int] | None = None,
) -> list[list[MemoryMatch]]:
    """For each sentence up to five matches with different translations; of equal ones the youngest. One statement,
    and what ``withheld`` asks where something is found.

    A segment that asks for itself, given as (article, segment), is not told what was learned of it as it stands.
    """
    hashes = {one.text: hash_of(one.text) for one in sought}
    rows = near(uow.session, publication_id, from_locale, to_locale, list(hashes.items()), segment)
    found: dict[str, list[Near]] = {text: [] for text in hashes}
    asked = list(hashes)
    hidden = withheld({row.unit_id for row in rows})
    for row in rows:
        if row.unit_id not in hidden:
            found[asked[row.place - 1]].append(row)
    # What is like one sentence of an article is like many of them.
    parts_of = cache(partial(units, locale=from_locale))
    return [_best(one, found[one.text], parts_of) for one in sought]


def _best(sought: SentenceQuery, rows: Iterable[Near], parts_of: Callable[[str], Sequence[str]]) -> list[MemoryMatch]:
    known: dict[str, int] = {}
    best: dict[str, MemoryMatch] = {}
    for row in rows:
        alike = known.get(row.source)
        if alike is None:
            alike = known[row.source] = _alike(sought.text, row.source, parts_of)
        if alike == EXACT:
            if row.is_own:
                continue
            if _same_place(sought, row):
                alike = IN_CONTEXT
        before = best.get(row.target)
        if alike and (before is None or (before.similarity, before.unit) < (alike, row.unit_id)):
            best[row.target] = MemoryMatch(alike, row.source, row.target, row.unit_id, row.is_own)
    return sorted(best.values(), key=lambda match: (-match.similarity, -match.unit))[:MOST]


def _alike(text: str, remembered: str, parts_of: Callable[[str], Sequence[str]]) -> int:
    if text == remembered:
        return EXACT
    return min(similarity(parts_of(text), parts_of(remembered)), ALMOST)


def _same_place(sought: SentenceQuery, row: Near) -> bool:
    place = (sought.previous_hash, sought.next_hash)
    return place != (None, None) and place == (row.previous_hash, row.next_hash)
