"""Where the OpenAPI document is."""

import json
from functools import cache

from flask import Blueprint, Response, current_app, request

from tms.api.document import document_of
from tms.http.token_gate import API

blueprint = Blueprint("api_document", __name__)


@blueprint.get(API + "openapi.json")
def openapi() -> Response:
    """The OpenAPI document of this version, for everybody: it says nothing of any publication."""
    response = Response(_document(), content_type="application/json")
    response.add_etag()
    response.make_conditional(request)
    return response


@cache
def _document() -> bytes:
    """Made when it is first asked for: a process that serves pages only never needs it."""
    return json.dumps(document_of(current_app), ensure_ascii=False).encode()
