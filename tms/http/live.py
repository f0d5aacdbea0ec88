"""Live news of the publication's articles: one event stream per browser, shared by its tabs."""

import socket
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from flask import Blueprint, Response, request

from tms.adapters.streams import BEGINNING, STILL_HERE, told
from tms.domain.permissions import Action, Subject
from tms.http.context import SocketTakenError, actor, container
from tms.services.authorize import may

blueprint = Blueprint("live", __name__)

_SOCKET = "gunicorn.socket"


class _TakesTheSocket(Response):
    """An answer that goes on for minutes: its head is written here, and the thread is free for other requests."""

    automatically_set_content_length = False

    def __init__(self, attach: Callable[[socket.socket], None], **how: Any) -> None:
        super().__init__(**how)
        self._attach = attach

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Raises SocketTakenError, which tells the server that this connection is not its own any more."""
        del start_response
        head = [f"HTTP/1.1 {self.status}", *(f"{name}: {value}" for name, value in self.get_wsgi_headers(environ))]
        taken = socket.socket(fileno=environ[_SOCKET].detach())
        try:
            taken.sendall("\r\n".join([*head, "Connection: close", "", ""]).encode("latin-1"))
            self._attach(taken)
        except OSError:
            taken.close()
        raise SocketTakenError


@blueprint.get("/live")
def stream() -> Response:
    """Send server-sent events: ``article`` with an id when an article that the person sees has news.

    It holds neither a database connection nor, under our own server, a thread. It ends with the person's sessions; a
    page that comes back after that is refused.
    """
    who, live = actor(), container().live

    def sees(subject: Subject) -> bool:
        return may(who, Action.ARTICLE_VIEW, subject)

    how: dict[str, Any] = {"mimetype": "text/event-stream", "headers": {"X-Accel-Buffering": "no"}}
    if _SOCKET in request.environ:
        live.subscribe(who.publication_id, who.person_id)
        return _TakesTheSocket(
            lambda taken: live.attach(who.publication_id, taken, sees, person_id=who.person_id), **how
        )
    news = live.listen(who.publication_id, sees, person_id=who.person_id)

    def events() -> Iterator[bytes]:
        yield BEGINNING
        for article_id in news:
            yield STILL_HERE if article_id is None else told([article_id])

    return Response(events(), **how)
