"""Sign-offs: a person's act on a segment text (names the rev) or on a whole version (names the fingerprint)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from tms.db.models import SegmentText, SignOff, Version
from tms.db.queries.article_context import OneVersion
from tms.db.queries.picture_choices import choices_in
from tms.db.statements.batched_changes import RowChange
from tms.db.unit_of_work import UnitOfWork
from tms.domain.fingerprint import fingerprint
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import SignOffKind
from tms.services.authorize import AnyArticleContext, LoadedArticle
from tms.services.versions.as_read import seen_blocks


def sign_segment(
    actor: Actor,
    seen: AnyArticleContext,
    version: OneVersion,
    row: SegmentText,
    kind: SignOffKind,
    reason: str | None = None,
    faults: Sequence[str] = (),
) -> RowChange:
    """The sign-off of a person who acted on this rev of a segment, to be stored once that rev is."""
    values = _sign_off(actor, seen, version, row, kind, reason) | {"faults": list(faults)}
    return RowChange("insert", SignOff, values=values)


def sign_segments(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    rows: Sequence[SegmentText],
    kind: SignOffKind,
) -> None:
    """Store the sign-offs of a person who acted on these revs of segments, in one statement however many there are."""
    if rows:
        values = [_sign_off(actor, loaded, version, row, kind, None) for row in rows]
        uow.session.connection().execute(insert(SignOff), values)


def _sign_off(
    actor: Actor, seen: AnyArticleContext, version: OneVersion, row: SegmentText, kind: SignOffKind, reason: str | None
) -> dict[str, Any]:
    step = seen.active_step(version)
    return {
        "article_id": version.article_id,
        "publication_id": seen.publication.id,
        "version_id": version.id,
        "kind": kind,
        "job_id": step.job_id if step else None,
        "step": step.position if step else None,
        "segment_id": row.segment_id,
        "rev": row.rev,
        "person_id": actor.person_id,
        "reason": reason,
    }


def sign_version(
    uow: UnitOfWork,
    actor: Actor,
    loaded: LoadedArticle,
    version: Version,
    kind: SignOffKind,
    reason: str | None = None,
    *,
    waives: str | None = None,
    places: list[Any] | None = None,
    faults: Sequence[str] = (),
) -> SignOff:
    """Store the sign-off of a person who acted on what a reader would see of the version now.

    ``waives`` says what a waiver lets pass, ``places`` where; ``faults`` what is wrong with what comes back.
    """
    step = loaded.active_step(version)
    choices = choices_in(uow.session, version.article_id, version.id)
    sign_off = SignOff(
        article_id=version.article_id,
        publication_id=loaded.publication.id,
        version_id=version.id,
        kind=kind,
        job_id=step.job_id if step else None,
        step=step.position if step else None,
        fingerprint=fingerprint(seen_blocks(uow, loaded, version)),
        person_id=actor.person_id,
        reason=reason,
        waives=waives,
        places=places,
        faults=list(faults),
        pictures=[[number, shown] for number, shown in choices.items()] or None,
    )
    uow.session.add(sign_off)
    uow.session.flush()
    return sign_off
