"""What agreeing to a correction changes: its text, and those that follow it as the conversion makes them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tms.db.models import SegmentText
from tms.db.queries.article_context import VersionRow
from tms.db.queries.one_segment import DerivedSegment
from tms.db.statements.batched_changes import RowChange
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import SegmentState
from tms.services.authorize import PlainArticleContext, may
from tms.services.jobs.authorship import authors_of_text
from tms.services.jobs.corrections import correctors, waits_for_agreement
from tms.services.jobs.sign import sign_segment


def agreed(
    uow: UnitOfWork,
    actor: Actor,
    seen: PlainArticleContext,
    version: VersionRow,
    texts: Mapping[int, SegmentText],
    derived: Mapping[int, DerivedSegment],
) -> list[RowChange]:
    """The actor stands behind the version's text now, and behind what follows it; the sign-offs to be stored.

    ``texts`` are locked, by version, and change; the caller stores them. A text with an override of its own says
    something else than what was read, so that it is asked for itself; so it is where the actor doesn't have the
    language, or is behind the text there.
    """
    return [
        _accepted(actor, seen, one, text)
        for one, text in [(version, texts[version.id]), *_following(uow, actor, seen, version, texts, derived)]
    ]


def _accepted(actor: Actor, seen: PlainArticleContext, version: VersionRow, row: SegmentText) -> RowChange:
    row.state, row.look, row.touched_by = SegmentState.REVIEWED, None, actor.person_id
    return sign_segment(actor, seen, version, row, SignOffKind.ACCEPT)


def _following(
    uow: UnitOfWork,
    actor: Actor,
    seen: PlainArticleContext,
    version: VersionRow,
    texts: Mapping[int, SegmentText],
    derived: Mapping[int, DerivedSegment],
) -> Iterator[tuple[VersionRow, SegmentText]]:
    for child in seen.versions:
        is_derived = child.parent_version_id == version.id and child.detached_at is None
        text, how = texts.get(child.id), derived[child.id].derivation if child.id in derived else None
        if not is_derived or text is None or how is None or seen.active_step(child) is None:
            continue
        if how.status != "follows" or how.parent_rev != texts[version.id].rev:
            continue
        by = authors_of_text(uow, text)
        # Whoever has the step there has nothing to do with it: the correction is read where it was made.
        subject = replace(seen.subject(child, authors=by), step_kind="review")
        if not may(actor, Action.CORRECTION_AGREE, subject):
            continue
        if waits_for_agreement(text, by, correctors(uow, text.article_id)):
            yield child, text
