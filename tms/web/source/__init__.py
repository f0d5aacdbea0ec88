"""Changing an article's source, and its revisions."""

from tms.web.source import revisions, source_editor

blueprints = (
    revisions.blueprint,
    source_editor.blueprint,
)
