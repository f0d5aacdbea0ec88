"""The gate of what writes: lock first, then look and decide, so that nothing decided on is another by the commit.

Everybody locks in one order: the publication's rules, the article, its texts (parents first, segments in order), its
versions; what the actor is, after the first of these. What approving teaches the memory comes last: its entries, then
their texts. Each statement after a lock sees what was committed while it waited.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, bindparam, select, text

from tms.db.models import Membership, Publication, SegmentText, Version
from tms.db.queries import one_segment
from tms.db.queries.article_context import VersionRow
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize import (
    LoadedArticle,
    PlainArticleContext,
    as_now,
    authorize,
    authorize_article,
    authorize_for_reading,
    authorize_version,
    authorize_writing,
)

_ARTICLE_AND_MEMBER = text(
    "SELECT membership.roles, membership.languages, membership.assigned_only"
    " FROM article JOIN membership ON membership.publication_id = article.publication_id"
    " WHERE article.id = :article_id AND article.publication_id = :publication_id AND article.discarded_at IS NULL"
    " AND membership.person_id = :person_id AND membership.ended_at IS NULL"
    " FOR NO KEY UPDATE OF article FOR SHARE OF membership"
)

_ITS_TEXTS = text(
    "SELECT FROM segment_text t JOIN version v ON v.article_id = t.article_id AND v.id = t.version_id"
    " WHERE t.article_id = :article_id AND NOT t.retired AND v.locale = coalesce(:locale, v.locale)"
    " ORDER BY v.role = 'derived', v.role <> 'source', v.id, t.segment_id FOR NO KEY UPDATE OF t"
)


def lock_publication(uow: UnitOfWork, publication_id: int) -> None:
    """Keep everybody else from changing what is the publication's, until this transaction ends.

    That is its rules, terms, settings, engines and members, and the addresses of its articles. Whatever was read before
    is read again when it is asked for.
    """
    uow.session.execute(select(Publication.id).where(Publication.id == publication_id).with_for_update(key_share=True))
    uow.session.expire_all()


_MEMBER = select(Membership.roles, Membership.languages, Membership.assigned_only).where(
    Membership.publication_id == bindparam("publication_id"),
    Membership.person_id == bindparam("person_id"),
    Membership.ended_at.is_(None),
)
_MEMBER_HELD = _MEMBER.with_for_update(read=True)
_MEMBER_LOCKED = _MEMBER.with_for_update(key_share=True)


def authorize_locked_publication(uow: UnitOfWork, actor: Actor, action: Action) -> Actor:
    """Lock the publication, then ask for an action on what is the publication's; the actor with their present roles.

    Changes of members lock the same row, so that the roles stay until this transaction ends. Raises Denied.
    """
    authorize(actor, action)
    lock_publication(uow, actor.publication_id)
    return _authorize_now(uow, actor, action, _MEMBER)


def authorize_held_member(uow: UnitOfWork, actor: Actor, action: Action) -> Actor:
    """``authorize_locked_publication`` for long acts that change nothing which others read under that lock.

    A change of the actor's roles waits until this transaction ends; nothing else does. Nothing may lock the publication
    after it: a change of members locks in the other order. Raises Denied.
    """
    authorize(actor, action)
    return _authorize_now(uow, actor, action, _MEMBER_HELD)


def authorize_own(uow: UnitOfWork, actor: Actor, action: Action) -> Actor:
    """Ask for an action on what is the actor's alone, of which only one at a time is done: of two tabs, one waits.

    Nothing may lock the publication after it, as after ``authorize_held_member``. Raises Denied.
    """
    authorize(actor, action)
    return _authorize_now(uow, actor, action, _MEMBER_LOCKED)


def _authorize_now(uow: UnitOfWork, actor: Actor, action: Action, member: Select[list[str], list[str], bool]) -> Actor:
    key = {"publication_id": actor.publication_id, "person_id": actor.person_id}
    found = uow.session.execute(member, key).one_or_none()
    roles, languages, assigned_only = found or ((), (), False)
    now = as_now(actor, roles, languages, assigned_only=assigned_only)
    authorize(now, action)
    return now


def lock_for(uow: UnitOfWork, actor: Actor, article_id: int) -> Actor:
    """Lock the article and the actor's membership of its publication; the actor with their present roles.

    No revision, hand-over, release or change of the actor's roles comes between until this transaction ends; saves of
    single texts do. Whatever was read before is read again when it is asked for. Raises NotFound where the publication
    has no such article, or the actor is no longer a member.
    """
    key = {"article_id": article_id, "publication_id": actor.publication_id, "person_id": actor.person_id}
    member = uow.session.execute(_ARTICLE_AND_MEMBER, key).one_or_none()
    if member is None:
        raise NotFound("article_not_found")
    uow.session.expire_all()
    return as_now(actor, member.roles, member.languages, assigned_only=member.assigned_only)


def authorize_locked_article(uow: UnitOfWork, actor: Actor, action: Action, article_id: int) -> LoadedArticle:
    """``authorize_article``, with the article locked until this transaction ends and by the actor's present roles."""
    return authorize_article(uow, lock_for(uow, actor, article_id), action, article_id)


