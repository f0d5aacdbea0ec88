"""What the requests of the table of answers name and send."""

from collections.abc import Mapping
from typing import Any

PLACES: Mapping[str, Any] = {"locale": "zh-Hans"}
"""What stands in the places of a route, beside the article."""

BODIES: Mapping[str, Mapping[str, Any]] = {
    "POST /api/v1/memory/lookups": {
        "json": {"source_language": "en", "target_language": "zh-Hans", "texts": ["A train left."]}
    },
    "PUT /api/v1/articles/by-external-id/<site_id:external_id>": {
        "json": {"language": "en", "format": "markdown", "title": "Ferries return", "text": "The ferry left at noon."}
    },
}
"""By route, what else a request has: its headers and its body."""
