"""Pages: a folder per activity; each view parses, calls one service and renders. No rules here."""

from pathlib import Path

from flask import Flask

from tms.web import articles, conversion, operations, overview, people, publication, reader, source, termbase, workspace
from tms.web.reader.pages import Alias
from tms.web.rendering import interface, templates
from tms.web.request import live
from tms.web.request.readers import NumberConverter

ACTIVITIES = (operations, people, overview, articles, source, workspace, conversion, termbase, publication, reader)


def templates_folder() -> Path:
    """Where the templates are: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def register(app: Flask) -> None:
    """Add every blueprint and what templates use."""
    app.url_map.converters |= {"alias": Alias, "int": NumberConverter}
    for blueprint in (
        interface.blueprint,
        live.blueprint,
        *(one for activity in ACTIVITIES for one in activity.blueprints),
    ):
        app.register_blueprint(blueprint)
    interface.register(app)
    templates.register(app)
