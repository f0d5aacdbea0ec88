"""The language of the pages: what a person chose, else what the browser asks for."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache

from babel.support import NullTranslations
from flask import Blueprint, Flask, Response, g, has_request_context, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel, Domain, get_locale

from tms.adapters.translations.catalogues import LANGUAGES, catalogue
from tms.domain import locales
from tms.http.context import current_actor, unit_of_work
from tms.http.redirect_target import safe_target
from tms.services.people.account import change_own_interface
from tms.web.rendering.script_messages import for_scripts
from tms.web.rendering.spaces import Spaces
from tms.web.rendering.template_messages import Marked

blueprint = Blueprint("interface", __name__)

SESSION_LANGUAGE = "language"
"""The language that a browser chose before the sign-in; a person without a choice of their own goes on with it."""

_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))


class _Catalogues(Domain):  # type: ignore[misc]  # the library has no types
    """Flask-Babel's messages, from catalogues that are compiled in memory."""

    def get_translations(self) -> NullTranslations:
        return catalogue(language()) if has_request_context() else NullTranslations()


def register(app: Flask) -> None:
    """Messages in pages and in code that makes words for pages, and the globals ``ui`` and ``interface_languages``."""
    babel = Babel(app, locale_selector=lambda: _chosen().replace("-", "_"))
    babel.domain_instance = _Catalogues()
    app.jinja_env.add_extension(Marked)
    app.jinja_env.add_extension(Spaces)
    app.jinja_env.globals.update(ui=language, interface_languages=LANGUAGES, words_address=words_address, _gap=_gap)
    for one in LANGUAGES:
        catalogue(one)


def language() -> str:
    """The tag of the language in which this request is answered."""
    return str(get_locale() or locales.EN).replace("_", "-")


def _gap() -> str:
    """The space between two sentences: none in Chinese, whose full stop brings its own."""
    return "" if language().startswith("zh") else " "


@blueprint.post("/language")
def choose() -> ResponseReturnValue:
    """The language switch on every page: kept with the person, or in the browser while nobody is signed in."""
    wished = request.form.get("language", "")
    actor = current_actor()
    if actor is not None:
        change_own_interface(unit_of_work(), actor, wished)
    session.pop(SESSION_LANGUAGE, None)
    if wished:
        session[SESSION_LANGUAGE] = locales.parse_source_language(wished)
    return redirect(safe_target(request.form.get("next", "")), 303)


@blueprint.get("/words.js")
def words() -> Response:
    """What scripts say in a language; loaded before them, and kept by the browser until it changes."""
    tag = locales.parse_source_language(request.args.get("language", locales.EN))
    answer = Response(f"globalThis.sanwenWords = {_for_scripts(tag)};", mimetype="text/javascript")
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def words_address() -> str:
    """The address of the scripts' words in the language of this request; empty for English, which they speak anyway."""
    tag = language()
    if tag == locales.EN:
        return ""
    return url_for("interface.words", language=tag, v=_version_of(tag))


@cache
def _for_scripts(tag: str) -> str:
    return json.dumps(for_scripts(tag), ensure_ascii=False)


@cache
def _version_of(tag: str) -> str:
    return hashlib.sha256(_for_scripts(tag).encode()).hexdigest()[:12]


def _chosen() -> str:
    """The language that the person or the browser chose. It doesn't ask the database who the person is."""
    actor = g.get("actor")
    own = actor.interface if actor is not None else None
    kept = session.get(SESSION_LANGUAGE)
    return own or (kept if kept in LANGUAGES else None) or _wished(request.accept_languages.values())


def _wished(tags: Iterable[str]) -> str:
    """The first language that we have of those that a browser asks for, best first."""
    for tag in tags:
        parts = tag.lower().replace("_", "-").split("-")
        if parts[0] == "zh":
            return locales.ZH_HANT if _TRADITIONAL.intersection(parts) and "hans" not in parts else locales.ZH_HANS
        if parts[0] == "en":
            break
    return locales.EN
