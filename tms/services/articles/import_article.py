"""Importing an article: its three versions, the first source revision and the jobs, then the pipeline's first stage."""

import uuid
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import select

from tms.db.models import (
    Article,
    JobStep,
    Publication,
    PublicationLocale,
    PublicationRoute,
    SourceRevision,
    Version,
)
from tms.db.queries import revisions
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid
from tms.domain.imported_article import ImportedArticle
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.same_article import plain_address
from tms.domain.states import VersionStatus
from tms.domain.translatable import Several
from tms.domain.work_kinds import WorkKind
from tms.services.articles.duplicates import check_origin, is_taken, refuse_duplicates
from tms.services.articles.slugs import free_slug
from tms.services.audit import queue_work, record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.idempotency import once
from tms.services.jobs.add_job import add_job
from tms.services.jobs.default_people import ForWhat, default_choices, give_by_default
from tms.services.jobs.due_by_rule import date_by_rule
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.pictures.bring_pictures import BroughtKept, add_brought
from tms.services.sections import find_or_add_section, section_name
from tms.services.source.source_blocks import blocks_of, check_page, hash_of_blocks
from tms.services.tags import find_or_add_tags, set_tags, stored_names


def import_article(
    uow: UnitOfWork,
    actor: Actor,
    page: ImportedArticle,
    *,
    key: uuid.UUID | None = None,
    as_new: bool = False,
    confidential: bool = False,
    brought: BroughtKept | None = None,
) -> int:
    """Create the article that the editor has looked at; its id. A repeated ``key`` gives the first one's id.

    One that is here already is refused, unless it is said to be a new one ``as_new``; an external id that is taken
    stays with the first. What is ``confidential`` is so before anything is drafted. Pictures that were ``brought`` with
    it become the article's. Event ``article_imported``; queues ``segment``. Raises Denied, Invalid
    (``import_no_title``, ``import_no_body``, ``locale_not_published``, ``text_not_text``, ``external_id_long``,
    ``address_not_web``, ``tag_too_long``, ``tags_too_many``), Conflict (``import_duplicate``, ``key_reused``,
    ``pictures_too_many``).
    """
    authorize(actor, Action.ARTICLE_IMPORT)
    check_page(page)
    check_origin(page)

    def create() -> int:
        return _import(uow, actor, page, brought or {}, as_new=as_new, confidential=confidential)

    if key is None:
        return create()
    body = asdict(page) | {"as_new": as_new, "confidential": confidential}
    return int(once(uow, actor, key, body, lambda: {"article": create()})["article"])


def _import(
    uow: UnitOfWork, actor: Actor, page: ImportedArticle, brought: BroughtKept, *, as_new: bool, confidential: bool
) -> int:
    locales = _locales(uow, actor.publication_id, page.language)
    # Articles that come in at once wait for each other, so that of two that are the same one is told of the other.
    authorize_locked_publication(uow, actor, Action.ARTICLE_IMPORT)
    if not as_new:
        refuse_duplicates(uow, actor, page)
    if page.external_id and is_taken(uow, actor.publication_id, page.external_id):
        page = replace(page, external_id=None)
    article = _add_article(uow, actor, page, confidential=confidential)
    page = add_brought(uow, actor, article.id, page, brought)
    _add_tags(uow, article, page)
    versions = _add_versions(uow, article, page.language, locales)
    revision = _add_revision(uow, actor, article, page, versions[page.language])
    steps = _add_jobs(uow, article, revision, [v for v in versions.values() if v.role != "source"])
    record_event(
        uow,
        EventAct.ARTICLE_IMPORTED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article.id,
        data={"language": page.language, "blocks": len(page.blocks), "confidential": confidential},
    )
    tell_outside(uow, OutsideKind.ARTICLE_RECEIVED, article, by=actor.person_id, told={"language": page.language})
    _give_by_default(uow, actor, article, page.language, steps)
    queue_work(uow, WorkKind.SEGMENT, article.id, versions[page.language].id)
    uow.article_changed(actor.publication_id, article.id)
    return article.id


def _locales(uow: UnitOfWork, publication_id: int, language: str) -> list[str]:
    locales = list(
        uow.session.scalars(
            select(PublicationLocale.locale)
            .where(PublicationLocale.publication_id == publication_id)
            .order_by(PublicationLocale.position)
        )
    )
    if language not in locales:
        raise Invalid("locale_not_published", tag=language, known=Several(locales))
    return locales


