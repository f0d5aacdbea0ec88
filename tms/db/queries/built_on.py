"""What has been built on a change of the rules: another person's words in its texts, or an approval of them."""

from sqlalchemy import func, or_, select, union
from sqlalchemy.orm import Session

from tms.db.models import ChangeSet, TextHistory, Version
from tms.db.queries.affected_texts import reworded_since
from tms.domain.states import OPEN


def built_on(session: Session, change_set_ids: list[int]) -> frozenset[int]:
    """Those of the changes whose texts another person has worded since, or whose versions are closed. One statement.

    The version in which it was decided counts too, though its text may have been written with the decision itself.
    """
    if not change_set_ids:
        return frozenset()
    closed = Version.status.not_in(sorted(OPEN))
    wrote = (
        select(ChangeSet.id)
        .join(TextHistory, TextHistory.change_set_id == ChangeSet.id)
        .join(Version, (Version.article_id == TextHistory.article_id) & (Version.id == TextHistory.version_id))
        .where(ChangeSet.id.in_(change_set_ids), or_(closed, reworded_since(ChangeSet.person_id)))
    )
    decided_in = (
        select(ChangeSet.id)
        .join(Version, Version.article_id == ChangeSet.what["here"].as_integer())
        .where(
            ChangeSet.id.in_(change_set_ids),
            func.coalesce(Version.profile, Version.locale) == ChangeSet.what["profile"].as_string(),
            closed,
        )
    )
    return frozenset(session.scalars(union(wrote, decided_in)))
