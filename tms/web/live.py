"""Live news of the publication's articles: one event stream per browser, shared by its tabs."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response

from tms.http import actor, container

blueprint = Blueprint("live", __name__)


@blueprint.get("/live")
def stream() -> Response:
    """Server-sent events: ``article`` with an id when that article has news. Holds no database connection."""
    publication_id = actor().publication_id
    news = container().live.listen(publication_id)

    def events() -> Iterator[str]:
        yield "retry: 2000\n\n"
        for article_id in news:
            yield ": still here\n\n" if article_id is None else f"event: article\ndata: {json.dumps(article_id)}\n\n"

    return Response(events(), mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})
