"""The workspace: one version as its translators and reviewers work on it.

All but ``retired_segments`` add what they answer to one blueprint, so that each act of the page has one address.
"""

from tms.web.workspace import (
    accept_many,
    detach,
    dismiss_findings,
    panel,
    pictures,
    presence,
    recall_and_withdraw,
    retired_segments,
    segment_threads,
    side_panel,
    split_and_merge,
    submit_approve_return,
    take_approved,
)
from tms.web.workspace.workspace import blueprint

__all__ = [
    "accept_many",
    "blueprints",
    "detach",
    "dismiss_findings",
    "panel",
    "pictures",
    "presence",
    "recall_and_withdraw",
    "segment_threads",
    "side_panel",
    "split_and_merge",
    "submit_approve_return",
    "take_approved",
]

blueprints = (blueprint, retired_segments.blueprint)
