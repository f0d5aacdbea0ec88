"""Keeping the memory quick as it grows: keys are made of what is rare in the memory's own sentences.

Keys that were made by an older rarity are made anew by the youngest, some at a time. Until then a text is found by its
old keys and from then on by its new ones: lookups ask for both.
"""

import time
from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from tms.db.queries.memory_rarity import FIRST, count_if_grown, current
from tms.db.queries.memory_sources import array_of
from tms.db.unit_of_work import Begin
from tms.language.memory import indexed

AT_ONCE = 500
"""The number of keys that are made again in one transaction."""

_MEMORIES = text(
    "SELECT publication_id, locale, count(*) > 1 FROM memory_rarity GROUP BY publication_id, locale ORDER BY 1, 2"
)
# Not in the way of those who add texts by this rarity, but of another worker that does the same.
_ALONE = text(
    "SELECT id FROM memory_rarity WHERE publication_id = :publication_id AND locale = :locale AND id = :id"
    " FOR NO KEY UPDATE SKIP LOCKED"
)
_OLD = text(
    "SELECT k.hash, s.text FROM memory_key k JOIN memory_source s USING (publication_id, locale, hash)"
    " WHERE k.publication_id = :publication_id AND k.locale = :locale AND k.hash > :after AND k.rarity_id <> :id"
    " ORDER BY k.hash LIMIT :most FOR UPDATE OF k SKIP LOCKED"
)
_NEW = text(
    "UPDATE memory_key k SET rarity_id = :id, keys = CAST(n.keys AS int[])"
    " FROM unnest(CAST(:hashes AS bytea[]), CAST(:keys AS text[])) AS n(hash, keys)"
    " WHERE k.publication_id = :publication_id AND k.locale = :locale AND k.hash = n.hash"
)
_UNUSED = text(
    "SELECT id FROM memory_rarity WHERE publication_id = :publication_id AND locale = :locale AND id < :id"
    " FOR UPDATE SKIP LOCKED"
)
_RETIRE = text(
    "DELETE FROM memory_rarity r WHERE r.publication_id = :publication_id AND r.locale = :locale"
    " AND r.id = ANY(CAST(:ids AS bigint[])) AND NOT EXISTS (SELECT FROM memory_key k"
    " WHERE k.publication_id = r.publication_id AND k.locale = r.locale AND k.rarity_id = r.id)"
)


class Memory(NamedTuple):
    """The texts of a publication in one locale; ``older``: whether there may be keys that an older rarity made."""

    publication_id: int
    locale: str
    older: bool


def keep_up(begin: Begin, pause: Callable[[float], bool], *, first: int = FIRST, at_once: int = AT_ONCE) -> int:
    """Count the rarities of what has grown, and make older keys again; of how many texts.

    May be stopped or killed anywhere: what is left is found again the next time, and lookups find everything all the
    while. ``pause`` waits for so many seconds, or says at once that there is no time for more.
    """
    with begin() as uow:
        every = memories(uow.session)
    done = 0
    for memory in every:
        with begin() as uow:
            grown = count_if_grown(uow.session, memory.publication_id, memory.locale, first)
        if grown or memory.older:
            done += _rekey_all(begin, memory, pause, at_once)
    return done


def _rekey_all(begin: Begin, memory: Memory, pause: Callable[[float], bool], at_once: int) -> int:
    done, after = 0, b""
    while True:
        began = time.perf_counter()
        with begin() as uow:
            made = rekey(uow.session, memory, after, at_once)
            if not made:
                _retire(uow.session, memory)
                return done
        done += len(made)
        after = made[-1]
        # Half of the time belongs to those who wait for something.
        if pause(time.perf_counter() - began):
            return done


def memories(session: Session) -> list[Memory]:
    """Each memory that has keys, by publication and locale."""
    return [Memory._make(row) for row in session.execute(_MEMORIES)]


def rekey(session: Session, memory: Memory, after: bytes, most: int) -> list[bytes]:
    """Make the keys of the next ``most`` texts after this hash again; which texts.

    None if there are no more, or another worker is doing it.
    """
    now = current(session, memory.publication_id, [memory.locale])[memory.locale]
    these = {"publication_id": memory.publication_id, "locale": memory.locale, "id": now.id}
    if session.scalar(_ALONE, these) is None:
        return []
    rows = session.execute(_OLD, {**these, "after": after, "most": most}).all()
    keys = [indexed(row.text, str(memory.publication_id), memory.locale, now.rarity).keys for row in rows]
    session.execute(_NEW, {**these, "hashes": [row.hash for row in rows], "keys": [array_of(one) for one in keys]})
    return [row.hash for row in rows]


def _retire(session: Session, memory: Memory) -> None:
    """Delete the rarities that no key is made by any more; not while somebody adds keys by one."""
    now = current(session, memory.publication_id, [memory.locale])[memory.locale]
    these = {"publication_id": memory.publication_id, "locale": memory.locale, "id": now.id}
    unused = session.scalars(_UNUSED, these).all()
    # A statement of its own, which sees what those who were waited for have added.
    if unused:
        session.execute(_RETIRE, {**these, "ids": list(unused)})
