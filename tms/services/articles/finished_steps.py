"""Who finished a step of an open job, and when: what the article's page says of it in one line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, tuple_

from tms.db.models import Person, SignOff
from tms.db.unit_of_work import UnitOfWork
from tms.services.authorize import LoadedArticle


@dataclass(frozen=True, slots=True)
class FinishedStep:
    """The person who handed a step over, and the moment."""

    who: str
    at: datetime


def finished_steps(uow: UnitOfWork, loaded: LoadedArticle) -> Mapping[tuple[str, int], FinishedStep]:
    """The steps of the open jobs that were handed over, by the version's locale and the step's position.

    It is for a caller that has asked whether the actor may see the article.
    """
    locales = {version.id: version.locale for version in loaded.versions}
    places = {
        step.sign_off_id: (locales[version_id], step.position)
        for version_id, steps in loaded.steps.items()
        for step in steps
        if step.sign_off_id and step.state == "done"
    }
    if not places:
        return {}
    keys = [(loaded.article.id, sign_off_id) for sign_off_id in places]
    rows = uow.session.execute(
        select(SignOff.id, Person.name, SignOff.at)
        .join(Person, Person.id == SignOff.person_id)
        .where(tuple_(SignOff.article_id, SignOff.id).in_(keys))
    )
    return {places[row.id]: FinishedStep(row.name, row.at) for row in rows}
