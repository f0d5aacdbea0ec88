"""A change of the rules as a bulk act: what it says, which texts it may affect, and the work that it queues."""

from collections.abc import Sequence
from typing import Any

from tms.db.models import ChangeSet, ConversionRule
from tms.db.queries import affected_texts, queue_many
from tms.db.queries.affected_texts import Affects
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.domain.work_kinds import WorkKind

KIND = "conversion rule"
"""The kind of change sets that make and retire rules."""


def add_change(
    uow: UnitOfWork,
    actor: Actor,
    *,
    made: Sequence[ConversionRule],
    retired: Sequence[ConversionRule],
    undoes_id: int | None = None,
    here: int | None = None,
) -> ChangeSet:
    """Store the rules that are made and end those that are retired, all in one act. All are of one scope and profile.

    The caller has locked the rules before reading them.

    ``here`` is the article in which it was decided, which follows also if its version is closed.
    """
    first = (*made, *retired)[0]
    change = ChangeSet(
        publication_id=actor.publication_id, person_id=actor.person_id, kind=KIND, what={}, undoes_id=undoes_id
    )
    uow.session.add(change)
    uow.session.flush()
    for rule in retired:
        rule.retired_at, rule.retired_by, rule.retired_in = change.at, actor.person_id, change.id
    # One rule holds for a phrase at a time: the old one goes first.
    uow.session.flush()
    for rule in made:
        rule.change_set_id = change.id
        uow.session.add(rule)
    uow.session.flush()
    change.what = {
        "profile": first.profile,
        "article": first.article_id,
        "topic": first.topic_id,
        "here": here,
        "phrases": sorted({rule.source for rule in (*made, *retired)}),
        "made": [rule.id for rule in made],
        "retired": [rule.id for rule in retired],
    }
    uow.session.flush()
    return change


def affects(change: ChangeSet) -> Affects:
    """The texts that the change may affect."""
    what: dict[str, Any] = change.what
    return Affects(
        change.publication_id,
        what["profile"],
        tuple(what["phrases"]),
        article_id=what["article"],
        topic_id=what["topic"],
        here=what["here"] or what["article"],
        profile_version=what.get("profile_version"),
    )


def queue_rederivation(uow: UnitOfWork, change: ChangeSet) -> int:
    """Queue the work on every version that the change may affect; the number of versions."""
    versions = affected_texts.affected_versions(uow.session, affects(change))
    ids = queue_many.enqueue_all(
        uow.session, kind=WorkKind.REDERIVE, subject={"change_set": change.id}, versions=versions
    )
    for item_id in ids:
        uow.queue(item_id, WorkKind.REDERIVE)
    return len(ids)
