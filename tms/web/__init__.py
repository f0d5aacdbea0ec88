"""Pages: one blueprint per activity, each view parses, calls one service and renders. No rules here."""

from pathlib import Path

from flask import Flask

from tms.web import (
    account,
    articles,
    board,
    bulk,
    conversion_rules,
    decisions,
    drafting,
    effort,
    engines,
    feeds,
    figures,
    guidance,
    health,
    house_style,
    interface,
    live,
    members,
    memory,
    metrics,
    notifications,
    parity,
    people,
    reader,
    rendering,
    retired,
    revisions,
    search,
    sections,
    segmentation,
    source,
    term_concepts,
    term_files,
    term_suggestions,
    terms,
    threads,
    worklist,
    workspace_resegmenting,
)
from tms.web.numbers import Number


def templates_folder() -> Path:
    """Where the templates are: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def register(app: Flask) -> None:
    """Add every blueprint and what templates use."""
    app.url_map.converters |= {"alias": reader.Alias, "int": Number}
    writing = (source, revisions, workspace_resegmenting, threads, retired, worklist, parity)
    termbase = (terms, term_concepts, term_suggestions, term_files)
    words = (*termbase, memory, conversion_rules, house_style, guidance, segmentation, engines, effort, figures)
    own = (interface, people, members, account, notifications)
    pages = (
        health,
        *own,
        board,
        search,
        bulk,
        articles,
        sections,
        decisions,
        drafting,
        *writing,
        *words,
        live,
        reader,
        feeds,
    )
    for module in pages:
        app.register_blueprint(module.blueprint)
    interface.register(app)
    rendering.register(app)
    metrics.register(app)
