"""The house style: what a publication chose instead of its region's, seen before it is saved, changed, undone.

A change is kept beside those before it and never over them. What it affects is derived anew as after a change of the
rules: the texts that another version of the profile made, and of these only those that become others.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Article, ChangeSet, HouseProfile, Person, Publication, SourceBlock, Version
from tms.db.queries import affected_texts
from tms.db.queries.affected_texts import Affects, Progress
from tms.db.queries.article_context import OnePublication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound, Stale
from tms.domain.locales import EN, ZH_HANS, ZH_HANT
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.translatable import Several
from tms.language.conversion.profiles import Profile, profile_of
from tms.language.marked_text import take_apart
from tms.services.article_visibility import visible_to
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.conversion.change_rules import profiles_of
from tms.services.conversion.change_sets import queue_rederivation
from tms.services.conversion.effect import RuleEffect, effect_of_knowing, require_seen
from tms.services.conversion.rules import Direction, Knowledge, as_profile, direction_of, knowing

HOUSE_KIND = "house profile"
"""The kind of change sets that change the house style."""


class Title(NamedTuple):
    """What an article is called, and in which language."""

    text: str
    locale: str


@dataclass(frozen=True, slots=True)
class LastChange:
    """What was chosen last, by whom, instead of what, and how far the texts have followed."""

    id: int
    by: str
    at: datetime
    before: Profile
    is_undo: bool
    progress: Progress


@dataclass(frozen=True, slots=True)
class House:
    """How the publication writes one region's Chinese; ``number`` counts the changes (0: it follows the region)."""

    profile: Profile
    number: int = 0
    last: LastChange | None = None

    @property
    def base(self) -> str:
        """The region's tag."""
        return self.profile.tag


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two editors' choices: all that both made, and by key (theirs, mine) where they are not the same."""

    choices: Mapping[str, str]
    differing: Mapping[str, tuple[str, str]]


def read_houses(uow: UnitOfWork, actor: Actor) -> list[House]:
    """The house style of each region that the publication derives, its own region first. Raises Denied."""
    authorize(actor, Action.HOUSE_VIEW)
    own = uow.session.get_one(Publication, actor.publication_id).region
    tags = sorted(profiles_of(uow, actor.publication_id), key=lambda tag: (tag != own, tag == "zh-Hans", tag))
    return [_house(uow, actor, tag) for tag in tags]


def read_house(uow: UnitOfWork, actor: Actor, base: str) -> House:
    """The house style of a region. Raises Denied, Invalid (``rule_profile_unknown``)."""
    authorize(actor, Action.HOUSE_CHANGE)
    known = profiles_of(uow, actor.publication_id)
    if base not in known:
        raise Invalid("rule_profile_unknown", profile=base[:40], known=Several(known))
    return _house(uow, actor, base)


def preview_house(uow: UnitOfWork, actor: Actor, base: str, choices: Mapping[str, str], *, based_on: int) -> RuleEffect:
    """What the choices would change in everything that people work on; nothing is saved.

    Raises Denied, Invalid (``rule_profile_unknown``, and as ``profile_of`` does), Conflict (``house_same``), Stale
    (``house_stale``: ``meeting`` shows both).
    """
    authorize(actor, Action.HOUSE_CHANGE)
    return _effect(uow, actor, _wanted(uow, actor, base, choices, based_on)[1])


def _effect(uow: UnitOfWork, actor: Actor, wanted: Profile) -> RuleEffect:
    def as_it_would_be(direction: Direction, known: Knowledge) -> Knowledge:
        return knowing(known.people, wanted, direction)

    what = Affects(actor.publication_id, wanted.tag, profile_version=wanted.version)
    return effect_of_knowing(uow, actor, what, as_it_would_be)


def titles_of(uow: UnitOfWork, actor: Actor, article_ids: Collection[int]) -> Mapping[int, Title]:
    """The titles, in their source, of those articles that the person sees, by article. Raises Denied."""
    authorize(actor, Action.HOUSE_VIEW)
    rows = uow.session.execute(
        select(Article.id, SourceBlock.text, Version.locale, Article.slug)
        .join(Version, Version.id == Article.source_version_id)
        .outerjoin(
            SourceBlock,
            (SourceBlock.article_id == Article.id)
            & (SourceBlock.revision_id == Article.current_revision_id)
            & (SourceBlock.kind == "title"),
        )
        .where(Article.id.in_(article_ids), visible_to(actor))
    )
    return {row[0]: Title(take_apart(row[1])[0], row[2]) if row[1] else Title(row[3], EN) for row in rows}


def change_house(
    uow: UnitOfWork,
    actor: Actor,
    base: str,
    choices: Mapping[str, str],
    *,
    based_on: int,
    seen: str | None = None,
) -> ChangeSet:
    """Save the choices, and queue the texts that were made otherwise. Event.

    ``seen`` is the digest of the effect that the person was shown; with None nobody was shown any. Raises as
    ``preview_house``, and Stale (``effect_changed``).
    """
    authorize_locked_publication(uow, actor, Action.HOUSE_CHANGE)
    house, wanted = _wanted(uow, actor, base, choices, based_on)
    if seen is not None:
        require_seen(_effect(uow, actor, wanted), seen)
    return _change(uow, actor, house, wanted)


