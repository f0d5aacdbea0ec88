"""The languages of the interface: the switch on every page, the messages in templates, and those of scripts."""

import hashlib
import json
from functools import cache, lru_cache

from flask import Blueprint, Flask, Response, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from tms.adapters.translations.catalogues import LANGUAGES, NAMES, catalogue, text_in
from tms.domain import locales
from tms.http.context import current_actor, unit_of_work
from tms.http.page_language import SESSION_LANGUAGE, gap, language, messages
from tms.http.redirect_target import safe_target
from tms.services.people.account import change_own_interface
from tms.web.rendering.script_messages import for_scripts
from tms.web.rendering.script_modules import modules_of
from tms.web.rendering.spaces import Spaces
from tms.web.rendering.template_messages import Marked

blueprint = Blueprint("interface", __name__)


def register(app: Flask) -> None:
    """Messages in pages and in code that makes words for pages, and the globals ``ui`` and ``interface_languages``."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of the extension
        gettext=_of_page,
        ngettext=lambda one, many, number: messages().ngettext(one, many, number),
        newstyle=True,
    )
    # The extension's own makes each message anew wherever it stands: a board has some 200.
    app.jinja_env.globals.update(gettext=_of_page, _=_of_page)
    app.jinja_env.add_extension(Marked)
    app.jinja_env.add_extension(Spaces)
    app.jinja_env.globals.update(
        ui=language,
        interface_languages=NAMES,
        words_address=words_address,
        modules_of=modules_of,
        _gap=gap,
    )
    for one in LANGUAGES:
        catalogue(one)


def _of_page(message: str, /, **values: object) -> Markup:
    """A message with its ``%(name)s`` filled in, in the language of this request."""
    return _markup(language(), message) % values if values else _without_values(language(), message)


@lru_cache(maxsize=10_000)
def _markup(tag: str, message: str) -> Markup:
    return Markup(text_in(tag, message))  # noqa: S704  # messages are of templates, as with the extension


@lru_cache(maxsize=10_000)
def _without_values(tag: str, message: str) -> Markup:
    return _markup(tag, message) % {}


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
