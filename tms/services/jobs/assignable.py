"""Whom an editor can choose for the steps of an article."""

from collections.abc import Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_article
from tms.services.jobs.assign import candidates

Choice = tuple[int, str]


def assignable(uow: UnitOfWork, actor: Actor, article_id: int) -> Mapping[tuple[str, int], Sequence[Choice]]:
    """Per version and step position of the open jobs, the fitting people as (id, name). Raises NotFound, Denied."""
    loaded = authorize_article(uow, actor, Action.STEP_ASSIGN, article_id)
    found: dict[tuple[str, str], Sequence[Choice]] = {}
    choices: dict[tuple[str, int], Sequence[Choice]] = {}
    for version in loaded.versions:
        for step in loaded.steps.get(version.id, []):
            kind = (version.locale, step.kind)
            if kind not in found:
                found[kind] = candidates(uow, actor, step.kind, version.locale)
            choices[version.locale, step.position] = found[kind]
    return choices
