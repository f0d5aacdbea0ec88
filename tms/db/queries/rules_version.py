"""A version of the rules that hold for an article, which tells whether those that were read still hold."""

import uuid
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from tms.db.models import Article, Publication
from tms.db.queries.article_context import OneArticle, OnePublication


class RulesVersion(NamedTuple):
    """It differs after every change of rules, terms or house style, of the article's own rules, or of its section."""

    publication: uuid.UUID
    article: uuid.UUID | None
    section_id: int | None


def rules_version_as_read(publication: OnePublication, article: OneArticle) -> RulesVersion:
    """The version of the rules that were read together with these rows."""
    return RulesVersion(publication.knowledge, article.knowledge, article.section_id)


def rules_version_now(session: Session, article_id: int) -> RulesVersion:
    """The version of the rules that hold now."""
    query = (
        select(Publication.knowledge, Article.knowledge, Article.section_id)
        .join(Publication, Publication.id == Article.publication_id)
        .where(Article.id == article_id)
    )
    return RulesVersion._make(session.execute(query).one())


def lock_rules_for_share(session: Session, publication_id: int) -> None:
    """Keep everybody from changing the publication's rules until this transaction ends; waits for a change being made.

    Several transactions may hold this at once. It comes before the lock of an article, as in a change of the rules.
    """
    session.execute(select(Publication.id).where(Publication.id == publication_id).with_for_update(read=True))
