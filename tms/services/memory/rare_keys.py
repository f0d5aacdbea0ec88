"""Keeps the memory quick as it grows: rare is what is rare in its own sentences, and keys are made by that."""

import time
from collections.abc import Callable

from tms.db.queries import memory_rekeying
from tms.db.queries.memory_rarity import FIRST, count_if_grown
from tms.db.queries.memory_rekeying import Memory
from tms.db.unit_of_work import Begin

AT_ONCE = 500
"""Keys that are made anew in one transaction."""


def keep_up(begin: Begin, pause: Callable[[float], bool], *, first: int = FIRST, at_once: int = AT_ONCE) -> int:
    """Count anew what has grown, and make the keys anew that are older; of how many texts.

    May be stopped or killed anywhere: what is left is found again the next time, and lookups find everything all the
    while. ``pause`` waits for so many seconds, or says at once that there is no time for more.
    """
    with begin() as uow:
        memories = memory_rekeying.memories(uow.session)
    done = 0
    for memory in memories:
        with begin() as uow:
            grown = count_if_grown(uow.session, memory.publication_id, memory.locale, first)
        if grown or memory.older:
            done += _rekey(begin, memory, pause, at_once)
    return done


def _rekey(begin: Begin, memory: Memory, pause: Callable[[float], bool], at_once: int) -> int:
    done, after = 0, b""
    while True:
        began = time.perf_counter()
        with begin() as uow:
            made = memory_rekeying.rekey(uow.session, memory, after, at_once)
            if not made:
                memory_rekeying.retire(uow.session, memory)
                return done
        done += len(made)
        after = made[-1]
        # Half of the time belongs to those who wait for something.
        if pause(time.perf_counter() - began):
            return done
