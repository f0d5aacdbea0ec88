"""Atom feeds of the reading site (RFC 4287): one language's articles, whole texts, a page at a time (RFC 5005)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats import group_html
from tms.domain import locales
from tms.domain.told_to_programs import lasting_id
from tms.http.allowed_hosts import public_address
from tms.http.context import unit_of_work
from tms.http.picture_address import address_for_readers
from tms.http.public_names import public_names
from tms.services.publishing.listings import Teaser
from tms.services.publishing.public_pictures import shown_pictures
from tms.services.publishing.reading import ListPage, list_page
from tms.web.reader.blocks import description, nodes
from tms.web.reader.pages import (
    LOCALE,
    cacheable,
    feed_of,
    front_of,
    lead_to_present_word,
    moved,
    page_asked_for,
    words_of_tag,
)
from tms.web.reader.words import WORDS

blueprint = Blueprint("feeds", __name__)
blueprint.before_request(lead_to_present_word)

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@blueprint.get(f"/{LOCALE}/feed.atom")
def atom(locale: str) -> ResponseReturnValue:
    """A page of the Atom feed of one language, newest here first."""
    return _feed(locale, list_page(unit_of_work(), locale, page=page_asked_for()))


@blueprint.get(f"/{LOCALE}/tags/<int:tag_id>-<words>/feed.atom")
def of_tag(locale: str, tag_id: int, words: str) -> ResponseReturnValue:
    """A page of the Atom feed of a tag in one language; other words lead to the present address."""
    found = list_page(unit_of_work(), locale, tag_id=tag_id, page=page_asked_for())
    if words != words_of_tag(found.tag):
        return moved(feed_of(locale, found.tag))
    return _feed(locale, found)


def _feed(locale: str, found: ListPage) -> ResponseReturnValue:
    def page(number: int, of: str = locale) -> str:
        return public_address(feed_of(of, found.tag, number))

    words = WORDS[locales.base_language(locale)]
    entries = [_entry(teaser) for teaser in found.teasers]
    xml = render_template(
        "reader/feed.xml",
        locale=locale,
        language_tag=public_names().tag,
        publication=found.site.publication,
        title=words["sep"].join(
            [found.site.publication, *([found.tag.name] if found.tag else []), locales.NAMES[locale]]
        ),
        id=lasting_id(found.site.publication, locale, *([f"tag {found.tag.id}"] if found.tag else [])),
        updated=found.changed_at,
        entries=entries,
        here=page(found.page),
        first=page(1),
        newer=page(found.page - 1) if found.page > 1 else None,
        older=page(found.page + 1) if found.has_more else None,
        front=public_address(front_of(locale, found.tag)),
        others={other: page(1, other) for other in found.locales if other != locale},
    )
    return cacheable(_NOT_XML.sub("", xml), "application/atom+xml")


def _entry(teaser: Teaser) -> Mapping[str, Any]:
    blocks: Sequence[dict[str, Any]] = teaser.content["blocks"]
    # Whoever reads a feed is somewhere else.
    own = shown_pictures(teaser.article_id, teaser.content, address_for_readers)
    return {
        "teaser": teaser,
        "id": lasting_id(teaser.external_id, teaser.locale),
        "address": public_address(url_for("reader.page", locale=teaser.locale, slug=teaser.slug)),
        "summary": description(blocks),
        "html": "".join(group_html(node, own=own) for node in nodes(blocks, own)),
    }
