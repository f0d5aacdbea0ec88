"""How much of a version is to be translated, by how far the memory knows it: read before one takes the work."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, any_, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, SegmentText, Version
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import EN


class Amount(NamedTuple):
    """Words of an English source, characters of a Chinese one, that nobody has confirmed yet: known, alike, and new."""

    is_words: bool
    exact: int
    alike: int
    new: int

    @property
    def every(self) -> int:
        return self.exact + self.alike + self.new


_target, _source, _from = shared_alias(SegmentText), shared_alias(SegmentText), shared_alias(Version)
_MARKERS = "⟦[^⟧]*⟧"


def _length() -> ColumnElement[int]:
    """Words are what spaces stand between; a Chinese text is counted without its spaces, as it is paid for."""
    plain = func.regexp_replace(_source.text, _MARKERS, "", "g")
    said = case((_source.text.contains("⟦"), plain), else_=_source.text)
    without = func.replace(said, " ", "")
    words = func.length(said) - func.length(without) + 1
    return case((_from.locale == inline_literal(EN), words), else_=func.length(without)).cast(Integer)


def _of_band(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(_length()).filter(*conditions), inline_literal(0))


_is_memory = _target.origin == inline_literal("memory")
_similarity = func.coalesce(_target.similarity, inline_literal(0))
_is_exact = _is_memory & (_similarity >= inline_literal(100)) | (_target.origin == inline_literal("repeat"))
_is_alike = _is_memory & (_similarity < inline_literal(100))
_AMOUNTS = (
    select(
        _target.version_id,
        (_from.locale == inline_literal(EN)).label("is_words"),
        _of_band(_is_exact).label("exact"),
        _of_band(_is_alike).label("alike"),
        _of_band(~_is_exact, ~_is_alike).label("new"),
    )
    .select_from(_target)
    .join(Article, Article.id == _target.article_id)
    .join(_from, (_from.article_id == Article.id) & (_from.id == Article.source_version_id))
    .join(
        _source,
        (_source.article_id == _target.article_id)
        & (_source.version_id == _from.id)
        & (_source.segment_id == _target.segment_id),
    )
    .where(
        _target.article_id == any_(bindparam("articles", type_=ARRAY(BigInteger))),
        _target.version_id == any_(bindparam("versions", type_=ARRAY(BigInteger))),
        _target.state == inline_literal("initial"),
        ~_target.retired,
        _target.presence == inline_literal("present"),
    )
    .group_by(_target.version_id, _from.locale)
)


def amounts(uow: UnitOfWork, versions: Sequence[tuple[int, int]]) -> dict[int, Amount]:
    """By version, what is to be translated of it, in one statement; ``versions`` are (article, version)."""
    if not versions:
        return {}
    asked = {"articles": sorted({one for one, _ in versions}), "versions": [one for _, one in versions]}
    return {row.version_id: Amount(*row[1:]) for row in uow.session.execute(_AMOUNTS, asked)}
