"""A correction is agreed to once: wherever its version is by then, and for the version that follows it, too.

Written from what a desk wishes: after each course of events, which versions still ask the translator to agree, and
which the only reviewer can approve. "hant" are acts in zh-Hant; all others happen in zh-Hans.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.factories import make_person
from tests.services.reviewing.test_agree import CORRECTED, agree, page, refused
from tests.services.revising import RevisedStory, edited
from tests.services.story import LEFT, Story
from tms.db.models import JobStep, Membership, Publication
from tms.domain.errors import TmsError
from tms.domain.permissions import Actor, Role
from tms.services.following.detach import detach_segment

HANS, HANT = "zh-Hans", "zh-Hant"

CASES = [
    # What happens after the translation of all, with zh-Hans in review; asked; approvable.
    ("correct", "zh-Hans zh-Hant", ""),
    ("correct, agree", "", "zh-Hans zh-Hant"),
    ("correct, return", "zh-Hans zh-Hant", ""),
    ("correct, return, agree", "", "zh-Hans zh-Hant"),
    ("correct, recall, agree", "", "zh-Hans zh-Hant"),
    ("correct, return, submit", "zh-Hans zh-Hant", ""),
    ("correct, return, submit, agree", "", "zh-Hans zh-Hant"),
    ("correct, return, agree, submit", "", "zh-Hans zh-Hant"),
    # Whoever confirms it as it stands has read it and found it right.
    ("correct, return, confirm", "", "zh-Hans zh-Hant"),
    ("correct, return, confirm hant", "zh-Hans", "zh-Hant"),
    ("correct, send back, return, confirm", "", "zh-Hans zh-Hant"),
    # Whoever writes another text has not agreed; the reviewer accepts it as any translation.
    ("correct, return, rewrite", "", "zh-Hans zh-Hant"),
    # Sent back it is to be written anew, not to be agreed to; zh-Hant says still what the reviewer wrote.
    ("correct, send back, return", "zh-Hant", ""),
    # Another correction is another thing.
    ("correct, return, agree, submit, correct anew", "zh-Hans zh-Hant", ""),
    # Agreeing to what follows says nothing of where it was made.
    ("correct, agree hant", "zh-Hans", "zh-Hant"),
    ("submit hant, correct, agree", "", "zh-Hans zh-Hant"),
    ("submit hant, accept hant, correct, agree", "", "zh-Hans zh-Hant"),
    ("submit hant, accept hant, correct", "zh-Hans zh-Hant", ""),
    # With an override of its own zh-Hant says something else than what was agreed to.
    ("override hant, correct, agree", "zh-Hant", "zh-Hans"),
    ("override hant, correct, return, confirm", "zh-Hant", "zh-Hans"),
    ("override hant, correct, agree, agree hant", "", "zh-Hans zh-Hant"),
    # What is detached was not corrected: it is still the translator's.
    ("detach hant, submit hant, correct, agree", "", "zh-Hans zh-Hant"),
    # What was corrected in zh-Hant stays there.
    ("submit hant, correct hant, return hant", "zh-Hant", "zh-Hans"),
    ("submit hant, correct hant, return hant, agree hant", "", "zh-Hans zh-Hant"),
]


def detach_in(story: Story, locale: str) -> None:
    with story.database.begin() as uow:
        detach_segment(uow, story.translator, story.id, locale, story.segment(LEFT))


def as_it_stands(story: Story, locale: str) -> None:
    story.save(locale, LEFT, story.text(locale, LEFT).text)


ACTS: dict[str, Callable[[Story, str], object]] = {
    "correct": lambda s, at: s.save(at, LEFT, CORRECTED if at == HANS else "首列夜班列車十點開出。", by=s.reviewer),
    "correct anew": lambda s, at: s.save(at, LEFT, "首班夜车十点开出。", by=s.reviewer),
    "agree": lambda s, at: agree(s, s.translator, locale=at),
    "return": lambda s, at: s.give_back(at, "see the first sentence"),
    "recall": lambda s, at: s.recall(at),
    "submit": lambda s, at: s.submit(at),
    "accept": lambda s, at: s.accept_all(at),
    "confirm": as_it_stands,
    "send back": lambda s, at: s.send_back(at, LEFT, "once more"),
    "rewrite": lambda s, at: s.save(at, LEFT, "头班夜车十点开出。"),
    "override": lambda s, at: s.save(at, LEFT, s.text(at, LEFT).text.replace("十點", "晚間十點")),
    "detach": detach_in,
}


def happens(story: Story, course: str) -> None:
    story.translate()
    story.submit(HANS)
    for act in course.split(", "):
        ACTS[act.removesuffix(" hant")](story, HANT if act.endswith(" hant") else HANS)


def asked(story: Story, by: Actor) -> str:
    """Where the person is asked to agree."""
    return " ".join(locale for locale in (HANS, HANT) if page(story, by, locale).agreeing.others)


def approvable(story: Story, locale: str) -> bool:
    """Whether the translator, who only submits what they have, and the only reviewer bring it to an approval."""
    try:
        if story.version(locale).status == "translating":
            story.submit(locale)
        story.accept_all(locale)
        row = story.row(locale, LEFT, by=story.reviewer)
        if row.target.state != "reviewed" and not row.own:
            story.accept(locale, LEFT)
        story.approve(locale)
    except TmsError:
        return False
    return True


@pytest.mark.sample(4)
@pytest.mark.parametrize(("course", "still_asked", "approved"), CASES, ids=[case[0] for case in CASES])
def test_a_correction_is_asked_about_once_and_wherever_it_is(
    story: Story, course: str, still_asked: str, approved: str
) -> None:
    happens(story, course)
    assert asked(story, story.translator) == still_asked
    assert " ".join(locale for locale in (HANS, HANT) if approvable(story, locale)) == approved


@pytest.fixture
def returned(story: Story) -> Story:
    happens(story, "correct, return")
    return story


def newest(story: Story, locale: str) -> tuple[str, int | None]:
    """The last sign-off there: what, and by whom."""
    signed = story.sign_offs(locale)[-1]
    return signed.kind, signed.person_id


def test_agreeing_signs_both_versions_at_the_texts_that_stand_there(returned: Story) -> None:
    agree(returned, returned.translator)
    for locale in (HANS, HANT):
        signed, text = returned.sign_offs(locale)[-1], returned.text(locale, LEFT)
        assert (signed.kind, signed.person_id, signed.rev) == ("accept", returned.translator.person_id, text.rev)
        assert (text.state, text.touched_by) == ("reviewed", returned.translator.person_id)
    assert returned.row(HANS, LEFT, by=returned.translator).corrected is None


def test_back_in_translation_the_row_says_what_was_corrected(returned: Story) -> None:
    row = returned.row(HANS, LEFT, by=returned.translator)
    assert row.corrected is not None
    assert row.corrected.who == returned.reviewer.name
    assert "".join(run.text for run in row.corrected.runs if run.kind != "gone") == CORRECTED
    assert returned.row(HANS, LEFT, by=returned.editor).corrected is None, "who can't agree is not asked"


def test_nobody_agrees_to_their_own_correction_when_it_came_back(returned: Story) -> None:
    with returned.database.begin() as uow:
        them = Membership.person_id == returned.reviewer.person_id
        uow.session.execute(update(Membership).where(them).values(roles=[Role.TRANSLATOR, Role.REVIEWER]))
        uow.session.execute(update(JobStep).where(JobStep.article_id == returned.id).values(assignee_id=None))
    both = replace(returned.reviewer, roles=frozenset({Role.TRANSLATOR, Role.REVIEWER}))
    assert refused(lambda: agree(returned, both)) == "own_work"
    returned.save(HANS, LEFT, CORRECTED, by=both)
    assert newest(returned, HANS) == ("confirm", both.person_id)
    returned.submit(HANS, by=both)
    returned.accept_all(HANS)
    assert refused(lambda: returned.approve(HANS, by=both)) == "own_work"


def test_only_who_translates_it_now_agrees_in_translation(returned: Story) -> None:
    other = make_person(returned.database, "other@desk.example", ["translator"], returned.newsroom.publication_id)
    assert refused(lambda: agree(returned, other)) == "assigned_to_another"
    assert asked(returned, other) == HANT, "nobody has zh-Hant yet"
    returned.submit(HANS)
    agree(returned, other)


def test_agreeing_says_nothing_of_a_language_that_the_person_does_not_have(story: Story) -> None:
    with story.database.begin() as uow:
        them = Membership.person_id == story.translator.person_id
        uow.session.execute(update(Membership).where(them).values(languages=[HANS]))
    one = make_person(story.database, "one@desk.example", ["translator"], story.newsroom.publication_id)
    happens(story, "correct, return, agree")
    assert story.text(HANS, LEFT).state == "reviewed"
    assert story.text(HANT, LEFT).state == "translated"
    assert asked(story, one) == HANT
    story.submit(HANT, by=one)
    story.accept_all(HANT)
    assert refused(lambda: story.approve(HANT)) == "own_work"
    agree(story, one, locale=HANT)
    story.approve(HANT)


def test_a_confirmation_for_a_source_that_the_reviewer_has_not_seen_is_no_agreement(story: Story) -> None:
    revised = RevisedStory(story.database, story.newsroom, story.id)
    happens(revised, "correct, return")
    revised.commit(edited(revised.page(), {LEFT: "The first night train left at eleven."}))
    assert revised.text(HANS, LEFT).look == "source_changed"
    as_it_stands(revised, HANS)
    assert newest(revised, HANS) == ("confirm", revised.translator.person_id)
    assert revised.text(HANS, LEFT).state == "translated"


def test_where_four_eyes_are_not_asked_a_confirmation_is_one(returned: Story) -> None:
    with returned.database.begin() as uow:
        uow.session.execute(update(Publication).values(four_eyes=False))
    as_it_stands(returned, HANS)
    assert newest(returned, HANS) == ("confirm", returned.translator.person_id)


def test_a_translation_that_another_translator_confirms_is_no_correction(story: Story) -> None:
    other = make_person(story.database, "other@desk.example", ["translator"], story.newsroom.publication_id)
    story.translate()
    story.save(HANS, LEFT, story.text(HANS, LEFT).text, by=other)
    assert newest(story, HANS) == ("confirm", other.person_id)
    assert story.text(HANS, LEFT).state == "translated"
