"""The services as tools for assistants (Model Context Protocol, streamable HTTP). No rules here, nor permissions.

Each tool takes a pydantic model, calls one service and answers one, as the views of the API do, and asks with the same
tokens.
"""

from flask import Flask
from flask_wtf import CSRFProtect

from tms.mcp import endpoint


def register(app: Flask, forgery: CSRFProtect) -> None:
    """Add the endpoint. Browsers send no token by themselves, and a session opens nothing here."""
    forgery.exempt(endpoint.blueprint)
    app.register_blueprint(endpoint.blueprint)
