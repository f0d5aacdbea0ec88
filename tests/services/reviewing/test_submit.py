"""A version between the steps of its job: submit, return, approve, and what the memory learns."""

import pytest
from sqlalchemy import update

from tests.factories import ARTICLE, make_article, make_person
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import JobStep, Membership, Segment
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct
from tms.language.terms import DEPRECATED
from tms.services.articles.article_status import article_status
from tms.services.board.my_work import my_work
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts


def steps(story: Story, locale: str = "zh-Hans") -> list[tuple[str, str]]:
    return [(step.kind, step.state) for step in story.steps(locale)]


def test_what_is_not_confirmed_is_not_submitted(story: Story) -> None:
    story.translate()
    story.save("zh-Hans", LEFT, "还没确认", confirm=False)
    with pytest.raises(Conflict) as caught:
        story.submit("zh-Hans")
    assert (caught.value.code, caught.value.params["n"]) == ("not_all_translated", 1)
    assert steps(story) == [("translate", "active"), ("review", "waiting")]


def test_submitting_hands_the_version_to_the_reviewers(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    assert steps(story) == [("translate", "done"), ("review", "active")]
    assert story.version("zh-Hans").status == "reviewing"
    act = story.sign_offs("zh-Hans")[-1]
    assert (act.kind, act.person_id, len(act.fingerprint or b"")) == ("submit", story.translator.person_id, 32)
    assert story.steps("zh-Hans")[0].sign_off_id == act.id
    with pytest.raises(Denied) as caught:
        story.save("zh-Hans", LEFT, "太晚了。")
    assert caught.value.code == "not_in_translation"
    assert steps(story, "zh-Hant") == [("translate", "active"), ("review", "waiting")]


def test_nothing_is_submitted_or_approved_twice(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    with pytest.raises(Denied):
        story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    with pytest.raises(Denied):
        story.approve("zh-Hans")


def test_a_conflict_stops_the_submission(story: Story) -> None:
    story.translate()
    story.save("zh-Hant", CARRIED, "車上兩百四十人。")
    story.save("zh-Hans", CARRIED, "车上有250人。")
    with pytest.raises(Conflict) as caught:
        story.submit("zh-Hant")
    assert caught.value.code == "looks_open"


def test_a_conflict_stops_the_approval(story: Story) -> None:
    story.translate()
    story.save("zh-Hant", CARRIED, "車上兩百四十人。")
    story.submit("zh-Hant")
    story.accept_all("zh-Hant")
    story.save("zh-Hans", CARRIED, "车上有250人。")
    assert story.text("zh-Hant", CARRIED).state == "reviewed", "the text that was accepted still stands there"
    with pytest.raises(Conflict) as caught:
        story.approve("zh-Hant")
    assert caught.value.code == "looks_open"


def test_an_error_of_the_checks_stops_the_submission(story: Story) -> None:
    story.translate()
    with story.database.begin() as uow:
        row = uow.session.merge(story.text("zh-Hans", LEFT))
        row.text, row.rev, row.person_id = " ", row.rev + 1, story.translator.person_id
    with pytest.raises(Conflict) as caught:
        story.submit("zh-Hans")
    assert caught.value.code == "check_errors"
    assert "There is no translation yet." in str(caught.value)


def test_an_error_of_the_checks_that_came_up_in_the_review_stops_the_approval(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    # Each text stands as it was accepted; what the house allows has changed since.
    with story.database.begin() as uow:
        forms = [TermEntry("en", "train"), TermEntry("zh-Hans", "火车"), TermEntry("zh-Hans", "列车", DEPRECATED)]
        import_concepts(uow, story.editor, [ConceptEntry("train", kind="name", terms=forms)])
    with pytest.raises(Conflict) as caught:
        story.approve("zh-Hans")
    assert caught.value.code == "check_errors"


def test_returning_needs_a_reason_and_reopens_the_translation(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    with pytest.raises(Invalid) as caught:
        story.give_back("zh-Hans", " ")
    assert caught.value.code == "reason_missing"
    story.send_back("zh-Hans", LEFT, "too literal")
    story.give_back("zh-Hans", "see the first sentence")
    assert steps(story) == [("translate", "active"), ("review", "waiting")]
    assert story.version("zh-Hans").status == "translating"
    with pytest.raises(Conflict):
        story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, "第一列夜班列车在十点出发。")
    story.finish("zh-Hans")
    assert [act.kind for act in story.sign_offs("zh-Hans") if act.kind not in {"confirm", "accept"}] == [
        "submit",
        "send_back",
        "return",
        "submit",
        "approve",
    ]


def returned_in_my_work(story: Story) -> dict[str, tuple[bool, str | None]]:
    """Per locale of what waits for the translator: whether it is theirs, and who returned it why."""
    with story.database.begin() as uow:
        waiting = [work for work in my_work(uow, story.translator).rows if work.article_id == story.id]
    return {
        work.locale: (work.mine, f"{work.returned.who}: {work.returned.reason}" if work.returned else None)
        for work in waiting
    }


def test_what_is_returned_waits_with_its_reason_for_whoever_submitted_it(story: Story) -> None:
    story.translate()
    assert returned_in_my_work(story)["zh-Hans"] == (False, None)
    story.submit("zh-Hans")
    story.give_back("zh-Hans", "see the first sentence")
    assert story.steps("zh-Hans")[0].assignee_id == story.translator.person_id
    assert story.events(EventAct.STEP_ASSIGNED)[-1].data == {"step": 0, "assignee": story.translator.person_id}
    why = f"{story.reviewer.name}: see the first sentence"
    assert returned_in_my_work(story) == {"zh-Hans": (True, why), "zh-Hant": (False, None)}
    with story.database.begin() as uow:
        version = article_status(uow, story.editor, story.id).version("zh-Hans")
    assert version.returned is not None
    assert (version.returned.who, version.returned.reason) == (story.reviewer.name, "see the first sentence")
    story.submit("zh-Hans")
    with story.database.begin() as uow:
        assert article_status(uow, story.editor, story.id).version("zh-Hans").returned is None


def test_a_return_leaves_the_step_with_whom_it_was_assigned_to(story: Story) -> None:
    other = make_person(story.database, "other@desk.example", [Role.TRANSLATOR], story.newsroom.publication_id)
    story.translate()
    story.submit("zh-Hans")
    with story.database.begin() as uow:
        uow.session.merge(story.steps("zh-Hans")[0]).assignee_id = other.person_id
    story.give_back("zh-Hans", "once more")
    assert story.steps("zh-Hans")[0].assignee_id == other.person_id


def test_what_is_returned_is_free_if_whoever_submitted_it_does_not_translate_any_more(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    with story.database.begin() as uow:
        uow.session.execute(
            update(Membership)
            .where(Membership.person_id == story.translator.person_id)
            .values(roles=[Role.REVIEWER.value])
        )
    story.give_back("zh-Hans", "once more")
    assert story.steps("zh-Hans")[0].assignee_id is None


def test_what_is_not_accepted_is_not_approved(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept("zh-Hans", LEFT)
    with pytest.raises(Conflict) as caught:
        story.approve("zh-Hans")
    assert (caught.value.code, caught.value.params["n"]) == ("not_all_reviewed", 6)


def test_what_was_sent_back_is_not_approved_and_named_as_that(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "too literal")
    with pytest.raises(Conflict) as caught:
        story.approve("zh-Hans")
    assert (caught.value.code, caught.value.params["n"]) == ("sent_back_waits", 1)


def test_approving_ends_the_job_and_makes_the_texts_final(story: Story) -> None:
    story.translate()
    story.finish("zh-Hans")
    version = story.version("zh-Hans")
    assert (version.status, steps(story)) == ("approved", [("translate", "done"), ("review", "done")])
    assert {row.target.state for row in story.rows("zh-Hans")} == {"final"}
    assert story.version("zh-Hant").status == "translating", "approving one script approves nothing in the other"


def test_a_second_review_comes_before_the_approval(story: Story) -> None:
    with story.database.begin() as uow:
        first = story.steps("zh-Hans")[-1]
        uow.session.add(
            JobStep(
                article_id=story.id,
                job_id=first.job_id,
                position=2,
                publication_id=first.publication_id,
                name="Last look",
                kind="review",
            )
        )
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    assert story.version("zh-Hans").status == "reviewing"
    assert steps(story) == [("translate", "done"), ("review", "done"), ("review", "active")]
    story.approve("zh-Hans")
    assert story.version("zh-Hans").status == "approved"


def test_a_return_from_the_second_review_goes_through_the_first_again(story: Story) -> None:
    test_a_second_review = story.steps("zh-Hans")[-1]
    with story.database.begin() as uow:
        uow.session.add(
            JobStep(
                article_id=story.id,
                job_id=test_a_second_review.job_id,
                position=2,
                publication_id=test_a_second_review.publication_id,
                name="Last look",
                kind="review",
            )
        )
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    story.give_back("zh-Hans", "once more")
    assert steps(story) == [("translate", "active"), ("review", "waiting"), ("review", "waiting")]
    story.submit("zh-Hans")
    assert steps(story) == [("translate", "done"), ("review", "active"), ("review", "waiting")]


class TestTheMemory:
    @pytest.fixture
    def approved(self, story: Story) -> Story:
        story.translate()
        story.finish("zh-Hans", "zh-Hant")
        return story

    def drafts(
        self, approved: Story, page: ImportedArticle, locale: str = "zh-Hans"
    ) -> dict[str, tuple[str, int | None]]:
        article_id = make_article(approved.database, approved.editor, page)
        rows = Story(approved.database, approved.newsroom, article_id).rows(locale)
        return {
            row.source.text: (row.target.text, row.target.similarity) for row in rows if row.target.origin == "memory"
        }

    def test_the_same_article_comes_in_context_and_still_counts_as_a_draft(self, approved: Story) -> None:
        fed = {source: (text, 101) for source, text in IN_CHINESE.items() if source != ARTICLE.title}
        assert self.drafts(approved, ARTICLE) == fed, "the title is the version's own"
        article_id = make_article(approved.database, approved.editor, ARTICLE)
        rows = Story(approved.database, approved.newsroom, article_id).rows("zh-Hans")
        assert {row.target.state for row in rows} == {"initial"}

    def test_what_is_transcreated_is_not_learned_and_still_stands_between_its_neighbours(self, story: Story) -> None:
        with story.database.begin() as uow:
            one = update(Segment).where(Segment.article_id == story.id, Segment.id == story.segment(CARRIED))
            uow.session.execute(one.values(treatment="transcreate"))
        story.translate()
        story.finish("zh-Hans")
        drafted = self.drafts(story, ARTICLE)
        assert CARRIED not in drafted
        assert drafted[LEFT] == (IN_CHINESE[LEFT], 101)

    def test_the_same_sentence_among_others_is_exact(self, approved: Story) -> None:
        page = ImportedArticle(
            language="en", title="Elsewhere", blocks=[Block("paragraph", f"Nobody slept. {LEFT} It rained.")]
        )
        assert self.drafts(approved, page) == {LEFT: (IN_CHINESE[LEFT], 100)}

    def test_one_sentence_twice_is_in_context_where_its_neighbours_are(self, approved: Story) -> None:
        page = ImportedArticle(
            language="en",
            title="Elsewhere",
            blocks=[Block("paragraph", text) for text in ("Nobody slept.", LEFT, "Transport editor", LEFT, CARRIED)],
        )
        article_id = make_article(approved.database, approved.editor, page)
        rows = Story(approved.database, approved.newsroom, article_id).rows("zh-Hans")
        assert [row.target.similarity for row in rows if row.source.text == LEFT] == [100, 101]

    @pytest.mark.full
    def test_what_a_later_approval_says_wins(self, approved: Story) -> None:
        article_id = make_article(approved.database, approved.editor, ARTICLE)
        second = Story(approved.database, approved.newsroom, article_id)
        second.translate()
        second.save("zh-Hans", CARRIED, "它载了240人。")
        second.finish("zh-Hans")
        assert self.drafts(approved, ARTICLE)[CARRIED] == ("它载了240人。", 101)

    def test_nothing_is_remembered_before_the_approval(self, story: Story) -> None:
        story.translate()
        story.submit("zh-Hans")
        story.accept_all("zh-Hans")
        assert self.drafts(story, ARTICLE) == {}
