"""Whom an editor can choose for the steps of an article."""

from collections.abc import Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import LoadedArticle, authorize
from tms.services.jobs.assign import fitting_each

Choice = tuple[int, str]


def assignable(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle) -> Mapping[tuple[str, int], Sequence[Choice]]:
    """Per version and step position of the open jobs, the fitting people as (id, name). Raises Denied."""
    authorize(actor, Action.STEP_ASSIGN, loaded.subject())
    steps = [(version.locale, step) for version in loaded.versions for step in loaded.steps.get(version.id, [])]
    if not steps:
        return {}
    fit = fitting_each(uow, actor.publication_id, {(step.kind, locale) for locale, step in steps})
    return {(locale, step.position): fit[step.kind, locale] for locale, step in steps}
