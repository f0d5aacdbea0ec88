"""Searching all articles."""

from tms.web.search import search

blueprints = (search.blueprint,)
