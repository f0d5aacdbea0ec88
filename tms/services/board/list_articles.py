"""All articles that the actor may see, in brief."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from tms.db.models import Article
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.board.rows import board_rows
from tms.services.jobs.assign import NO_DATE


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list: ``versions`` is locale → status."""

    id: int
    slug: str
    source_language: str
    section: str | None
    title: str
    versions: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def list_articles(uow: UnitOfWork, actor: Actor) -> list[ListedArticle]:
    """The articles that the actor may see, newest first."""
    authorize(actor, Action.BOARD_VIEW)
    articles = uow.session.scalars(select(Article).where(visible_to(actor)).order_by(Article.id.desc())).all()
    slugs = {article.id: article.slug for article in articles}
    rows = board_rows(uow, actor.publication_id, [(article.id, NO_DATE) for article in articles])
    return [
        ListedArticle(
            id=row.id,
            slug=slugs[row.id],
            source_language=row.language,
            section=row.section,
            title=row.title,
            versions={locale: version.status for locale, version in row.versions.items()},
        )
        for row in rows
    ]
