"""The reviewer's acts on segments: accept, send back with a reason, and never one's own work."""

import pytest
from sqlalchemy import update

from tests.factories import make_person
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Publication
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale
from tms.domain.permissions import Actor, Role
from tms.services.reviewing.accept_segment import accept_segment
from tms.services.reviewing.faults_found import SentBack, faults_ever, faults_open


@pytest.fixture
def submitted(story: Story) -> Story:
    """zh-Hans in review."""
    story.translate()
    story.submit("zh-Hans")
    return story


@pytest.fixture
def both(story: Story) -> Actor:
    """Somebody who translates and reviews."""
    return make_person(
        story.database, "both@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], story.newsroom.publication_id
    )


def test_accepting_names_the_rev_and_changes_the_state_only(submitted: Story) -> None:
    before = submitted.text("zh-Hans", LEFT)
    history = len(submitted.history("zh-Hans", LEFT))
    submitted.accept("zh-Hans", LEFT)
    after = submitted.text("zh-Hans", LEFT)
    assert (after.state, after.rev, len(submitted.history("zh-Hans", LEFT))) == ("reviewed", before.rev, history)
    act = submitted.sign_offs("zh-Hans")[-1]
    assert (act.kind, act.rev, act.person_id) == ("accept", after.rev, submitted.reviewer.person_id)


def test_accepting_simplified_accepts_nothing_in_traditional(submitted: Story) -> None:
    submitted.accept_all("zh-Hans")
    assert {row.target.state for row in submitted.rows("zh-Hant")} == {"translated"}


def test_sending_back_says_why_and_keeps_the_text(submitted: Story) -> None:
    before = submitted.text("zh-Hans", LEFT)
    submitted.send_back("zh-Hans", LEFT, "  too literal ")
    row = submitted.row("zh-Hans", LEFT)
    assert (row.target.text, row.target.rev, row.target.state, row.target.look) == (
        before.text,
        before.rev,
        "initial",
        "sent_back",
    )
    assert row.sent_back == SentBack(submitted.reviewer.name, "too literal", [])
    assert submitted.sign_offs("zh-Hans")[-1].reason == "too literal"


def test_a_type_of_fault_is_a_reason_too_and_is_counted_while_open_and_ever(submitted: Story) -> None:
    story = submitted
    story.send_back("zh-Hans", LEFT, " ", faults=["terminology", "omission"])
    story.send_back("zh-Hans", CARRIED, "240, not 420", faults=["mistranslation", "omission"])
    row = story.row("zh-Hans", LEFT)
    assert row.sent_back == SentBack(story.reviewer.name, None, ["terminology", "omission"])
    story.give_back("zh-Hans", "", faults=["style"])
    story.save("zh-Hans", LEFT, "首班夜车十点发车。")
    version = story.version("zh-Hans").id
    with story.database.begin() as uow:
        ever, still = faults_ever(uow, [story.id]), faults_open(uow, [story.id])
    assert ever == {version: {"omission": 2, "terminology": 1, "mistranslation": 1, "style": 1}}
    assert next(iter(ever[version])) == "omission", "the most frequent first"
    assert still == {version: {"mistranslation": 1, "omission": 1}}


def test_a_reason_that_is_not_of_the_list_is_refused(submitted: Story) -> None:
    with pytest.raises(Invalid) as caught:
        submitted.send_back("zh-Hans", LEFT, "no", faults=["terminology", "ugly"])
    assert caught.value.code == "fault_unknown"
    assert submitted.text("zh-Hans", LEFT).state == "translated"


