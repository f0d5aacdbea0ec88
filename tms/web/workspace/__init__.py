"""The workspace: one version as its translators and reviewers work on it.

All but ``retired`` add what they answer to one blueprint, so that each act of the page has one address.
"""

from tms.web.workspace import (
    beside,
    decisions,
    findings,
    following,
    here,
    panel,
    resegmenting,
    retired,
    reviewing,
    threads,
)
from tms.web.workspace.page import blueprint

__all__ = [
    "beside",
    "blueprints",
    "decisions",
    "findings",
    "following",
    "here",
    "panel",
    "resegmenting",
    "reviewing",
    "threads",
]

blueprints = (blueprint, retired.blueprint)
