"""What leaves an article that somebody doesn't see: of most articles their sentences, of guarded ones nothing.

The memory, the terms and the figures are everybody's, and articles are where they come from. Guarded is what is
confidential, for assigned people only, or under an embargo. ``tests/leaving`` holds this against every output.
"""

from collections.abc import Callable, Collection
from functools import partial

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select

from tms.db.models import Article, Hold, MemoryVariant
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import SEE_ARTICLES_FOR_ASSIGNED, Actor
from tms.services.article_visibility import seen_by

Withheld = Callable[[Collection[int]], Collection[int]]
"""Which of these units of the memory may not be told."""


def guarded() -> ColumnElement[bool]:
    """The condition that an ``Article`` is guarded."""
    embargoed = exists().where(
        Hold.article_id == Article.id,
        Hold.kind == inline_literal("embargo"),
        Hold.released_at.is_(None),
        Hold.until > func.now(),
    )
    return or_(Article.confidential, Article.visibility == inline_literal("assigned"), embargoed)


def leaves_to(actor: Actor) -> ColumnElement[bool]:
    """The condition on ``Article`` under which its words may reach the actor; never those of a discarded one."""
    return and_(Article.discarded_at.is_(None), or_(not_(guarded()), seen_by(actor)))


def withheld_from(uow: UnitOfWork, actor: Actor) -> Withheld:
    """Which of the memory's units were learned of a guarded article that the actor doesn't see."""
    if SEE_ARTICLES_FOR_ASSIGNED & actor.roles and not actor.assigned_only:
        return nothing_withheld
    return partial(_learned_of, uow, not_(leaves_to(actor)))


def withheld_from_article(uow: UnitOfWork, article_id: int) -> Withheld:
    """Which were learned of a guarded article other than this one: its drafts are read by everybody who sees it.

    So are its requests to engines outside of the house.
    """
    return partial(_learned_of, uow, and_(guarded(), Article.id != article_id))


def withheld_from_all(uow: UnitOfWork) -> Withheld:
    """Which were learned of any guarded article: what is taken out of the house is read by nobody knows whom."""
    return partial(_learned_of, uow, guarded())


def units_of_guarded(uow: UnitOfWork, publication_id: int) -> frozenset[int]:
    """All of the memory's units that were learned of a guarded article."""
    of_guarded = select(Article.id).where(Article.publication_id == publication_id, guarded())
    learned = select(MemoryVariant.unit_id).where(MemoryVariant.article_id.in_(of_guarded))
    return frozenset(uow.session.scalars(learned))


def nothing_withheld(_units: Collection[int]) -> Collection[int]:
    """No units are withheld: for a person who sees every article."""
    return ()


def _learned_of(uow: UnitOfWork, articles: ColumnElement[bool], units: Collection[int]) -> Collection[int]:
    if not units:
        return ()
    return frozenset(
        uow.session.scalars(
            select(MemoryVariant.unit_id)
            .join(Article, Article.id == MemoryVariant.article_id)
            .where(
                MemoryVariant.publication_id == Article.publication_id,
                MemoryVariant.unit_id.in_(units),
                articles,
            )
        )
    )
