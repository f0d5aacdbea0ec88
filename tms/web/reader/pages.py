"""The reading site: the same answer for everybody, without session, cookie or script, kept by caches for a minute."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from slugify import slugify
from werkzeug.utils import redirect

from tms.domain import locales
from tms.domain.errors import Gone, NotFound
from tms.domain.told_to_programs import moment
from tms.http.allowed_hosts import public_address
from tms.http.context import container, status_of, unit_of_work
from tms.http.parameters import number_within
from tms.http.picture_address import path_for_readers
from tms.http.public_names import public_names
from tms.services.publishing.listings import for_strangers
from tms.services.publishing.public_pictures import shown_pictures
from tms.services.publishing.reader_search import LONGEST as LONGEST_SEARCH
from tms.services.publishing.reader_search import LOOKED_AT, search_public
from tms.services.publishing.reading import (
    ListPage,
    Moved,
    ReadingSection,
    ReadingTag,
    Site,
    list_page,
    reading_page,
    site_at,
)
from tms.web.reader.blocks import description, nodes
from tms.web.reader.linked_data import news_article, published, released_on
from tms.web.reader.words import WORDS

blueprint = Blueprint("reader", __name__)

LOCALE = "<language:locale>"
_KEPT = "public, max-age=60"

SEARCHES = 30
"""Of one network, in a minute."""

_OPEN_GRAPH = {"en": "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "zh-Hant-TW": "zh_TW", "zh-Hant-HK": "zh_HK"}


class SameForAll(Response):
    """An answer without a cookie, even the renewed one of somebody who is signed in, because caches share it."""

    def set_cookie(self, *args: Any, **kwargs: Any) -> None:
        """Leave it out."""


def lead_to_present_word() -> ResponseReturnValue | None:
    """Redirect from what a language was called before, and from its other names, to the same address of now."""
    locale = (request.view_args or {}).get("locale")
    # A page's own view leads there at once, past the words of an old address.
    if locale is None or request.endpoint in _LEADING or _is_present_word(locale):
        return None
    address = url_for(str(request.endpoint), **(request.view_args or {}))
    return moved(f"{address}?{request.query_string.decode('latin-1')}" if request.query_string else address)


blueprint.before_request(lead_to_present_word)

_LEADING = {"reader.page", "reader.slashed"}


def _is_present_word(locale: str) -> bool:
    return request.path.split("/", 2)[1] == public_names().word(locale)


@blueprint.get(f"/{LOCALE}/")
def front(locale: str) -> ResponseReturnValue:
    """The page of what is published in one language, newest first, or of what says some words."""
    if asked := request.args.get("q"):
        return _search(locale, asked)
    found = list_page(unit_of_work(), locale, page=page_asked_for())
    return _list(locale, found, lambda tag: url_for("reader.front", locale=tag))


@blueprint.get(f"/{LOCALE}/sections/<int:section_id>-<words>")
def section(locale: str, section_id: int, words: str) -> ResponseReturnValue:
    """The page of a section's articles, newest first; found by its number, other words lead to the present address."""
    found = list_page(unit_of_work(), locale, section_id=section_id, page=page_asked_for())
    if found.section is None or words != words_of(found.section):
        return moved(url_for("reader.section", locale=locale, section_id=section_id, words=words_of(found.section)))
    return _list(locale, found, lambda tag: url_for("reader.section", locale=tag, section_id=section_id, words=words))


@blueprint.get(f"/{LOCALE}/tags/<int:tag_id>-<words>")
def tag(locale: str, tag_id: int, words: str) -> ResponseReturnValue:
    """The page of a tag's articles, newest first; found by its number, other words lead to the present address."""
    found = list_page(unit_of_work(), locale, tag_id=tag_id, page=page_asked_for())
    if words != words_of_tag(found.tag):
        return moved(front_of(locale, found.tag))
    return _list(locale, found, lambda other: front_of(other, found.tag))


def _list(locale: str, found: ListPage, address: Callable[[str], str]) -> ResponseReturnValue:
    links = {tag: public_address(address(tag)) for tag in locales.NAMES if tag in found.locales or tag == locale}
    query = f"?page={found.page}" if found.page > 1 else ""
    return cacheable(
        render_template(
            "reader/list.html",
            **_shown(locale, found.site, links, found.section, found.tag),
            teasers=found.teasers,
            released=lambda teaser: found.site.day_of(teaser.first_released_at),
            page=found.page,
            older=f"{address(locale)}?page={found.page + 1}" if found.has_more else None,
            newer=address(locale) + (f"?page={found.page - 1}" if found.page > 2 else "") if found.page > 1 else None,
            canonical=links[locale] + query,
            fallback=links.get(locales.EN),
            summary=lambda teaser: description(teaser.content["blocks"]),
        )
    )


def _search(locale: str, asked: str) -> ResponseReturnValue:
    """What readers find. So many questions in a minute from one network: each looks through many texts."""
    words = WORDS[locales.base_language(locale)]
    network = request.remote_addr or "unknown"
    if not container().rate_limit.allows(f"reader-search:{network}", times=SEARCHES, seconds=60):
        shown = _shown(locale, site_at(unit_of_work(), locale), {}) | {"sought": asked[:LONGEST_SEARCH]}
        return SameForAll(render_template("reader/list.html", **shown, teasers=[], page=1, said=words["busy"]), 429)
    found = search_public(unit_of_work(), locale, asked, page=page_asked_for())
    said = "" if found.all_looked_at else words["newest"].format(LOOKED_AT)

    fronts = {
        tag: url_for("reader.front", locale=tag) for tag in locales.NAMES if tag in found.locales or tag == locale
    }

    def turned(page: int) -> str:
        return url_for("reader.front", locale=locale, q=found.words, page=page if page > 1 else None)

    return cacheable(
        render_template(
            "reader/list.html",
            **_shown(locale, found.site, fronts),
            sought=found.words,
            said=said if found.teasers else " ".join(filter(None, (words["nothing_found"], said))),
            teasers=found.teasers,
            page=found.page,
            older=turned(found.page + 1) if found.has_more else None,
            newer=turned(found.page - 1) if found.page > 1 else None,
            summary=lambda teaser: description(teaser.content["blocks"]),
            released=lambda teaser: found.site.day_of(teaser.first_released_at),
        )
    )


