"""Remembering which engine made a draft, beside the text in the history."""

from collections.abc import Sequence

from tms.db.models import MachineDraft, Version
from tms.db.queries.texts import MachineText
from tms.db.statements.insert_many import insert_rows
from tms.db.unit_of_work import UnitOfWork
from tms.language.engines import prompt
from tms.services.drafting.draft_source import Draft


def remember_makers(uow: UnitOfWork, version: Version, written: Sequence[tuple[MachineText, Draft]]) -> None:
    """Remember the engine of each of the texts just written that an engine made; in one statement."""
    insert_rows(
        uow.session,
        MachineDraft,
        [
            {
                "article_id": version.article_id,
                "version_id": version.id,
                "segment_id": text.segment_id,
                "rev": text.read_rev + 1,
                "publication_id": version.publication_id,
                "engine_id": draft.made_by.engine_id,
                "model": draft.made_by.model,
                "prompt_version": prompt.VERSION,
                "converted": draft.made_by.converted,
                "faults": list(draft.made_by.faults),
                "guide_number": draft.guidance.guide_number if draft.guidance else 0,
                "brief_number": draft.guidance.brief_number if draft.guidance else 0,
            }
            for text, draft in written
            if draft.made_by is not None
        ],
    )
