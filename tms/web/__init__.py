"""Pages: a folder per room; each view parses, calls one service and renders. No rules here."""

from pathlib import Path

from flask import Flask

from tms.http import live
from tms.http.parameters import NumberConverter
from tms.http.public_names import LanguageWord
from tms.web import (
    articles,
    board,
    conversion,
    engines,
    fetching,
    figures,
    guidance,
    memory,
    notifications,
    operations,
    parity,
    people,
    pictures,
    publication,
    reader,
    search,
    segmentation,
    sites,
    source,
    termbase,
    threads,
    webhooks,
    worklist,
    workspace,
)
from tms.web.rendering import interface, templates

ROOMS = (
    articles,
    board,
    conversion,
    engines,
    fetching,
    figures,
    guidance,
    memory,
    notifications,
    operations,
    parity,
    people,
    pictures,
    publication,
    reader,
    search,
    segmentation,
    sites,
    source,
    termbase,
    threads,
    webhooks,
    worklist,
    workspace,
)


def templates_folder() -> Path:
    """Where the templates are: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def register(app: Flask) -> None:
    """Add every blueprint and what templates use."""
    app.url_map.converters |= {"language": LanguageWord, "int": NumberConverter}
    for blueprint in (
        interface.blueprint,
        live.blueprint,
        *(one for room in ROOMS for one in room.blueprints),
    ):
        app.register_blueprint(blueprint)
    interface.register(app)
    templates.register(app)
