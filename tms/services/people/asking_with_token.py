"""Who asks with a token: its person or machine, with the roles that they have now, narrowed by its scopes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select, update

from tms.db.models import AccessToken, Membership, Person
from tms.db.queries.article_context import article_for, asking_and_article
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotSignedIn
from tms.domain.permissions import Actor
from tms.domain.public_names import PublicNames
from tms.services.people.token_secret import LONGEST_SECRET, hash_secret
from tms.services.publication.public_names import names_column, names_from

_NOTED_EACH = timedelta(minutes=1)

_IS_NOTED_LATE = or_(AccessToken.last_used_at.is_(None), AccessToken.last_used_at <= func.now() - _NOTED_EACH)
_OF_SECRET = (
    select(
        AccessToken.person_id,
        AccessToken.publication_id,
        AccessToken.id,
        AccessToken.name.label("token_name"),
        AccessToken.scopes,
        AccessToken.expires_at,
        AccessToken.revoked_at.is_not(None).label("is_revoked"),
        (AccessToken.expires_at <= func.now()).label("is_over"),
        (
            func.coalesce(AccessToken.last_used_at, AccessToken.created_at - _NOTED_EACH) <= func.now() - _NOTED_EACH
        ).label("is_noted_late"),
        (Membership.ended_at.is_not(None) | Person.deactivated_at.is_not(None)).label("has_left"),
        Person.name,
        Person.kind,
        Person.interface,
        Membership.roles,
        Membership.languages,
        Membership.assigned_only,
        # Every operation says or reads a tag: to ask for the names by themselves takes a tenth of a small request.
        names_column(AccessToken.publication_id).label("public_names"),
    )
    .join(
        Membership,
        (Membership.publication_id == AccessToken.publication_id) & (Membership.person_id == AccessToken.person_id),
    )
    .join(Person, Person.id == AccessToken.person_id)
    .where(AccessToken.secret_hash == bindparam("secret_hash", type_=AccessToken.secret_hash.type))
)
_HOLDER = made_once(_OF_SECRET)
_HOLDER_WITH_ARTICLE = article_for(_OF_SECRET)


class _Holder(NamedTuple):
    person_id: int
    publication_id: int
    id: int
    token_name: str
    scopes: list[str]
    expires_at: datetime
    is_revoked: bool
    is_over: bool
    is_noted_late: bool
    has_left: bool
    name: str
    kind: str
    interface: str | None
    roles: list[str]
    languages: list[str]
    assigned_only: bool
    public_names: list[Any]


class TokenInUse(NamedTuple):
    """The token that a request came with, and what its publication calls the languages.

    ``is_noted_late``: its last use was a minute ago or more.
    """

    id: int
    name: str
    publication_id: int
    expires_at: datetime
    is_noted_late: bool
    public_names: PublicNames


def actor_with_token(uow: UnitOfWork, secret: str, article_id: int | None = None) -> tuple[Actor, TokenInUse]:
    """Who asks, and with which token.

    ``article_id`` is for a request that only reads and whose use case begins with ``authorize_for_reading``: the
    article comes in the same statement, which is a tenth of the time of the API's small requests.

    Raises NotSignedIn (``token_unknown``, ``token_revoked``, ``token_expired``, ``access_ended``).
    """
    if len(secret) > LONGEST_SECRET:
        raise NotSignedIn("token_unknown")
    row = _holder(uow, {"secret_hash": hash_secret(secret)}, article_id)
    if row.is_revoked:
        raise NotSignedIn("token_revoked")
    if row.is_over:
        raise NotSignedIn("token_expired")
    if row.has_left:
        raise NotSignedIn("access_ended")
    actor = Actor(
        person_id=row.person_id,
        publication_id=row.publication_id,
        name=row.name,
        roles=frozenset(row.roles),
        languages=frozenset(row.languages),
        assigned_only=row.assigned_only,
        interface=row.interface,
        is_machine=row.kind == "machine",
        scopes=frozenset(row.scopes),
    )
    names = names_from(row.public_names)
    return actor, TokenInUse(row.id, row.token_name, row.publication_id, row.expires_at, row.is_noted_late, names)


def _holder(uow: UnitOfWork, key: Mapping[str, Any], article_id: int | None) -> _Holder:
    found: Sequence[Any] | None = None
    if article_id is not None:
        found = asking_and_article(uow.session, _HOLDER_WITH_ARTICLE, key, article_id)
    if found is None:
        found = uow.session.connection().execute(_HOLDER, key).one_or_none()
    if found is None:
        raise NotSignedIn("token_unknown")
    return _Holder._make(found)


def note_use(uow: UnitOfWork, token: TokenInUse) -> None:
    """Write down that the token is in use, unless another request has done so within a minute."""
    uow.session.execute(
        update(AccessToken)
        .where(
            AccessToken.publication_id == token.publication_id,
            AccessToken.id == token.id,
            _IS_NOTED_LATE,
        )
        .values(last_used_at=func.now())
    )
