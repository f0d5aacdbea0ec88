"""The memory brought in from other tools, taken out for them, and asked on the command line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from tms.db.models import Publication
from tms.db.queries import memory
from tms.db.queries.memory import NewVariant
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import memory_locale
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.language.memory import similarity, units
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_held_member
from tms.services.memory.lookup import MemoryMatch, SentenceQuery, lookup
from tms.services.memory.remember import hash_of
from tms.services.withhold_guarded import units_of_guarded, withheld_from

_AT_ONCE = 2_000

Unit = Mapping[str, str]
"""Locale → text."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many units came in, and how many were there already with the same texts."""

    added: int
    known: int


def import_memory(uow: UnitOfWork, actor: Actor, units: Sequence[Unit]) -> Imported:
    """Import all units or, if one fails, none. Plain Traditional Chinese is of the publication's region. Event."""
    authorize_held_member(uow, actor, Action.KNOWLEDGE_IMPORT)
    region = uow.session.get_one(Publication, actor.publication_id).region
    placed = [{memory_locale(locale, region): text for locale, text in unit.items()} for unit in units]
    distinct = list({tuple(sorted(unit.items())): unit for unit in placed}.values())
    added = 0
    for at in range(0, len(distinct), _AT_ONCE):
        part = distinct[at : at + _AT_ONCE]
        names = ((locale, hash_of(text)) for unit in part for locale, text in unit.items())
        known = memory.known_units(uow.session, actor.publication_id, names)
        new = [unit for unit in part if not any(unit.items() <= other.items() for other in known.get(_first(unit), ()))]
        variants = [
            NewVariant(n, locale, text, hash_of(text)) for n, unit in enumerate(new) for locale, text in unit.items()
        ]
        memory.add_units(uow.session, actor.publication_id, len(new), variants)
        added += len(new)
    memory.tell_planner(uow.session, added)
    data = {"added": added, "known": len(units) - added}
    record_event(
        uow, EventAct.MEMORY_IMPORTED, publication_id=actor.publication_id, person_id=actor.person_id, data=data
    )
    return Imported(added, len(units) - added)


def _first(unit: Unit) -> tuple[str, str]:
    return min(unit.items())


def export_memory(uow: UnitOfWork, actor: Actor, *, with_guarded: bool = False) -> Iterator[dict[str, str]]:
    """Every unit, the oldest first, read in portions; of guarded articles only if asked: a file is read by anybody."""
    authorize(actor, Action.KNOWLEDGE_IMPORT)
    withheld = frozenset() if with_guarded else units_of_guarded(uow, actor.publication_id)
    rows = memory.all_variants(uow.session, actor.publication_id)
    units = groupby(rows, itemgetter(0))
    return ({locale: text for _, locale, text in of_unit} for unit, of_unit in units if unit not in withheld)


def ask_memory(
    uow: UnitOfWork, actor: Actor, from_locale: str, to_locale: str, texts: Sequence[str]
) -> list[list[MemoryMatch]]:
    """What the publication's memory has for each text: up to five matches, the most similar first."""
    authorize(actor, Action.MEMORY_VIEW)
    region = uow.session.get_one(Publication, actor.publication_id).region
    way = memory_locale(from_locale, region), memory_locale(to_locale, region)
    return lookup(uow, actor.publication_id, *way, [SentenceQuery(text) for text in texts], withheld_from(uow, actor))


class KnownTranslation(NamedTuple):
    """A sentence of a document with its translation."""

    document: str
    source: str
    target: str


def drafts_of_others(
    uow: UnitOfWork, actor: Actor, from_locale: str, to_locale: str, sentences: Sequence[KnownTranslation]
) -> list[str]:
    """The best match of the memory and the other documents for each sentence, "" without one; none of its document."""
    authorize(actor, Action.MEMORY_VIEW)
    found = ask_memory(uow, actor, from_locale, to_locale, [one.source for one in sentences])
    known = [(one, units(one.source, from_locale)) for one in sentences]
    drafts = []
    for (mine, parts), matches in zip(known, found, strict=True):
        own = {one.source for one in sentences if one.document == mine.document}
        alike = [(match.similarity, match.target) for match in matches if match.source not in own]
        alike += [(similarity(parts, theirs), one.target) for one, theirs in known if one.document != mine.document]
        best, target = max(alike, default=(0, ""))
        drafts.append(target if best else "")
    return drafts
