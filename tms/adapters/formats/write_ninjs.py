"""A released version as a news item of IPTC's ninjs 3.1, and one that is withdrawn as a cancelled item.

The standard has no relation "translation of". Ours: the ``rel`` of an association is ``translation`` for a version that
was made from another, ``translation-source`` for the one that the others were made from. What the standard has no field
for stands in ``altIds``, with roles that begin with ``sanwen:``. The standfirst is a description, not part of the body.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tms.adapters.formats.body_html import BlockGroup, group_html, groups, reading_words
from tms.adapters.formats.own_pictures import picture_in_text
from tms.domain.imported_article import Block
from tms.domain.pictures import ShownPictures
from tms.domain.public_version import PublicTranslation, PublicVersion, WithdrawnVersion
from tms.domain.told_to_programs import moment

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def to_ninjs(version: PublicVersion) -> dict[str, Any]:
    """The news item; its ``uri`` is that of the version, its ``version`` the fingerprint of the text."""
    text = version.text
    body = [block for block in text.blocks if block.kind != "standfirst"]
    standfirsts = [block for block in text.blocks if block.kind == "standfirst"]
    shown = groups(body, own=text.pictures)
    pictures = [one for group in shown if group.kind == "picture" and (one := _picture(group, version))]
    found = {
        "uri": version.uri,
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "version": version.fingerprint,
        "language": version.tag,
        "pubStatus": "usable",
        "contentCreated": moment(version.first_published_at),
        "firstCreated": moment(version.first_released_at),
        "versionCreated": moment(version.released_at),
        "title": text.title,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": text.title}],
        "descriptions": [_described(block) for block in standfirsts],
        "by": text.author,
        "bodies": _bodies(body, shown, text.pictures),
        "slugline": version.slug,
        "subjects": _subjects(text.section, text.tags),
        "infoSources": [{"name": version.publication, "role": "publisher"}],
        "renditions": [{"name": "web", "href": version.address, "contentType": "text/html"}],
        "associations": [*pictures, *(_association(one) for one in version.translations)],
        "altIds": _alt_ids(version.article_id, version.external_id, text.author_title),
    }
    return {name: value for name, value in found.items() if value not in (None, [])}


def to_canceled_ninjs(version: WithdrawnVersion) -> dict[str, Any]:
    """The item that takes the version back from whoever has it; nothing of its words is in it."""
    return {
        "uri": version.uri,
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial",
        "language": version.tag,
        "pubStatus": "canceled",
        "versionCreated": moment(version.withdrawn_at),
        "altIds": _alt_ids(version.article_id, version.external_id),
    }


def _described(block: Block) -> Mapping[str, str]:
    return {"role": "standfirst", "contentType": "text/plain", "value": reading_words(block)}


def _bodies(blocks: Sequence[Block], shown: Sequence[BlockGroup], own: ShownPictures) -> Sequence[Mapping[str, Any]]:
    """The body as HTML, and as plain text with an empty line between its blocks."""
    html = "\n".join(group_html(group, own=own) for group in shown)
    words = "\n\n".join(filter(None, map(reading_words, blocks)))
    return [
        {"role": "main", "contentType": "text/html", "charCount": _characters(blocks), "value": html},
        {"role": "plain", "contentType": "text/plain", "charCount": len(words), "value": words},
    ]


def _characters(blocks: Sequence[Block]) -> int:
    """As the standard counts: without captions."""
    return sum(len(reading_words(block)) for block in blocks if block.kind != "caption")


def _subjects(section: str | None, tags: Sequence[str]) -> Sequence[Mapping[str, str]]:
    named = [{"name": section, "rel": "section"}] if section else []
    return [*named, *({"name": tag, "rel": "tag"} for tag in tags)]


def _picture(group: BlockGroup, version: PublicVersion) -> Mapping[str, Any] | None:
    """A picture as an item of its own. The standard has no field for its alternative text: a description is."""
    there = picture_in_text(group.blocks, version.text.pictures)
    if there is None:
        return None
    rights = there.shown.rights
    until = f"until {rights.expires_on.isoformat()}" if rights.expires_on else ""
    caption = reading_words(there.caption) if there.caption else ""
    described = [("alt", there.alt), ("caption", caption)]
    cards = [("card", there.shown.card)] if there.shown.card else []
    files = [*((str(one.width), one) for one in there.shown.files), *cards]
    found = {
        "name": there.alt or caption or f"picture {there.number}",
        "uri": there.shown.largest.href,
        "rel": "picture",
        "type": "picture",
        "representationType": "full",
        "language": version.tag,
        "pubStatus": "usable",
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": words} for role, words in described if words
        ],
        "by": there.credit,
        "usageTerms": "; ".join(filter(None, (rights.licence, rights.territory, until))),
        "renditions": [
            {"name": name, "href": one.href, "contentType": one.kind, "width": one.width, "height": one.height}
            for name, one in files
        ],
    }
    return {name: value for name, value in found.items() if value not in ("", [])}


def _association(one: PublicTranslation) -> Mapping[str, Any]:
    return {
        "name": one.title,
        "uri": one.uri,
        "rel": "translation-source" if one.is_source else "translation",
        "type": "text",
        "representationType": "partial",
        "language": one.tag,
        "pubStatus": "usable",
        "renditions": [{"name": "web", "href": one.address, "contentType": "text/html"}],
    }


def _alt_ids(article_id: int, external_id: str, author_title: str | None = None) -> Sequence[Mapping[str, str]]:
    known = {"article": str(article_id), "external-id": external_id, "author-title": author_title}
    return [{"role": f"sanwen:{name}", "value": value} for name, value in known.items() if value]
