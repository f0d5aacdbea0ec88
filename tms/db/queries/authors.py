"""Who is behind a present text, as the rows of its history and of its sign-offs tell it."""

from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Integer,
    Subquery,
    Text,
    any_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, array, distinct_on
from sqlalchemy.sql.selectable import LateralFromClause

from tms.db.models import ChangeSet, SignOff, TextHistory
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.domain.recorded_acts import RESEGMENTED, Act, SignOffKind
from tms.domain.states import SegmentState

_VERSION = ("article_id", "version_id")
_TEXT = (*_VERSION, "segment_id")
_DECIDE, _CONFIRM = inline_literal(Act.DECIDE), inline_literal(SignOffKind.CONFIRM)
_CUT = [inline_literal(act) for act in (Act.SPLIT, Act.JOIN)]


def _named(model: type[TextHistory | SignOff], names: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [getattr(model, name) == bindparam(name) for name in names]


BEHIND: ColumnElement[int] = cast(
    func.jsonb_array_elements_text(
        func.jsonb_extract_path(ChangeSet.what, "behind", cast(bindparam("version_id", type_=BigInteger), Text))
    ),
    BigInteger,
)
"""Of a bulk act that moved boundaries of segments: who was behind the version's texts before."""


def _of_text(model: Any, now: Subquery) -> list[ColumnElement[bool]]:
    return [getattr(model, name) == now.c[name] for name in _TEXT]


def _is_for_its_source(same: type[TextHistory], now: Subquery) -> ColumnElement[bool]:
    """Whether an earlier text was for the present text's source.

    What was first kept unconfirmed over no draft names no source: then none may have come since.
    """
    source = shared_alias(TextHistory)
    came_since = (
        select(source.rev)
        .where(
            source.article_id == now.c.article_id,
            source.version_id == now.c.source_version_id,
            source.segment_id == now.c.segment_id,
            source.at > same.at,
            source.act != inline_literal(Act.TYPO),
        )
        .correlate(now, same)
        .exists()
    )
    return or_(
        (same.source_version_id == now.c.source_version_id) & (same.source_rev == now.c.source_rev),
        same.source_rev.is_(None) & ~came_since,
    )


def _stood_before(now: Subquery) -> LateralFromClause:
    """Where a person's text stood before as a translation, unless they have confirmed it as their own since.

    Whoever takes a bulk act back only puts there what stood before it, translated or not.
    """
    same, own, stood = shared_alias(TextHistory), shared_alias(SignOff), shared_alias(SignOff)
    confirmed = (
        select(own.id)
        .where(*_of_text(own, now), own.kind == _CONFIRM, own.person_id == now.c.person_id, own.rev >= now.c.rev)
        .correlate(now)
        .exists()
    )
    was_translated = or_(
        same.state != inline_literal(SegmentState.INITIAL),
        select(stood.id)
        .where(*_of_text(stood, now), stood.kind == _CONFIRM, stood.rev == same.rev)
        .correlate(now, same)
        .exists(),
    )
    return (
        select(
            func.array_agg(same.rev).label("revs"),
            func.min(same.rev).label("first"),
            func.max(same.rev).label("last"),
            func.max(same.rev).filter(same.act == _DECIDE).label("decided"),
        )
        .where(
            *_of_text(same, now),
            now.c.person_id.is_not(None),
            now.c.rev > 2,
            same.rev < now.c.rev,
            same.text == now.c.text,
            same.codes.is_not_distinct_from(now.c.codes),
            same.presence == now.c.presence,
            _is_for_its_source(same, now),
            same.act.not_in(_CUT),
            ~confirmed,
        )
        .having(or_(func.bool_or(was_translated), now.c.act == inline_literal(Act.PUT_BACK)))
        .correlate(now)
        .lateral("back")
    )


def _present(names: tuple[str, ...]) -> CTE:
    """Of each text its last rev that is not a mere decision, and whose words those are: (segment, rev, wrote, …).

    Whoever only brought an earlier text back, without confirming it as their own, wrote nothing: behind it is who was
    behind it when it stood there, for the same source, as a translated text. ``revs`` are the revs at which it did,
    ``last`` the last of them, ``decided`` the last that a decision made: behind that is whoever was before.
    """
    now = (
        select(TextHistory)
        .where(*_named(TextHistory, names), TextHistory.act != _DECIDE)
        .ext(distinct_on(TextHistory.segment_id))
        .order_by(TextHistory.segment_id, TextHistory.rev.desc())
        .subquery("now")
    )
    back, wrote = _stood_before(now), shared_alias(TextHistory)
    first_wrote = (
        select(func.array_agg(wrote.person_id))
        .where(
            *_of_text(wrote, now),
            wrote.act != _DECIDE,
            wrote.person_id.is_not(None),
            or_(wrote.rev == back.c.first, wrote.rev <= back.c.decided),
        )
        .correlate(now, back)
        .scalar_subquery()
    )
    return (
        select(
            now.c.segment_id,
            now.c.rev,
            case(
                (back.c.first.is_(None), func.array_remove(array([now.c.person_id]), null())), else_=first_wrote
            ).label("wrote"),
            back.c.revs,
            back.c.last,
            back.c.decided,
        )
        .join(back, true(), isouter=True)
        .cte("present")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )


_ONE, _EACH = _present(_TEXT), _present(_VERSION)

AUTHORS: CompoundSelect[int | None] = union(
    select(func.unnest(_ONE.c.wrote)),
    select(SignOff.person_id)
    .join(_ONE, true())
    .where(
        *_named(SignOff, _TEXT),
        SignOff.kind == _CONFIRM,
        or_(SignOff.rev >= _ONE.c.rev, SignOff.rev == any_(_ONE.c.revs), SignOff.rev <= _ONE.c.decided),
    ),
    select(BEHIND)
    .join_from(TextHistory, ChangeSet, ChangeSet.id == TextHistory.change_set_id)
    .join(_ONE, true())
    .where(
        *_named(TextHistory, _TEXT),
        ChangeSet.kind == inline_literal(RESEGMENTED),
        or_(TextHistory.rev == _ONE.c.rev, TextHistory.rev <= _ONE.c.last),
    ),
)
"""The people behind the text ``:article_id``, ``:version_id``, ``:segment_id``: who wrote it or confirmed it."""

_REVS, _REV = cast(null(), ARRAY(Integer)), cast(null(), Integer)
ACTS: CompoundSelect[*tuple[Any, ...]] = union_all(
    select(
        _EACH.c.segment_id,
        _EACH.c.rev,
        literal_column("'wrote'").label("did"),
        cast(null(), BigInteger).label("person_id"),
        _EACH.c.wrote,
        _EACH.c.revs,
        _EACH.c.last,
        _EACH.c.decided,
    ),
    select(
        SignOff.segment_id,
        SignOff.rev,
        literal_column("'confirmed'"),
        SignOff.person_id,
        cast(null(), ARRAY(BigInteger)),
        _REVS,
        _REV,
        _REV,
    ).where(*_named(SignOff, _VERSION), SignOff.kind == _CONFIRM),
    select(
        TextHistory.segment_id,
        TextHistory.rev,
        literal_column("'cut'"),
        BEHIND,
        cast(null(), ARRAY(BigInteger)),
        _REVS,
        _REV,
        _REV,
    )
    .join_from(TextHistory, ChangeSet, ChangeSet.id == TextHistory.change_set_id)
    .where(*_named(TextHistory, _VERSION), ChangeSet.kind == inline_literal(RESEGMENTED)),
)
"""The same of each text of a version, to be put together: whose words it is, who confirmed which rev, whose it was
when it was cut."""
