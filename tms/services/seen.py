"""A version as a reader would see it now: its segments put together, and the fingerprint of that."""

from sqlalchemy import select

from tms.db.models import SegmentText, SourceBlock, Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.fingerprint import SeenBlock
from tms.services.authorize import Loaded


def seen_blocks(uow: UnitOfWork, loaded: Loaded, version: Version) -> list[SeenBlock]:
    """The version as a reader would see it now, block by block."""
    blocks = uow.session.execute(
        select(SourceBlock.position, SourceBlock.kind, SourceBlock.attributes)
        .where(
            SourceBlock.article_id == version.article_id,
            SourceBlock.revision_id == loaded.article.current_revision_id,
        )
        .order_by(SourceBlock.position)
    )
    parts: dict[int, list[tuple[str, SegmentText]]] = {}
    for row in texts.in_reading_order(uow.session, version.article_id, [version.id]):
        if row.texts[0] is not None and row.texts[0].presence == "present":
            parts.setdefault(row.block, []).append((row.space_before, row.texts[0]))
    return [
        SeenBlock(
            kind,
            joined(parts[position], version.locale, loaded.source.locale),
            _codes(parts[position]),
            (attributes or {}).get("level"),
        )
        for position, kind, attributes in blocks
        if position in parts
    ]


def joined(parts: list[tuple[str, SegmentText]], locale: str, source_locale: str) -> str:
    """The texts of one block in reading order.

    A version written like its source has the source's white space exactly; between English and Chinese a space
    becomes none, and none a space. A new line in the source is one in every version.
    """
    alike = locales.is_chinese(locale) == locales.is_chinese(source_locale)
    usual = "" if locales.is_chinese(locale) else " "
    text = ""
    for space, row in parts:
        if text:
            text += space if alike else "\n" if "\n" in space else usual
        text += row.text
    return text


def _codes(parts: list[tuple[str, SegmentText]]) -> dict[str, object] | None:
    codes: dict[str, object] = {}
    for _, row in parts:
        codes |= row.codes or {}
    return codes or None
