"""An article as a site outside has it: found by the site's own id, created or brought up to what the site says now.

The same request again changes nothing and says so. What the site said last is kept, so that only what it changes is
changed here: a site that sends everything each night never undoes what an editor changed meanwhile.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import select

from tms.db.models import Article, SiteArticle, SourceRevision
from tms.db.queries import revisions
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Gone, Invalid, NotFound
from tms.domain.imported_article import ImportedArticle
from tms.domain.permissions import Action, Actor
from tms.domain.storable import is_storable, require_storable
from tms.services.articles.change_section import change_section
from tms.services.articles.duplicates import LONGEST_ID, is_taken
from tms.services.articles.import_article import import_article
from tms.services.authorize import LoadedArticle, authorize, authorize_article
from tms.services.authorize_locked import authorize_locked_article, authorize_locked_publication
from tms.services.publishing.metadata import ArticleMetadata, change_metadata, read_metadata
from tms.services.source.commit_revision import commit_revision
from tms.services.source.preview_revision import VersionPreview, preview_revision
from tms.services.source.revisions import read_source
from tms.services.source.source_blocks import blocks_of, check_markers, check_page

SAID = frozenset({"author", "author_title", "section", "published_on", "tags"})
"""What a site may say, or leave out, beside title and text."""


_CURRENT = (
    select(SourceRevision.id)
    .join(Article, Article.current_revision_id == SourceRevision.id)
    .where(SourceRevision.article_id == Article.id)
)
"""The source revision that an article has now."""


@dataclass(frozen=True, slots=True)
class SentArticle:
    """What a site says of an article. Of ``page`` the fields in ``said`` count; others stay as they are here.

    ``original`` is the text as the site sent it, before it was read. ``slugs`` by locale, of the versions whose slug
    the site gives. ``based_on``: the number of the revision that the site has seen, to replace what was changed here.
    """

    page: ImportedArticle
    original: str
    said: frozenset[str] = frozenset()
    slugs: Mapping[str, str] = field(default_factory=dict)
    based_on: int | None = None
    note: str | None = None
    as_new: bool = False


@dataclass(frozen=True, slots=True)
class PutArticle:
    """What became of it: ``created``, ``changed`` or ``unchanged``, and what of it changed (``source``, ``section`` …).

    ``revision`` is that of the source as it stands now; ``versions`` what a new source means for each of them.
    """

    article_id: int
    outcome: str
    revision: int
    changed: Sequence[str] = ()
    versions: Sequence[VersionPreview] = ()


def put_article(uow: UnitOfWork, actor: Actor, external_id: str, sent: SentArticle) -> PutArticle:
    """Create the article that the actor calls by this id, or bring it up to what they say; mostly a site's account.

    An article that came in with the id in another way, and that nobody else calls by an id, is that article. A changed
    text is a source revision, as if an editor had committed it: work that is open goes on from it. What changes beside
    the text follows the rules for editors. Raises Denied, NotFound (hidden from the actor), Gone
    (``article_discarded``), Stale (``revision_stale``: the source was changed here since they sent it), Conflict
    (``article_archived`` unless it is the same again, ``import_duplicate``, ``revision_not_ready``, ``slug_taken``),
    Invalid as an import.
    """
    authorize(actor, Action.ARTICLE_IMPORT)
    external_id = checked_id(external_id)
    check_page(sent.page)
    check_markers(sent.page)
    # What was said is kept before the use cases for tags and slugs look at it.
    for text in (*sent.page.tags, *sent.slugs, *sent.slugs.values()):
        require_storable(text)
    # Requests for one id wait for each other: the second finds what the first has made.
    authorize_locked_publication(uow, actor, Action.ARTICLE_IMPORT)
    known = uow.session.get(SiteArticle, (actor.publication_id, actor.person_id, external_id))
    known = known or _adopted(uow, actor, external_id)
    if known is None:
        return _create(uow, actor, external_id, sent)
    _refuse_discarded(uow, known.article_id)
    return _update(uow, actor, known, sent)


def checked_id(external_id: str) -> str:
    """A site's id for an article, without space around it. Raises Invalid (``external_id_missing`` …)."""
    found = external_id.strip()
    if not found or not is_storable(found):
        raise Invalid("external_id_missing")
    if len(found) > LONGEST_ID:
        raise Invalid("external_id_long", length=len(found), most=LONGEST_ID)
    return found


def article_of_site(uow: UnitOfWork, actor: Actor, external_id: str) -> tuple[LoadedArticle, int]:
    """The article that the actor calls by this id, and the number of its source's revision.

    Raises NotFound (``article_not_found``), Gone (``article_discarded``).
    """
    key = actor.publication_id, actor.person_id, checked_id(external_id)
    known = uow.session.get(SiteArticle, key)
    article_id = known.article_id if known else _brought_in(uow, actor, key[2])
    if article_id is None:
        raise NotFound("article_not_found")
    if known is not None:
        _refuse_discarded(uow, known.article_id)
    loaded = authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    return loaded, revisions.number_of_text(uow.session, article_id)


def _create(uow: UnitOfWork, actor: Actor, external_id: str, sent: SentArticle) -> PutArticle:
    # Another site's article may have the id already: then this one has it for its own site alone.
    own_id = None if is_taken(uow, actor.publication_id, external_id) else external_id
    article_id = import_article(uow, actor, replace(sent.page, external_id=own_id), as_new=sent.as_new)
    known = SiteArticle(
        publication_id=actor.publication_id,
        client_id=actor.person_id,
        external_id=external_id,
        article_id=article_id,
        said=_said(sent),
        revision_id=uow.session.scalars(_CURRENT.where(Article.id == article_id)).one(),
    )
    uow.session.add(known)
    uow.session.flush()
    if sent.slugs:
        _change_metadata(uow, actor, article_id, sent, {"slugs"})
    return PutArticle(article_id, "created", 1, ["source"])


