"""A released version as JSON: its blocks in their order, with their inline codes beside the text.

What readers see of a block is its ``text`` without markers: ``⟦1⟧…⟦/1⟧`` around words, ``⟦2/⟧`` in one place. A marker
counts only if its number stands in the block's ``codes``; other such signs are words of the article.

A block of kind ``picture`` names one of ``assets`` by its ``asset``: a picture of the article's own, in the words of
this version. The block's text is the caption, with its codes. The asset has an ``id``, the number of its ``picture`` in
the article, ``alt``, ``caption`` without markup, ``credit``, ``rights`` (``licence``, ``territories``, ``expires_on``),
``renditions`` by width (``href``, ``media_type``, ``width``, ``height``), and a ``card`` for pages that are shared.
Clients leave out blocks of a kind that they don't know.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tms.adapters.formats.body_html import groups, reading_words
from tms.adapters.formats.own_pictures import PictureInText, picture_in_text, with_addresses
from tms.domain.exported_version import ExportedVersion
from tms.domain.imported_article import Block
from tms.domain.inline import codes_to_json
from tms.domain.pictures import ShownFile
from tms.domain.public_version import PublicTranslation, PublicVersion
from tms.domain.told_to_programs import moment


def to_public_json(version: PublicVersion) -> dict[str, Any]:
    """The version, what is known of it beside its text, and its other released languages."""
    text = version.text
    blocks, assets = _blocks(text)
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
        "blocks": blocks,
        "assets": assets,
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


def _blocks(text: ExportedVersion) -> tuple[Sequence[Mapping[str, Any]], Sequence[Mapping[str, Any]]]:
    """The blocks, with the assets that those of kind picture name."""
    blocks: list[Mapping[str, Any]] = []
    assets: list[Mapping[str, Any]] = []
    for group in groups(text.blocks, pictures=True, own=text.pictures):
        there = picture_in_text(group.blocks, text.pictures) if group.kind == "picture" else None
        if there is None:
            blocks += [stored_block(block) for block in with_addresses(group.blocks, text.pictures)]
            continue
        number = str(len(assets) + 1)
        caption = there.caption or Block("caption", "")
        blocks.append({**stored_block(caption), "kind": "picture", "asset": number})
        assets.append(_asset(number, there, caption))
    return blocks, assets


def _asset(number: str, there: PictureInText, caption: Block) -> Mapping[str, Any]:
    shown, rights = there.shown, there.shown.rights
    return {
        "id": number,
        "picture": there.number,
        "alt": there.alt,
        "caption": reading_words(caption) or None,
        "credit": there.credit or None,
        "rights": {
            "licence": rights.licence or None,
            "territories": [rights.territory] if rights.territory else [],
            "expires_on": rights.expires_on.isoformat() if rights.expires_on else None,
        },
        "renditions": [_rendition(one) for one in shown.files],
        "card": _rendition(shown.card) if shown.card else None,
    }


def _rendition(one: ShownFile) -> Mapping[str, Any]:
    return {"href": one.href, "media_type": one.kind, "width": one.width, "height": one.height}


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
