"""What the permission table's conditions look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """What the conditions look at; a service fills what its action needs.

    ``assignees`` are the people of the article's steps; ``step_kind`` and ``step_assignee`` belong to the active one.
    ``authors`` are the people whose own work is to be approved; ``submitter`` and ``approvers`` those who signed the
    whole version in its newest job. An archived article is read, and no longer worked on. ``names``: it is about what
    somebody or something is called. ``said_by`` is who asked the query or wrote the comment.
    """

    locale: str | None = None
    assigned_visibility: bool = False
    assignees: frozenset[int] = frozenset()
    step_kind: str | None = None
    step_assignee: int | None = None
    authors: frozenset[int] = frozenset()
    four_eyes: bool = True
    submitter: int | None = None
    approvers: frozenset[int] = frozenset()
    archived: bool = False
    names: bool = False
    said_by: int | None = None
    confidential: bool = False
