"""What writes decides on what it holds: the actor as they are by now, the version as who came before left it."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import create_engine, text, update

from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Membership
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Denied, NotFound, TmsError
from tms.domain.permissions import Actor
from tms.services.reviewing.accept_segment import accept_segment
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.send_back import send_back_segment
from tms.services.reviewing.submit import submit_version
from tms.services.threads.comment import open_article_thread, open_segment_thread, reply
from tms.services.threads.edit_comment import edit_comment
from tms.services.translating.claims import claim_segment, take_over
from tms.services.translating.propose_translation import TranslationProposal, propose_translation
from tms.services.translating.save_segment import Save, keep_typing, save_segment

REV = 2
"""Of a text that was drafted and confirmed once."""

Act = Callable[[UnitOfWork, Story, int], Any]


def change_membership(story: Story, actor: Actor, **values: Any) -> None:
    with story.database.begin() as uow:
        uow.session.execute(update(Membership).where(Membership.person_id == actor.person_id).values(**values))


class TestWhoActs:
    """The actor was read when the request came; what they are is read again under the lock."""

    def test_who_lost_their_role_meanwhile_does_nothing_of_it(self, story: Story) -> None:
        story.translate()
        story.submit("zh-Hans")
        story.accept_all("zh-Hans")
        change_membership(story, story.reviewer, roles=["editor"])
        for act in (
            story.approve,
            lambda locale: story.send_back(locale, LEFT, "no"),
            lambda locale: story.give_back(locale, "no"),
        ):
            with pytest.raises(Denied) as caught:
                act("zh-Hans")
            assert caught.value.code == "not_your_role"

    def test_who_lost_the_language_writes_in_it_no_more(self, story: Story) -> None:
        change_membership(story, story.translator, languages=["zh-Hant"])
        with pytest.raises(Denied) as caught:
            story.save("zh-Hans", LEFT, "第一列")
        assert caught.value.code == "not_your_language"

    def test_who_was_given_a_role_meanwhile_has_it(self, story: Story) -> None:
        change_membership(story, story.editor, roles=["translator"])
        assert story.save("zh-Hans", LEFT, "第一列", by=story.editor)["changed"]

    def test_for_who_has_left_there_is_nothing(self, story: Story) -> None:
        thread_id = _ask_about_article(story, story.editor)
        comment_id = _reply(story, thread_id)
        with story.database.begin() as uow:
            uow.session.execute(
                text("UPDATE membership SET ended_at = now() WHERE person_id = :id"), {"id": story.translator.person_id}
            )
        for act in (
            lambda: story.save("zh-Hans", LEFT, "第一列"),
            lambda: story.submit("zh-Hans"),
            lambda: story.claim("zh-Hans", LEFT),
            lambda: _ask_about_article(story, story.translator),
            lambda: _reply(story, thread_id),
            lambda: _edit(story, comment_id),
        ):
            with pytest.raises(NotFound):
                act()


def _ask_about_article(story: Story, by: Actor) -> int:
    with story.database.begin() as uow:
        return open_article_thread(uow, by, story.id, text="Which train?", key=uuid.uuid4())


def _reply(story: Story, thread_id: int) -> int:
    with story.database.begin() as uow:
        return reply(uow, story.translator, story.id, thread_id, text="The last one.", key=uuid.uuid4())


def _edit(story: Story, comment_id: int) -> None:
    with story.database.begin() as uow:
        edit_comment(uow, story.translator, story.id, comment_id, text="The first one.")


def _save(uow: UnitOfWork, story: Story, segment_id: int, *, confirm: bool, by: Actor) -> None:
    save = Save("别的", REV, 1, uuid.uuid4(), confirm=confirm)
    save_segment(uow, by, story.id, "zh-Hans", segment_id, save)


NOT_NOW = {"nothing_in_work", "not_in_review", "not_in_translation", "not_your_role"}

ACTS: dict[str, Act] = {
    "save": lambda uow, story, one: _save(uow, story, one, confirm=False, by=story.translator),
    "confirm": lambda uow, story, one: _save(uow, story, one, confirm=True, by=story.translator),
    "correct": lambda uow, story, one: _save(uow, story, one, confirm=True, by=story.reviewer),
    "type": lambda uow, story, one: keep_typing(uow, story.translator, story.id, "zh-Hans", one, text="x", rev=REV),
    "propose": lambda uow, story, one: propose_translation(
        uow, story.translator, story.id, "zh-Hans", one, TranslationProposal("x", REV, 1)
    ),
    "claim": lambda uow, story, one: claim_segment(uow, story.translator, story.id, "zh-Hans", one),
    "take over": lambda uow, story, one: take_over(uow, story.reviewer, story.id, "zh-Hans", one, reason="late"),
    "accept": lambda uow, story, one: accept_segment(uow, story.reviewer, story.id, "zh-Hans", one, rev=REV),
    "send back": lambda uow, story, one: send_back_segment(
        uow, story.reviewer, story.id, "zh-Hans", one, rev=REV, reason="no"
    ),
}


@pytest.fixture
def story(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Story]:
    """With real transactions where the test asks for a database of its own."""
    if "own_database_url" not in request.fixturenames:
        yield Story(request.getfixturevalue("database"), desk.newsroom, desk.english)
        return
    engine = create_engine(request.getfixturevalue("own_database_url"))
    yield Story(Database(engine), desk.newsroom, desk.english)
    engine.dispose()


def answer(act: Callable[[], Any]) -> str:
    try:
        act()
    except TmsError as error:
        return error.code
    return "done"


def _take_role(uow: UnitOfWork, actor: Actor) -> None:
    uow.session.execute(text("UPDATE membership SET roles = '{editor}' WHERE person_id = :id"), {"id": actor.person_id})


@pytest.mark.usefixtures("own_database_url")
class TestWhoComesSecond:
    """Waits for the one who holds the text or the article, and then decides on what that one has left."""

    @pytest.fixture
    def translated(self, story: Story) -> Story:
        story.translate()
        return story

    @pytest.mark.sample(3)
    @pytest.mark.parametrize("name", sorted(ACTS))
    def test_what_comes_behind_an_approval_finds_it(self, translated: Story, name: str) -> None:
        story = translated
        story.submit("zh-Hans")
        story.accept_all("zh-Hans")
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                approve_version(uow, story.reviewer, story.id, "zh-Hans")
                waiting = self._begin(pool, story, ACTS[name])
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) in NOT_NOW
        assert story.version("zh-Hans").status == "approved"
        assert story.text("zh-Hans", LEFT).state == "final"

    @pytest.mark.parametrize("name", ["save", "type", "claim"])
    def test_what_comes_behind_a_submission_finds_it(self, translated: Story, name: str) -> None:
        story = translated
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                submit_version(uow, story.translator, story.id, "zh-Hans")
                waiting = self._begin(pool, story, ACTS[name])
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == "not_in_translation"

    @pytest.mark.parametrize(("name", "code"), [("send back", "sent_back_waits"), ("correct", "own_work")])
    def test_an_approval_behind_one_who_changes_a_text_sees_that(self, translated: Story, name: str, code: str) -> None:
        story = translated
        story.submit("zh-Hans")
        story.accept_all("zh-Hans")
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                ACTS[name](uow, story, story.segment(LEFT))
                waiting = pool.submit(answer, lambda: story.approve("zh-Hans"))
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == code

    def test_a_submission_behind_one_who_unconfirms_a_text_sees_that(self, translated: Story) -> None:
        story = translated
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                ACTS["save"](uow, story, story.segment(LEFT))
                waiting = pool.submit(answer, lambda: story.submit("zh-Hans"))
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == "not_all_translated"

    def test_a_submission_behind_one_who_asks_sees_the_query(self, translated: Story) -> None:
        story = translated
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                open_segment_thread(
                    uow,
                    story.reviewer,
                    story.id,
                    "zh-Hans",
                    story.segment(LEFT),
                    kind="query",
                    text="Which train?",
                    key=uuid.uuid4(),
                )
                waiting = pool.submit(answer, lambda: story.submit("zh-Hans"))
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == "queries_open"

    def test_who_hands_over_behind_an_administrator_is_what_that_one_made_of_them(self, translated: Story) -> None:
        story = translated
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                uow.session.execute(
                    text("UPDATE membership SET roles = '{editor}' WHERE person_id = :id"),
                    {"id": story.translator.person_id},
                )
                waiting = pool.submit(answer, lambda: story.submit("zh-Hans"))
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == "not_your_role"

    @pytest.mark.parametrize("name", ["save", "confirm", "type", "propose", "claim"])
    def test_who_writes_behind_an_administrator_is_what_that_one_made_of_them(
        self, translated: Story, name: str
    ) -> None:
        story = translated
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                _take_role(uow, story.translator)
                waiting = self._begin(pool, story, ACTS[name])
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) in {"not_your_role", "not_in_translation"}

    @pytest.mark.parametrize("name", ["save", "confirm", "type", "propose", "claim"])
    def test_a_role_is_taken_away_once_what_its_person_began_is_done(self, translated: Story, name: str) -> None:
        """So that nothing of theirs comes after the administrator was answered."""
        story = translated

        def take() -> None:
            with story.database.begin() as uow:
                _take_role(uow, story.translator)

        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                ACTS[name](uow, story, story.segment(LEFT))
                waiting = pool.submit(answer, take)
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) == "done"
        with story.database.begin() as uow, pytest.raises(TmsError):
            ACTS[name](uow, story, story.segment(LEFT))

    def test_an_approval_that_a_save_has_ended_is_not_withdrawn_as_well(self, translated: Story) -> None:
        """The save reopens 繁體, which follows: one of both does, and neither waits for the other in a ring."""
        story = translated
        story.finish("zh-Hant")
        with ThreadPoolExecutor(1) as pool:
            with story.database.begin() as uow:
                _save(uow, story, story.segment(LEFT), confirm=True, by=story.translator)
                waiting = pool.submit(answer, lambda: story.withdraw_approval("zh-Hant"))
                until_blocked(uow, waiting)
            assert waiting.result(timeout=30) in {"approval_none", "not_your_approval"}
        assert story.version("zh-Hant").status == "reviewing"

    @staticmethod
    def _begin(pool: ThreadPoolExecutor, story: Story, act: Act) -> Future[str]:
        def in_its_own() -> None:
            with story.database.begin() as uow:
                act(uow, story, story.segment(LEFT))

        return pool.submit(answer, in_its_own)
