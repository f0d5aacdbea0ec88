"""Exporting a version as it stands now, finished or not."""

from collections.abc import Callable, Sequence
from typing import cast, get_args

from tms.db.models import Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.exported_version import ExportedSegment, ExportedVersion
from tms.domain.fingerprint import SeenBlock
from tms.domain.imported_article import Block, BlockKind
from tms.domain.inline import codes_from_json
from tms.domain.locales import base_language, memory_locale
from tms.domain.permissions import Action, Actor
from tms.domain.pictures import ShownPictures
from tms.services.authorize import LoadedArticle, authorize_version
from tms.services.pictures.read_pictures import PictureView, read_pictures
from tms.services.pictures.released_pictures import pictures_in_blocks
from tms.services.sections import section_names
from tms.services.tags import shown_tags
from tms.services.versions.as_read import seen_blocks
from tms.services.versions.title_words import with_titles

_BODY_KINDS = frozenset(get_args(BlockKind))


OwnPictures = Callable[[Sequence[PictureView]], ShownPictures]
"""How an article's own pictures are shown in the file."""


def export_version(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, own: OwnPictures | None = None
) -> ExportedVersion:
    """The version as a reader would see it now; except for the source, with its segments beside the source's.

    Without ``own`` it has no pictures of the article's own. Raises NotFound, Denied.
    """
    loaded, version = authorize_version(uow, actor, Action.VERSION_EXPORT, article_id, locale)
    segments = [] if version.role == "source" else _segments(uow, loaded, version)
    return _exported(uow, loaded, version, segments, own)


def _exported(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, segments: list[ExportedSegment], own: OwnPictures | None
) -> ExportedVersion:
    region = memory_locale(version.locale, loaded.publication.region)
    seen = with_titles(seen_blocks(uow, loaded, version), loaded.source.locale, region)
    head = {block.kind: block.text for block in seen if block.kind not in _BODY_KINDS}
    article, language = loaded.article, base_language(version.locale)
    sections = {article.section_id} if article.section_id else set()
    names = section_names(uow, loaded.publication.id, sections, loaded.publication.region)
    return ExportedVersion(
        locale=version.locale,
        title=head.get("title", ""),
        blocks=[_block(block) for block in seen if block.kind in _BODY_KINDS],
        section=names.get(article.section_id or 0, {}).get(version.locale),
        author=head.get("byline"),
        author_title=head.get("author_title"),
        published_on=article.published_on,
        tags=[tag.names[language] for tag in shown_tags(uow, loaded) if language in tag.names],
        source_locale=loaded.source.locale if version.role != "source" else None,
        segments=segments,
        pictures=own(read_pictures(uow, article.id)) if own and pictures_in_blocks(seen) else {},
    )


def _block(block: SeenBlock) -> Block:
    return Block(cast("BlockKind", block.kind), block.text, codes_from_json(block.codes), block.level)


def _segments(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> list[ExportedSegment]:
    placed = texts.in_reading_order(uow.session, version.article_id, [loaded.source.id, version.id])
    return [
        ExportedSegment(
            id=str(row.segment_id),
            source=row.source.text,
            target=row.texts[1].text if row.texts[1] else "",
            state=row.texts[1].state if row.texts[1] else "initial",
        )
        for row in placed
    ]
