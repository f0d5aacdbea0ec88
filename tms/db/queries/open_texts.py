"""Texts that people work on, by what their sources say."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from tms.db.aliases import shared_alias
from tms.db.models import Article, Segment, SegmentText, Version
from tms.domain.states import OPEN

_SOURCE, _SOURCE_VERSION = shared_alias(SegmentText), shared_alias(Version)
_MARKERS = "⟦[^⟧]*⟧"
# Typographic marks that a term is found by in either form.
_LOOK_ALIKE = ("’‘", "''")


class OpenText(NamedTuple):
    """A text of a version in work, beside its source; never an empty one."""

    article_id: int
    segment_id: int
    locale: str
    source_locale: str
    treatment: str
    source: SegmentText
    text: SegmentText


def saying(
    session: Session, publication_id: int, in_sources: Sequence[str], in_texts: Sequence[str], limit: int
) -> list[OpenText]:
    """Those whose source has one of the first phrases, or that have one of the others; the youngest articles first.

    Case says nothing, and inline markers in a phrase are looked past.
    """
    conditions = [
        _plain(text).contains(phrase.lower().translate(str.maketrans(*_LOOK_ALIKE)), autoescape=True)
        for text, phrases in ((_SOURCE, in_sources), (SegmentText, in_texts))
        for phrase in phrases
    ]
    rows = session.execute(
        select(
            Version.article_id,
            SegmentText.segment_id,
            Version.locale,
            _SOURCE_VERSION.locale,
            Segment.treatment,
            _SOURCE,
            SegmentText,
        )
        .join(Article, Article.id == Version.article_id)
        .join(
            _SOURCE_VERSION,
            and_(_SOURCE_VERSION.article_id == Article.id, _SOURCE_VERSION.id == Article.source_version_id),
        )
        .join(SegmentText, and_(SegmentText.article_id == Version.article_id, SegmentText.version_id == Version.id))
        .join(Segment, and_(Segment.article_id == Article.id, Segment.id == SegmentText.segment_id))
        .join(
            _SOURCE,
            and_(
                _SOURCE.article_id == Article.id,
                _SOURCE.version_id == Article.source_version_id,
                _SOURCE.segment_id == SegmentText.segment_id,
            ),
        )
        .where(
            Version.publication_id == publication_id,
            Version.role != "source",
            Version.status.in_(sorted(OPEN)),
            Article.discarded_at.is_(None),
            Article.archived_at.is_(None),
            SegmentText.text != "",
            SegmentText.presence == "present",
            SegmentText.retired.is_(False),
            or_(*conditions),
        )
        .order_by(Version.article_id.desc(), Version.id, SegmentText.segment_id)
        .limit(limit)
    )
    return [OpenText(*row) for row in rows]


def _plain(text: type[SegmentText]) -> ColumnElement[str]:
    said: ColumnElement[str] = case(
        (_SOURCE.codes.is_(None), text.text), else_=func.regexp_replace(text.text, _MARKERS, "", "g")
    )
    return func.translate(func.lower(said), *_LOOK_ALIKE)
