"""One line per request, and the id by which a person, a log and a worker speak of the same request."""

import re
import time
import uuid
from functools import partial

import structlog
from flask import Flask, Response, g, request

from tms.db.request_origin import cause, token_in_use

log = structlog.get_logger(__name__)

HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")
_IDS = {"article_id": "article", "segment_id": "segment", "item_id": "work_item", "locale": "locale"}
_FREQUENT = ("/healthz", "/readyz", "/metrics", "/live", "/static/<path:filename>")


def register(app: Flask) -> None:
    """Give each request its id before anything else looks at it, so that every line about it carries the id."""
    app.before_request(_begin)
    app.after_request(_end)
    app.teardown_request(_forget)


def _begin() -> None:
    given = request.headers.get(HEADER, "")
    g.request_id = given if _SANE.fullmatch(given) else uuid.uuid4().hex
    g.request_began = time.perf_counter()
    cause.set(g.request_id)
    token_in_use.set(None)
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    if "request_id" not in g:
        return response
    response.headers[HEADER] = g.request_id
    route = request.url_rule.rule if request.url_rule else None
    # Not the address: a slug is a title, and a search is what somebody thinks of.
    seen = {
        name: request.view_args[key] for key, name in _IDS.items() if request.view_args and key in request.view_args
    }
    actor = g.get("actor")
    if actor is not None:
        seen["person"] = actor.person_id
    tell = log.debug if route in _FREQUENT and response.status_code < 500 else log.info
    told = partial(
        tell,
        "request",
        request_id=g.request_id,
        method=request.method,
        route=route,
        status=response.status_code,
        ms=round((time.perf_counter() - g.request_began) * 1000, 1),
        **seen,
    )
    # Once the answer is out: nobody waits for a line in a log. By then the context is no longer this request's.
    response.call_on_close(told)
    return response


def _forget(error: BaseException | None) -> None:
    del error
    cause.set(None)
    token_in_use.set(None)
    structlog.contextvars.clear_contextvars()
