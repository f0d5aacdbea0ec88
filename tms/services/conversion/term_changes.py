"""A change of terms as a bulk act: the texts that it affects are derived anew, with progress, and undone together."""

from collections.abc import Collection

from tms.db.models import ChangeSet
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.services.conversion.change_sets import queue_rederivation

TERM_KIND = "terms"
"""The kind of change sets that change the termbase."""

MOST_PHRASES = 200
"""Phrases that texts are searched for; with more of them every text that people work on is looked at instead."""


def follow_terms(
    uow: UnitOfWork,
    actor: Actor,
    phrases: Collection[str],
    *,
    undoes_id: int | None = None,
) -> ChangeSet | None:
    """Queue what a change of terms affects, for a caller that made it in this transaction after asking for permission.

    ``phrases`` are the Chinese terms of every concept that was changed, as it was before and as it is now: what is
    derived for any of them may be another now. Without any nothing derived is, and there is no change set.
    ``undoes_id`` is the change set that this one takes back: texts that people have worded anew since stay as they are.

    As many statements for one phrase as for all. The terms are written first: that has locked the publication's rules,
    so that versions which are being derived meanwhile are derived once more.
    """
    known = sorted({kept for phrase in phrases if (kept := phrase.strip())})
    if not known:
        return None
    change = ChangeSet(
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        kind=TERM_KIND,
        what={
            "profile": None,
            "article": None,
            "topic": None,
            "here": None,
            "phrases": known if len(known) <= MOST_PHRASES else [],
        },
        undoes_id=undoes_id,
    )
    uow.session.add(change)
    uow.session.flush()
    queue_rederivation(uow, change)
    return change
