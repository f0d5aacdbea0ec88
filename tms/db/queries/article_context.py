"""What an act on one segment looks at around it: the article, its publication, its versions and their open steps.

Rows of the columns that decide, because every request of the workspace begins with them; what is to be changed is read
as a whole.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Interval, Row, Select, bindparam, func, select
from sqlalchemy.orm import Session

from tms.db.models import Article, Job, JobStep, Membership, Person, PersonSession, Publication, Version
from tms.db.statements.made_once import made_once
from tms.db.statements.shared_alias import shared_alias


class ArticleRow(NamedTuple):
    """The article's columns that decide."""

    id: int
    section_id: int | None
    current_revision_id: int | None
    source_version_id: int
    visibility: str
    confidential: bool
    archived_at: datetime | None
    knowledge: uuid.UUID | None


class PublicationRow(NamedTuple):
    """Its publication's columns that decide."""

    id: int
    four_eyes: bool
    region: str
    knowledge: uuid.UUID


class MemberRow(NamedTuple):
    """What the person who asks may do as a member of that publication."""

    roles: Sequence[str]
    languages: Sequence[str]
    assigned_only: bool


class VersionRow(NamedTuple):
    """One version's columns that decide."""

    article_id: int
    id: int
    locale: str
    role: str
    parent_version_id: int | None
    profile: str | None
    detached_at: datetime | None
    status: str


class StepRow(NamedTuple):
    """The columns of a step of a version's open job."""

    job_id: int
    position: int
    kind: str
    assignee_id: int | None
    state: str


OneArticle = Article | ArticleRow
OnePublication = Publication | PublicationRow
OneVersion = Version | VersionRow
OneStep = JobStep | StepRow
"""A step as a row or as an entity, for code that only reads it."""

