"""What the requests of the table of answers send."""

from collections.abc import Mapping
from typing import Any

from tms.api.v1.picture_examples import PICTURE_BODY_EXAMPLE

_ARTICLE = "/api/v1/articles/<int:article_id>"
_VERSION = f"{_ARTICLE}/versions/<locale>"
_SEGMENT = f"{_VERSION}/segments/<int:segment_id>"
_KEY = {"Idempotency-Key": "3f0c8e52-6d1b-4c53-9a0e-2b7c1f5d9a44"}
_SAVE = {"If-Match": '"{rev}"', **_KEY}
_TEXT = {"text": "第一列夜班列车十点开出。", "source_rev": 1}
_WORDS = {"text": "Ten in the evening?"}

BODIES: Mapping[str, Mapping[str, Any]] = {
    "POST /api/v1/memory/lookups": {
        "json": {"source_language": "en", "target_language": "zh-Hans", "texts": ["A train left."]}
    },
    "PUT /api/v1/articles/by-external-id/<site_id:external_id>": {
        "json": {"language": "en", "format": "markdown", "title": "Ferries return", "text": "The ferry left at noon."}
    },
    f"PUT {_SEGMENT}": {"headers": _SAVE, "json": _TEXT},
    f"POST {_SEGMENT}/confirm": {"headers": _SAVE, "json": _TEXT},
    f"POST {_ARTICLE}/threads": {"headers": _KEY, "json": _WORDS},
    f"POST {_SEGMENT}/threads": {"headers": _KEY, "json": _WORDS},
    f"POST {_ARTICLE}/threads/<int:thread_id>/comments": {"headers": _KEY, "json": _WORDS},
    f"PUT {_ARTICLE}/comments/<int:comment_id>": {"json": _WORDS},
    f"POST {_ARTICLE}/pictures": {"json": {"file": PICTURE_BODY_EXAMPLE["file"]}},
    f"PATCH {_ARTICLE}/pictures/<int:picture_id>": {"json": {"credit": "Photo: Ida Berg"}},
    f"PUT {_VERSION}/pictures/<int:picture_id>": {"json": {"shown": None}},
    f"POST {_VERSION}/pictures/<int:picture_id>": {"json": {"file": PICTURE_BODY_EXAMPLE["file"]}},
    f"PATCH {_VERSION}/job": {"headers": {"If-Match": '"{tag}"'}, "json": {"due": "2031-01-31T18:00:00Z"}},
}
"""By route, what else a request has: its headers, which name places, and its body."""


def request_of(route: str, places: Mapping[str, object]) -> dict[str, Any]:
    """What a request to the route has, about what stands in these places."""
    sent = dict(BODIES.get(route, {}))
    if "headers" in sent:
        sent["headers"] = {name: value.format(**places) for name, value in sent["headers"].items()}
    return sent
