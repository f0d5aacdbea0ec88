"""What readers get of a version: the head's fields and the body's blocks, and whether that is what they have."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from tms.db.models import Snapshot, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.fingerprint import SeenBlock
from tms.domain.locales import base_language, memory_locale
from tms.services.authorize import LoadedArticle
from tms.services.pictures.released_pictures import pictures_content
from tms.services.sections import section_names
from tms.services.tags import tag_names, tags_of
from tms.services.versions.as_read import seen_blocks
from tms.services.versions.title_words import with_titles

_HEAD = {"title": "title", "byline": "author", "author_title": "author_title"}


def compare_with_live(uow: UnitOfWork, loaded: LoadedArticle, derived: Collection[int]) -> None:
    """Mark the published versions whose readers would see another text now: a source corrected alone is its own lag.

    What is ``derived`` anew will be another text in a moment.
    """
    uow.session.flush()
    for version in loaded.versions:
        is_live = version.live_snapshot_id is not None
        version.live_behind = is_live and (version.id in derived or _differs_from_live(uow, loaded, version))


def _differs_from_live(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> bool:
    live = uow.session.get_one(Snapshot, (version.article_id, version.live_snapshot_id))
    region = memory_locale(version.locale, loaded.publication.region)
    blocks = with_titles(seen_blocks(uow, loaded, version), loaded.source.locale, region)
    return _stored(public_content(uow, loaded, version, blocks)) != _stored(live.content)


def _stored(said: object) -> str:
    return json.dumps(said, sort_keys=True)


def public_content(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, blocks: Sequence[SeenBlock]
) -> dict[str, Any]:
    """What a reading page needs of the version: the head's fields, the body's blocks, and pictures where it has any."""
    article = loaded.article
    fields: dict[str, Any] = dict.fromkeys(_HEAD.values())
    fields |= {_HEAD[block.kind]: block.text for block in blocks if block.kind in _HEAD}
    names = section_names(
        uow, loaded.publication.id, {article.section_id} if article.section_id else set(), loaded.publication.region
    )
    return fields | {
        "section": names.get(article.section_id or 0, {}).get(version.locale),
        "tags": _tags(uow, loaded, version),
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "blocks": [
            {"kind": b.kind, "level": b.level, "text": b.text, "codes": dict(b.codes) if b.codes else None}
            for b in blocks
            if b.kind not in _HEAD
        ],
        **pictures_content(uow, article.id, blocks),
    }


def _tags(uow: UnitOfWork, loaded: LoadedArticle, version: Version) -> list[dict[str, Any]]:
    """The article's tags that have a name in the version's language, by number and name."""
    ids, language = tags_of(uow, loaded.article.id), base_language(version.locale)
    names = tag_names(uow, loaded.publication.id, ids, loaded.publication.region)
    return [{"id": one, "name": names[one][language]} for one in ids if language in names[one]]
