"""A reviewer's own correction: the same path as a translator's save, and for another's eyes."""

import uuid
from dataclasses import asdict

import pytest
from sqlalchemy import update

from tests.factories import make_person
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Publication
from tms.domain.errors import Conflict, Denied, Invalid, Stale
from tms.domain.permissions import Actor, Role
from tms.services.translating.save_segment import keep_typing


@pytest.fixture
def submitted(story: Story) -> Story:
    story.translate()
    story.submit("zh-Hans")
    return story


@pytest.fixture
def second(story: Story) -> Actor:
    return make_person(story.database, "second@desk.example", [Role.REVIEWER], story.newsroom.publication_id)


def alone(story: Story) -> None:
    with story.database.begin() as uow:
        uow.session.execute(
            update(Publication).where(Publication.id == story.newsroom.publication_id).values(four_eyes=False)
        )


def test_a_correction_is_translated_and_the_reviewers_own_in_history_and_sign_offs(submitted: Story) -> None:
    submitted.accept("zh-Hans", LEFT)
    answer = submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    assert (answer["state"], answer["changed"], answer["followed"]) == ("translated", True, ["zh-Hant"])
    last = submitted.history("zh-Hans", LEFT)[-1]
    assert (last.text, last.person_id, last.act) == ("首列夜班列车十点开出。", submitted.reviewer.person_id, "edit")
    confirm = submitted.sign_offs("zh-Hans")[-1]
    assert (confirm.kind, confirm.rev, confirm.step) == ("confirm", last.rev, 1)
    assert submitted.text("zh-Hant", LEFT).text == "首列夜班列車十點開出。"


def test_a_correction_that_is_only_saved_is_confirmed_as_well(submitted: Story) -> None:
    answer = submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer, confirm=False)
    assert answer["state"] == "translated"
    with pytest.raises(Invalid) as caught:
        submitted.save("zh-Hans", LEFT, "", by=submitted.reviewer, confirm=False)
    assert caught.value.code == "text_empty"


def test_who_corrected_does_not_accept_and_is_told_who_can(submitted: Story, second: Actor) -> None:
    submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    with pytest.raises(Denied) as caught:
        submitted.accept("zh-Hans", LEFT)
    assert caught.value.code == "own_work"
    assert str(caught.value).endswith("another person has to approve it. Second can.")
    assert submitted.accept_all("zh-Hans") == 6, "all but their own"
    assert submitted.row("zh-Hans", LEFT, by=submitted.reviewer).own


def test_the_version_is_not_approved_by_who_corrected_it_until_somebody_else_accepted_that(
    submitted: Story, second: Actor
) -> None:
    submitted.accept_all("zh-Hans")
    submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    with pytest.raises(Conflict) as waiting:
        submitted.approve("zh-Hans", by=second)
    assert (waiting.value.code, waiting.value.params["n"]) == ("not_all_reviewed", 1)
    with pytest.raises(Denied) as caught:
        submitted.approve("zh-Hans")
    assert caught.value.code == "own_work"
    submitted.accept("zh-Hans", LEFT, by=second)
    submitted.approve("zh-Hans")
    assert submitted.version("zh-Hans").status == "approved"


def test_once_somebody_else_wrote_over_the_correction_its_author_may_approve(submitted: Story, second: Actor) -> None:
    submitted.accept_all("zh-Hans")
    submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    submitted.save("zh-Hans", LEFT, "首班夜车十点开出。", by=second)
    submitted.accept("zh-Hans", LEFT)
    submitted.approve("zh-Hans")
    assert submitted.version("zh-Hans").status == "approved"


def test_with_nobody_else_to_review_the_words_say_so(submitted: Story) -> None:
    submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    with pytest.raises(Denied, match="Nobody else reviews this language yet"):
        submitted.accept("zh-Hans", LEFT)


def test_a_step_that_is_assigned_has_to_be_assigned_anew(submitted: Story, second: Actor) -> None:
    with submitted.database.begin() as uow:
        uow.session.merge(submitted.steps("zh-Hans")[1]).assignee_id = submitted.reviewer.person_id
    submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    with pytest.raises(Denied, match="the editor can assign it to Second"):
        submitted.accept("zh-Hans", LEFT)


def test_where_four_eyes_are_switched_off_one_person_does_it_all(submitted: Story) -> None:
    alone(submitted)
    submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    assert submitted.accept_all("zh-Hans") == 7
    submitted.approve("zh-Hans")
    assert submitted.version("zh-Hans").status == "approved"


def test_a_text_that_is_left_as_it_was_makes_nobody_its_author(submitted: Story) -> None:
    before = submitted.text("zh-Hans", LEFT)
    signed = len(submitted.sign_offs("zh-Hans"))
    answer = submitted.save("zh-Hans", LEFT, before.text, by=submitted.reviewer)
    assert (answer["rev"], answer["state"], answer["changed"]) == (before.rev, "translated", False)
    assert len(submitted.sign_offs("zh-Hans")) == signed
    submitted.accept("zh-Hans", LEFT)


def test_what_was_sent_back_can_be_corrected_by_the_reviewer(submitted: Story) -> None:
    submitted.send_back("zh-Hans", LEFT, "too literal")
    answer = submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer)
    assert (answer["state"], answer["look"]) == ("translated", None)


def test_a_stale_correction_shows_both_texts_and_a_repeated_one_is_done_once(submitted: Story, second: Actor) -> None:
    rev, key = submitted.text("zh-Hans", LEFT).rev, uuid.uuid4()
    first = submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer, key=key)
    assert submitted.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=submitted.reviewer, key=key, rev=rev) == first
    with pytest.raises(Stale) as caught:
        submitted.save("zh-Hans", LEFT, "另一种说法。", by=second, rev=rev)
    assert caught.value.params["theirs"] == "首列夜班列车十点开出。"
    assert len(submitted.history("zh-Hans", LEFT)) == first["rev"]


def test_typing_and_claims_are_the_reviewers_too(submitted: Story) -> None:
    holder = submitted.claim("zh-Hans", CARRIED, by=submitted.reviewer)
    assert asdict(holder)["name"] == submitted.reviewer.name
    with submitted.database.begin() as uow:
        segment_id = submitted.segment(CARRIED)
        keep_typing(uow, submitted.reviewer, submitted.id, "zh-Hans", segment_id, text="车上", rev=1)
    assert submitted.row("zh-Hans", CARRIED, by=submitted.reviewer).mine_pending == "车上"
    submitted.save("zh-Hans", CARRIED, "列车载了240人。", by=submitted.reviewer)
    row = submitted.row("zh-Hans", CARRIED, by=submitted.reviewer)
    assert (row.mine_pending, row.holder) == (None, None)


@pytest.mark.parametrize("who", ["translator", "editor"])
def test_nobody_else_writes_while_it_is_in_review(submitted: Story, who: str) -> None:
    with pytest.raises(Denied):
        submitted.save("zh-Hans", LEFT, "另一种说法。", by=getattr(submitted, who))


def test_a_reviewer_writes_in_review_only(story: Story) -> None:
    with pytest.raises(Denied) as caught:
        story.save("zh-Hans", LEFT, "太早了。", by=story.reviewer)
    assert caught.value.code == "not_your_role"
