"""Publishing looks at the texts and their sign-offs, and names the sentence that nobody accepted."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, LEFT
from tms.db.models import SignOff
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.publishing.release_watch import ReleaseWatch, Watched
from tms.services.reviewing.put_back_unread import put_back_unread

ALL = ("en", "zh-Hans", "zh-Hant")


@pytest.fixture
def without_triggers(story: RevisedStory) -> Iterator[None]:
    """As a database was in which the fault could still happen: the rules of the last gate are away for this test."""
    with story.database.begin() as uow:
        uow.session.execute(text("ALTER TABLE segment_text DISABLE TRIGGER approved_text_stays"))
        uow.session.execute(text("ALTER TABLE version DISABLE TRIGGER goes_out_as_accepted"))
    yield
    with story.database.begin() as uow:
        uow.session.execute(text("ALTER TABLE segment_text ENABLE TRIGGER approved_text_stays"))
        uow.session.execute(text("ALTER TABLE version ENABLE TRIGGER goes_out_as_accepted"))


def slip_in(story: RevisedStory, locale: str, source: str, **values: Any) -> None:
    """What a late save did: it changes an approved version, which stays approved."""
    setting = ", ".join(f"{column} = :{column}" for column in values)
    with story.database.begin() as uow:
        uow.session.execute(
            text(
                f"UPDATE segment_text SET {setting}, touched_by = :person"
                " WHERE article_id = :article AND version_id = :version AND segment_id = :segment"
            ),
            values
            | {
                "person": story.translator.person_id,
                "article": story.id,
                "version": story.version(locale).id,
                "segment": story.segment(source),
            },
        )


def refused(story: RevisedStory, *locales: str) -> dict[str, Any]:
    with pytest.raises(Conflict) as caught:
        story.publish(*locales)
    assert caught.value.code == "text_not_accepted"
    return dict(caught.value.params)


LATE = {"text": "第一列夜班列车", "rev": 3, "act": "edit", "state": "translated"}


@pytest.mark.usefixtures("without_triggers")
class TestWhatNobodyAccepted:
    def test_a_text_that_slipped_in_stops_the_release_and_is_named(self, approved: RevisedStory) -> None:
        slip_in(approved, "zh-Hans", LEFT, **LATE)
        slip_in(approved, "zh-Hans", CARRIED, state="initial", look="sent_back")
        segments = [approved.segment(LEFT), approved.segment(CARRIED)]
        said = {"locale": "zh-Hans", "number": 4, "text": "第一列夜班列车", "n": 2, "segments": segments}
        assert refused(approved, *ALL) == said
        assert approved.publish("en", "zh-Hant"), "the other versions hold nothing of it"

    def test_a_state_that_says_it_was_accepted_is_not_believed(self, approved: RevisedStory) -> None:
        slip_in(approved, "zh-Hans", LEFT, **LATE | {"state": "final"})
        assert refused(approved, "zh-Hans")["n"] == 1

    def test_a_text_whose_acceptance_was_taken_back_stops_it_too(self, approved: RevisedStory) -> None:
        slip_in(approved, "zh-Hans", LEFT, state="translated")
        assert refused(approved, "zh-Hans")["n"] == 1

    def test_nor_by_an_approval(self, story: RevisedStory) -> None:
        story.translate()
        story.submit("zh-Hans")
        story.accept_all("zh-Hans")
        slip_in(story, "zh-Hans", LEFT, **LATE | {"state": "reviewed"})
        with pytest.raises(Conflict) as caught:
            story.approve("zh-Hans")
        assert caught.value.code == "text_not_accepted"
        story.accept("zh-Hans", LEFT)
        story.approve("zh-Hans")

    def test_an_upgrade_puts_it_back_into_review(self, approved: RevisedStory) -> None:
        slip_in(approved, "zh-Hans", LEFT, **LATE | {"state": "final"})
        slip_in(approved, "zh-Hant", LEFT, state="initial", look="sent_back")
        with approved.database.begin() as uow:
            assert put_back_unread(uow) == [(approved.id, "zh-Hans"), (approved.id, "zh-Hant")]
        assert approved.version("zh-Hans").status == "reviewing"
        assert approved.text("zh-Hans", LEFT).state == "translated"
        assert approved.text("zh-Hans", CARRIED).state == "final"
        assert [step.state for step in approved.steps("zh-Hans")] == ["skipped", "active"]
        assert approved.version("zh-Hant").status == "translating", "what was sent back is its translator's"
        with approved.database.begin() as uow:
            assert put_back_unread(uow) == []
        approved.accept("zh-Hans", LEFT)
        approved.approve("zh-Hans")
        assert approved.publish("zh-Hans")

    def test_the_watch_finds_what_readers_got(self, approved: RevisedStory) -> None:
        watch = ReleaseWatch()
        approved.publish(*ALL)
        assert read(approved, watch) == Watched(3, 0)
        slip_in(approved, "zh-Hans", LEFT, **LATE | {"state": "final"})
        run(
            approved,
            "INSERT INTO snapshot (article_id, version_id, revision_id, fingerprint, content)"
            " SELECT article_id, version_id, revision_id, fingerprint, content FROM snapshot"
            " WHERE version_id = :version",
            "INSERT INTO snapshot_segment (article_id, snapshot_id, position, version_id, segment_id, rev)"
            " SELECT article_id, (SELECT max(id) FROM snapshot), segment_id, version_id, segment_id, rev"
            " FROM segment_text WHERE version_id = :version",
            "UPDATE version SET live_snapshot_id = (SELECT max(id) FROM snapshot) WHERE id = :version",
        )
        assert read(approved, watch) == Watched(4, 1)
        assert read(approved, ReleaseWatch(), most=3) == Watched(3, 0), "some at a time"
        approved.withdraw("zh-Hans")
        assert read(approved, watch) == Watched(4, 0), "nobody reads it any more"


def read(story: RevisedStory, watch: ReleaseWatch, most: int = 10) -> Watched:
    with story.database.begin() as uow:
        return watch.read(uow, most=most)


def run(story: RevisedStory, *statements: str) -> None:
    with story.database.begin() as uow:
        for statement in statements:
            uow.session.execute(text(statement), {"version": story.version("zh-Hans").id})


class TestWhatTheSourceAloneChanged:
    """Every text stands as it was accepted, and the whole is another than the one approved: the release records it."""

    @staticmethod
    def waivers(story: RevisedStory, locale: str) -> list[SignOff]:
        return [one for one in story.sign_offs(locale) if one.waives == "approval"]

    def test_nothing_changed_and_nothing_is_waived(self, approved: RevisedStory) -> None:
        approved.publish(*ALL)
        assert not self.waivers(approved, "zh-Hans")

    def test_a_sentence_that_the_source_lost(self, approved: RevisedStory) -> None:
        approved.revise({CARRIED: ""})
        approved.publish(*ALL)
        (waiver,) = self.waivers(approved, "zh-Hans")
        assert (waiver.kind, waiver.person_id) == ("waive", approved.editor.person_id)
        assert waiver.reason is not None
        assert waiver.reason.startswith("Since the approval the source alone changed")
        approved.publish(*ALL)
        assert len(self.waivers(approved, "zh-Hans")) == 1, "once is enough"

    def test_a_typo_that_an_editor_corrected_in_a_chinese_source(self, database: Database, desk: Desk) -> None:
        story = RevisedStory(database, desk.newsroom, desk.chinese)
        story.confirm_open("zh-Hant")
        story.finish("zh-Hant")
        story.revise({"十点发出": "十点出发"}, typo=True)
        assert story.version("zh-Hant").status == "approved"
        assert "第一列夜車十點出發。" in {row.target.text for row in story.rows("zh-Hant")}
        story.publish("zh-Hans", "zh-Hant")
        assert len(self.waivers(story, "zh-Hant")) == 1

    def test_a_typo_lets_no_rule_in_that_was_made_since(self, database: Database, desk: Desk) -> None:
        """A closed version is left by new rules; what one makes of a corrected sentence is read before it goes out."""
        story = RevisedStory(database, desk.newsroom, desk.chinese)
        story.confirm_open("zh-Hant")
        story.finish("zh-Hant")
        with database.begin() as uow:
            make_rule(uow, story.editor, NewRule("zh-Hant-TW", "夜车", "夜班車"))
        story.run()
        story.revise({"十点发出": "十点出发", "2027": "2028"}, typo=True)
        left, next_line = "第一列夜班車十點出發。", "軟體會在2028年更新。"
        standing = {row.target.text: (row.target.state, row.target.look) for row in story.rows("zh-Hant")}
        assert standing[left] == ("translated", "parent_changed")
        assert standing[next_line] == ("final", None), "no rule is in this one"
        assert story.version("zh-Hant").status == "reviewing"
        with pytest.raises(Conflict) as caught:
            story.publish("zh-Hans", "zh-Hant")
        assert caught.value.code == "version_not_approved"