def _brought_in(uow: UnitOfWork, actor: Actor, external_id: str) -> int | None:
    """The article that came in with this id in another way, unless somebody calls it by one of their own."""
    claimed = select(SiteArticle.article_id).where(
        SiteArticle.publication_id == Article.publication_id, SiteArticle.article_id == Article.id
    )
    return uow.session.scalar(
        select(Article.id).where(
            Article.publication_id == actor.publication_id,
            Article.external_id == external_id,
            Article.discarded_at.is_(None),
            ~claimed.exists(),
        )
    )


def _adopted(uow: UnitOfWork, actor: Actor, external_id: str) -> SiteArticle | None:
    """The article that came in with the id in another way, from now on the actor's. Nothing was said of it yet."""
    article_id = _brought_in(uow, actor, external_id)
    if article_id is None:
        return None
    authorize_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    first = select(SourceRevision.id).where(SourceRevision.article_id == article_id, SourceRevision.number == 1)
    known = SiteArticle(
        publication_id=actor.publication_id,
        client_id=actor.person_id,
        external_id=external_id,
        article_id=article_id,
        said={},
        revision_id=uow.session.scalars(first).one(),
    )
    uow.session.add(known)
    uow.session.flush()
    return known


def _refuse_discarded(uow: UnitOfWork, article_id: int) -> None:
    if uow.session.scalar(select(Article.discarded_at).where(Article.id == article_id)) is not None:
        raise Gone("article_discarded")


def _update(uow: UnitOfWork, actor: Actor, known: SiteArticle, sent: SentArticle) -> PutArticle:
    article_id, was, says = known.article_id, known.said, _said(sent)
    loaded = authorize_locked_article(uow, actor, Action.ARTICLE_VIEW, article_id)
    anew = {name for name, value in says.items() if name not in was or was[name] != value}
    if anew and loaded.article.archived_at is not None:
        raise Conflict("article_archived")
    changed: list[str] = []
    versions: Sequence[VersionPreview] | None = None
    if "text" in anew:
        versions = _revise(uow, actor, loaded, known, sent)
        changed += ["source"] if versions is not None else []
    changed += _change_metadata(uow, actor, article_id, sent, anew)
    known.said = {**was, **says}
    uow.session.flush()
    number = revisions.number_of_text(uow.session, article_id)
    return PutArticle(article_id, "changed" if changed else "unchanged", number, changed, versions or ())


def _said(sent: SentArticle) -> dict[str, Any]:
    """What the site says, as it is kept: of the text a hash."""
    page, said = sent.page, sent.said
    head = [getattr(page, name) if name in said else None for name in ("author", "author_title")]
    text = json.dumps([page.language, page.title, *head, sent.original], ensure_ascii=False)
    beside: dict[str, Any] = {
        "section": page.section,
        "published_on": page.published_on.isoformat() if page.published_on else None,
        "tags": page.tags,
    }
    found = {name: value for name, value in beside.items() if name in said}
    slugs = {"slugs": dict(sent.slugs)} if sent.slugs else {}
    return {"text": hashlib.sha256(text.encode()).hexdigest(), **found, **slugs}


def _revise(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, known: SiteArticle, sent: SentArticle
) -> Sequence[VersionPreview] | None:
    """Commit the text as the source; what that means for each version, None if it is the source already."""
    article_id = loaded.article.id
    present = read_source(uow, actor, article_id)
    kept = {name: getattr(present.page, name) for name in ("author", "author_title") if name not in sent.said}
    page = replace(sent.page, **kept)
    versions = None
    if page.language != present.page.language or blocks_of(page) != blocks_of(present.page):
        seen = uow.session.get_one(SourceRevision, (article_id, known.revision_id)).number
        based_on = seen if sent.based_on is None else sent.based_on
        outlook = preview_revision(uow, actor, article_id, page, based_on=based_on, typo=False)
        commit_revision(uow, actor, article_id, page, based_on=based_on, typo=False, note=sent.note)
        versions = outlook.versions
    known.revision_id = uow.session.scalars(_CURRENT.where(Article.id == article_id)).one()
    # What follows reads everything again from the database.
    uow.session.flush()
    return versions


def _change_metadata(
    uow: UnitOfWork, actor: Actor, article_id: int, sent: SentArticle, anew: set[str]
) -> Sequence[str]:
    """Change what the site says anew beside the text; the names of what is another now."""
    changed: list[str] = []
    if "section" in anew:
        before = uow.session.get_one(Article, article_id).section_id
        change_section(uow, actor, article_id, sent.page.section or "")
        after = uow.session.get_one(Article, article_id).section_id
        changed += ["section"] if before != after else []
    if not anew & {"published_on", "slugs", "tags"}:
        return changed
    standing = read_metadata(uow, actor, article_id)
    present = standing.metadata
    for locale in sent.slugs.keys() - present.slugs.keys():
        raise NotFound("version_not_found", locale=locale[:40])
    wanted = ArticleMetadata(
        published_on=sent.page.published_on if "published_on" in anew else present.published_on,
        slugs={**present.slugs, **(sent.slugs if "slugs" in anew else {})},
        tags=() if "tags" in anew else present.tags,
    )
    new_tags = sent.page.tags if "tags" in anew else ()
    change_metadata(uow, actor, article_id, wanted, based_on=standing.state, new_tags=new_tags)
    now = read_metadata(uow, actor, article_id).metadata
    return changed + [one.name for one in fields(now) if getattr(now, one.name) != getattr(present, one.name)]
