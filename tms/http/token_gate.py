"""Who asks the API: a token in the request's own header, and nothing else. A session opens nothing there."""

from typing import cast

from flask import Response, g, request

from tms.db import request_origin as origin
from tms.domain.errors import NotSignedIn, TooMany
from tms.http.context import container, reading, unit_of_work
from tms.http.public_names import keep_public_names
from tms.services.people.asking_with_token import TokenInUse, actor_with_token, note_use
from tms.services.people.token_secret import hash_secret

API = "/api/v1/"
MCP = "/mcp"
"""Where assistants ask, with the same tokens."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SCHEME = "bearer "
_WINDOW = 60
_ADDRESS_TIMES = 2
"""One address may ask so many times as often as one token: a house has several behind one."""


def asks_api() -> bool:
    """Whether the request is a program's, to the API or an assistant's, whether or not there is such a resource."""
    return request.path.startswith(API) or request.path == MCP


def let_in_by_token(article_id: int | None = None) -> None:
    """Find out whose token the request has, which is then who acts.

    ``article_id``: of a request whose use case begins with reading that article, which is read at once.

    Raises NotSignedIn, and TooMany (``api_too_many``, with ``seconds`` to wait) before anything is looked up.
    """
    secret = count_request()
    if secret is None:
        raise NotSignedIn("token_missing")
    uow = reading() if request.method in SAFE else unit_of_work()
    g.actor, g.token = actor_with_token(uow, secret, article_id)
    origin.token_in_use.set(g.token.id)
    keep_public_names(g.token.publication_id, g.token.public_names)


def token_in_use() -> TokenInUse:
    """The token of the request, which has been let in by it."""
    return cast("TokenInUse", g.token)


def note_token_use(response: Response) -> Response:
    """Write down, at most once a minute, that the token was used: in a transaction of its own, after the request's."""
    token = g.get("token")
    if token is not None and token.is_noted_late:
        with container().database.begin() as uow:
            note_use(uow, token)
    return response


def _presented() -> str | None:
    header = request.headers.get("Authorization", "")
    return header[len(_SCHEME) :].strip() or None if header[: len(_SCHEME)].lower() == _SCHEME else None


def count_request() -> str | None:
    """Count one request, for its address and for what it shows as its token, be it one or not; what it shows.

    Raises TooMany (``api_too_many``).
    """
    secret = _presented()
    times = container().settings.api_per_minute
    counted = {f"api:address:{request.remote_addr or 'unknown'}": times * _ADDRESS_TIMES}
    if secret is not None:
        counted[f"api:token:{hash_secret(secret).hex()[:32]}"] = times
    wait = container().rate_limit.seconds_to_wait(counted, seconds=_WINDOW)
    if wait:
        raise TooMany("api_too_many", seconds=wait)
    return secret
