"""The termbase: concepts, files, suggestions."""

from tms.web.termbase import concepts, files, suggestions, terms

blueprints = (
    concepts.blueprint,
    files.blueprint,
    suggestions.blueprint,
    terms.blueprint,
)
