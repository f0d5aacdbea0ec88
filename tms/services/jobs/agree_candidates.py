"""The people who can agree to a reviewer's correction."""

from collections.abc import Sequence

from tms.db.models import Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.services.authorize import LoadedArticle
from tms.services.jobs.assign import candidates
from tms.services.jobs.signers import signers


def who_can_agree(uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version) -> Sequence[tuple[int, str]]:
    """The other translators of the language, as (person, name), those who have or had the translation first."""
    step = next((step for step in loaded.steps.get(version.id, []) if step.kind == "translate"), None)
    had = (step and step.assignee_id) or signers(uow, version).submitter
    others = [one for one in candidates(uow, actor, "translate", version.locale) if one[0] != actor.person_id]
    return sorted(others, key=lambda one: one[0] != had)
