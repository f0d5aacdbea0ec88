"""The language in which a request is answered, and its messages: what a person chose, else what the browser wants."""

from collections.abc import Iterable
from gettext import NullTranslations
from typing import cast

from flask import g, has_request_context, request, session

from tms.adapters.translations.catalogues import LANGUAGES, catalogue
from tms.domain import locales

SESSION_LANGUAGE = "language"
"""The language that a browser chose before the sign-in; a person without a choice of their own goes on with it."""

_TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))


def language() -> str:
    """The tag of the language in which this request is answered; English where nobody asks.

    Once said, it is kept to the end of the request, so that no page speaks two languages.
    """
    kept = g.get("language") if has_request_context() else locales.EN
    if kept is None:
        kept = g.language = _chosen()
    return cast("str", kept)


def messages() -> NullTranslations:
    """The messages of ``language``. A page has hundreds, and so they are looked for once in a request."""
    if not has_request_context():
        return NullTranslations()
    kept = g.get("messages")
    if kept is None:
        kept = g.messages = catalogue(language())
    return cast("NullTranslations", kept)


def gap() -> str:
    """The space between two sentences: none in Chinese, whose full stop brings its own."""
    return "" if locales.is_chinese(language()) else " "


def joined_sentences(*sentences: str) -> str:
    """The sentences after each other, without those that say nothing."""
    return gap().join(filter(None, sentences))


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
