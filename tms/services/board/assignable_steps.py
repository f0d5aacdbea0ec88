"""The steps of some articles that an editor can assign, and the people who do such steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Article, Job, JobStep, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.board.assignment_plan import MOST
from tms.services.board.choices import people_to_choose
from tms.services.versions.headlines import Headline, headlines


@dataclass(frozen=True, slots=True)
class ChosenArticles:
    """The articles that the actor sees, by number, and of their open jobs the locales and the steps by position."""

    articles: dict[int, Headline]
    locales: frozenset[str]
    steps: list[tuple[int, str]]
    people: list[tuple[int, str]]


def chosen(uow: UnitOfWork, actor: Actor, article_ids: Sequence[int]) -> ChosenArticles:
    """The chosen articles, in a number of statements that doesn't grow with them; at most as many as one act can have.

    Raises Denied.
    """
    authorize(actor, Action.STEP_ASSIGN)
    ids = list(dict.fromkeys(article_ids))[:MOST]
    of_ids = Article.id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    seen = set(uow.session.scalars(select(Article.id).where(of_ids, visible_to(actor)), {"ids": ids}))
    heads = headlines(uow, actor.publication_id, [one for one in ids if one in seen]) if seen else {}
    rows = uow.session.execute(
        select(Version.locale, JobStep.position, JobStep.name)
        .distinct()
        .join(Job, (Job.article_id == Version.article_id) & (Job.version_id == Version.id))
        .join(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
        .where(
            Version.article_id == any_(bindparam("ids", type_=ARRAY(BigInteger))), Job.state == inline_literal("open")
        ),
        {"ids": list(seen)},
    ).all()
    names: dict[int, str] = {}
    for row in rows:
        names.setdefault(row.position, row.name)
    return ChosenArticles(
        {one: heads[one] for one in ids if one in heads},
        frozenset(row.locale for row in rows),
        sorted(names.items()),
        people_to_choose(uow, actor),
    )
