"""The memory's entries, one by one: looked up by the words in them, corrected, withdrawn, and merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tms.db.queries import memory, memory_search
from tms.db.queries.memory_search import Entry
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.language.memory import shortest
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_held_member
from tms.services.given_reason import given_reason
from tms.services.memory.remember import hash_of
from tms.services.withhold_guarded import withheld_from

FEW, MANY = 20, 100
"""Entries on a page at first, and when somebody wants more."""

LOCALES = (locales.EN, locales.ZH_HANS, locales.ZH_HANT_TW, locales.ZH_HANT_HK)


@dataclass(frozen=True, slots=True)
class FoundEntries:
    """Entries, the youngest first; ``doubles`` of each how many others say the same.

    ``too_short``: the words were not searched for.
    """

    entries: Sequence[Entry]
    doubles: dict[int, int] = field(default_factory=dict)
    too_short: bool = False


def find_entries(uow: UnitOfWork, actor: Actor, words: str, locale: str, most: int = FEW) -> FoundEntries:
    """Entries with the words in their text in the locale, or in any (""); without words the youngest of all.

    Of a guarded article only what the actor sees. Raises Denied.
    """
    authorize(actor, Action.MEMORY_VIEW)
    require_storable(words)
    wanted = words.strip()
    chosen = [one for one in LOCALES if locale in {"", one} and len(wanted) >= shortest(one)]
    if wanted and not chosen:
        return FoundEntries([], too_short=True)
    if wanted:
        by_id = {
            entry.unit_id: entry
            for one in chosen
            for entry in memory_search.containing(uow.session, actor.publication_id, one, wanted, most)
        }
        entries = [by_id[unit_id] for unit_id in sorted(by_id, reverse=True)][:most]
    else:
        entries = memory_search.newest(uow.session, actor.publication_id, most)
    hidden = withheld_from(uow, actor)({one.unit_id for one in entries})
    entries = [one for one in entries if one.unit_id not in hidden]
    return FoundEntries(entries, {one.unit_id: sum(_same(one, other) for other in entries) - 1 for one in entries})


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same in each language that both have, and have two in common."""
    shared = one.texts.keys() & other.texts.keys()
    return len(shared) > 1 and all(one.texts[locale] == other.texts[locale] for locale in shared)


def correct_entry(uow: UnitOfWork, actor: Actor, unit_id: int, locale: str, *, seen: str, text: str) -> None:
    """Replace an entry's text in one language. A later approval in the same article replaces it again. Event.

    Raises NotFound (``memory_entry_gone``), Conflict (``memory_entry_changed``) if it is not what was ``seen``.
    """
    entry = _entry(uow, actor, unit_id)
    require_storable(text)
    wanted = " ".join(text.split())
    if not wanted:
        raise Invalid("memory_text_missing")
    if entry.texts.get(locale) != seen:
        raise Conflict("memory_entry_changed")
    if wanted == seen:
        return
    memory.change_text(uow.session, actor.publication_id, unit_id, locale, wanted, (hash_of(seen), hash_of(wanted)))
    _record(uow, actor, EventAct.MEMORY_CORRECTED, {"unit": unit_id, "locale": locale})


def withdraw_entry(uow: UnitOfWork, actor: Actor, unit_id: int, *, reason: str) -> None:
    """Withdraw an entry, so that it is offered no more. Event. Raises NotFound, Invalid (``reason_missing``)."""
    _entry(uow, actor, unit_id)
    why = given_reason(reason)
    memory.forget_units(uow.session, actor.publication_id, [unit_id])
    _record(uow, actor, EventAct.MEMORY_WITHDRAWN, {"unit": unit_id, "reason": why})


def merge_entries(uow: UnitOfWork, actor: Actor, unit_id: int) -> int:
    """Merge all entries that say the same, with the languages of each; how many were merged. Event.

    Raises NotFound (``memory_entry_gone``), Conflict (``memory_no_doubles``).
    """
    authorize_held_member(uow, actor, Action.MEMORY_CHANGE)
    # All of them in one order: two people may merge the same entries, each from another one.
    alike = {other.unit_id for other in memory_search.sharing(uow.session, actor.publication_id, unit_id)}
    entry = _entry(uow, actor, unit_id, *alike)
    same = [
        other
        for other in memory_search.sharing(uow.session, actor.publication_id, unit_id)
        if other.unit_id != unit_id and other.unit_id in alike and _same(entry, other)
    ]
    hidden = withheld_from(uow, actor)({other.unit_id for other in same})
    same = [other for other in same if other.unit_id not in hidden]
    if not same:
        raise Conflict("memory_no_doubles")
    more = {locale: other.unit_id for other in reversed(same) for locale in other.texts if locale not in entry.texts}
    for locale, other_id in more.items():
        memory.move_variant(uow.session, actor.publication_id, locale, other_id, unit_id)
    gone = [other.unit_id for other in same]
    memory.forget_units(uow.session, actor.publication_id, gone)
    _record(uow, actor, EventAct.MEMORY_MERGED, {"unit": unit_id, "merged": gone})
    return len(gone)


def _entry(uow: UnitOfWork, actor: Actor, unit_id: int, *beside: int) -> Entry:
    authorize_held_member(uow, actor, Action.MEMORY_CHANGE)
    memory.hold_units(uow.session, actor.publication_id, [unit_id, *beside])
    entry = memory_search.entry(uow.session, actor.publication_id, unit_id)
    if entry is None or withheld_from(uow, actor)({unit_id}):
        raise NotFound("memory_entry_gone")
    return entry


def _record(uow: UnitOfWork, actor: Actor, act: EventAct, data: dict[str, object]) -> None:
    record_event(uow, act, publication_id=actor.publication_id, person_id=actor.person_id, data=data)
