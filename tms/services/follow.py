"""After a change of a text: the versions derived from it follow in the same transaction, and overrides are settled."""

from tms.db.models import Derivation, SegmentText, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.services.authorize import Loaded
from tms.services.derive import deriving, follow_segment
from tms.services.reopen import reopen_if_closed
from tms.services.settle import Followed
from tms.services.terms import term_index


def versions_follow(uow: UnitOfWork, loaded: Loaded, parent: Version, segment_id: int, *, person_id: int) -> list[str]:
    """Re-derive or merge the segment in every version derived from ``parent``; the locales whose text changed."""
    followed = []
    for child in loaded.versions:
        if child.parent_version_id != parent.id:
            continue
        region = loaded.publication.region
        terms = term_index(uow, loaded.publication.id, parent.locale, child.locale, region)
        outcome = follow_segment(
            uow,
            child,
            segment_id=segment_id,
            derive_one=deriving(parent.locale, child, terms, region),
            by={"person_id": person_id, "work_item_id": None},
            source_version_id=loaded.article.source_version_id,
        )
        uow.session.flush()
        if outcome is not Followed.SAME:
            # As it is now: somebody may have approved it while this waited for its text.
            uow.session.refresh(child, with_for_update=True)
            reopen_if_closed(uow, loaded, child)
        if outcome is Followed.CHANGED:
            followed.append(child.locale)
    return followed


def settle_override(
    row: SegmentText, derivation: Derivation | None, text: str, *, resolves: int | None, confirm: bool
) -> None:
    """What a person's save of a derived text makes of its derivation.

    A conflict is resolved only by a confirmation that names it. Raises Conflict (``conflict_open``).
    """
    if derivation is None or derivation.status == "detached":
        return
    if derivation.status == "conflict":
        if not confirm and resolves is None and text == row.text:
            return
        if resolves != derivation.other_parent_rev or not confirm:
            raise Conflict("conflict_open")
        derivation.parent_rev = derivation.other_parent_rev or derivation.parent_rev
        derivation.base_text = derivation.other_text or ""
        derivation.base_codes = derivation.other_codes
        derivation.other_text = derivation.other_codes = derivation.other_parent_rev = None
    derivation.status = "follows" if text == derivation.base_text else "overridden"
