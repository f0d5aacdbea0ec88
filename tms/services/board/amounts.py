"""How much of a version is to be translated, by how far the memory knows it: read before one takes the work."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, ColumnElement, Integer, bindparam, case, func, select, true
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


_target, _from = shared_alias(SegmentText), shared_alias(Version)
_asked = (
    func.unnest(bindparam("articles", type_=ARRAY(BigInteger)), bindparam("versions", type_=ARRAY(BigInteger)))
    .table_valued("article_id", "version_id", name="asked")
    .render_derived()
)
_source = (
    select(SegmentText.text)
    .where(
        SegmentText.article_id == _target.article_id,
        SegmentText.version_id == _from.id,
        SegmentText.segment_id == _target.segment_id,
    )
    .limit(inline_literal(1))
    .correlate(_target, _from)
    .lateral("source")
)
"""One at a time and by its key, because a planner that knows little of the tables would read all articles."""
_MARKERS = "⟦[^⟧]*⟧"


def _length() -> ColumnElement[int]:
    """Words are what spaces stand between; a Chinese text is counted without its spaces, as it is paid for."""
    plain = func.regexp_replace(_source.c.text, _MARKERS, "", "g")
    said = case((_source.c.text.contains("⟦"), plain), else_=_source.c.text)
    without = func.replace(said, " ", "")
    words = func.length(said) - func.length(without) + 1
    return case((_from.locale == inline_literal(EN), words), else_=func.length(without)).cast(Integer)


def _of_band(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(_length()).filter(*conditions), inline_literal(0))


_is_memory = _target.origin == inline_literal("memory")
_similarity = func.coalesce(_target.similarity, inline_literal(0))
_is_exact = _is_memory & (_similarity >= inline_literal(100)) | (_target.origin == inline_literal("repeat"))
_is_alike = _is_memory & (_similarity < inline_literal(100))
_bands = (
    select(
        func.count().label("open"),
        _of_band(_is_exact).label("exact"),
        _of_band(_is_alike).label("alike"),
        _of_band(~_is_exact, ~_is_alike).label("new"),
    )
    .select_from(_target)
    .join(_source, true())
    .where(
        _target.article_id == _asked.c.article_id,
        _target.version_id == _asked.c.version_id,
        _target.state == inline_literal("initial"),
        ~_target.retired,
        _target.presence == inline_literal("present"),
    )
    .correlate(_asked, _from)
    .lateral("bands")
)
_AMOUNTS = (
    select(
        _asked.c.version_id,
        (_from.locale == inline_literal(EN)).label("is_words"),
        _bands.c.exact,
        _bands.c.alike,
        _bands.c.new,
    )
    .select_from(_asked)
    .join(Article, Article.id == _asked.c.article_id)
    .join(_from, (_from.article_id == Article.id) & (_from.id == Article.source_version_id))
    .join(_bands, _bands.c.open > 0)
)


def amounts(uow: UnitOfWork, versions: Sequence[tuple[int, int]]) -> dict[int, Amount]:
    """By version, what is to be translated of it, in one statement; ``versions`` are (article, version)."""
    if not versions:
        return {}
    asked = {"articles": [one for one, _ in versions], "versions": [one for _, one in versions]}
    return {row.version_id: Amount(*row[1:]) for row in uow.session.execute(_AMOUNTS, asked)}