def _add_article(uow: UnitOfWork, actor: Actor, page: ImportedArticle, *, confidential: bool) -> Article:
    slug = free_slug(uow, actor.publication_id, (page.title or "").strip())
    section = section_name(page.section or "")
    section_id = find_or_add_section(uow, actor.publication_id, section, page.language) if section else None
    left_out: dict[str, Any] = {"lines": [asdict(line) for line in page.left_out]}
    article = Article(
        publication_id=actor.publication_id,
        external_id=(page.external_id or "").strip() or str(uuid.uuid4()),
        source_address=plain_address(page.source_address) if page.source_address else None,
        slug=slug,
        section_id=section_id,
        published_on=page.published_on,
        left_out=left_out,
        confidential=confidential,
        created_by=actor.person_id,
        # The key to the source version is checked at commit; the row needs a number before the version has one.
        source_version_id=0,
    )
    uow.session.add(article)
    uow.session.flush()
    return article


def _add_tags(uow: UnitOfWork, article: Article, page: ImportedArticle) -> None:
    """Give the article the tags that came with it, found by any of their names or made."""
    if not page.tags:
        return
    names = stored_names(page.tags)
    region = uow.session.get_one(Publication, article.publication_id).region
    set_tags(uow, article, find_or_add_tags(uow, article.publication_id, names, source=page.language, region=region))


def _add_versions(uow: UnitOfWork, article: Article, language: str, locales: list[str]) -> dict[str, Version]:
    routes = {
        route.locale: route
        for route in uow.session.scalars(
            select(PublicationRoute).where(
                PublicationRoute.publication_id == article.publication_id, PublicationRoute.source_locale == language
            )
        )
    }
    versions: dict[str, Version] = {}
    # Parents first, because a version names its parent by number.
    for locale in sorted(locales, key=lambda tag: (tag != language, tag in routes and bool(routes[tag].derived_from))):
        route = routes.get(locale)
        parent = versions[route.derived_from].id if route and route.derived_from else None
        versions[locale] = version = Version(
            article_id=article.id,
            publication_id=article.publication_id,
            locale=locale,
            slug=article.slug,
            role="source" if locale == language else "derived" if parent else "direct",
            parent_version_id=parent,
            profile=route.profile if route else None,
            status=VersionStatus.APPROVED if locale == language else VersionStatus.NEW,
        )
        uow.session.add(version)
        uow.session.flush()
    article.source_version_id = versions[language].id
    return versions


def _add_revision(
    uow: UnitOfWork, actor: Actor, article: Article, page: ImportedArticle, source: Version
) -> SourceRevision:
    blocks = blocks_of(page)
    revision = SourceRevision(
        article_id=article.id,
        number=1,
        version_id=source.id,
        language=page.language,
        kind="import",
        author_id=actor.person_id,
        text_hash=hash_of_blocks(blocks),
    )
    uow.session.add(revision)
    uow.session.flush()
    revisions.add_blocks(uow.session, article.id, revision.id, blocks)
    article.current_revision_id = revision.id
    source.revision_id = revision.id
    uow.session.flush()
    return revision


def _add_jobs(
    uow: UnitOfWork, article: Article, revision: SourceRevision, versions: list[Version]
) -> list[tuple[Version, JobStep]]:
    return [
        (version, step)
        for version in versions
        for step in add_job(uow, article.publication_id, version, revision.id, reason="new")
    ]


def _give_by_default(
    uow: UnitOfWork, actor: Actor, article: Article, language: str, steps: list[tuple[Version, JobStep]]
) -> None:
    """To the section's default people, by the dates of its rule.

    What is set was locked with the publication, before the article was added.
    """
    locales = {version.id: version.locale for version, _ in steps}
    parents = {version.locale: locales.get(version.parent_version_id or 0) for version, _ in steps}
    publication = uow.session.get_one(Publication, article.publication_id, populate_existing=True)
    what = ForWhat(article.section_id, language, parents)
    give_by_default(uow, actor, default_choices(uow, publication, what), steps)
    date_by_rule(uow, publication, article.section_id, [step for _, step in steps])
