"""A story whose segments are split and merged, in one line each."""

import uuid
from typing import Any

from tests.services.revising import RevisedStory
from tms.domain.permissions import Actor
from tms.services.resegmenting.merge_segments import Merge, merge_segments
from tms.services.resegmenting.split_segment import Split, split_segment


class CutStory(RevisedStory):
    """Segments are found by what the source says now."""

    def split(
        self,
        locale: str,
        source: str,
        target: str | None,
        *,
        of: str,
        by: Actor | None = None,
        rev: int | None = None,
        key: uuid.UUID | None = None,
    ) -> dict[str, Any]:
        """Split the segment whose source is ``of`` behind ``source`` and, in its translation, behind ``target``."""
        segment_id, wish = self.wish(locale, source, target, of=of, rev=rev, key=key)
        with self.database.begin() as uow:
            return split_segment(uow, by or self.translator, self.id, locale, segment_id, wish)

    def wish(
        self,
        locale: str,
        source: str,
        target: str | None,
        *,
        of: str,
        rev: int | None = None,
        key: uuid.UUID | None = None,
    ) -> tuple[int, Split]:
        row = self.row(locale, of)
        return row.segment_id, Split(
            rev=row.target.rev if rev is None else rev,
            source_rev=row.source.rev,
            source_at=len(source),
            target_at=None if target is None else len(target),
            key=key or uuid.uuid4(),
        )

    def merge(self, locale: str, first: str, second: str, *, by: Actor | None = None) -> dict[str, Any]:
        one, other = self.row(locale, first), self.row(locale, second)
        wish = Merge(one.target.rev, other.segment_id, other.target.rev, uuid.uuid4())
        with self.database.begin() as uow:
            return merge_segments(uow, by or self.translator, self.id, locale, one.segment_id, wish)

    def pairs(self, locale: str) -> list[tuple[str, str]]:
        """Source and text of each segment, in reading order."""
        return [(row.source.text, row.target.text) for row in self.rows(locale)]