def authorize_locked_version(
    uow: UnitOfWork, actor: Actor, action: Action, article_id: int, locale: str
) -> tuple[LoadedArticle, Version]:
    """``authorize_version``, with the article locked until this transaction ends and by the actor's present roles."""
    return authorize_version(uow, lock_for(uow, actor, article_id), action, article_id, locale)


def lock_whole(uow: UnitOfWork, actor: Actor, article_id: int, locale: str | None = None) -> Actor:
    """``lock_for``, and after the article all its texts, or those of the version of that locale; parents first.

    A save of a text is then finished or waits, and so is the reopening of a version whose text it changes: what is read
    of the version from here on stays.
    """
    now = lock_for(uow, actor, article_id)
    uow.session.execute(_ITS_TEXTS, {"article_id": article_id, "locale": locale}).all()
    return now


def authorize_whole_article(uow: UnitOfWork, actor: Actor, action: Action, article_id: int) -> LoadedArticle:
    """``authorize_locked_article`` with all texts locked too, for acts that read or end every version as a whole."""
    return authorize_article(uow, lock_whole(uow, actor, article_id), action, article_id)


def authorize_whole_version(
    uow: UnitOfWork, actor: Actor, action: Action, article_id: int, locale: str
) -> tuple[LoadedArticle, Version]:
    """``authorize_locked_version`` with its texts locked too, for handing it over and ending or reopening its job."""
    return authorize_version(uow, lock_whole(uow, actor, article_id, locale), action, article_id, locale)


@dataclass(frozen=True, slots=True)
class LockedText:
    """A segment's text in one version, locked, and what was read since: the actor as they are now, and the article.

    ``texts`` are by version: this one's, the ``row``, and where they were asked for those of what is derived from it.
    """

    actor: Actor
    seen: PlainArticleContext
    version: VersionRow
    row: SegmentText
    texts: Mapping[int, SegmentText]


def authorize_locked_text(
    uow: UnitOfWork,
    actor: Actor,
    action: Action,
    article_id: int,
    locale: str,
    segment_id: int,
    *,
    with_derived: bool = False,
) -> LockedText:
    """The segment's text, locked until this transaction ends, if the actor may do that to it.

    A hand-over, approval or release of the whole version waits for this, or is finished. Raises Denied, NotFound,
    Conflict (``source_switched``).
    """
    locked = one_segment.lock(
        uow.session, actor.publication_id, article_id, locale, segment_id, with_derived=with_derived
    )
    seen, version = authorize_for_reading(uow, actor, action, article_id, locale, locked=locked)
    return _locked_text(seen, version, locked.texts)


def authorize_locked_writing(
    uow: UnitOfWork,
    actor: Actor,
    in_translation: Action,
    article_id: int,
    locale: str,
    segment_id: int,
    *,
    with_derived: bool = False,
) -> LockedText:
    """``authorize_locked_text`` for changing a text, as its translator or as a reviewer who corrects it."""
    locked = one_segment.lock(
        uow.session, actor.publication_id, article_id, locale, segment_id, with_derived=with_derived
    )
    seen, version = authorize_writing(uow, actor, in_translation, article_id, locale, locked=locked)
    return _locked_text(seen, version, locked.texts)


def _locked_text(seen: PlainArticleContext, version: VersionRow, texts: Mapping[int, SegmentText]) -> LockedText:
    if version.id not in texts:
        raise NotFound("segment_not_found")
    return LockedText(seen.actor, seen, version, texts[version.id], texts)
