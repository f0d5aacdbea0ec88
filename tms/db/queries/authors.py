"""Who is behind a present text, as the rows of its history and of its sign-offs tell it."""

from sqlalchemy import BigInteger, ColumnElement, CompoundSelect, Text, bindparam, cast, func, select, union

from tms.db.models import ChangeSet, SignOff, TextHistory
from tms.domain.recorded_acts import RESEGMENTED, Act, SignOffKind


def _of_text(model: type[TextHistory | SignOff]) -> list[ColumnElement[bool]]:
    return [c == bindparam(c.key) for c in (model.article_id, model.version_id, model.segment_id)]


BEHIND: ColumnElement[int] = cast(
    func.jsonb_array_elements_text(
        func.jsonb_extract_path(ChangeSet.what, "behind", cast(bindparam("version_id", type_=BigInteger), Text))
    ),
    BigInteger,
)
"""Of a bulk act that moved boundaries of segments: who was behind the version's texts before."""

_WRITTEN = (
    select(func.max(TextHistory.rev)).where(*_of_text(TextHistory), TextHistory.act != Act.DECIDE).scalar_subquery()
)
AUTHORS: CompoundSelect[int | None] = union(
    select(TextHistory.person_id).where(
        *_of_text(TextHistory), TextHistory.rev == _WRITTEN, TextHistory.person_id.is_not(None)
    ),
    select(SignOff.person_id).where(*_of_text(SignOff), SignOff.rev >= _WRITTEN, SignOff.kind == SignOffKind.CONFIRM),
    select(BEHIND)
    .join_from(TextHistory, ChangeSet, ChangeSet.id == TextHistory.change_set_id)
    .where(*_of_text(TextHistory), TextHistory.rev == _WRITTEN, ChangeSet.kind == RESEGMENTED),
)
"""The people behind the text ``:article_id``, ``:version_id``, ``:segment_id``: who wrote it or confirmed it."""
