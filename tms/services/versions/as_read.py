"""A version as a reader would see it now: its segments put together, and the fingerprint of that."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import select

from tms.db.models import SourceBlock, Version
from tms.db.queries import texts
from tms.db.queries.picture_choices import choices_in
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.fingerprint import SeenBlock
from tms.domain.inline import PLACE, UNCONFIRMED, close_marker, free_numbers, open_marker, renumber
from tms.domain.list_number import number_in, number_of
from tms.domain.picture_choices import articles_pictures, with_choices
from tms.domain.states import SegmentState
from tms.domain.verbatim import is_verbatim
from tms.services.authorize import LoadedArticle

GAP = "…"
"""What stands for a segment that has no text yet, where each segment has its place."""


class Placed(NamedTuple):
    """A segment's text inside a code that says which one it is."""

    text: str
    codes: Mapping[str, Any]


Part = tuple[str, OneText | Placed]
"""A text of a block, and the white space before it in the source."""


def seen_blocks(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, *, with_places: bool = False
) -> list[SeenBlock]:
    """The version as a reader would see it now, block by block; code, which has no segments, as its source has it.

    Where it shows another picture than its article, that stands here, and one that is left out does not: whoever signs,
    releases or reads the version has it from here. ``with_places``: each segment in a code of its own.
    """
    blocks = uow.session.execute(
        select(SourceBlock.position, SourceBlock.kind, SourceBlock.attributes, SourceBlock.text, SourceBlock.codes)
        .where(
            SourceBlock.article_id == version.article_id,
            SourceBlock.revision_id == loaded.article.current_revision_id,
        )
        .order_by(SourceBlock.position)
    )
    parts: dict[int, list[Part]] = {}
    numbers: dict[int, str] = {}
    for row in texts.in_reading_order(uow.session, version.article_id, [version.id]):
        numbers.setdefault(row.block, number_in(version.locale, row.space_before))
        if row.texts[0] is not None and row.texts[0].presence == "present":
            said = _placed(row.segment_id, row.kind, row.texts[0]) if with_places else row.texts[0]
            parts.setdefault(row.block, []).append((row.space_before, said))
    seen = [
        _seen(kind, attributes, numbers[position], parts[position], version.locale, loaded.source.locale)
        if position in parts
        else SeenBlock(kind, text, codes, (attributes or {}).get("level"))
        for position, kind, attributes, text, codes in blocks
        if position in parts or (position not in numbers and is_verbatim(kind, text, codes))
    ]
    if not any(articles_pictures(block.codes) for block in seen):
        return seen
    return with_choices(seen, choices_in(uow.session, version.article_id, version.id))


def _placed(segment_id: int, kind: str, row: OneText) -> Placed:
    """A number in the text itself stands before the place, so that it is seen as that of a list's item everywhere."""
    codes = row.codes or {}
    number = next(str(n) for n in count(1) if str(n) not in codes and open_marker(str(n)) not in row.text)
    item = number_of(row.text) if kind == "list_item" else None
    at = item.length if item else 0
    text = f"{row.text[:at]}{open_marker(number)}{row.text[at:] or GAP}{close_marker(number)}"
    standing = {"href": UNCONFIRMED} if row.state == SegmentState.INITIAL else {}
    return Placed(text, {**codes, number: {"type": PLACE, "title": str(segment_id), **standing}})


def _seen(
    kind: str, attributes: Mapping[str, Any] | None, number: str, parts: Sequence[Part], locale: str, source_locale: str
) -> SeenBlock:
    text, codes = put_together(parts, locale, source_locale)
    return SeenBlock(kind, number + text if text else "", codes, (attributes or {}).get("level"))


def put_together(parts: Sequence[Part], locale: str, source_locale: str) -> tuple[str, dict[str, Any] | None]:
    """One block's text and the meaning of its inline codes.

    Each segment numbers its codes for itself, so that a link put in before it changes none of its texts; in the block
    they are numbered as they stand.
    """
    numbers = free_numbers((row.text, row.codes or {}) for _, row in parts)
    pieces: list[tuple[str, str]] = []
    codes: dict[str, Any] = {}
    for space, row in parts:
        text, meanings = renumber(row.text, row.codes or {}, numbers)
        pieces.append((space, text))
        codes |= meanings
    return joined(pieces, locale, source_locale), codes or None


def joined(parts: list[tuple[str, str]], locale: str, source_locale: str) -> str:
    """The texts of one block in reading order.

    A version written like its source has the source's white space exactly; between English and Chinese a space
    becomes none, and none a space. A new line in the source is one in every version.
    """
    text = ""
    for space, part in parts:
        text += (space_between(space, locale, source_locale) if text else "") + part
    return text


def space_between(space: str, locale: str, source_locale: str) -> str:
    """The space between two sentences of a version, where its source has ``space``."""
    if locales.is_chinese(locale) == locales.is_chinese(source_locale):
        return space
    return "\n" if "\n" in space else "" if locales.is_chinese(locale) else " "
