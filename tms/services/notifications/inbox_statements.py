"""What a person is told, as statements: the lines of a list or a letter, and how many of them are unread."""

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, Text, and_, cast, distinct, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from tms.db.models import Article, Comment, Notification, Person, SegmentText, SignOff, TextHistory, Version
from tms.domain.notices import Notice
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import Look
from tms.services.article_visibility import PERSON, PUBLICATION, Sight, visible_in
from tms.services.withhold_guarded import guarded

_BATCH = func.coalesce(Notification.batch, cast(Notification.id, Text))
"""What one line tells of: a batch, or the notification alone."""

_first_article = func.min(Notification.article_id).over(partition_by=_BATCH)
_last_article = func.max(Notification.article_id).over(partition_by=_BATCH)


@lru_cache(maxsize=8)
def unread(kind: Sight) -> Any:
    """The number of ``PERSON``'s unread notifications, for their account and articles of that sight, as a column.

    Those of one batch are one.
    """
    return (
        select(func.count(distinct(_BATCH)))
        .select_from(Notification)
        .where(
            Notification.publication_id == PUBLICATION,
            Notification.person_id == PERSON,
            Notification.read_at.is_(None),
            or_(Notification.article_id.is_(None), _sees(kind)),
        )
        .scalar_subquery()
    )


def _sees(kind: Sight) -> Any:
    of_it = select(visible_in(kind)).where(Article.id == Notification.article_id)
    return of_it.correlate_except(Article).scalar_subquery()


@lru_cache(maxsize=64)
def told_in_sight(kind: Sight, *, unread_only: bool, only: frozenset[Notice]) -> Select[*tuple[Any, ...]]:
    """``told_to_person`` of articles of that sight; ``only`` of these kinds, of all where none is named."""
    unread_ones = (Notification.read_at.is_(None),) if unread_only else ()
    of_kinds = (Notification.kind.in_(sorted(only)),) if only else ()
    return told_to_person(_sees(kind), *unread_ones, *of_kinds)


def told_to_person(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Such notifications of ``PERSON``, the newest first, with names and words; of a batch the newest alone.

    ``together`` says how many they are, ``one_article`` whether they are about one. The conditions may
    name ``Article``.
    """
    of_person = (Notification.publication_id == PUBLICATION, Notification.person_id == PERSON)
    newest_first = (Notification.at.desc(), Notification.id.desc())
    chosen = (
        select(
            Notification.id,
            func.row_number().over(partition_by=_BATCH, order_by=newest_first).label("place"),
            func.count().over(partition_by=_BATCH).label("together"),
            func.bool_or(Notification.read_at.is_(None)).over(partition_by=_BATCH).label("is_unread"),
            (_first_article == _last_article).label("one_article"),
        )
        .join(Article, Article.id == Notification.article_id)
        .where(*of_person, *conditions)
        .subquery()
    )
    by, newest = aliased(Person), aliased(Comment)
    said = (
        select(newest.text)
        .where(
            newest.article_id == Notification.article_id,
            newest.thread_id == Notification.thread_id,
            newest.person_id == Notification.by_id,
            newest.withdrawn_at.is_(None),
        )
        .order_by(newest.id.desc())
        .limit(1)
        .correlate(Notification)
        .scalar_subquery()
    )
    reason, faults = (_of_last_return(column) for column in (SignOff.reason, SignOff.faults))
    return (
        select(
            Notification.id,
            Notification.kind,
            Notification.times,
            Notification.at,
            chosen.c.is_unread,
            chosen.c.together,
            chosen.c.one_article,
            Notification.article_id,
            by.name.label("who"),
            Version.locale,
            func.coalesce(said, reason).label("words"),
            faults.label("faults"),
            _sent_back().label("sent_back"),
            _changed().label("changed"),
            guarded().label("is_guarded"),
        )
        .join(chosen, and_(chosen.c.id == Notification.id, chosen.c.place == 1))
        .join(Article, Article.id == Notification.article_id)
        .outerjoin(by, by.id == Notification.by_id)
        .outerjoin(Version, (Version.article_id == Notification.article_id) & (Version.id == Notification.version_id))
        .where(*of_person)
        .order_by(*newest_first)
    )


def _sent_back() -> ScalarSelect[int]:
    """How many segments of a version that was returned are sent back still; none of what tells of anything else."""
    return (
        select(func.count())
        .where(
            SegmentText.article_id == Notification.article_id,
            SegmentText.version_id == Notification.version_id,
            SegmentText.look == Look.SENT_BACK,
            SegmentText.retired.is_(False),
            SegmentText.presence == "present",
            Notification.kind == Notice.RETURNED,
        )
        .correlate(Notification)
        .scalar_subquery()
    )


def _changed() -> ScalarSelect[int]:
    """How many segments were changed between the last return of a version and its submission, of which this tells."""
    returned_at = (
        select(func.max(SignOff.at))
        .where(
            SignOff.article_id == Notification.article_id,
            SignOff.version_id == Notification.version_id,
            SignOff.kind == SignOffKind.RETURN,
            SignOff.at <= Notification.at,
        )
        .correlate(Notification)
        .scalar_subquery()
    )
    return (
        select(func.count(distinct(TextHistory.segment_id)))
        .where(
            TextHistory.article_id == Notification.article_id,
            TextHistory.version_id == Notification.version_id,
            TextHistory.at > returned_at,
            TextHistory.at <= Notification.at,
            Notification.kind == Notice.RESUBMITTED,
        )
        .correlate(Notification)
        .scalar_subquery()
    )


def _of_last_return(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """What the sign-off says by which the notification's segment or version came back last."""
    return (
        select(column)
        .where(
            SignOff.article_id == Notification.article_id,
            SignOff.version_id == Notification.version_id,
            SignOff.segment_id.is_not_distinct_from(Notification.segment_id),
            SignOff.kind.in_([SignOffKind.SEND_BACK, SignOffKind.RETURN]),
            Notification.kind.in_([Notice.SENT_BACK, Notice.RETURNED]),
        )
        .order_by(SignOff.id.desc())
        .limit(1)
        .correlate(Notification)
        .scalar_subquery()
    )
