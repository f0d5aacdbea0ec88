"""Measuring drafts against what people made of them, when a version is handed in."""

from rapidfuzz.distance import Levenshtein

from tms.db.models import DraftEffort, Version
from tms.db.queries.draft_effort import unmeasured
from tms.db.statements.insert_many import insert_rows
from tms.db.unit_of_work import UnitOfWork


def measure_effort(uow: UnitOfWork, version: Version, person_id: int) -> None:
    """Measure each draft that was confirmed since the last time, and those that the person hands in with the version.

    In three statements.
    """
    insert_rows(
        uow.session,
        DraftEffort,
        [
            {
                "article_id": version.article_id,
                "version_id": version.id,
                "segment_id": pair.segment_id,
                "draft_rev": pair.draft_rev,
                "rev": pair.rev,
                "publication_id": version.publication_id,
                "person_id": pair.person_id,
                "origin": pair.origin,
                "similarity": pair.similarity,
                "engine_id": pair.engine_id,
                "edits": Levenshtein.distance(pair.draft, pair.confirmed),
                "length": max(len(pair.draft), len(pair.confirmed)),
                "at": pair.at.isoformat(),
            }
            for pair in unmeasured(uow.session, version.article_id, version.id, person_id)
        ],
    )
