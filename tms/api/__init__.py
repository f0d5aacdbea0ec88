"""The API: each view parses, calls one service and answers JSON. No rules here, and nothing about permissions.

What it takes and answers stands in pydantic models beside the views, and the document is made from them.
"""

from typing import Any

from flask import Flask, current_app, request
from flask_wtf import CSRFProtect

from tms.api import reference
from tms.api.operation import operation_of
from tms.api.site_id import SiteId
from tms.api.v1 import resources
from tms.http.token_gate import note_token_use


def register(app: Flask, forgery: CSRFProtect) -> None:
    """Add every resource, and the pages that describe them.

    Browsers send no token by themselves, and a session opens nothing here: there is nothing to forge.
    """
    app.url_map.converters["site_id"] = SiteId
    for blueprint in resources:
        forgery.exempt(blueprint)
        app.register_blueprint(blueprint)
    app.register_blueprint(reference.blueprint)
    app.url_value_preprocessor(_limit_body)
    app.after_request(note_token_use)


def _limit_body(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Let a request be as large as its operation says, and no larger: more is refused before it is read."""
    del values
    operation = operation_of(current_app.view_functions[endpoint]) if endpoint else None
    if operation is not None:
        request.max_content_length = operation.most_bytes
