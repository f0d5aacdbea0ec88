"""Bringing a source in, changing it, and its revisions."""

from tms.web.source import editor, revisions

blueprints = (
    editor.blueprint,
    revisions.blueprint,
)
