"""New tables of a release, dictionaries and the starter glossary: derived texts that older ones made are queued."""

from tms.db.queries import affected_texts, queue_many
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work_kinds import WorkKind, dedup_key
from tms.language.tables_release import BUILT_IN_VERSION


def follow_release(uow: UnitOfWork) -> int:
    """Queue the derivation of every version in work that has texts by older tables; how many were queued.

    For a start of the program, in as many processes as like: one that waits already is not queued again, and what was
    derived says so, so that the next start finds nothing. A worker of the release before that takes one up meanwhile
    leaves it for the next start. The sweeper sends what is queued here.
    """
    versions = affected_texts.versions_by_older_tables(uow.session, BUILT_IN_VERSION)
    keys = [dedup_key(WorkKind.DERIVE, *version) for version in versions]
    return len(queue_many.enqueue_each(uow.session, kind=WorkKind.DERIVE, versions=versions, keys=keys))
