"""The source text from which a translation was made, where the source has changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, tuple_

from tms.db.models import TextHistory
from tms.db.queries.text_rows import OneText
from tms.db.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SourceBefore:
    """What the source said when the translation last stood against it."""

    rev: int
    text: str
    codes: Mapping[str, Any] | None


def sources_before(uow: UnitOfWork, pairs: Iterable[tuple[OneText, OneText | None]]) -> dict[int, SourceBefore]:
    """By segment, the source text that a translation knows, where it has changed; for pairs (source, its translation).

    One statement, and none where nothing has changed.
    """
    behind = {
        source.segment_id: (source, target.source_rev or source.rev)
        for source, target in pairs
        if target and target.source_version_id == source.version_id and (target.source_rev or source.rev) < source.rev
    }
    if not behind:
        return {}
    one = next(iter(behind.values()))[0]
    rows = uow.session.execute(
        select(TextHistory.segment_id, TextHistory.rev, TextHistory.text, TextHistory.codes).where(
            TextHistory.article_id == one.article_id,
            TextHistory.version_id == one.version_id,
            tuple_(TextHistory.segment_id, TextHistory.rev).in_([(i, rev) for i, (_, rev) in behind.items()]),
        )
    )
    return {
        row.segment_id: SourceBefore(row.rev, row.text, row.codes)
        for row in rows
        if (row.text, row.codes) != (behind[row.segment_id][0].text, behind[row.segment_id][0].codes)
    }