_KINDS = (
    (Article, ArticleRow),
    (Publication, PublicationRow),
    (Membership, MemberRow),
    (Version, VersionRow),
    (JobStep, StepRow),
)
_ENDS = [sum(len(row._fields) for _, row in _KINDS[: n + 1]) for n in range(len(_KINDS))]
_AROUND = (
    select(*(model.__table__.c[name] for model, row in _KINDS for name in row._fields))
    .select_from(Article)
    .join(Publication, Publication.id == Article.publication_id)
    .join(Membership, Membership.publication_id == Article.publication_id)
    .join(Version, Version.article_id == Article.id)
    .outerjoin(Job, (Job.article_id == Article.id) & (Job.version_id == Version.id) & (Job.state == "open"))
    .outerjoin(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
    .where(Article.id == bindparam("article_id"), Article.discarded_at.is_(None), Membership.ended_at.is_(None))
    .order_by(Version.id, JobStep.position)
)
_IN_PUBLICATION = _AROUND.where(
    Membership.person_id == bindparam("person_id"), Article.publication_id == bindparam("publication_id")
)
_OF_PUBLICATION = made_once(_IN_PUBLICATION)
_OF_PUBLICATION_HELD = made_once(_IN_PUBLICATION.with_for_update(read=True, of=Membership))
_first = shared_alias(Membership)
_OF_SESSION = made_once(
    _AROUND.add_columns(Person.name, Person.interface)
    .join(Person, Person.id == Membership.person_id)
    .join(PersonSession, (PersonSession.person_id == Person.id) & (PersonSession.number == Person.sessions))
    .where(
        Membership.person_id == bindparam("person_id"),
        # A person who is a member of several publications works in the first.
        Article.publication_id
        == select(func.min(_first.publication_id))
        .where(_first.person_id == bindparam("person_id"), _first.ended_at.is_(None))
        .scalar_subquery(),
        Person.deactivated_at.is_(None),
        PersonSession.id == bindparam("session"),
        PersonSession.began_at > func.now() - bindparam("longest", type_=Interval),
    )
)
_READ_AHEAD = "article that was read with the person who asks"
"""Where a session keeps it for the one ``article_context`` that comes next."""


class ArticleRows(NamedTuple):
    """An article and what belongs to it, and who looks at it; ``steps`` by version, in their order."""

    article: ArticleRow
    publication: PublicationRow
    member: MemberRow
    versions: Sequence[VersionRow]
    steps: dict[int, list[StepRow]]


def article_context(
    session: Session, publication_id: int, article_id: int, person_id: int, *, holds_member: bool = False
) -> ArticleRows | None:
    """An article and what belongs to it, in one statement.

    None if the publication has no such article, or has discarded it, or the person is no longer a member. With
    ``holds_member`` the person's membership stays as it is until the transaction ends.
    """
    key = {"article_id": article_id, "publication_id": publication_id, "person_id": person_id}
    read_ahead = session.info.pop(_READ_AHEAD, None)
    if read_ahead is not None and read_ahead[0] == key and not holds_member:
        return _as_context(read_ahead[1])
    rows = session.connection().execute(_OF_PUBLICATION_HELD if holds_member else _OF_PUBLICATION, key).all()
    return _as_context(rows) if rows else None


class PersonAsking(NamedTuple):
    """The person of a session, and what they may do as a member of the publication that they work in."""

    name: str
    interface: str | None
    publication_id: int
    roles: Sequence[str]
    languages: Sequence[str]
    assigned_only: bool


def person_and_article(
    session: Session, person_id: int, session_id: uuid.UUID, article_id: int, *, longest: timedelta
) -> PersonAsking | None:
    """Who asks and the article they ask about, in one statement, for a request that reads.

    The ``article_context`` that comes next finds the article read. None if there is no such article in the publication
    that the person works in, or their session has ended or is older than ``longest``.
    """
    key = {"article_id": article_id, "person_id": person_id, "session": session_id, "longest": longest}
    rows = session.connection().execute(_OF_SESSION, key).all()
    if not rows:
        return None
    of_article, of_publication, of_member, *_ = _ENDS
    name, interface = rows[0][_ENDS[-1] :]
    found = PersonAsking(name, interface, rows[0][of_article], *rows[0][of_publication:of_member])
    _read_ahead(session, rows, article_id, person_id, found.publication_id)
    return found


def article_for(asking: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A statement that reads an article with who asks for it.

    ``asking`` finds that one, with the columns ``person_id`` and ``publication_id`` first.
    """
    # Read once, however many rows an article has.
    asks = asking.cte("asking").prefix_with("MATERIALIZED")
    whose = (asks.c.person_id == Membership.person_id) & (asks.c.publication_id == Article.publication_id)
    return made_once(_AROUND.join(asks, whose).add_columns(*asks.c))


def asking_and_article(
    session: Session, statement: Select[*tuple[Any, ...]], key: Mapping[str, Any], article_id: int
) -> Sequence[Any] | None:
    """Who asks, as ``article_for`` has read it with the article.

    The ``article_context`` that comes next finds the article read. None if whoever asks has no such article.
    """
    rows = session.connection().execute(statement, {**key, "article_id": article_id}).all()
    if not rows:
        return None
    asking = rows[0][_ENDS[-1] :]
    _read_ahead(session, rows, article_id, *asking[:2])
    return asking


def _read_ahead(
    session: Session, rows: Sequence[Row[*tuple[Any, ...]]], article_id: int, person_id: int, publication_id: int
) -> None:
    key = {"article_id": article_id, "publication_id": publication_id, "person_id": person_id}
    session.info[_READ_AHEAD] = (key, rows)


def _as_context(rows: Sequence[Row[*tuple[Any, ...]]]) -> ArticleRows:
    of_article, of_publication, of_member, of_version, of_step = _ENDS
    versions: dict[int, VersionRow] = {}
    steps: dict[int, list[StepRow]] = {}
    for row in rows:
        version = VersionRow._make(row[of_member:of_version])
        versions[version.id] = version
        if row[of_version] is not None:
            steps.setdefault(version.id, []).append(StepRow._make(row[of_version:of_step]))
    return ArticleRows(
        ArticleRow._make(rows[0][:of_article]),
        PublicationRow._make(rows[0][of_article:of_publication]),
        MemberRow._make(rows[0][of_publication:of_member]),
        list(versions.values()),
        steps,
    )
