"""Who asks is known before anything else is done: no form, file or service is touched for a person who is not let in.

What is open to everybody is listed here, each with what bounds the work that a stranger can make it do.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Flask, current_app, request

from tms.domain.errors import NotFound
from tms.http.context import actor, read_actor_and_article, reading
from tms.http.token_gate import asks_api, let_in_by_token

View = TypeVar("View", bound=Callable[..., Any])

SMALL_FORM = 32_000
"""Bytes of a form that a stranger may send."""

OPEN: Mapping[str, str] = {
    "static": "sends a file of ours",
    "health.healthz": "says a constant",
    "health.readyz": "asks each part once, and waits two seconds at most",
    "metrics.metrics": "refuses by address or token before it asks the database",
    "interface.choose": "reads a small form and writes a cookie",
    "interface.words": "sends a text that is made once per language",
    "board.home": "asks whether anybody is there, and leads on",
    "people.login": "asks whether anybody is there, and draws a form",
    "people.enter": "reads a small form; attempts are counted before the password is looked at",
    "people.logout": "reads a small form and writes a cookie",
    "forgotten.page": "draws a form",
    "forgotten.ask": "reads a small form; requests are counted before the address is looked for",
    "people.setup": "asks whether anybody is there, and draws a form",
    "people.begin": "reads a small form; refused as soon as anybody is there",
    "people.welcome": "looks for the link, and draws a form",
    "people.choose": "looks for the link before it reads a small form; attempts are counted",
    "notifications.unsubscribe_page": "checks the token's signature, and draws a form",
    "notifications.unsubscribe_now": "checks the token's signature before it writes",
    "reader.front": "one page of what is published; a search reads the newest 2,000, and is counted per network",
    "reader.section": "one page of what is published",
    "reader.tag": "one page of what is published",
    "reader.page": "one published snapshot",
    "reader.slashed": "leads to another address",
    "pictures.public": "looks for a released version that shows it, and sends a file of ours",
    "feeds.atom": "the newest of what is published",
    "feeds.of_tag": "the newest of what is published with a tag",
    "sitemap.robots": "sends a text of constants and of what the languages are called",
    "sitemap.icon": "sends a file of ours",
    "sitemap.whole": "5,000 addresses at most; beyond that the list of the parts",
    "sitemap.one_part": "5,000 addresses at most",
    "sitemap.lists": "the lists of each section and language",
    "api_document.openapi": "sends a text that is made once",
    "api_reference.page": "draws a page of what is made once",
}

_ONLY_READS = "only_reads"
READS_ARTICLE = "reads_article"


def only_reads(view: View) -> View:
    """Mark a view that changes nothing in any request."""
    setattr(view, _ONLY_READS, lambda: True)
    return view


def only_reads_article(view: View) -> View:
    """Mark a view that changes nothing and whose use case begins with ``authorize_for_reading`` of its article."""
    setattr(view, READS_ARTICLE, True)
    return only_reads(view)


def only_reads_with(argument: str) -> Callable[[View], View]:
    """Mark a view that changes nothing where the address has this argument."""

    def marked(view: View) -> View:
        setattr(view, _ONLY_READS, lambda: argument in request.args)
        return view

    return marked


def register(app: Flask) -> None:
    """Ask who it is before anything reads the form, also before the check for forged ones."""
    app.before_request(_let_in)


def _let_in() -> None:
    """Raise NotSignedIn, or NotFound for what can't be an address of ours."""
    endpoint = request.endpoint
    if endpoint is None:
        return  # There is no such page, and nothing is done but to say so.
    if "\0" in request.path:
        raise NotFound("page_not_found")  # No name has such a character, and no database takes it.
    if endpoint in OPEN:
        request.max_content_length = SMALL_FORM
        return
    if request.method == "OPTIONS":
        return
    view = current_app.view_functions[endpoint]
    if asks_api():
        let_in_by_token((request.view_args or {})["article_id"] if hasattr(view, READS_ARTICLE) else None)
        return
    changes_nothing = getattr(view, _ONLY_READS, None)
    if changes_nothing is not None and changes_nothing():
        reading()
        if hasattr(view, READS_ARTICLE):
            read_actor_and_article((request.view_args or {})["article_id"])
    actor()