def page_asked_for() -> int:
    """The number of the page of a list. Raises NotFound for what is no number."""
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 6):
        raise NotFound("page_not_found")
    return number_within(asked)


@blueprint.get(f"/{LOCALE}/<slug>")
def page(locale: str, slug: str) -> ResponseReturnValue:
    """The page of a published version; an old address leads to the present one."""
    found = reading_page(unit_of_work(), locale, slug)
    if isinstance(found, Moved) or not _is_present_word(locale):
        at = found if isinstance(found, Moved) else found.version
        return moved(url_for("reader.page", locale=at.locale, slug=at.slug))
    links = {
        one.locale: public_address(url_for("reader.page", locale=one.locale, slug=one.slug)) for one in found.siblings
    }
    content = found.version.content
    own = shown_pictures(found.version.article_id, content, path_for_readers)
    card = next((one.card for one in own.values() if one.card), None)
    blocks: Sequence[dict[str, Any]] = content["blocks"]
    section = next((one for one in found.site.sections if one.id == found.version.section_id), None)
    about = description(blocks)
    printed, released = found.version.published_on, released_on(found)
    return cacheable(
        render_template(
            "reader/page.html",
            **_shown(locale, found.site, links, section),
            article=found,
            content=content,
            tags=[(one, front_of(locale, one)) for one in found.tags],
            printed=printed,
            released=released,
            here=released if printed is not None and printed < released else None,
            corrected=found.site.day_of(found.version.changed_at) if found.version.is_corrected else None,
            nodes=nodes(blocks, own),
            own=own,
            card=card and (public_address(card.href), card),
            description=about,
            published=published(found),
            modified=moment(found.version.changed_at),
            news_article=news_article(found, links, about, public_names()),
            canonical=public_address(url_for("reader.page", locale=locale, slug=slug)),
            fallback=links[for_strangers(found.siblings).locale],
        )
    )


@blueprint.get(f"/{LOCALE}/<slug>/")
def slashed(locale: str, slug: str) -> ResponseReturnValue:
    """Redirect from a slash at the end to the right address."""
    found = reading_page(unit_of_work(), locale, slug)
    at = found if isinstance(found, Moved) else found.version
    return moved(url_for("reader.page", locale=at.locale, slug=at.slug))


@blueprint.errorhandler(NotFound)
@blueprint.errorhandler(Gone)
def gone(error: NotFound | Gone) -> ResponseReturnValue:
    """The page for an address with nothing there, or nothing any more, in the language of the address."""
    asked = request.view_args or {}
    locale = str(asked.get("locale") or locales.EN)
    withdrawn = isinstance(error, Gone)
    html = render_template(
        "reader/gone.html", **_shown(locale, site_at(unit_of_work(), locale), {}), withdrawn=withdrawn
    )
    return SameForAll(html, status_of(error))


def words_of(section: ReadingSection | None) -> str:
    """A section's words in addresses: its English name, or what comes closest in Latin letters."""
    return slugify(section.english) or "section" if section else "section"


def words_of_tag(tag: ReadingTag | None) -> str:
    """A tag's words in addresses: its English name, or what comes closest in Latin letters."""
    return slugify(tag.english) or "tag" if tag else "tag"


def front_of(locale: str, tag: ReadingTag | None = None) -> str:
    """The path of the list that a feed is of."""
    if tag is None:
        return url_for("reader.front", locale=locale)
    return url_for("reader.tag", locale=locale, tag_id=tag.id, words=words_of_tag(tag))


def feed_of(locale: str, tag: ReadingTag | None = None, page: int = 1) -> str:
    """The path of a page of a feed: of everything in one language, or of what has the tag."""
    number = page if page > 1 else None
    if tag is None:
        return url_for("feeds.atom", locale=locale, page=number)
    return url_for("feeds.of_tag", locale=locale, tag_id=tag.id, words=words_of_tag(tag), page=number)


def _shown(
    locale: str,
    site: Site,
    links: dict[str, str],
    section: ReadingSection | None = None,
    tag: ReadingTag | None = None,
) -> dict[str, Any]:
    return {
        "locale": locale,
        "language_tag": public_names().tag,
        "publication": site.publication,
        "sections": [
            (one, url_for("reader.section", locale=locale, section_id=one.id, words=words_of(one)))
            for one in site.sections
        ],
        "section": section,
        "tag": tag,
        "feed": feed_of(locale, tag),
        "links": links,
        "words": WORDS[locales.base_language(locale)],
        "open_graph": _OPEN_GRAPH,
    }


def moved(address: str) -> ResponseReturnValue:
    """A redirect that caches may keep for a minute, as they keep the pages."""
    # Flask's own redirect makes the application's kind of answer, whichever is asked for.
    answer = redirect(address, 308, SameForAll)
    answer.headers["Cache-Control"] = _KEPT
    return answer


def cacheable(text: str, mimetype: str = "text/html") -> Response:
    """An answer that caches may keep for a minute; only its head is sent to those that have it already."""
    answer = SameForAll(text, mimetype=mimetype)
    answer.headers["Cache-Control"] = _KEPT
    answer.add_etag()
    answer.make_conditional(request)
    return answer
