"""Giving the steps of an article anew, to the default people of the section that it is in now."""

from sqlalchemy import select, union

from tms.db.models import SegmentText, SignOff
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import LoadedArticle, authorize
from tms.services.jobs.default_people import ForWhat, default_choices, give_by_default


def give_anew(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle) -> None:
    """Give each open step that is nobody's, or somebody's by default, to the default person of the article's section.

    For a locked article, with its publication locked before it. A version on which anybody has worked keeps its people,
    and so do steps that were given by hand and steps for which nothing is set. Raises Denied.
    """
    authorize(actor, Action.STEP_ASSIGN, loaded.subject())
    begun = _begun(uow, loaded)
    locales = {version.id: version.locale for version in loaded.versions}
    kept: dict[str, set[int]] = {}
    free = []
    for version in loaded.versions:
        for step in loaded.steps.get(version.id, []):
            is_open = step.state in {"waiting", "active"} and version.id not in begun
            if is_open and (step.assignee_id is None or step.by_default):
                free.append((version, step))
            elif step.kind == "translate" and step.assignee_id is not None:
                kept.setdefault(version.locale, set()).add(step.assignee_id)
    parents = {version.locale: locales.get(version.parent_version_id or 0) for version in loaded.versions}
    what = ForWhat(loaded.article.section_id, loaded.source.locale, parents, kept)
    choices = default_choices(uow, loaded.publication, what)
    another = [
        (version, step)
        for version, step in free
        if (choice := choices.get((version.locale, step.position))) and choice.person_id != step.assignee_id
    ]
    give_by_default(uow, actor, choices, another)


def _begun(uow: UnitOfWork, loaded: LoadedArticle) -> frozenset[int]:
    """The versions on which a person has worked since their job began, or whose words one has written."""
    return frozenset(
        uow.session.scalars(
            union(
                select(SegmentText.version_id).where(
                    SegmentText.article_id == loaded.article.id, SegmentText.touched_by.is_not(None)
                ),
                select(SignOff.version_id).where(
                    SignOff.article_id == loaded.article.id,
                    SignOff.job_id.in_([job.id for job in loaded.jobs.values()]),
                ),
            )
        )
    )
