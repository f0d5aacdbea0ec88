"""A released version as JSON: its blocks in their order, with their inline codes beside the text.

What readers see of a block is its ``text`` without markers: ``⟦1⟧…⟦/1⟧`` around words, ``⟦2/⟧`` in one place. A marker
counts only if its number stands in the block's ``codes``; other such signs are words of the article.

There is room for pictures: a block of kind ``picture`` will name one of ``assets`` by its ``asset``, and an asset has
an ``id``, ``alt``, ``caption``, ``credit``, ``rights`` (``licence``, ``territories``, ``expires_on``) and
``renditions`` (``href``, ``media_type``, ``width``, ``height``). Clients leave out blocks of a kind that they don't
know. No article has pictures yet, so that ``assets`` is empty.
"""

from collections.abc import Mapping
from typing import Any

from tms.domain.imported_article import Block
from tms.domain.inline import codes_to_json
from tms.domain.public_version import PublicTranslation, PublicVersion
from tms.domain.told_to_programs import moment


def to_public_json(version: PublicVersion) -> dict[str, Any]:
    """The version, what is known of it beside its text, and its other released languages."""
    text = version.text
    return {
        "uri": version.uri,
        "article": {"id": version.article_id, "external_id": version.external_id},
        "tag": version.tag,
        "address": version.address,
        "slug": version.slug,
        "fingerprint": version.fingerprint,
        "is_source": version.is_source,
        "title": text.title,
        "author": text.author,
        "author_title": text.author_title,
        "section": text.section,
        "tags": list(text.tags),
        "dates": _dates(version),
        "blocks": [stored_block(block) for block in text.blocks],
        "assets": [],
        "translations": [_translation(one) for one in version.translations],
    }


def _dates(version: PublicVersion) -> Mapping[str, str | None]:
    printed = version.text.published_on
    return {
        "printed_on": printed.isoformat() if printed else None,
        "first_published": moment(version.first_published_at),
        "published_here": moment(version.first_released_at),
        "modified": moment(version.modified_at),
        "released": moment(version.released_at),
        "corrected": moment(version.modified_at) if version.is_corrected else None,
    }


def stored_block(block: Block) -> Mapping[str, Any]:
    """A block as it stands in JSON; ``read_sent_blocks`` reads it back."""
    return {
        "kind": block.kind,
        "level": block.level,
        "text": block.text,
        "codes": codes_to_json(block.codes) or {},
    }


def _translation(one: PublicTranslation) -> Mapping[str, Any]:
    return {
        "uri": one.uri,
        "tag": one.tag,
        "title": one.title,
        "address": one.address,
        "is_source": one.is_source,
    }
