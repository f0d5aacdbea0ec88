"""Deriving anew what a change of the rules affects in one version, and nothing else of it."""

import sys
from collections.abc import Mapping
from typing import Any

from tms.db.models import ChangeSet, Derivation, SegmentText, Version
from tms.db.queries import conversion, source_texts
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work import WorkKind
from tms.services.conversion.changed import affects
from tms.services.conversion.deriving import Deriving, Made, deriving
from tms.services.stages.derive import Follower, Pair, bring_up
from tms.services.stages.stage import Begin, article_and_version, children, done, still_mine


def run(begin: Begin, item: Claimed) -> None:
    """Bring the texts that the item's change set affects up to the rules; then the version's children.

    What a person wrote is merged; what is detached is only marked. Undoing leaves what people changed since.
    """
    with begin() as uow:
        still_mine(uow, item)
        article, version, publication = article_and_version(uow, item)
        change = uow.session.get_one(ChangeSet, (item.subject or {}).get("change_set"))
        if version.parent_version_id is None:
            done(uow, item, publication.id, then=[])
            return
        parent = uow.session.get_one(Version, (article.id, version.parent_version_id))
        derive = deriving(uow, publication, article, parent, version)
        segments = conversion.affected_segments(uow.session, affects(change), article.id, version.id)
        parents = source_texts.of_segments(uow.session, article.id, parent.id, segments)
        texts = source_texts.of_segments(uow.session, article.id, version.id, segments)
        lineage = source_texts.derivations_of(uow.session, article.id, version.id, segments)
        # Other rules are no typo, whatever the parent's last change was.
        changes = dict.fromkeys(segments, sys.maxsize)
        since = _changed_since(uow, change, version, texts)
        for segment_id in since:
            _leave(texts[segment_id], lineage[segment_id], derive(parents[segment_id]))
        follower = Follower(
            article, publication, version, parent, derive, changes, by_rules=True, change_set_id=change.id
        )
    work = [
        Pair(segment_id, parents[segment_id], texts[segment_id])
        for segment_id in segments
        if segment_id not in since and _is_another(derive, parents[segment_id], lineage[segment_id])
    ]
    bring_up(begin, item, follower, work)
    with begin() as uow:
        still_mine(uow, item)
        follows = [(WorkKind.DERIVE, child.id) for child in children(uow, article.id, version.id)]
        done(uow, item, publication.id, then=follows if work else [])


def _leave(text: SegmentText, derivation: Derivation, made: Made) -> None:
    """What the rule made is the person's own now: they had it before them when they wrote."""
    if derivation.status in {"follows", "overridden"}:
        derivation.base_text = made.text
        derivation.status = "follows" if text.text == made.text else "overridden"
        made.record(derivation)


def _is_another(derive: Deriving, parent: SegmentText, derivation: Derivation) -> bool:
    """Whether the rules as they are make another text of it, or ask something else."""
    return derive(parent).is_another(derivation)


def _changed_since(
    uow: UnitOfWork, change: ChangeSet, version: Version, texts: Mapping[int, SegmentText]
) -> frozenset[int]:
    """Of what the change wrote that is undone now: what a person has changed since, which stays as it is."""
    if change.undoes_id is None:
        return frozenset()
    written: dict[int, Any] = {
        row.segment_id: row.rev
        for row in conversion.texts_of_change_set(uow.session, change.undoes_id, version.article_id, version.id)
    }
    return frozenset(
        segment_id
        for segment_id, text in texts.items()
        if segment_id in written and text.rev != written[segment_id] and text.touched_by is not None
    )
