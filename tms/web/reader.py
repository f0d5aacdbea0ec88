"""The reading site: the same answer for everybody, without session, cookie or script, kept by caches for a minute."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.utils import redirect

from tms.domain import locales
from tms.domain.errors import Invalid, NotFound
from tms.http import container, unit_of_work
from tms.services.original import original_locale
from tms.services.reading import Moved, ReadingPage, Teaser, front_page, reading_page
from tms.web.reading_blocks import description, nodes

blueprint = Blueprint("reader", __name__)

_LOCALE = '<any("en","zh-Hans","zh-Hant","zh-Hant-TW","zh-Hant-HK"):locale>'
_ALIAS = "<alias:tag>"
_KEPT = "public, max-age=60"

WORDS = {
    locales.EN: {
        "top": "Back to top",
        "related": "Related articles",
        "languages": "Language",
        "skip": "Skip to the article",
        "all": "All articles",
        "nothing": "Nothing has been published in English yet.",
        "gone": "There is no page at this address",
        "gone_hint": "It may have been moved or withdrawn, or the address has a typing mistake.",
        "sep": ", ",
    },
    locales.ZH_HANS: {
        "top": "返回顶部",
        "related": "延伸阅读",
        "languages": "语言",
        "skip": "跳到正文",
        "all": "全部文章",
        "nothing": "还没有发布简体中文文章。",
        "gone": "这个网址没有页面",
        "gone_hint": "页面可能已经移动或撤下，也可能是网址输入有误。",
        "sep": "，",
    },
    locales.ZH_HANT: {
        "top": "返回頂端",
        "related": "延伸閱讀",
        "languages": "語言",
        "skip": "跳到正文",
        "all": "全部文章",
        "nothing": "還沒有發布繁體中文文章。",
        "gone": "這個網址沒有頁面",
        "gone_hint": "頁面可能已經移動或撤下，也可能是網址輸入有誤。",
        "sep": "，",
    },
}
"""The reading pages' own words in the reader's language."""

_OPEN_GRAPH = {"en": "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "zh-Hant-TW": "zh_TW", "zh-Hant-HK": "zh_HK"}


class Alias(BaseConverter):
    """In an address: another name of a language that readers and old links use; the tag that is meant.

    Only what ``parse_locale`` knows, so that no other address of the product is taken for a language.
    """

    def to_python(self, value: str) -> str:
        try:
            locale = locales.parse_locale(value)
        except Invalid:
            raise ValidationError from None
        if value == locale:
            raise ValidationError
        return locale


class _SameForAll(Response):
    """An answer that carries no cookie, not even the renewed one of somebody who is signed in: caches share it."""

    def set_cookie(self, *args: Any, **kwargs: Any) -> None:
        """Leave it out."""


@blueprint.get(f"/{_LOCALE}/")
def front(locale: str) -> ResponseReturnValue:
    """What is published in one language, newest first."""
    uow = unit_of_work()
    publication, teasers = front_page(uow, locale)
    others = [tag for tag in locales.SOURCE_LANGUAGES if tag == locale or front_page(uow, tag)[1]]
    links = {tag: _absolute(url_for("reader.front", locale=tag)) for tag in others}
    return _kept(
        render_template(
            "reader/front.html",
            **_shown(locale, publication, links),
            teasers=teasers,
            canonical=_absolute(url_for("reader.front", locale=locale)),
            fallback=links.get(locales.EN),
        )
    )


@blueprint.get(f"/{_LOCALE}/<slug>")
def page(locale: str, slug: str) -> ResponseReturnValue:
    """A published version; an old address leads to the present one."""
    uow = unit_of_work()
    found = reading_page(uow, locale, slug)
    if isinstance(found, Moved):
        return _moved(url_for("reader.page", locale=found.locale, slug=found.slug))
    links = _links(found.siblings)
    blocks: Sequence[dict[str, Any]] = found.content["blocks"]
    return _kept(
        render_template(
            "reader/page.html",
            **_shown(locale, found.publication, links),
            article=found,
            content=found.content,
            day_of_issue=_day(found),
            nodes=nodes(blocks),
            description=description(blocks),
            canonical=_absolute(url_for("reader.page", locale=locale, slug=slug)),
            fallback=links.get(original_locale(uow, locale, slug) or "") or next(iter(links.values())),
        )
    )


@blueprint.get(f"/{_LOCALE}/<slug>/", endpoint="slashed")
@blueprint.get(f"/{_ALIAS}/<slug>")
@blueprint.get(f"/{_ALIAS}/<slug>/")
def other_page(slug: str, tag: str = "", locale: str = "") -> ResponseReturnValue:
    """A page under another name of its language (zh-TW, zh-hans) or with a slash at the end: to the right address.

    A region without a version of its own has that of its script.
    """
    meant = tag or locale
    for one in dict.fromkeys((meant, locales.base_language(meant))):
        try:
            found = reading_page(unit_of_work(), one, slug)
        except NotFound:
            continue
        return _moved(url_for("reader.page", locale=found.locale, slug=found.slug))
    raise NotFound("page_not_found")


@blueprint.get(f"/{_ALIAS}/")
def other_front(tag: str) -> ResponseReturnValue:
    """The list of articles under another name of its language."""
    base = locales.base_language(tag)
    has_own = front_page(unit_of_work(), tag)[1]
    return _moved(url_for("reader.front", locale=tag if has_own else base))


@blueprint.errorhandler(NotFound)
def gone(error: NotFound) -> ResponseReturnValue:
    """Nothing there, said in the language of the address."""
    del error
    asked = request.view_args or {}
    locale = str(asked.get("locale") or asked.get("tag") or locales.EN)
    return _SameForAll(render_template("reader/gone.html", **_shown(locale, "Sanwen", {})), 404)


def _shown(locale: str, publication: str, links: dict[str, str]) -> dict[str, Any]:
    return {
        "locale": locale,
        "publication": publication,
        "links": links,
        "words": WORDS[locales.base_language(locale)],
        "open_graph": _OPEN_GRAPH,
    }


def _moved(address: str) -> ResponseReturnValue:
    # Flask's own redirect makes the application's kind of answer, whichever is asked for.
    answer = redirect(address, 301, _SameForAll)
    answer.headers["Cache-Control"] = _KEPT
    return answer


def _kept(html: str) -> Response:
    answer = _SameForAll(html)
    answer.headers["Cache-Control"] = _KEPT
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def _links(siblings: Sequence[Teaser]) -> dict[str, str]:
    return {one.locale: _absolute(url_for("reader.page", locale=one.locale, slug=one.slug)) for one in siblings}


def _absolute(path: str) -> str:
    """Readers' address of a page; the setting rules, because behind a proxy the request's own may be another."""
    base = container().settings.public_url or request.host_url
    return base.rstrip("/") + path


def _day(found: ReadingPage) -> date | None:
    """The day that was printed when the version was released."""
    printed = found.content.get("published_on")
    return date.fromisoformat(printed) if printed else None
