"""Which derived texts a change of the rules may affect: found by what their parents' texts say."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from tms.db.models import Article, Derivation, SegmentText, TextHistory, Version, WorkItem
from tms.db.statements.shared_alias import shared_alias
from tms.domain.recorded_acts import BY_MACHINE
from tms.domain.states import OPEN

_MARKERS = "⟦[^⟧]*⟧"
# Typographic marks that a term is found by in either form.
_LOOK_ALIKE = ("’‘", "''")
_PARENT = shared_alias(SegmentText)
_LATER = shared_alias(TextHistory)


class Affects(NamedTuple):
    """What a change may affect: a profile's derived texts, in one article or topic or all, by phrases of their parents.

    Without a profile those of all, without phrases all texts. ``here`` is an article that is affected also if nobody
    works on its version any more. ``profile_version``: only texts that were made by any other version of the house
    profile.
    """

    publication_id: int
    profile: str | None
    phrases: tuple[str, ...] = ()
    article_id: int | None = None
    topic_id: int | None = None
    here: int | None = None
    profile_version: str | None = None


class Affected(NamedTuple):
    """A derived text that may be another, and what it was made from."""

    article_id: int
    version_id: int
    segment_id: int
    locale: str
    profile: str
    parent_locale: str
    parent: SegmentText
    text: str
    derivation: Derivation
    is_detached: bool


def _says(phrases: Sequence[str]) -> ColumnElement[bool]:
    """The parent's text has one of them, as phrases are found: markers stand inside words, and case says nothing.

    However many there are, a text is made plain once: what has an offset is not taken into the query around it.
    """
    plain: ColumnElement[str] = case(
        (_PARENT.codes.is_(None), _PARENT.text), else_=func.regexp_replace(_PARENT.text, _MARKERS, "", "g")
    )
    plain = func.translate(func.lower(plain), *_LOOK_ALIKE)
    text = select(plain.label("plain")).correlate(_PARENT).offset(0).lateral()
    folded = [phrase.lower().translate(str.maketrans(*_LOOK_ALIKE)) for phrase in phrases]
    of = func.unnest(cast(folded, ARRAY(Text))).table_valued("phrase").render_derived()
    return exists(
        select(literal(1)).select_from(text).join(of, func.strpos(text.c.plain, of.c.phrase) > 0).correlate(_PARENT)
    )


def _derivable() -> Select[Any]:
    """Derived texts with what they are derived from; neither discarded nor archived."""
    return (
        select(Version.article_id)
        .join(Article, Article.id == Version.article_id)
        .join(Derivation, and_(Derivation.article_id == Version.article_id, Derivation.version_id == Version.id))
        .join(
            _PARENT,
            and_(
                _PARENT.article_id == Derivation.article_id,
                _PARENT.version_id == Derivation.parent_version_id,
                _PARENT.segment_id == Derivation.segment_id,
            ),
        )
        .where(
            Version.role == "derived",
            Article.discarded_at.is_(None),
            Article.archived_at.is_(None),
            _PARENT.retired.is_(False),
            _PARENT.text != "",
        )
    )


def _of(what: Affects) -> Select[Any]:
    query = _derivable().where(
        Version.publication_id == what.publication_id,
        or_(Version.status.in_(sorted(OPEN)), Version.article_id == what.here),
    )
    if what.profile is not None:
        query = query.where(Version.profile == what.profile)
    if what.phrases:
        query = query.where(_says(what.phrases))
    if what.profile_version is not None:
        query = query.where(Derivation.profile_version.is_distinct_from(what.profile_version))
    if what.article_id is not None:
        query = query.where(Version.article_id == what.article_id)
    if what.topic_id is not None:
        query = query.where(Article.section_id == what.topic_id)
    return query


def affected_versions(session: Session, what: Affects) -> list[tuple[int, int]]:
    """(article, version) of each version with a text that the change may affect, in one order."""
    rows = session.execute(_of(what).with_only_columns(Version.article_id, Version.id).distinct())
    return sorted((row[0], row[1]) for row in rows)


class Reach(NamedTuple):
    """How far a change reaches: sentences whose parents have its phrases, in how many versions."""

    sentences: int
    versions: int


def reach_of(session: Session, what: Affects) -> Reach:
    """How many texts the change may affect, in how many versions."""
    versions = func.count(func.distinct(func.row(Version.article_id, Version.id)))
    return Reach(*session.execute(_of(what).with_only_columns(func.count(), versions)).one())


def versions_by_older_tables(session: Session, version: int) -> list[tuple[int, int]]:
    """(article, version) of each version in work, of any publication, with a text that older tables made.

    What follows its parent no longer is left out, since nothing derives it; so is what there is no text to derive from.
    """
    rows = session.execute(
        _derivable()
        .with_only_columns(Version.article_id, Version.id)
        .where(
            Derivation.dictionary < version,
            Derivation.status != "detached",
            Version.status.in_(sorted(OPEN)),
            Version.detached_at.is_(None),
        )
        .distinct()
    )
    return sorted((row[0], row[1]) for row in rows)


def affected_segments(session: Session, what: Affects, article_id: int, version_id: int) -> list[int]:
    """The segments of one version whose texts the change may affect, by their ids in order."""
    query = _of(what).with_only_columns(Derivation.segment_id)
    return list(
        session.scalars(
            query.where(Version.article_id == article_id, Version.id == version_id).order_by(Derivation.segment_id)
        )
    )


def affected_texts(session: Session, what: Affects, limit: int) -> tuple[list[Affected], int]:
    """The first texts that the change may affect, the youngest articles first, and how many there are."""
    total = session.scalar(_of(what).with_only_columns(func.count())) or 0
    child, parent_version = aliased(SegmentText), aliased(Version)
    rows = session.execute(
        _of(what)
        .join(
            child,
            and_(
                child.article_id == Derivation.article_id,
                child.version_id == Derivation.version_id,
                child.segment_id == Derivation.segment_id,
            ),
        )
        .join(
            parent_version,
            and_(parent_version.article_id == Derivation.article_id, parent_version.id == Derivation.parent_version_id),
        )
        .with_only_columns(
            Derivation.article_id,
            Derivation.version_id,
            Derivation.segment_id,
            Version.locale,
            func.coalesce(Version.profile, Version.locale),
            parent_version.locale,
            _PARENT,
            child.text,
            Derivation,
            Version.detached_at.is_not(None),
        )
        .order_by(Derivation.article_id.desc(), Derivation.segment_id)
        .limit(limit)
    )
    return [_affected(*row) for row in rows], total


def _affected(*row: Any) -> Affected:
    return Affected(*row)


class Progress(NamedTuple):
    """How far the work of a change set is: items, of which done, of which failed."""

    items: int
    done: int
    failed: int


def progress_of(session: Session, change_set_id: int) -> Progress:
    """How far the work items that a change set queued are."""
    return progress_of_each(session, [change_set_id])[change_set_id]


def progress_of_each(session: Session, change_set_ids: Sequence[int]) -> dict[int, Progress]:
    """How far the work items of each change set are, by change set; 0 of 0 for a change that had nothing to do."""
    change_set = WorkItem.subject["change_set"].as_string()
    rows = session.execute(
        select(
            change_set,
            func.count(),
            func.count().filter(WorkItem.state == "done"),
            func.count().filter(WorkItem.state == "failed"),
        )
        .where(change_set.in_([str(one) for one in change_set_ids]))
        .group_by(change_set)
    )
    found = {int(row[0]): Progress(*row[1:]) for row in rows}
    return {one: found.get(one, Progress(0, 0, 0)) for one in change_set_ids}


def reworded_since(but: SQLColumnExpression[int] | None = None) -> ColumnElement[bool]:
    """Whether a person, another than ``but``, has worded the text of a history row anew since.

    Revs alone don't tell: machines write them too. Nor does a confirmation: it changes no text.
    """
    return exists().where(
        _LATER.article_id == TextHistory.article_id,
        _LATER.version_id == TextHistory.version_id,
        _LATER.segment_id == TextHistory.segment_id,
        _LATER.rev > TextHistory.rev,
        _LATER.person_id.is_not(None) if but is None else _LATER.person_id != but,
        _LATER.act.not_in(sorted(BY_MACHINE)),
    )


def reworded_after_change_set(session: Session, change_set_id: int, article_id: int, version_id: int) -> frozenset[int]:
    """The segments of a version whose text the change set wrote and a person has worded anew since."""
    return frozenset(
        session.scalars(
            select(TextHistory.segment_id).where(
                TextHistory.article_id == article_id,
                TextHistory.version_id == version_id,
                TextHistory.change_set_id == change_set_id,
                reworded_since(),
            )
        )
    )
