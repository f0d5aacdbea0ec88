"""Who does which step of an article and by when, for all its versions in one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize_locked import authorize_locked_article
from tms.services.jobs.assign import NO_DATE, assign_steps, set_due


@dataclass(frozen=True, slots=True)
class ArticleAssignment:
    """What is to be another: by version and step its person, by version its date; None is nobody, and no date."""

    people: Mapping[tuple[str, int], int | None]
    dates: Mapping[str, datetime | None]


def assign_article(uow: UnitOfWork, actor: Actor, article_id: int, wish: ArticleAssignment) -> int:
    """Change them, with the events that each alone would have; how many were others before.

    Somebody who is given several steps reads of them in one line.

    All or nothing. Raises Denied, NotFound, Conflict (``step_done``, ``no_open_job``), Invalid (``assignee_unfit``).
    """
    loaded = authorize_locked_article(uow, actor, Action.STEP_ASSIGN, article_id)
    locale_of = {version.id: version.locale for version in loaded.versions}
    now = {
        (locale_of[version_id], step.position): step.assignee_id
        for version_id, steps in loaded.steps.items()
        for step in steps
    }
    due = {locale_of[version_id]: job.due for version_id, job in loaded.jobs.items()}
    people = [(key, person) for key, person in wish.people.items() if key not in now or now[key] != person]
    dates = [(locale, when) for locale, when in wish.dates.items() if due.get(locale) != (when or NO_DATE)]
    assign_steps(uow, actor, article_id, people)
    for locale, when in dates:
        set_due(uow, actor, article_id, locale, when)
    return len(people) + len(dates)