@pytest.mark.parametrize(
    ("reason", "code"), [("", "reason_missing"), (" \n", "reason_missing"), ("\x00", "text_not_text")]
)
def test_nothing_is_sent_back_without_a_reason(submitted: Story, reason: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        submitted.send_back("zh-Hans", LEFT, reason)
    assert caught.value.code == code
    assert submitted.text("zh-Hans", LEFT).state == "translated"


def test_a_reviewer_who_saw_an_older_text_is_told(submitted: Story) -> None:
    rev = submitted.text("zh-Hans", LEFT).rev
    with pytest.raises(Stale) as caught:
        submitted.accept("zh-Hans", LEFT, rev=rev - 1)
    assert (caught.value.params["rev"], caught.value.params["yours"]) == (rev, None)


def test_what_is_not_translated_is_not_accepted(submitted: Story) -> None:
    submitted.send_back("zh-Hans", LEFT, "no")
    with pytest.raises(Conflict) as caught:
        submitted.accept("zh-Hans", LEFT)
    assert caught.value.code == "not_translated"


def test_a_segment_of_elsewhere_is_not_found(submitted: Story) -> None:
    with pytest.raises(NotFound), submitted.database.begin() as uow:
        accept_segment(uow, submitted.reviewer, submitted.id, "zh-Hans", 0, rev=1)


def test_nobody_reviews_before_it_is_submitted_or_without_the_role(story: Story) -> None:
    story.translate()
    for by, code in ((story.reviewer, "not_in_review"), (story.translator, "not_your_role")):
        with pytest.raises(Denied) as caught:
            story.accept("zh-Hans", LEFT, by=by)
        assert caught.value.code == code


class TestFourEyes:
    @pytest.fixture
    def own(self, story: Story, both: Actor) -> Story:
        """zh-Hans in review; ``LEFT`` was translated by ``both``, who also confirmed another's ``CARRIED``."""
        story.translate()
        story.save("zh-Hans", LEFT, "两个人看过的句子。", by=both)
        story.save("zh-Hans", CARRIED, story.text("zh-Hans", CARRIED).text, by=both)
        story.submit("zh-Hans")
        return story

    @pytest.mark.parametrize("source", [LEFT, CARRIED], ids=["wrote it", "confirmed it"])
    def test_nobody_accepts_their_own_work(self, own: Story, both: Actor, source: str) -> None:
        with pytest.raises(Denied) as caught:
            own.accept("zh-Hans", source, by=both)
        assert caught.value.code == "own_work"
        assert own.row("zh-Hans", source, by=both).own is True
        own.accept("zh-Hans", source)

    def test_accepting_all_leaves_ones_own(self, own: Story, both: Actor) -> None:
        assert own.accept_all("zh-Hans", by=both) == 5
        assert {own.text("zh-Hans", source).state for source in (LEFT, CARRIED)} == {"translated"}

    def test_nobody_approves_a_version_with_their_own_work(self, own: Story, both: Actor) -> None:
        own.accept_all("zh-Hans")
        with pytest.raises(Denied) as caught:
            own.approve("zh-Hans", by=both)
        assert caught.value.code == "own_work"
        own.approve("zh-Hans")

    def test_what_follows_ones_own_change_is_ones_own_too(self, own: Story, both: Actor) -> None:
        own.submit("zh-Hant")
        with pytest.raises(Denied):
            own.accept("zh-Hant", LEFT, by=both)

    def test_another_persons_change_makes_it_theirs(self, story: Story, both: Actor) -> None:
        story.save("zh-Hans", LEFT, "我的句子。", by=both)
        story.translate()
        story.submit("zh-Hans")
        story.accept("zh-Hans", LEFT, by=both)

    def test_a_desk_of_one_can_switch_it_off(self, own: Story, both: Actor) -> None:
        with own.database.begin() as uow:
            uow.session.execute(update(Publication).values(four_eyes=False))
        own.accept("zh-Hans", LEFT, by=both)
        assert own.accept_all("zh-Hans", by=both) == 6
        own.approve("zh-Hans", by=both)
        assert own.version("zh-Hans").status == "approved"


def test_accepting_all_leaves_what_asks_for_a_look(submitted: Story) -> None:
    submitted.send_back("zh-Hans", LEFT, "no")
    with submitted.database.begin() as uow:
        uow.session.merge(submitted.text("zh-Hans", CARRIED)).look = "source_changed"
    assert submitted.accept_all("zh-Hans") == 5
    assert [submitted.text("zh-Hans", source).state for source in (LEFT, CARRIED)] == ["initial", "translated"]
    submitted.accept("zh-Hans", CARRIED)
    assert submitted.text("zh-Hans", CARRIED).look is None
