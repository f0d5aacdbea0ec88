"""Deriving again what a change of the rules affects in one version, and nothing else of it."""

import sys
from collections.abc import Sequence

from tms.db.models import ChangeSet, Derivation, SegmentText, Version
from tms.db.queries import affected_texts, source_texts
from tms.db.queries.rules_version import lock_rules_for_share
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.work_kinds import WorkKind
from tms.services.conversion.change_sets import affects
from tms.services.conversion.derive_text import DerivedResult, Deriving, deriving
from tms.services.pipeline.derive import Follower, ParentPair, again, bring_up
from tms.services.pipeline.stage import article_and_version, done, next_stages, still_mine


def run(begin: Begin, item: Claimed) -> None:
    """Bring the texts that the item's change set affects up to the rules; then the version's children, and its checks.

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
        segments = affected_texts.affected_segments(uow.session, affects(change), article.id, version.id)
        parents = source_texts.of_segments(uow.session, article.id, parent.id, segments)
        texts = source_texts.of_segments(uow.session, article.id, version.id, segments)
        lineage = source_texts.derivations_of(uow.session, article.id, version.id, segments)
        # Other rules are no typo, whatever the parent's last change was.
        changes = dict.fromkeys(segments, sys.maxsize)
        since = _leave_what_people_changed(uow, change, parent, version, derive, segments)
        follower = Follower(
            article, publication, version, parent, derive, changes, by_rules=True, change_set_id=change.id
        )
    work = [
        ParentPair(segment_id, parents[segment_id], texts[segment_id])
        for segment_id in segments
        if segment_id not in since and _is_another(derive, parents[segment_id], lineage[segment_id])
    ]
    bring_up(begin, item, follower, work)
    with begin() as uow:
        lock_rules_for_share(uow.session, publication.id)
        still_mine(uow, item)
        follows = next_stages(uow, WorkKind.REDERIVE, version) if work else []
        done(uow, item, publication.id, then=[*again(uow, follower), *follows])


def _is_another(derive: Deriving, parent: SegmentText, derivation: Derivation) -> bool:
    """Whether the present rules make another text of it, or ask something else."""
    return derive(parent).is_another(derivation)


def _leave_what_people_changed(
    uow: UnitOfWork, change: ChangeSet, parent: Version, version: Version, derive: Deriving, segments: Sequence[int]
) -> frozenset[int]:
    """Of what the change wrote that is undone now: what people have worded anew since, which stays as it is.

    Parents and texts are locked in the order of a save, so that none is settled by what it no longer says.
    """
    if change.undoes_id is None:
        return frozenset()
    since = affected_texts.reworded_after_change_set(uow.session, change.undoes_id, version.article_id, version.id)
    found = sorted(since.intersection(segments))
    parents = source_texts.of_segments(uow.session, version.article_id, parent.id, found, for_update=True)
    texts = source_texts.of_segments(uow.session, version.article_id, version.id, found, for_update=True)
    lineage = source_texts.derivations_of(uow.session, version.article_id, version.id, found)
    for segment_id, derivation in lineage.items():
        now = parents[segment_id]
        derived_from = derivation.other_parent_rev if derivation.status == "conflict" else derivation.parent_rev
        # A parent's change that waits to be derived is merged later, from the base that it was made with.
        if derived_from == now.rev:
            _leave(texts[segment_id], derivation, derive(now), now)
    return since


def _leave(text: SegmentText, derivation: Derivation, made: DerivedResult, parent: SegmentText) -> None:
    """Make the rule's words in it the person's own: they had these before them when they wrote.

    What is offered to them in a conflict is made without it.
    """
    if derivation.status == "conflict":
        derivation.conflict(parent, made.text, made.how)
    if derivation.status in {"follows", "overridden"}:
        derivation.base_text = made.text
        derivation.record(made.how)
        derivation.judge(text.text)