def _wanted(
    uow: UnitOfWork, actor: Actor, base: str, choices: Mapping[str, str], based_on: int
) -> tuple[House, Profile]:
    house, wanted = read_house(uow, actor, base), profile_of(base, choices)
    if based_on != house.number:
        raise Stale("house_stale")
    if wanted == house.profile:
        raise Conflict("house_same")
    return house, wanted


def undo_house_change(uow: UnitOfWork, actor: Actor, change_set_id: int) -> ChangeSet:
    """Undo the last change of the house style; texts that people changed since stay. Event.

    Raises Denied, NotFound (``change_not_found``), Conflict (``house_superseded``), Stale (``house_stale``).
    """
    authorize_locked_publication(uow, actor, Action.HOUSE_CHANGE)
    change = uow.session.get(ChangeSet, change_set_id)
    if change is None or change.publication_id != actor.publication_id or change.kind != HOUSE_KIND:
        raise NotFound("change_not_found")
    house = _house(uow, actor, change.what["profile"])
    if house.last is None or house.last.id != change.id:
        raise Conflict("house_superseded")
    return _change(uow, actor, house, house.last.before, undoes=change.id)


def meeting(uow: UnitOfWork, actor: Actor, base: str, mine: Mapping[str, str], *, based_on: int) -> Meeting:
    """An editor's choices on an older page and those that were saved meanwhile: both, and each where they differ.

    Raises as ``preview_house``.
    """
    authorize(actor, Action.HOUSE_CHANGE)
    theirs = read_house(uow, actor, base).profile.choices
    before, my = _as_of(uow, actor, base, based_on).choices, profile_of(base, mine).choices
    choices = {key: my[key] if my[key] != before[key] else value for key, value in theirs.items()}
    return Meeting(
        choices,
        {key: (theirs[key], my[key]) for key in choices if theirs[key] != before[key] and theirs[key] != my[key]},
    )


def house_direction(publication: OnePublication, base: str) -> Direction:
    """The direction in which a publication derives a region's Chinese: from the version in the other script."""
    return direction_of(publication, ZH_HANT if base == ZH_HANS else ZH_HANS, base)


def _house(uow: UnitOfWork, actor: Actor, base: str) -> House:
    row = uow.session.scalars(
        select(HouseProfile)
        .where(HouseProfile.publication_id == actor.publication_id, HouseProfile.base == base)
        .order_by(HouseProfile.number.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return House(profile_of(base))
    return House(as_profile(base, row.choices), row.number, _last(uow, actor, base, row.number))


def _last(uow: UnitOfWork, actor: Actor, base: str, number: int) -> LastChange | None:
    found = uow.session.execute(
        select(ChangeSet, Person.name)
        .join(Person, Person.id == ChangeSet.person_id)
        .where(
            ChangeSet.publication_id == actor.publication_id,
            ChangeSet.kind == HOUSE_KIND,
            ChangeSet.what["profile"].as_string() == base,
        )
        .order_by(ChangeSet.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        return None
    change, name = found
    progress = affected_texts.progress_of(uow.session, change.id)
    before = _as_of(uow, actor, base, number - 1)
    return LastChange(change.id, name, change.at, before, change.undoes_id is not None, progress)


def _as_of(uow: UnitOfWork, actor: Actor, base: str, number: int) -> Profile:
    """The house style after that many changes."""
    row = uow.session.get(HouseProfile, (actor.publication_id, base, number))
    return as_profile(base, row.choices if row else {})


def _change(uow: UnitOfWork, actor: Actor, house: House, wanted: Profile, *, undoes: int | None = None) -> ChangeSet:
    number = house.number + 1
    row = insert(HouseProfile).values(
        publication_id=actor.publication_id,
        base=wanted.tag,
        number=number,
        name=uow.session.get_one(Publication, actor.publication_id).name,
        choices=dict(wanted.changed),
        created_by=actor.person_id,
    )
    # Somebody else's of the same number is waited for; if it stays, this one is too late.
    if uow.session.scalar(row.on_conflict_do_nothing().returning(HouseProfile.number)) is None:
        raise Stale("house_stale")
    what = {
        "profile": wanted.tag,
        "profile_version": wanted.version,
        "number": number,
        "article": None,
        "topic": None,
        "here": None,
        "phrases": [],
    }
    change = ChangeSet(
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        kind=HOUSE_KIND,
        what=what,
        undoes_id=undoes,
    )
    uow.session.add(change)
    uow.session.flush()
    act = EventAct.HOUSE_CHANGED if undoes is None else EventAct.CHANGE_UNDONE
    record_event(
        uow, act, publication_id=actor.publication_id, person_id=actor.person_id, data={"change_set": change.id}
    )
    queue_rederivation(uow, change)
    return change
