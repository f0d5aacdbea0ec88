"""What every list says of an article: its language and, in it, title, author and section."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, Publication, SourceBlock, Version
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.unit_of_work import UnitOfWork
from tms.services.sections import section_names

_HEADS = made_once(
    select(
        Article.id,
        Article.section_id,
        Article.confidential,
        Version.locale,
        Publication.region,
        SourceBlock.kind,
        SourceBlock.text,
    )
    .join(Version, (Version.article_id == Article.id) & (Version.id == Article.source_version_id))
    .join(Publication, Publication.id == Article.publication_id)
    .outerjoin(
        SourceBlock,
        (SourceBlock.article_id == Article.id)
        & (SourceBlock.revision_id == Article.current_revision_id)
        & SourceBlock.kind.in_([inline_literal("title"), inline_literal("byline")]),
    )
    .where(Article.id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
)
"""An array, because a statement with a list of any length is another one each time, and prepared for none."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What every list says of an article: its language and, in it, title, author and section."""

    language: str
    title: str
    author: str | None
    section: str | None
    confidential: bool = False


def headlines(uow: UnitOfWork, publication_id: int, ids: Sequence[int]) -> dict[int, Headline]:
    """The headline of each article, by article; in one statement, or two where there are sections."""
    rows = uow.session.execute(_HEADS, {"ids": ids}).all()
    section_ids = {row.section_id for row in rows if row.section_id}
    names = section_names(uow, publication_id, section_ids, rows[0].region) if section_ids else {}
    words = {(row.id, row.kind): row.text for row in rows}
    return {
        row.id: Headline(
            language=row.locale,
            title=words.get((row.id, "title"), ""),
            author=words.get((row.id, "byline")),
            section=names.get(row.section_id or 0, {}).get(row.locale),
            confidential=row.confidential,
        )
        for row in rows
    }
