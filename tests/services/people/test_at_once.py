"""Somebody loses a role while an editor changes all that they have in hand: both go through."""

from tests.factories import make_person
from tests.services.desk import Desk
from tests.services.races.interleaving import Deed, Ring, Schedule
from tests.services.revising import RevisedStory, edited
from tests.services.story import LEFT
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.jobs.assign import assign_step
from tms.services.people.members import change_member

_PLACES = 80
"""Statements of the revision before which the role may be taken away."""


def test_steps_that_go_back_and_jobs_that_begin_again(
    own_database: Database, own_database_url: str, desk: Desk
) -> None:
    story, newsroom = RevisedStory(own_database, desk.newsroom, desk.english), desk.newsroom
    leaves = make_person(own_database, "leaves@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    numbers = iter(range(1000))

    def change(*roles: str) -> Deed:
        def deed(database: Database) -> None:
            with database.begin() as uow:
                change_member(
                    uow,
                    newsroom[Role.ADMINISTRATOR],
                    leaves.person_id,
                    roles=roles,
                    languages=[],
                    assigned_only=False,
                )

        return deed

    def afresh() -> tuple[Deed, Deed]:
        change("translator")(own_database)
        # The younger job is that of the version that comes first.
        story.cancel("zh-Hans")
        story.reopen("zh-Hans", "translate")
        for locale in ("zh-Hans", "zh-Hant"):
            with own_database.begin() as uow:
                assign_step(uow, story.editor, story.id, locale, 0, leaves.person_id)
        page = edited(story.page(), {story.page().blocks[0].text: f"{LEFT[:-1]}, {next(numbers)} of them."})
        return change("reviewer"), lambda database: RevisedStory(database, newsroom, desk.english).commit(
            page, run=False
        )

    ring = Ring(own_database_url)
    answers = [answer for place in range(2, _PLACES) for answer in ring.meet(afresh(), Schedule(1, place))]
    ring.close()
    assert [answer.broken for answer in answers if answer.broken] == []
    assert all(answer.done for answer in answers)
