"""Kinds of work items: the stages of an article's pipeline in their order, bulk work, and letters."""

from enum import StrEnum


class WorkKind(StrEnum):
    """One kind, one Celery task, one handler."""

    SEGMENT = "segment"
    DRAFT = "draft"
    DERIVE = "derive"
    REDERIVE = "rederive"
    CHECK = "check"
    OPEN = "open"
    DIGEST = "digest"


STAGES_OF_ROLE: dict[str, tuple[WorkKind, ...]] = {
    "source": (WorkKind.SEGMENT,),
    "direct": (WorkKind.DRAFT, WorkKind.CHECK, WorkKind.OPEN),
    "derived": (WorkKind.DERIVE, WorkKind.CHECK, WorkKind.OPEN),
}
"""What a version of each role goes through; what has no work item yet is waiting."""

QUEUES: dict[WorkKind, str] = dict.fromkeys(WorkKind, "pipeline") | {
    WorkKind.DRAFT: "drafts",
    WorkKind.DIGEST: "drafts",
}
"""Celery queue of each kind: drafting may wait for an engine, a letter for a mail server, the rest never does."""

MAX_ATTEMPTS = 5
"""A work item that was begun this often and never ended is failed, so that it can't take workers down for ever."""


def anew_key(article_id: int, version_id: int) -> str:
    """Drafting once more has a key of its own: it may have to wait, and what a change of the source queues must not."""
    return f"{WorkKind.DRAFT}-anew:{article_id}:{version_id}"


def dedup_key(kind: WorkKind, article_id: int, version_id: int | None) -> str:
    """At most one waiting work item per key."""
    return f"{kind}:{article_id}:{version_id or 0}"
