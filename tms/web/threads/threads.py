"""Threads of an article and of its segments: opening, answering and resolving them, editing and withdrawing comments.

Scripts get JSON; an ordinary form leads back to where it was sent from.
"""

import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tms.domain.errors import Invalid, TmsError
from tms.http.context import actor, reading, unit_of_work
from tms.http.parameters import key_of, number_within
from tms.http.sign_in_gate import only_reads
from tms.services.threads.comment import open_article_thread
from tms.services.threads.comment import reply as reply_in_thread
from tms.services.threads.edit_comment import edit_comment, withdraw_comment
from tms.services.threads.mentionable import mentionable
from tms.services.threads.resolve import reopen_thread, resolve_thread
from tms.web.articles import article_page

blueprint = Blueprint("threads", __name__, url_prefix="/articles/<int:article_id>")


@blueprint.get("/mentionable")
@only_reads
def people(article_id: int) -> dict[str, Any]:
    """The people whom a comment can mention, for completion."""
    return {"people": [one.label for one in mentionable(reading(), actor(), article_id)]}


@blueprint.post("/threads")
def open_thread(article_id: int) -> ResponseReturnValue:
    """Open a thread about the article."""
    return _act(
        article_id,
        lambda: open_article_thread(unit_of_work(), actor(), article_id, text=_words(), key=given_key()),
        thread=lambda thread_id: thread_id,
    )


@blueprint.post("/threads/<int:thread_id>/comments")
def reply(article_id: int, thread_id: int) -> ResponseReturnValue:
    """Answer in a thread."""
    return _act(
        article_id,
        lambda: reply_in_thread(unit_of_work(), actor(), article_id, thread_id, text=_words(), key=given_key()),
        thread=lambda _: thread_id,
    )


@blueprint.post("/threads/<int:thread_id>/resolve")
def resolve(article_id: int, thread_id: int) -> ResponseReturnValue:
    """Resolve a thread."""
    return _act(article_id, lambda: resolve_thread(unit_of_work(), actor(), article_id, thread_id))


@blueprint.post("/threads/<int:thread_id>/reopen")
def reopen(article_id: int, thread_id: int) -> ResponseReturnValue:
    """Reopen a resolved thread."""
    return _act(
        article_id,
        lambda: reopen_thread(unit_of_work(), actor(), article_id, thread_id),
        thread=lambda _: thread_id,
    )


@blueprint.post("/comments/<int:comment_id>/edit")
def edit(article_id: int, comment_id: int) -> ResponseReturnValue:
    """Edit one's own comment."""
    return _act(article_id, lambda: edit_comment(unit_of_work(), actor(), article_id, comment_id, text=_words()))


@blueprint.post("/comments/<int:comment_id>/withdraw")
def withdraw(article_id: int, comment_id: int) -> ResponseReturnValue:
    """Withdraw one's own comment."""
    return _act(article_id, lambda: withdraw_comment(unit_of_work(), actor(), article_id, comment_id))


def given_key() -> uuid.UUID:
    """The key that tells a repeated request. Raises Invalid (``form_incomplete``)."""
    try:
        return key_of(request.form.get("key", ""))
    except ValueError:
        raise Invalid("form_incomplete") from None


def _words() -> str:
    words = request.form.get("words")
    if words is None:
        raise Invalid("form_incomplete")
    return words


def _act(
    article_id: int, do: Callable[[], int | None], *, thread: Callable[[int], int] | None = None
) -> ResponseReturnValue:
    """Act, and return to where the form was: beside a segment, or on the article's page, perhaps at a ``thread``."""
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json":
        return {"id": do()}
    try:
        made = do()
    except TmsError as error:
        return article_page.refused(article_id, error)
    place = f"#thread-{thread(made or 0)}" if thread else "#threads"
    return redirect(f"{_where(article_id)}{place}", 303)


def _where(article_id: int) -> str:
    try:
        segment_id = number_within(request.form.get("segment", ""))
    except ValueError:
        return url_for("articles.article", article_id=article_id)
    locale = request.form.get("locale", "")
    return url_for("workspace.version", article_id=article_id, locale=locale, segment=segment_id)
