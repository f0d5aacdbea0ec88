"""Kinds of work items: the stages of an article's pipeline in their order, bulk work, and letters."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    FETCH = "fetch"
    FEED = "feed"
    WEBHOOKS = "webhooks"
    SITES = "sites"


@dataclass(frozen=True, slots=True)
class WorkStage:
    """Where a kind of work runs, and which kinds follow it once it is done.

    ``queue`` is Celery's: what may wait for an engine or a mail server has one of its own. ``then`` follows for the
    same version, ``for_followers`` before it for each version that is derived from that one, ``for_translations`` for
    each that is translated from it.
    """

    queue: str = "pipeline"
    then: WorkKind | None = None
    for_followers: WorkKind | None = None
    for_translations: WorkKind | None = None


CHAIN: Mapping[WorkKind, WorkStage] = {
    WorkKind.SEGMENT: WorkStage(for_followers=WorkKind.DERIVE, for_translations=WorkKind.DRAFT),
    WorkKind.DRAFT: WorkStage("drafts", then=WorkKind.CHECK, for_followers=WorkKind.DERIVE),
    WorkKind.DERIVE: WorkStage(then=WorkKind.CHECK, for_followers=WorkKind.DERIVE),
    WorkKind.REDERIVE: WorkStage(then=WorkKind.CHECK, for_followers=WorkKind.DERIVE),
    WorkKind.CHECK: WorkStage(then=WorkKind.OPEN),
    WorkKind.OPEN: WorkStage(),
    WorkKind.DIGEST: WorkStage("drafts"),
    WorkKind.FETCH: WorkStage("drafts"),
    WorkKind.FEED: WorkStage("drafts"),
    WorkKind.WEBHOOKS: WorkStage("drafts"),
    WorkKind.SITES: WorkStage("drafts"),
}
"""The one table of the pipeline's order; what each kind runs stands in ``tms.services.pipeline.stages``."""

FIRST_STAGE: Mapping[str, WorkKind] = {
    "source": WorkKind.SEGMENT,
    "direct": WorkKind.DRAFT,
    "derived": WorkKind.DERIVE,
}
"""Where the preparation of a version begins, by its role."""

QUEUES: Mapping[WorkKind, str] = {kind: stage.queue for kind, stage in CHAIN.items()}


def stages_of_role(role: str) -> tuple[WorkKind, ...]:
    """What a version of that role goes through, in order; what has no work item yet is waiting."""
    found = [FIRST_STAGE[role]]
    while (following := CHAIN[found[-1]].then) is not None:
        found.append(following)
    return tuple(found)


MAX_ATTEMPTS = 5
"""A work item that was begun this often and never ended is failed, so that it can't take workers down for ever."""


def anew_key(article_id: int, version_id: int) -> str:
    """Drafting once more has a key of its own: it may have to wait, and what a change of the source queues must not."""
    return f"{WorkKind.DRAFT}-anew:{article_id}:{version_id}"


def dedup_key(kind: WorkKind, article_id: int, version_id: int | None) -> str:
    """At most one waiting work item per key."""
    return f"{kind}:{article_id}:{version_id or 0}"
