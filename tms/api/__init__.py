"""The API: each view parses, calls one service and answers JSON. No rules here, and nothing about permissions.

What it takes and answers stands in pydantic models beside the views, and the document is made from them.
"""

from flask import Flask
from flask_wtf import CSRFProtect

from tms.api import reference
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
    app.after_request(note_token_use)
