"""Bringing all derived texts of a version up to their parents: for the stage, and for a rule that changed."""

from collections.abc import Mapping, Sequence

from tms.db.models import Derivation, SegmentText, Version
from tms.db.queries import source_texts, texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.provenance import Provenance
from tms.services.conversion.derive_text import Deriving
from tms.services.following.apply_parent_change import Followed, follow_text, is_behind


def follow_all(
    uow: UnitOfWork,
    version: Version,
    source_version_id: int,
    segment_ids: Sequence[int],
    derive: Deriving,
    changes: Mapping[int, int],
    by: Provenance,
    *,
    by_rules: bool,
    is_decided: bool = False,
) -> bool:
    """Bring the texts that a person touched up to their parents; whether any of them changed or is in conflict.

    ``changes`` are the parent's last revs that were more than a typo; ``by`` is who or what does it; with ``by_rules``
    a text is also behind if other rules made it. ``is_decided`` as for ``follow_text``.
    """
    parent_id = version.parent_version_id or 0
    key = (version.article_id, version.id)
    parents = source_texts.of_segments(uow.session, version.article_id, parent_id, segment_ids, for_update=True)
    texts_ = source_texts.of_segments(uow.session, *key, segment_ids, for_update=True)
    lineage = source_texts.derivations_of(uow.session, *key, segment_ids)
    outcomes = set()
    for segment_id, child in texts_.items():
        parent, derivation = parents.get(segment_id), lineage.get(segment_id)
        if parent is None or not parent.text or not is_behind(child, derivation, parent, derive if by_rules else None):
            continue
        is_typo = (
            derivation is not None
            and parent.rev > derivation.parent_rev >= changes.get(segment_id, 1)
            and _is_made_alike(uow, parent, derivation, derive)
        )
        before = child.state
        outcome, begun = follow_text(
            version, parent, child, derivation, derive, by, source_version_id, is_typo=is_typo, is_decided=is_decided
        )
        if begun is not None:
            uow.session.add(begun)
        if outcome is Followed.CONFLICT or child.state != before or (outcome is Followed.CHANGED and not is_typo):
            outcomes.add(outcome)
    uow.session.flush()
    return bool(outcomes)


def _is_made_alike(uow: UnitOfWork, parent: SegmentText, derivation: Derivation, derive: Deriving) -> bool:
    """Whether the rules that hold now make of the parent's text as it was what was made of it then.

    By other rules a text is another for them, whatever its parent's last change was: somebody has to read it.
    """
    key = parent.article_id, parent.version_id, parent.segment_id
    (before,) = texts.history(uow.session, *key, derivation.parent_rev)
    return derive.text(before) == derivation.base_text
