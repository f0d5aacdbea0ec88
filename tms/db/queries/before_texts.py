"""What a version's texts were before people worked on them: as drafted, as handed over, as returned, as last judged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select, true
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from tms.db.models import SignOff, TextHistory
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.domain.recorded_acts import Act, SignOffKind


class Stood(NamedTuple):
    """A text that stood there at ``rev``, and since when: of a draft when it was made, else when a person acted."""

    text: str
    codes: Mapping[str, Any] | None
    rev: int
    at: datetime


class Reviewed(NamedTuple):
    """What a reviewer accepted last, and what one sent back after that; by segment."""

    accepted: dict[int, Stood]
    sent_back: dict[int, Stood]


_DRAFTS = (
    select(TextHistory.segment_id, TextHistory.text, TextHistory.codes, TextHistory.rev, TextHistory.at)
    .where(
        TextHistory.article_id == bindparam("article_id"),
        TextHistory.version_id == bindparam("version_id"),
        TextHistory.act == inline_literal(Act.DRAFT),
    )
    .ext(distinct_on(TextHistory.segment_id))
    .order_by(TextHistory.segment_id, TextHistory.rev.desc())
)
_REVIEWS = (
    select(
        SignOff.segment_id, SignOff.kind, SignOff.id, TextHistory.text, TextHistory.codes, TextHistory.rev, SignOff.at
    )
    .join(
        TextHistory,
        (TextHistory.article_id == SignOff.article_id)
        & (TextHistory.version_id == SignOff.version_id)
        & (TextHistory.segment_id == SignOff.segment_id)
        & (TextHistory.rev == SignOff.rev),
    )
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.kind.in_([inline_literal(SignOffKind.ACCEPT), inline_literal(SignOffKind.SEND_BACK)]),
    )
    .ext(distinct_on(SignOff.segment_id, SignOff.kind))
    .order_by(SignOff.segment_id, SignOff.kind, SignOff.id.desc())
)
_OF_VERSION = (SignOff.article_id == bindparam("article_id"), SignOff.version_id == bindparam("version_id"))
_FIRST_RETURN = (
    select(func.min(SignOff.id))
    .where(*_OF_VERSION, SignOff.kind == inline_literal(SignOffKind.RETURN))
    .scalar_subquery()
)
_Submit = shared_alias(SignOff)
# Of several that were recalled, the last one is what reviewers saw.
_FIRST_SUBMIT = (
    select(func.max(_Submit.id))
    .where(
        _Submit.article_id == bindparam("article_id"),
        _Submit.version_id == bindparam("version_id"),
        _Submit.kind == inline_literal(SignOffKind.SUBMIT),
        func.coalesce(_Submit.id < _FIRST_RETURN, true()),
    )
    .scalar_subquery()
)
_HANDED_OVER = (
    select(SignOff.segment_id, TextHistory.text, TextHistory.codes, TextHistory.rev, SignOff.at)
    .join(
        TextHistory,
        (TextHistory.article_id == SignOff.article_id)
        & (TextHistory.version_id == SignOff.version_id)
        & (TextHistory.segment_id == SignOff.segment_id)
        & (TextHistory.rev == SignOff.rev),
    )
    .where(
        *_OF_VERSION,
        SignOff.kind == inline_literal(SignOffKind.CONFIRM),
        SignOff.id < _FIRST_SUBMIT,
    )
    .ext(distinct_on(SignOff.segment_id))
    .order_by(SignOff.segment_id, SignOff.id.desc())
)
_WRITTEN = (
    select(TextHistory.segment_id, TextHistory.at)
    .where(TextHistory.article_id == bindparam("article_id"), TextHistory.version_id == bindparam("version_id"))
    .ext(distinct_on(TextHistory.segment_id))
    .order_by(TextHistory.segment_id, TextHistory.rev.desc())
)


_LAST_RETURN = (
    select(func.max(SignOff.at))
    .where(*_OF_VERSION, SignOff.kind == inline_literal(SignOffKind.RETURN))
    .scalar_subquery()
)
_AS_RETURNED = (
    select(TextHistory.segment_id, TextHistory.text)
    .where(
        TextHistory.article_id == bindparam("article_id"),
        TextHistory.version_id == bindparam("version_id"),
        TextHistory.at <= _LAST_RETURN,
    )
    .ext(distinct_on(TextHistory.segment_id))
    .order_by(TextHistory.segment_id, TextHistory.rev.desc())
)


def as_returned(session: Session, article_id: int, version_id: int) -> dict[int, str]:
    """What each segment said when the version was returned last; none if it never was."""
    rows = session.connection().execute(_AS_RETURNED, {"article_id": article_id, "version_id": version_id})
    return {row.segment_id: row.text for row in rows}


def drafted(session: Session, article_id: int, version_id: int) -> dict[int, Stood]:
    """The last draft of each segment that ever had one, by segment."""
    rows = session.connection().execute(_DRAFTS, {"article_id": article_id, "version_id": version_id})
    return {row.segment_id: Stood(*row[1:]) for row in rows}


def handed_over(session: Session, article_id: int, version_id: int) -> dict[int, Stood]:
    """What was confirmed of each segment when reviewers had it for the first time; none if they never had."""
    rows = session.connection().execute(_HANDED_OVER, {"article_id": article_id, "version_id": version_id})
    return {row.segment_id: Stood(*row[1:]) for row in rows}


def reviewed(session: Session, article_id: int, version_id: int) -> Reviewed:
    """What reviewers accepted and sent back last; a segment accepted after it was sent back is not in ``sent_back``."""
    found: dict[str, dict[int, tuple[int, Stood]]] = {SignOffKind.ACCEPT: {}, SignOffKind.SEND_BACK: {}}
    for row in session.connection().execute(_REVIEWS, {"article_id": article_id, "version_id": version_id}):
        found[row.kind][row.segment_id] = (row.id, Stood(*row[3:]))
    accepted, sent_back = found[SignOffKind.ACCEPT], found[SignOffKind.SEND_BACK]
    return Reviewed(
        {segment_id: stood for segment_id, (_, stood) in accepted.items()},
        {i: stood for i, (act, stood) in sent_back.items() if i not in accepted or act > accepted[i][0]},
    )


def written_at(session: Session, article_id: int, version_id: int) -> dict[int, datetime]:
    """By segment of the version, when its present text was written."""
    rows = session.connection().execute(_WRITTEN, {"article_id": article_id, "version_id": version_id})
    return {row.segment_id: row.at for row in rows}
