"""One reviewer, four eyes: a translator agrees to what the reviewer corrected, and the reviewer approves."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from tests.factories import make_person
from tests.services.notifications.told import lines
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Notification, Publication
from tms.domain.errors import Conflict, Denied, Stale
from tms.domain.permissions import Actor, Role
from tms.services.board.to_agree import to_agree
from tms.services.jobs.assign import assign_step
from tms.services.reviewing.agree import agree_to_correction, ask_to_agree
from tms.services.workspace.single_row import one_row
from tms.services.workspace.workspace import Workspace, workspace

CORRECTED = "首列夜班列车十点开出。"


@pytest.fixture
def corrected(story: Story) -> Story:
    """In review; the only reviewer has corrected ``LEFT`` and accepted all else."""
    story.translate()
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, CORRECTED, by=story.reviewer)
    story.accept_all("zh-Hans")
    return story


@pytest.fixture
def both(story: Story) -> Actor:
    """Somebody who translates and reviews."""
    roles = [Role.TRANSLATOR, Role.REVIEWER]
    return make_person(story.database, "both@newsroom.example", roles, story.newsroom.publication_id)


def agree(story: Story, by: Actor, source: str = LEFT, *, locale: str = "zh-Hans", rev: int | None = None) -> None:
    seen = story.text(locale, source).rev if rev is None else rev
    with story.database.begin() as uow:
        agree_to_correction(uow, by, story.id, locale, story.segment(source), rev=seen)


def page(story: Story, by: Actor, locale: str = "zh-Hans") -> Workspace:
    with story.database.begin() as uow:
        return workspace(uow, by, story.id, locale)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises((Denied, Conflict)) as caught:
        do()
    return caught.value.code


def test_the_reviewer_approves_once_the_translator_has_agreed(corrected: Story) -> None:
    assert refused(lambda: corrected.approve("zh-Hans")) == "own_work"
    agree(corrected, corrected.translator)
    assert corrected.text("zh-Hans", LEFT).state == "reviewed"
    signed = corrected.sign_offs("zh-Hans")[-1]
    assert (signed.kind, signed.person_id, signed.rev) == (
        "accept",
        corrected.translator.person_id,
        corrected.text("zh-Hans", LEFT).rev,
    )
    assert "version.approve" in page(corrected, corrected.reviewer).may
    corrected.approve("zh-Hans")
    assert corrected.version("zh-Hans").status == "approved"


def test_who_accepted_their_own_correction_while_they_could_does_not_approve_it(corrected: Story) -> None:
    def four_eyes(are: bool) -> None:
        with corrected.database.begin() as uow:
            uow.session.execute(update(Publication).values(four_eyes=are))

    four_eyes(False)
    corrected.accept("zh-Hans", LEFT)
    assert "version.approve" in page(corrected, corrected.reviewer).may
    four_eyes(True)
    assert refused(lambda: corrected.approve("zh-Hans")) == "own_work"


def test_the_page_says_who_can_agree_to_what_and_what_was_changed(corrected: Story) -> None:
    segment = corrected.segment(LEFT)
    reviewers = page(corrected, corrected.reviewer)
    assert reviewers.agreeing.mine == [segment]
    assert reviewers.agreeing.who[0] == corrected.translator.name
    assert "version.approve" not in reviewers.may
    translators = page(corrected, corrected.translator)
    assert (translators.agreeing.others, translators.agreeing.mine) == ([segment], [])
    row = corrected.row("zh-Hans", LEFT, by=corrected.translator)
    assert row.corrected is not None
    assert row.corrected.who == corrected.reviewer.name
    assert "".join(run.text for run in row.corrected.runs if run.kind != "gone") == CORRECTED
    with corrected.database.begin() as uow:
        assert one_row(uow, corrected.translator, corrected.id, "zh-Hans", segment).row == row
    assert corrected.row("zh-Hans", CARRIED, by=corrected.translator).corrected is None
    agree(corrected, corrected.translator)
    assert page(corrected, corrected.reviewer).agreeing.mine == []
    assert corrected.row("zh-Hans", LEFT, by=corrected.translator).corrected is None


def test_only_corrections_are_agreed_to_by_somebody_else_as_they_stand(corrected: Story, both: Actor) -> None:
    assert refused(lambda: agree(corrected, corrected.translator, CARRIED)) == "own_work"
    assert refused(lambda: agree(corrected, both, CARRIED)) == "not_a_correction"
    assert refused(lambda: agree(corrected, corrected.reviewer)) == "not_your_role"
    assert refused(lambda: agree(corrected, corrected.editor)) == "not_your_role"
    with pytest.raises(Stale):
        agree(corrected, corrected.translator, rev=1)
    agree(corrected, both)
    assert refused(lambda: agree(corrected, corrected.translator)) == "not_a_correction"


def test_whoever_translated_a_text_has_not_corrected_anothers(story: Story, both: Actor) -> None:
    story.translate()
    story.save("zh-Hans", LEFT, CORRECTED, by=both)
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, "首班夜车十点开出。", by=both)
    assert refused(lambda: agree(story, story.translator)) == "not_a_correction"
    story.accept_all("zh-Hans")
    assert refused(lambda: story.approve("zh-Hans", by=both)) == "own_work"
    story.approve("zh-Hans")


def test_a_correction_after_the_agreement_waits_for_another(corrected: Story) -> None:
    agree(corrected, corrected.translator)
    corrected.save("zh-Hans", LEFT, "首班夜车十点开出。", by=corrected.reviewer)
    assert refused(lambda: corrected.approve("zh-Hans")) == "own_work"
    agree(corrected, corrected.translator)
    corrected.approve("zh-Hans")


def test_what_follows_a_correction_is_agreed_to_in_its_version_too(corrected: Story) -> None:
    corrected.submit("zh-Hant")
    assert corrected.accept_all("zh-Hant") == len(corrected.rows("zh-Hant")) - 1
    assert refused(lambda: corrected.approve("zh-Hant")) == "own_work"
    agree(corrected, corrected.translator, locale="zh-Hant")
    corrected.approve("zh-Hant")
    assert corrected.version("zh-Hant").status == "approved"


def test_once_it_is_approved_nobody_agrees(corrected: Story) -> None:
    agree(corrected, corrected.translator)
    corrected.approve("zh-Hans")
    assert refused(lambda: agree(corrected, corrected.translator)) == "not_in_review"
    assert corrected.row("zh-Hans", LEFT, by=corrected.translator).corrected is None


def test_what_asks_the_translator_to_agree_is_among_their_work_until_they_do(story: Story) -> None:
    def asked(by: Actor) -> list[tuple[str, int, int]]:
        with story.database.begin() as uow:
            return [(one.locale, one.n, one.first) for one in to_agree(uow, by)]

    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
    story.translate()
    story.submit("zh-Hans")
    assert asked(story.translator) == []
    story.save("zh-Hans", CARRIED, "载有二百四十名乘客。", by=story.reviewer)
    story.save("zh-Hans", LEFT, CORRECTED, by=story.reviewer)
    assert asked(story.translator) == [("zh-Hans", 2, story.segment(LEFT))]
    assert asked(story.reviewer) == []
    # Nobody had to ask: they are told by the correction itself.
    assert lines(story, story.translator)[0] == "Reviewer asks you to agree to corrections in 简体"
    agree(story, story.translator)
    assert asked(story.translator) == [("zh-Hans", 1, story.segment(CARRIED))]
    story.send_back("zh-Hans", CARRIED, "Who says so?")
    assert asked(story.translator) == []


def test_a_reviewers_own_translation_asks_nobody_to_agree(story: Story, both: Actor) -> None:
    story.translate()
    story.save("zh-Hans", LEFT, CORRECTED, by=both)
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, "首列夜车十点发车。", by=both)
    assert lines(story, story.translator) == []


def test_the_translator_is_told_once_that_corrections_wait(corrected: Story) -> None:
    def ask(by: Actor) -> str:
        with corrected.database.begin() as uow:
            return ask_to_agree(uow, by, corrected.id, "zh-Hans")

    second = make_person(corrected.database, "second@desk.example", ["reviewer"], corrected.newsroom.publication_id)
    assert refused(lambda: ask(second)) == "nothing_to_agree"
    assert refused(lambda: ask(corrected.translator)) == "not_your_role"
    assert [ask(corrected.reviewer), ask(corrected.reviewer)] == [corrected.newsroom[Role.TRANSLATOR].name] * 2
    with corrected.database.begin() as uow:
        told = uow.session.scalars(
            select(Notification).where(Notification.article_id == corrected.id, Notification.kind == "corrected")
        ).all()
        assert [(one.person_id, one.segment_id, one.times) for one in told] == [
            # Told when it was corrected, and asked twice since.
            (corrected.translator.person_id, corrected.segment(LEFT), 3)
        ]
