"""The log of a publication: who did what, when and on what, for its editors and administrators; the latest first.

It is read from events and from what people signed of whole versions. Of one segment its history tells more. Editors
answer for what goes out, and so read who did it; what was done to accounts, tokens and engines, which only
administrators see elsewhere, only they read here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    SQLColumnExpression,
    String,
    and_,
    bindparam,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB

from tms.db.models import AccessToken, Article, Event, Membership, Person, PublicationLocale, SignOff, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.article_visibility import seen_by
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.publication.log_acts import MACHINES, TOLD_TWICE, hidden_acts
from tms.services.versions.headlines import Headline, headlines

PEOPLE = ("person", "assignee")
"""Details that name a person by number."""


class LogKey(NamedTuple):
    """The place of an entry in the log: after the moment the table, then the number in it."""

    at: datetime
    table: str
    number: int


@dataclass(frozen=True, slots=True)
class LogFilter:
    """What is looked for; ``acts`` are codes, none for all. ``until`` is the first moment that is not wanted.

    ``locale``: of the version in which, or for which, it was done.
    """

    person_id: int | None = None
    acts: Collection[str] = ()
    article_id: int | None = None
    locale: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was done; ``data`` are the details as they were recorded, ``people`` the names of those in them by id.

    ``who`` is None where nobody did it but the program; ``token`` is the name of that with which a program did it, for
    its person or as a machine.
    """

    key: LogKey
    act: str
    person_id: int | None
    who: str | None
    is_machine: bool
    token_id: int | None
    token: str | None
    article_id: int | None
    article: Headline | None
    is_discarded: bool
    locale: str | None
    data: Mapping[str, Any]
    people: Mapping[int, str]


class KnownPerson(NamedTuple):
    """Somebody by whom the log can be narrowed: a person or a machine."""

    id: int
    name: str
    is_machine: bool


def read_log(
    uow: UnitOfWork, actor: Actor, wanted: LogFilter, *, most: int, before: LogKey | None = None
) -> list[LogEntry]:
    """Entries of the actor's publication, the latest first; of articles only of those that the actor may see.

    Raises Denied.
    """
    authorize(actor, Action.LOG_VIEW)
    branches = [
        _narrowed(_EVENTS, Event, actor, wanted, before, most).where(Event.act.not_in(MACHINES | hidden_acts(actor))),
        _narrowed(_SIGNED, SignOff, actor, wanted, before, most),
    ]
    both = union_all(*(select(branch.subquery()) for branch in branches)).subquery()
    rows = uow.session.execute(
        select(both).order_by(both.c.at.desc(), both.c.table.desc(), both.c.number.desc()).limit(most)
    ).all()
    return _told(uow, actor, rows)


def record_export(uow: UnitOfWork, actor: Actor, wanted: LogFilter, form: str) -> None:
    """Record that the actor takes the log along, as which kind of file and narrowed to what. Raises Denied."""
    authorize(actor, Action.LOG_VIEW)
    narrowed = {
        "person": wanted.person_id,
        "acts": sorted(wanted.acts),
        "article": wanted.article_id,
        "locale": wanted.locale,
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
    }
    record_event(
        uow,
        EventAct.LOG_EXPORTED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"format": form, "narrowed": {name: value for name, value in narrowed.items() if value}},
    )


def locales_of_log(uow: UnitOfWork, actor: Actor) -> Sequence[str]:
    """The languages of the publication's versions, in their order. Raises Denied."""
    authorize(actor, Action.LOG_VIEW)
    return uow.session.scalars(
        select(PublicationLocale.locale)
        .where(PublicationLocale.publication_id == actor.publication_id)
        .order_by(PublicationLocale.position)
    ).all()


def people_of_log(uow: UnitOfWork, actor: Actor) -> list[KnownPerson]:
    """Everybody who is or was in the publication, machines too, by name, but for who was erased. Raises Denied."""
    authorize(actor, Action.LOG_VIEW)
    rows = uow.session.execute(
        select(Person.id, Person.name, Person.kind == "machine")
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.publication_id == actor.publication_id, Person.erased_at.is_(None))
        .order_by(Person.name, Person.id)
    )
    return [KnownPerson(*row) for row in rows]


def article_of_log(uow: UnitOfWork, actor: Actor, article_id: int) -> Headline | None:
    """The headline of an article to which the log is narrowed; None if the actor may not see it. Raises Denied."""
    authorize(actor, Action.LOG_VIEW)
    seen = uow.session.scalar(select(Article.id).where(Article.id == article_id, seen_by(actor)))
    return headlines(uow, actor.publication_id, [article_id]).get(article_id) if seen else None


_EVENTS = select(
    Event.at,
    literal_column("'event'", String).label("table"),
    Event.id.label("number"),
    Event.act,
    Event.person_id,
    Event.article_id,
    Event.version_id,
    Event.data,
    Event.token_id,
).where(Event.publication_id == bindparam("publication_id"))

