"""A version as its readers will see it: what stands there now, finished or not, with each segment's place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.inline import UNCONFIRMED, pictures_in
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_version
from tms.services.pictures.read_pictures import PictureView, read_pictures
from tms.services.pictures.released_pictures import pictures_in_blocks
from tms.services.sections import section_names
from tms.services.versions.as_read import seen_blocks

_HEAD = ("title", "byline", "author_title")

Codes = Mapping[str, Mapping[str, Any]]
Seen = Mapping[str, Any]
"""A block of a snapshot's form: ``kind``, ``text``, ``codes``, ``level``."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The head's texts by kind, the blocks of the body, and the article's versions in the publication's order.

    ``pictures`` is what stands for each picture that readers don't get, ``own`` are the article's own, which they do.
    ``is_unfinished``: some text is missing or nobody has confirmed it.
    """

    head: Mapping[str, Seen]
    body: Sequence[Seen]
    section: str | None
    published_on: date | None
    locales: Sequence[str]
    pictures: Sequence[str] = ()
    own: Sequence[PictureView] = ()
    is_unfinished: bool = False


def preview_of(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> Preview:
    """What readers would see if the version went out now. Raises NotFound, Denied."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    seen = seen_blocks(uow, loaded, version, with_places=True)
    blocks = [{"kind": block.kind, "text": block.text, "codes": block.codes, "level": block.level} for block in seen]
    article = loaded.article
    sections = {article.section_id} if article.section_id else set()
    names = section_names(uow, loaded.publication.id, sections, loaded.publication.region)
    there = {one.locale for one in loaded.versions}
    return Preview(
        head={str(block["kind"]): block for block in blocks if block["kind"] in _HEAD},
        body=[block for block in blocks if block["kind"] not in _HEAD],
        section=names.get(article.section_id or 0, {}).get(version.locale),
        published_on=article.published_on,
        locales=[one for one in locales.NAMES if one in there],
        own=read_pictures(uow, article_id) if pictures_in_blocks(seen) else (),
        is_unfinished=any(
            code.get("href") == UNCONFIRMED for block in blocks for code in cast("Codes", block["codes"] or {}).values()
        ),
        pictures=[words for block in blocks for words in pictures_in(str(block["text"]), cast("Any", block["codes"]))],
    )
