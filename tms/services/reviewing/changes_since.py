"""What people made of a version: each text beside what was drafted, or beside what its reviewers saw last."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tms.db.queries import texts
from tms.db.queries.before_texts import as_returned, drafted, handed_over, reviewed
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.unit_of_work import UnitOfWork
from tms.domain.differences import DiffRun, differences
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_version


class Since(StrEnum):
    """What a text is compared with."""

    DRAFT = "draft"
    REVIEW = "review"
    """What a reviewer accepted or sent back last; before that, what was handed over to them."""
    RETURN = "return"
    """What stood there when the version was returned last; nothing of a version that never was."""


@dataclass(frozen=True, slots=True)
class TextSince:
    """The text at ``rev`` in runs; none where it is as it was."""

    rev: int
    runs: list[DiffRun]


def changes_since(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, since: Since) -> Mapping[int, TextSince]:
    """What changed in each text since then, by segment; those never drafted, never handed over, or not there then, are
    left out.

    Raises NotFound, Denied.
    """
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    session = uow.session
    if since is Since.REVIEW:
        judged = reviewed(session, article_id, version.id)
        stood = handed_over(session, article_id, version.id) | judged.accepted | judged.sent_back
        before = {i: one.text for i, one in stood.items()}
    elif since is Since.RETURN:
        before = as_returned(session, article_id, version.id)
    else:
        before = {i: stood.text for i, stood in drafted(session, article_id, version.id).items()}
        derivations = derivations_of_versions(session, article_id, [version.id], whole=[version.id])[version.id]
        before |= {i: derivation.base_text for i, derivation in derivations.items()}
    now = [row.texts[1] for row in texts.in_reading_order(session, article_id, [loaded.source.id, version.id])]
    return {
        text.segment_id: TextSince(text.rev, differences(was, text.text) if was != text.text else [])
        for text in now
        if text is not None and (was := before.get(text.segment_id)) is not None
    }