_SIGNED_ACT = func.concat_ws("_", SignOff.kind, SignOff.waives, type_=String)

_SIGNED = select(
    SignOff.at,
    literal_column("'signed'", String).label("table"),
    SignOff.id.label("number"),
    _SIGNED_ACT.label("act"),
    SignOff.person_id,
    SignOff.article_id,
    SignOff.version_id,
    func.jsonb_build_object("reason", SignOff.reason, type_=JSONB).label("data"),
    null().cast(BigInteger).label("token_id"),
).where(
    SignOff.publication_id == bindparam("publication_id"),
    SignOff.segment_id.is_(None),
    or_(SignOff.waives.is_(None), SignOff.waives.not_in(TOLD_TWICE)),
)


def _narrowed(
    rows: Select[*tuple[Any, ...]],
    of: type[Event | SignOff],
    actor: Actor,
    wanted: LogFilter,
    before: LogKey | None,
    most: int,
) -> Select[*tuple[Any, ...]]:
    """The latest rows of one table; each is read along its index by moment, for as far as the page needs."""
    act: SQLColumnExpression[str] = Event.act if of is Event else _SIGNED_ACT
    table = "event" if of is Event else "signed"
    seen = select(seen_by(actor)).where(Article.id == of.article_id).correlate_except(Article).scalar_subquery()
    conditions: list[ColumnElement[bool]] = [or_(of.article_id.is_(None), seen)]
    if wanted.person_id is not None:
        conditions.append(of.person_id == wanted.person_id)
    if wanted.acts:
        conditions.append(act.in_(wanted.acts))
    if wanted.article_id is not None:
        conditions.append(of.article_id == wanted.article_id)
    if wanted.locale is not None:
        conditions.append(_in_locale(of, wanted.locale))
    if wanted.since is not None:
        conditions.append(of.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(of.at < wanted.until)
    if before is not None:
        here = tuple_(of.at, literal(table), of.id)
        conditions.append(and_(of.at <= before.at, here < tuple_(*map(literal, before))))
    found = rows.where(*conditions).order_by(of.at.desc(), of.id.desc()).limit(most)
    return found.params(publication_id=actor.publication_id)


def _in_locale(of: type[Event | SignOff], locale: str) -> ColumnElement[bool]:
    """Done in a version of that language, or in what the details name it of."""
    version = exists().where(Version.article_id == of.article_id, Version.id == of.version_id, Version.locale == locale)
    if of is SignOff:
        return version
    return or_(version, Event.data["locales"].contains([locale]), Event.data["locale"].astext == locale)


def _told(uow: UnitOfWork, actor: Actor, rows: Sequence[Any]) -> list[LogEntry]:
    articles = list({row.article_id for row in rows if row.article_id is not None})
    heads = headlines(uow, actor.publication_id, articles) if articles else {}
    discarded = set(
        uow.session.scalars(select(Article.id).where(Article.id.in_(articles), Article.discarded_at.is_not(None)))
    )
    versions = {(row.article_id, row.version_id) for row in rows if row.version_id is not None}
    locales = {
        (row.article_id, row.id): row.locale
        for row in uow.session.execute(
            select(Version.article_id, Version.id, Version.locale).where(
                tuple_(Version.article_id, Version.id).in_(versions)
            )
        )
    }
    people = _people(uow, actor, {one for row in rows for one in (row.person_id, *_in_data(row.data))})
    tokens = _tokens(uow, actor, {row.token_id for row in rows if row.token_id is not None})
    return [
        LogEntry(
            key=LogKey(row.at, row.table, row.number),
            act=row.act,
            person_id=row.person_id,
            who=people[row.person_id].name if row.person_id in people else None,
            is_machine=row.person_id in people and people[row.person_id].is_machine,
            token_id=row.token_id,
            token=tokens.get(row.token_id),
            article_id=row.article_id,
            article=heads.get(row.article_id),
            is_discarded=row.article_id in discarded,
            locale=locales.get((row.article_id, row.version_id)),
            data=row.data or {},
            people={one: people[one].name for one in _in_data(row.data) if one in people},
        )
        for row in rows
    ]


def _in_data(data: Mapping[str, Any] | None) -> Iterable[int]:
    return [data[name] for name in PEOPLE if isinstance(data.get(name), int)] if data else []


def _people(uow: UnitOfWork, actor: Actor, ids: set[int | None]) -> dict[int, KnownPerson]:
    rows = uow.session.execute(
        select(Person.id, Person.name, Person.kind == "machine")
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.publication_id == actor.publication_id, Person.id.in_(ids - {None}))
    )
    return {row.id: KnownPerson(*row) for row in rows}


def _tokens(uow: UnitOfWork, actor: Actor, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = uow.session.execute(
        select(AccessToken.id, AccessToken.name).where(
            AccessToken.publication_id == actor.publication_id, AccessToken.id.in_(ids)
        )
    )
    return dict(iter(rows))
