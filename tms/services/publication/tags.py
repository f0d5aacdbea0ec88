"""The tags of a publication: which there are, how many articles have each, and what it is called in each language."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, delete, func, insert, select

from tms.db.models import Article, ArticleTag, Publication, Tag, TagName
from tms.db.statements.batched_changes import table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound, Stale
from tms.domain.locales import EN, SOURCE_LANGUAGES
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import is_storable
from tms.services.article_visibility import visible_to
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.tags import find_tag_of, given_names, in_both_scripts, is_called_like, own_name, tag_name

MOST_OFFERED = 500
"""The number of tags that are offered while one types: those of the most articles."""

PAGE = 100
"""The number of tags on a page."""


@dataclass(frozen=True, slots=True)
class TagInUse:
    """A tag: what it is called in each language, there by somebody (``given``) or by conversion, and its articles."""

    id: int
    locale: str
    name: str
    names: Mapping[str, str]
    given: Mapping[str, str]
    articles: int

    @property
    def state(self) -> str:
        """Which names those are that somebody gave."""
        return hashlib.sha256(repr(sorted(self.given.items())).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class TagsPage:
    """A page of the tags, those of the most articles first."""

    tags: Sequence[TagInUse]
    page: int
    has_more: bool


def tags_known(uow: UnitOfWork, actor: Actor) -> list[tuple[str, str]]:
    """Language and name of the tags that some article has, for an actor who may give them. Raises Denied."""
    authorize(actor, Action.ARTICLE_METADATA)
    found = _with_names(uow, actor, _counted(actor, limit=MOST_OFFERED))
    return sorted(((one.locale, one.name) for one in found), key=lambda one: (one[1].lower(), one))


def tag_called(uow: UnitOfWork, actor: Actor, words: str) -> TagInUse | None:
    """The tag that is called so in any language, if an article that the actor sees has it. Raises Denied."""
    authorize(actor, Action.ARTICLES_SEARCH)
    if not words or not is_storable(words):
        return None
    tag_id = find_tag_of(uow, actor.publication_id, words)
    found = _with_names(uow, actor, _counted(actor, limit=1).where(Tag.id == tag_id)) if tag_id is not None else []
    return found[0] if found else None


def tags_page(uow: UnitOfWork, actor: Actor, page: int = 0) -> TagsPage:
    """The tags for an actor who may name them. Raises Denied."""
    authorize(actor, Action.TAG_NAME)
    found = _with_names(uow, actor, _counted(actor, limit=PAGE + 1, offset=page * PAGE))
    return TagsPage(found[:PAGE], page, len(found) > PAGE)


def tag_to_name(uow: UnitOfWork, actor: Actor, tag_id: int) -> TagInUse:
    """One tag, for an actor who may name it. Raises Denied, NotFound (``tag_not_found``)."""
    authorize(actor, Action.TAG_NAME)
    return _one(uow, actor, tag_id)


def name_tag(uow: UnitOfWork, actor: Actor, tag_id: int, wanted: Mapping[str, str], *, based_on: str) -> bool:
    """Call a tag so in each language; whether that is another name than before.

    One script of Chinese without a name has the other's.
    Lists have the new name at once, an article's page when it is published again. Event ``tag_named``.
    Raises Denied, NotFound (``tag_not_found``), Stale (``publication_stale``), Invalid (``tag_without_name``,
    ``tag_with_comma``, ``tag_too_long``, ``text_not_text``), Conflict (``tag_name_taken``).
    """
    # Who gives an article new tags locks the same row: two never find the same name free.
    authorize_locked_publication(uow, actor, Action.TAG_NAME)
    present = _one(uow, actor, tag_id)
    if based_on != present.state:
        raise Stale("publication_stale")
    names = {locale: name for locale in SOURCE_LANGUAGES if (name := tag_name(wanted.get(locale, "")))}
    if not names:
        raise Invalid("tag_without_name")
    if names == present.given:
        return False
    _refuse_taken(uow, actor, tag_id, names)
    _store(uow, actor, tag_id, names)
    record_event(
        uow,
        EventAct.TAG_NAMED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"tag": tag_id, "locales": [one for one in SOURCE_LANGUAGES if names.get(one) != present.given.get(one)]},
    )
    return True


def _refuse_taken(uow: UnitOfWork, actor: Actor, tag_id: int, names: Mapping[str, str]) -> None:
    region = _region(uow, actor)
    for name in names.values():
        taken = select(TagName.tag_id).where(
            TagName.publication_id == actor.publication_id,
            TagName.tag_id != tag_id,
            is_called_like(name, region),
        )
        if uow.session.scalar(taken.limit(1)) is not None:
            raise Conflict("tag_name_taken", name=name)


def _store(uow: UnitOfWork, actor: Actor, tag_id: int, names: Mapping[str, str]) -> None:
    key = {"publication_id": actor.publication_id, "tag_id": tag_id}
    uow.session.execute(delete(TagName).where(TagName.publication_id == actor.publication_id, TagName.tag_id == tag_id))
    rows = [key | {"locale": locale, "name": name} for locale, name in names.items()]
    uow.session.execute(insert(table_of(TagName)), rows)
    uow.session.get_one(Tag, (actor.publication_id, tag_id)).named_in = next(iter(names))
    uow.session.flush()


def _one(uow: UnitOfWork, actor: Actor, tag_id: int) -> TagInUse:
    found = _with_names(uow, actor, _counted(actor, limit=1).where(Tag.id == tag_id))
    if not found:
        raise NotFound("tag_not_found")
    return found[0]


def _counted(actor: Actor, *, limit: int, offset: int = 0) -> Select[int, int]:
    """Tags with the number of their articles that the actor sees, one at least: another might tell of its article."""
    many = func.count(ArticleTag.article_id).label("many")
    return (
        select(Tag.id, many)
        .join(ArticleTag, (ArticleTag.publication_id == Tag.publication_id) & (ArticleTag.tag_id == Tag.id))
        .join(Article, Article.id == ArticleTag.article_id)
        .where(Tag.publication_id == actor.publication_id, visible_to(actor))
        .group_by(Tag.publication_id, Tag.id)
        .order_by(many.desc(), Tag.id)
        .limit(limit)
        .offset(offset)
    )


def _with_names(uow: UnitOfWork, actor: Actor, counted: Select[int, int]) -> list[TagInUse]:
    found = dict(iter(uow.session.execute(counted)))
    given = given_names(uow, actor.publication_id, found) if found else {}
    names = in_both_scripts(given, _region(uow, actor)) if found else {}
    return [
        TagInUse(one, *own_name(names[one], EN), names=names[one], given=given[one], articles=many)
        for one, many in found.items()
    ]


def _region(uow: UnitOfWork, actor: Actor) -> str:
    return uow.session.get_one(Publication, actor.publication_id).region
