"""What a token is for, and what a machine may ever do: read by ``tms.domain.permissions``, which decides.

A token narrows: it takes away what its scopes do not name, and gives nothing that its person may not do. An action that
stands here nowhere is for people who are signed in: approving, waiving, deciding, releasing, people and settings.
"""

from collections.abc import Mapping
from enum import StrEnum

from tms.domain.actions import Action
from tms.domain.actors import Actor


class Scope(StrEnum):
    """What a token is for. Named objects:verb."""

    ARTICLES_READ = "articles:read"
    ARTICLES_WRITE = "articles:write"
    TEXTS_READ = "texts:read"
    TEXTS_WRITE = "texts:write"
    COMMENTS_WRITE = "comments:write"
    KNOWLEDGE_READ = "knowledge:read"
    JOBS_WRITE = "jobs:write"
    PEOPLE_READ = "people:read"
    RELEASES_READ = "releases:read"
    EVENTS_READ = "events:read"


_ANY_OF_ARTICLES = frozenset(Scope) - {Scope.KNOWLEDGE_READ, Scope.PEOPLE_READ}
_READ = frozenset({Scope.ARTICLES_READ})
_WRITE = frozenset({Scope.ARTICLES_WRITE})
_TEXTS = frozenset({Scope.TEXTS_WRITE})
_COMMENTS = frozenset({Scope.COMMENTS_WRITE})
_KNOWLEDGE = frozenset({Scope.KNOWLEDGE_READ})
_JOBS = frozenset({Scope.JOBS_WRITE})

SCOPES_OF: Mapping[Action, frozenset[Scope]] = {
    # Whether an article is seen at all is asked before anything that is done with it.
    Action.ARTICLE_VIEW: _ANY_OF_ARTICLES,
    Action.BOARD_VIEW: _READ | {Scope.PEOPLE_READ},
    Action.ARTICLES_SEARCH: _READ,
    # One's own.
    Action.WORK_VIEW: frozenset({Scope.PEOPLE_READ}),
    Action.REVISIONS_VIEW: _READ,
    Action.ARTICLE_IMPORT: _WRITE,
    Action.SOURCE_EDIT: _WRITE,
    Action.ARTICLE_METADATA: _WRITE,
    Action.ARTICLE_SECTION: _WRITE,
    Action.VERSION_EXPORT: frozenset({Scope.TEXTS_READ}),
    Action.SEGMENT_CLAIM: _TEXTS,
    Action.SEGMENT_EDIT: _TEXTS,
    Action.PICTURE_CHOOSE: _TEXTS,
    Action.SEGMENT_CONFIRM: _TEXTS,
    Action.SEGMENT_CORRECT: _TEXTS,
    Action.THREAD_WRITE: _COMMENTS,
    Action.THREAD_RESOLVE: _COMMENTS,
    Action.COMMENT_CHANGE: _COMMENTS,
    Action.TERMS_VIEW: _KNOWLEDGE,
    Action.MEMORY_VIEW: _KNOWLEDGE,
    Action.STEP_ASSIGN: _JOBS,
    Action.STEP_TAKE: _JOBS,
    Action.DUE_SET: _JOBS,
    Action.EVENTS_READ: frozenset({Scope.EVENTS_READ}),
}
"""Action → the scopes of which one is enough for it."""

MACHINE_MAY = frozenset(
    {
        Action.ARTICLE_VIEW,
        Action.BOARD_VIEW,
        Action.ARTICLES_SEARCH,
        Action.REVISIONS_VIEW,
        Action.ARTICLE_IMPORT,
        Action.SOURCE_EDIT,
        Action.ARTICLE_METADATA,
        Action.ARTICLE_SECTION,
        Action.VERSION_EXPORT,
        # A draft: confirming it takes a person.
        Action.SEGMENT_EDIT,
        # Where no person has: whoever signs the version is shown it.
        Action.PICTURE_CHOOSE,
        Action.THREAD_WRITE,
        Action.COMMENT_CHANGE,
        Action.TERMS_VIEW,
        Action.MEMORY_VIEW,
        Action.EVENTS_READ,
    }
)
"""All that a machine may ever do, if its token is for it. It has no roles."""

MACHINE_SCOPES = frozenset(scope for action in MACHINE_MAY for scope in SCOPES_OF[action]) - {Scope.JOBS_WRITE}
"""What a machine's token can be for."""


def refused_by_token(actor: Actor, action: Action) -> str | None:
    """Why somebody who asks with a token may not do it, whatever their roles; None if the token is for it."""
    scopes = SCOPES_OF.get(action)
    if scopes is None:
        return "not_by_token"
    if actor.is_machine and action not in MACHINE_MAY:
        return "not_for_machines"
    return None if scopes & (actor.scopes or frozenset()) else "not_in_scope"
